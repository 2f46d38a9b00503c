import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csm_desktop.domain.people.person_names import (
    first_name,
    in_order,
    is_salutation,
    with_titles,
)


@pytest.mark.parametrize(
    ("name", "addressed"),
    [
        ("Lena Brandt", "Lena"), ("Brandt, Lena Maria", "Lena"), ("Acme,", "Acme"),
        ("Dr. Una Berg", "Una"),
        ("Berg, Dr. Una", "Una"), ("Una Berg, MBA", "Una"), ("Una Berg, Ph.D., MBA", "Una"),
        ("Mrs. Ann Frost", "Ann"), ("Prof. Dr. Hans Groß", "Hans"), ("Herr Jörg Groß", "Jörg"),
        ("ADA QUILL", "Ada"), ("van der Berg, Piet", "Piet"), ("M. Jean Petit", "Jean"),
        ("Jean-Luc Petit", "Jean-Luc"), ("Kim Roe (she/her)", "Kim"), ("愛川 翼", "愛川"),
        ("J. R. Smith", "J. R. Smith"), ("de la Cruz María", "de la Cruz María"), ("Bo", "Bo"),
        ("Don", "Don"), ("JP Morgan", "JP"), ("Dipl.-Ing. Una Berg", "Una"),
        ("Dr.-Ing. Una Berg", "Una"), ("'Una Berg'", "Una"), ("Una Berg | Acme", "Una"),
        ("Sir Ian", "Ian"), ("Anna-Lena Groß", "Anna-Lena"),
    ],
)  # fmt: skip
def test_people_are_addressed_by_their_first_name(name: str, addressed: str) -> None:
    assert first_name(name) == addressed


@pytest.mark.parametrize("name", ["ada@acme.org", "Dr.", "", "  ", "Mr.", "Dr. Berg", "Herr Groß"])
def test_nobody_is_addressed_by_a_title_or_an_address(name: str) -> None:
    assert first_name(name) == ""


@pytest.mark.parametrize(
    ("name", "ordered"),
    [("Quill, Ada", "Ada Quill"), ("Dr. Berg, Una, MBA", "Dr. Una Berg, MBA"),
     ("Berg, Dr. Una", "Dr. Una Berg"),
     ("Una Berg, MBA", "Una Berg, MBA"), ("Li, MBA", "Li, MBA"), ("Li, MA", "Li, MA"),
     ("Li, Ma", "Ma Li"), ("Nguyen, Ba", "Ba Nguyen"), ("Una Berg, Ma", "Una Berg, Ma"),
     ("Ann Lee, Jr.", "Ann Lee, Jr."), ("Ann Lee", "Ann Lee"), ("Lee,", "Lee,"), (",", ",")],
)  # fmt: skip
def test_a_family_name_in_front_is_turned_and_a_degree_stays(name: str, ordered: str) -> None:
    assert in_order(name) == ordered


@given(st.text(max_size=40))
@example("Ann[x]Lee")
def test_any_name_has_an_address_of_its_own_words_or_none(name: str) -> None:
    addressed = first_name(name)
    assert addressed == addressed.strip()
    assert all(word.casefold() in name.casefold() for word in addressed.split())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Frost, Ann (she/her)", "Ann Frost (she/her)"),
        ("Berg, Una, PhD", "Una Berg, PhD"),
        ("Alder, Inc.", "Alder, Inc."),
        ("King Jr., Martin", "Martin King Jr."),
        ("Quill, Ada, Beth", "Ada, Beth Quill"),
    ],
)
def test_what_stands_behind_a_name_stays_behind_it(written: str, name: str) -> None:
    assert in_order(written) == name


@pytest.mark.parametrize(
    ("text", "is_one"), [("Mrs.", True), ("Prof. Dr.", True), ("Dr. Berg", False), ("", False)]
)
def test_salutations_are_no_names(text: str, is_one: bool) -> None:
    assert is_salutation(text) == is_one


@pytest.mark.parametrize(("name", "before", "behind", "whole"), [
    ("Ada Quill", "Mrs. Dr.", "PhD", "Dr. Ada Quill, PhD"),
    ("Dr. Ada Quill", "Dr.", "", "Dr. Ada Quill"),
    ("Ada Quill, MBA", "", "MBA", "Ada Quill, MBA"),
    ("Ada Quill", "Ms", "Head of IT", "Ada Quill"),
])  # fmt: skip
def test_learned_titles_and_degrees_stand_with_a_name_once(
    name: str, before: str, behind: str, whole: str
) -> None:
    assert with_titles(name, before, behind) == whole
