"""Mails are what the user wrote: one recipient stays one, and no text becomes a header."""

from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_desktop.errors import UserError
from csm_desktop.mail import compose
from csm_desktop.mail.compose import Letter, Recipient, draft, sendable
from csm_desktop.mail.drafts import drafts_folder, tidy
from csm_desktop.mail.handoff import LONGEST_LINK, mailto, write_draft

LENA = Recipient("lena.brandt@northwind.example", "Lena Brandt")
HEADERS = {
    "Subject",
    "To",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "X-Unsent",
}


def read_back(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


def recipients(content: bytes, header: str = "To") -> list[tuple[str, str]]:
    return [
        (address.display_name, address.addr_spec)
        for address in read_back(content)[header].addresses
    ]


def as_others_read(content: bytes, header: str = "To") -> list[tuple[str, str]]:
    """As a program reads that parts the header before it decodes a name (RFC 2047, 6.2)."""
    raw = getaddresses(["".join(str(message_from_bytes(content)[header] or "").splitlines())])
    return [(str(make_header(decode_header(name))), address) for name, address in raw if address]


@pytest.mark.parametrize(
    "hostile",
    [
        "What we agreed\r\nBcc: spy@evil.example",
        "What we agreed\nBcc: spy@evil.example",
        "=?UTF-8?Q?=0A?=Bcc: spy@evil.example",
        "=?utf-8?b?DQpCY2M6IHg=?=",
        "line\u2028separator",
        "nul\0",
    ],
)
def test_s4_line_ends_and_encoded_words_are_refused(hostile: str) -> None:
    with pytest.raises(UserError):
        draft(Letter((LENA,), subject=hostile))
    with pytest.raises(UserError):
        draft(Letter((Recipient(LENA.address, hostile),), subject="Fine"))
    with pytest.raises(UserError):
        draft(Letter((Recipient(f"{LENA.address}{hostile}"),), subject="Fine"))
    with pytest.raises(UserError):
        mailto(Letter((LENA,), subject=hostile))


@given(subject=st.text(max_size=120), name=st.text(max_size=60), body=st.text(max_size=200))
def test_s4_whatever_the_texts_are_the_headers_are_ours(subject: str, name: str, body: str) -> None:
    try:
        content = draft(Letter((Recipient(LENA.address, name),), subject=subject, body=body))
    except UserError:
        return
    message = read_back(content)
    assert set(message.keys()) == HEADERS
    assert message["Subject"] == subject.strip()
    [(shown, address)] = recipients(content)
    assert address == LENA.address
    assert "".join(shown.split()) == "".join(name.split())  # blanks are the reader's


def test_a_long_subject_keeps_its_blanks_as_any_program_reads_it() -> None:
    """The folding of Python 3.11.7's policies loses them (findings/email-subject-blanks.sh)."""
    words = ("neue", "„Acme“", "Kündigung", "Woche", "Überblick", "–", "2026", "für")
    for first in range(len(words)):
        subject = " ".join(words[first:] + words[:first] + words)
        head = draft(Letter((LENA,), subject=subject)).split(b"\r\nTo:")[0]
        lines = head.split(b"\r\n")
        assert all(len(line) <= 78 for line in lines)
        plain = b"".join(lines).removeprefix(b"Subject: ").decode()
        assert str(make_header(decode_header(plain))) == subject


@pytest.mark.parametrize(
    "name",
    [
        "Doe, Jane",
        "R&D <beta> </b>",
        'The "Boss", 2nd',
        "a@b.example, c",
        "Ōmi 近江 🙂",
        "عمر",
        "x" * 300,
    ],
)
def test_s5_a_name_with_a_comma_is_one_recipient(name: str) -> None:
    content = draft(Letter((Recipient("jane@doe.example", name), LENA), subject="Hello"))
    assert recipients(content) == [
        (name, "jane@doe.example"),
        ("Lena Brandt", "lena.brandt@northwind.example"),
    ]


# Letters that headers are made of, words that fold, and what an encoded word is made of.
SIGNS = st.sampled_from([*"abü近🙂ع ,;:<>()\"\\'@.=?_-[]", "Doe, Jane ", "a@b.example", " of the "])
names = st.lists(SIGNS, max_size=120).map("".join)


@given(st.lists(names, min_size=1, max_size=4), st.lists(names, max_size=2))
@settings(max_examples=30)
def test_s5_whatever_the_names_are_the_mail_goes_to_those_who_are_meant(
    to: list[str], copies: list[str]
) -> None:
    people = [
        Recipient(f"to{number}@a.example", name) for number, name in enumerate([*to, *copies])
    ]
    letter = Letter(tuple(people[: len(to)]), tuple(people[len(to) :]), "What we agreed")
    try:
        content = draft(letter)
    except UserError:
        assert any("=?" in person.name for person in people)  # an encoded word, refused as S4 wants
        return
    message = read_back(content)
    assert set(message.keys()) == HEADERS | ({"Cc"} if copies else set())
    for header, meant in (("To", letter.to), ("Cc", letter.cc)):
        whole = [(" ".join(each.name.split()), each.address) for each in meant]
        assert as_others_read(content, header) == whole
        found = recipients(content, header) if meant else []
        assert [address for _, address in found] == [each.address for each in meant]


def test_s5_of_a_long_name_no_blank_is_lost() -> None:
    name = "Anna Maria Gräfin von Hohenstein-Löwenberg, Vorstand für Über- und Nahverkehr, M. A."
    people = tuple(Recipient(f"p{n}@{'long' * n}.example", name[n:]) for n in range(1, 12, 2))
    content = draft(Letter(people, subject="x"))
    assert as_others_read(content) == [(each.name, each.address) for each in people]
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_s4_a_mail_that_is_read_otherwise_than_meant_is_not_handed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compose, "reads_as_meant", lambda *_: False)
    with pytest.raises(UserError, match="not be read as it is meant"):
        draft(Letter((LENA,), subject="x"))


def test_s5_a_domain_goes_out_in_ascii_and_a_local_part_must_be() -> None:
    assert sendable("jana@münchen.de") == "jana@xn--mnchen-3ya.de"
    assert sendable(" lena@northwind.example ") == "lena@northwind.example"
    for refused in ("jörg@northwind.example", "jörg@", "nobody", "a@b@c.example", ""):
        with pytest.raises(UserError):
            sendable(refused)


def test_a_draft_opens_for_sending_and_names_no_computer() -> None:
    content = draft(
        Letter((LENA,), (Recipient("marc@northwind.example"),), "Größe", "Dear Lena,\n\nGrüße\n")
    )
    message = read_back(content)
    assert message["X-Unsent"] == "1"
    assert recipients(content, "Cc") == [("", "marc@northwind.example")]
    assert {"From", "Date", "Message-ID", "Received"}.isdisjoint(message.keys())
    assert message.get_content() == "Dear Lena,\r\n\r\nGrüße\r\n"
    assert b"\r\n" in content
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_draft_is_a_file_of_its_own(tmp_path: Path) -> None:
    letter = Letter((LENA,), subject="../../What: we <agreed>", body="Hello")
    first = write_draft(letter, tmp_path)
    assert write_draft(letter, tmp_path) == first  # word for word the same
    second = write_draft(replace(letter, body="Hello again"), tmp_path)
    assert first != second
    assert {path.parent for path in (first, second)} == {tmp_path}
    assert first.suffix == ".eml"
    assert len(list(tmp_path.iterdir())) == 2
    with pytest.raises(UserError):
        write_draft(letter, tmp_path / "gone")


def test_an_earlier_draft_of_ours_gives_way_to_the_new_one(tmp_path: Path) -> None:
    letter = Letter((LENA,), subject="What we agreed", body="Hello")
    first = write_draft(letter, tmp_path, ours=True)
    assert write_draft(replace(letter, body="Anew"), tmp_path, ours=True) == first
    assert b"Anew" in first.read_bytes()
    other = write_draft(replace(letter, cc=(LENA,)), tmp_path, ours=True)  # to others: not the same
    assert other.name == "What we agreed (2).eml"


def test_s9_only_short_letters_become_a_link() -> None:
    letter = Letter((LENA,), (Recipient("x&y@a.example"),), "A & B? 100 %", "Hello,\nyou & me")
    link = mailto(letter)
    assert link is not None
    parts = urlsplit(link)
    assert unquote(parts.path) == LENA.address
    assert parse_qs(parts.query) == {
        "cc": ["x&y@a.example"],
        "subject": ["A & B? 100 %"],
        "body": ["Hello,\r\nyou & me"],
    }
    copied = mailto(letter, ("boss@ours.example", "b&c@münchen.de"))
    assert copied is not None
    assert parse_qs(urlsplit(copied).query)["bcc"] == ["boss@ours.example,b&c@xn--mnchen-3ya.de"]
    assert mailto(Letter((LENA,), subject="Long", body="x" * 5000)) is None
    assert mailto(Letter((LENA,), subject="Long", body="ü" * (LONGEST_LINK // 6))) is None


def test_old_drafts_are_taken_away(home: Path) -> None:
    folder = drafts_folder()
    assert home in folder.parents
    path = write_draft(Letter((LENA,), subject="Old", body=""), folder)
    made = path.stat().st_mtime
    tidy(folder, made + 6 * 86_400)
    assert path.exists()
    tidy(folder, made + 8 * 86_400)
    assert not path.exists()
