"""How people are greeted: whatever a list wrote, nobody is called what they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.app.correspondence.voices import greeting
from csm_desktop.domain.correspondence.salutations import Addressee
from csm_desktop.domain.records.contacts import AddressForm
from csm_desktop.wording import Voice

FORMAL = AddressForm.FORMAL


def said(*people: Addressee, language: str = "en") -> str:
    with Voice.of(language).spoken():
        return greeting(people)


@pytest.mark.parametrize(
    ("name", "english", "german"),
    [
        ("Lena Brandt", "Dear Lena Brandt,", "Guten Tag Lena Brandt,"),
        ("Dr. Lena Brandt", "Dear Dr. Brandt,", "Guten Tag Dr. Brandt,"),
        ("Frau Dr. Lena Brandt", "Dear Dr. Brandt,", "Sehr geehrte Frau Dr. Brandt,"),
        ("Brandt, Frau Dr. Lena", "Dear Dr. Brandt,", "Sehr geehrte Frau Dr. Brandt,"),
        ("Herr Jonas Vogt", "Dear Mr Vogt,", "Sehr geehrter Herr Vogt,"),
        ("Mrs. Ada Quill, PhD", "Dear Ms Quill,", "Sehr geehrte Frau Quill,"),
        ("Ada Quill, PhD", "Dear Ada Quill,", "Guten Tag Ada Quill,"),
        ("Prof. Dr. Anna van der Berg", "Dear Prof. Dr. van der Berg,",
         "Guten Tag Prof. Dr. van der Berg,"),
        ("Garcia Lopez, Dr. Ana", "Dear Dr. Garcia Lopez,", "Guten Tag Dr. Garcia Lopez,"),
        ("Quill, Ada", "Dear Ada Quill,", "Guten Tag Ada Quill,"),
        ("Cher", "Dear Cher,", "Guten Tag Cher,"),
        ("Dr. Brandt", "Dear Dr. Brandt,", "Guten Tag Dr. Brandt,"),
        ("Ms. Lee", "Dear Ms Lee,", "Sehr geehrte Frau Lee,"),
        ("Dr.-Ing. Karl Benz", "Dear Dr. Benz,", "Guten Tag Dr. Benz,"),
        ("Dipl.-Ing. Karl Benz", "Dear Karl Benz,", "Guten Tag Karl Benz,"),
        ("'Quill, Ada' | Acme", "Dear Ada Quill,", "Guten Tag Ada Quill,"),
        ("株式会社 山田", "Dear 株式会社 山田,", "Guten Tag 株式会社 山田,"),
        ("ada@quill.example", "Hello,", "Guten Tag,"),
        ("Dr.", "Hello,", "Guten Tag,"),
        ("", "Hello,", "Guten Tag,"),
    ],
)  # fmt: skip
def test_a_formal_greeting_says_title_and_last_name_and_guesses_nothing(
    name: str, english: str, german: str
) -> None:
    person = Addressee(name, FORMAL)
    assert (said(person), said(person, language="de")) == (english, german)


def test_first_names_share_one_greeting_and_mixed_forms_have_their_own() -> None:
    lena, marc = Addressee("Dr. Lena Brandt"), Addressee("Olivier, Marc")
    assert said(lena, marc) == "Dear Lena and Marc,"
    formal = Addressee("Dr. Lena Brandt", FORMAL)
    assert said(formal, marc) == "Dear Dr. Brandt, dear Marc,"
    assert said(formal, marc, language="de") == "Guten Tag Dr. Brandt, guten Tag Marc,"


def test_who_is_known_by_title_and_last_name_alone_is_never_called_by_it() -> None:
    """“Dear Brandt,” is rude in every language; and nobody is left out beside somebody else."""
    assert said(Addressee("Herr Brandt")) == "Dear Mr Brandt,"
    assert said(Addressee("Sir Ian")) == "Dear Ian,"
    both = Addressee("Lena Vogt"), Addressee("Dr. Brandt")
    assert said(*both) == "Dear Lena, dear Dr. Brandt,"
    assert said(*both, language="de") == "Guten Tag Lena, guten Tag Dr. Brandt,"


def test_the_users_own_words_go_before_every_form() -> None:
    own = Addressee("Dr. Lena Brandt", FORMAL, "Servus Lena")
    assert said(own) == "Servus Lena,"
    assert said(Addressee("ada@quill.example", FORMAL, "Dear both,")) == "Dear both,"


@given(st.text(max_size=60), st.sampled_from(AddressForm))
def test_any_name_makes_one_line_that_ends_as_a_greeting(name: str, form: AddressForm) -> None:
    line = said(Addressee(name, form))
    assert line.endswith(",")
    assert "@" not in line
    assert line.startswith(("Dear ", "Hello,"))
