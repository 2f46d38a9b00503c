"""vCards of every producer: what of them is read, what is refused and why, and back again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.vcards import vcards
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.reach import reach_from_words
from csm_desktop.errors import UserError
from csm_desktop.importers.cards.vcards import HEADS, AddressCard, DamagedCard, read_cards
from csm_desktop.importers.files.formats.first_bytes import is_vcard
from csm_desktop.importers.planner import read_file
from csm_desktop.wording import render
from tests.public_data import public


def cells(card: AddressCard | DamagedCard) -> dict[str, str]:
    assert isinstance(card, AddressCard)
    return {head: cell for head, cell in zip(HEADS, card.cells, strict=True) if cell}


def one(text: str | bytes) -> dict[str, str]:
    content = text.encode() if isinstance(text, str) else text
    (card,) = read_cards(b"BEGIN:VCARD\r\n" + content + b"\r\nEND:VCARD\r\n")
    return cells(card)


def test_a_soft_line_break_goes_on_whatever_the_next_line_begins_with() -> None:
    found = one("VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6=\r\n=C3=9Frg")
    assert found == {"Name": "Jößrg"}


def test_a_line_folded_within_a_letter_is_whole_again() -> None:
    name = "Jörg".encode()
    assert one(b"FN:" + name[:2] + b"\r\n " + name[2:]) == {"Name": "Jörg"}


def test_types_groups_and_labels_tell_what_a_number_is() -> None:
    found = one(
        "FN:Ada\nTEL;CELL:1711\nTEL;TYPE=WORK,VOICE:3011\nTEL;type=HOME;type=FAX:3099\n"
        "item1.TEL:3022\nitem1.X-ABLabel:_$!<Assistant>!$_\nEMAIL;TYPE=home:ada@home.example\n"
        "EMAIL;TYPE=work;PREF=1:ada@work.example\nADR;TYPE=work:;;Kai 3\\, Hof;Rostock;;18055;DE\n"
        "ORG:Firm\\; Sons;Ops"
    )
    assert found == {
        "Name": "Ada", "Mobile phone": "1711", "Phone": "3011", "E-mail": "ada@work.example",
        "Company": "Firm; Sons", "Department": "Ops",
        "Further addresses and numbers": (
            "home: ada@home.example | home fax: 3099 | Assistant: 3022 |"
            " Kai 3, Hof, Rostock, 18055, DE"
        ),
    }  # fmt: skip


def test_a_number_that_is_written_as_a_link_is_a_number() -> None:
    lines = (
        'TEL;TYPE="work,voice";VALUE=uri:tel:+49-30-2;ext=55',
        "TEL;TYPE=cell;VALUE=uri:tel:+49-170-3",
        "TEL;TYPE=home;VALUE=uri:tel:+49-40-4;phone-context=x;ext=6",
    )
    row = one("\n".join(("VERSION:4.0", "FN:Ann Lee", *lines)))
    assert row["Phone"] == "+49-30-2 ext. 55"
    assert row["Mobile phone"] == "+49-170-3"
    assert "+49-40-4 ext. 6" in row["Further addresses and numbers"]


def test_commas_of_a_text_are_letters_in_every_version() -> None:
    for version, comma in (("2.1", ","), ("3.0", "\\,"), ("4.0", "\\,")):
        texts = [f"TITLE:VP{comma} Sales", f"NOTE:Met in Oslo{comma} likes it", "FN:Ann Lee"]
        row = one("\n".join((f"VERSION:{version}", *texts)))
        assert (row["Job title"], row["Notes"]) == ("VP, Sales", "Met in Oslo, likes it")


def test_a_name_with_a_comma_is_taken_from_its_parts() -> None:
    assert one("N:Doe;John;;;\nFN:Doe\\, John")["Name"] == "John Doe"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bob\nEND:VCARD", 1, "has no end"),
        ("BEGIN:VCARD\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nFN:Ada", 4, "has no end"),
        ("BEGIN:VCARD\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nFN:Ada\nhello\nEND:VCARD", 4, "line 6"),
        ("BEGIN:VCARD\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nTEL:1\nEND:VCARD", 4, "neither a name"),
        (
            "BEGIN:VCARD\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nFN;CHARSET=nonsense:A\nEND:VCARD",
            4, "line 5 cannot be decoded",
        ),
    ],
)  # fmt: skip
def test_a_damaged_card_is_refused_by_itself_with_its_place(text: str, line: int, why: str) -> None:
    found = list(read_cards(text.encode()))
    (broken,) = [card for card in found if isinstance(card, DamagedCard)]
    assert broken.line == line
    assert why in render(broken.why)
    assert [cells(card)["Name"] for card in found if isinstance(card, AddressCard)] == ["Bob"]


def test_an_assistants_card_within_another_is_passed_over() -> None:
    found = one("FN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\nTITLE:CFO")
    assert found == {"Name": "Ada", "Job title": "CFO"}


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for card in read_cards(b"BEGIN:VCARD\n" + content):
        assert isinstance(card, AddressCard | DamagedCard)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=90)


@given(WORDS.filter(lambda name: name.strip() and "," not in name), WORDS, WORDS)
def test_a_card_of_ours_comes_back_as_it_was(name: str, title: str, firm: str) -> None:
    reach = (reach_from_words("fax: +49 30 99"), reach_from_words("Kai 3, 18055 Rostock"))
    ada = Contact(1, 2, name, title, email="a@b.example", mobile="+49 171 2", reach=reach)
    text = vcards([(ada, firm)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (card,) = read_cards(text.encode())
    found = cells(card)
    assert found["Name"] == " ".join(name.split())
    assert found.get("Job title", "") == " ".join(title.split())
    assert found.get("Company", "") == " ".join(firm.split())
    assert found["E-mail"] == "a@b.example"
    further = found["Further addresses and numbers"]
    assert further == "fax: +49 30 99 | Kai 3, 18055 Rostock"


@pytest.mark.parametrize(
    ("name", "whole", "broken"),
    [
        ("android_21_qp.vcf", 5, 1), ("fullcontact_40.vcf", 1, 0), ("mac_30_photo.vcf", 1, 0),
        ("outlook_21.vcf", 1, 0),
    ],
)  # fmt: skip
def test_every_public_producer_is_read(name: str, whole: int, broken: int) -> None:
    content = public(f"vcards/{name}").read_bytes()
    assert is_vcard(content[:200])
    found = list(read_cards(content))
    assert sum(isinstance(card, AddressCard) for card in found) == whole
    assert sum(isinstance(card, DamagedCard) for card in found) == broken


def test_a_card_is_known_behind_other_lines_and_keeps_its_profiles() -> None:
    words = (
        b"From: a@b.example\r\n\r\nBEGIN:VCARD\r\nFN:Ada Obi\r\n"
        b"X-SOCIALPROFILE;type=linkedin;x-user=ada:https://social.example/ada\r\nEND:VCARD\r\n"
    )
    assert is_vcard(words)
    assert not is_vcard(b"Name,Note\r\nAda,sent BEGIN:VCARD to me\r\n")
    (card,) = read_cards(words)
    further = cells(card)["Further addresses and numbers"]
    assert further == "linkedin: https://social.example/ada"


@pytest.mark.parametrize("sign", ["X-ABSHOWAS:COMPANY", "KIND:org", "KIND:group"])
def test_the_card_of_a_company_is_no_person(sign: str) -> None:
    (found,) = read_cards(f"BEGIN:VCARD\nFN:Acorn Rail\n{sign}\nEND:VCARD\n".encode())
    assert isinstance(found, DamagedCard)
    assert render(found.why) == "the card of a company or a group, and of no person"


def test_what_stands_before_and_behind_a_name_in_a_card_is_told() -> None:
    (card,) = read_cards(
        b"BEGIN:VCARD\r\nN:Quill;Ada;M.;Prof. Dr.;PhD\r\nFN:Ada Quill\r\nEND:VCARD\r\n"
    )
    assert isinstance(card, AddressCard)
    assert cells(card)["Name prefix"] == "Prof. Dr."
    assert cells(card)["Name suffix"] == "PhD"


def test_cards_of_companies_hold_no_address_book_back(tmp_path: Path) -> None:
    person, firm = (
        f"BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:{kind}\r\nFN:{name}\r\nEND:VCARD\r\n"
        for kind, name in (("individual", "Una Berg"), ("org", "Aldo Foods"))
    )
    path = tmp_path / "people.vcf"
    path.write_text(person + firm, encoding="utf-8", newline="")
    (plan,) = read_file(path).plans
    assert (plan.ready, plan.refused, plan.rows_in) == (1, (), 2)
    assert [row.value for row in plan.set_aside] == ["Aldo Foods"]


def test_a_mail_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text("Subject: Hello\r\nFrom: a@b.example\r\n\r\nText\r\n", encoding="utf-8")
    with pytest.raises(UserError, match="EML file"):
        read_file(path)
