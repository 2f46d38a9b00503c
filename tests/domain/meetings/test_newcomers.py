"""Who is new in the room, out of a line of the notes."""

import pytest

from csm_desktop.domain.meetings.newcomers import Newcomer, called, newcomer_of, still_unknown
from csm_desktop.domain.meetings.note_lines import LineMark, marked_lines
from csm_desktop.domain.records.contacts import Contact


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("person Jane Doe, CFO", Newcomer("Jane Doe", "CFO")),
        ("new contact: Jane Doe", Newcomer("Jane Doe")),
        ("stakeholder Jane Doe, VP, Sales, jane@doe.example",
         Newcomer("Jane Doe", "VP, Sales", "jane@doe.example")),
        ("person Jane Doe <jane@doe.example>", Newcomer("Jane Doe", "", "jane@doe.example")),
        ("Ansprechpartnerin Jörg  Ä", Newcomer("Jörg Ä")),
        ("Jane Doe, CFO, jane@doe.example", Newcomer("Jane Doe", "CFO", "jane@doe.example")),
        ("担当者 山田 太郎", Newcomer("山田 太郎")),
        ("person", None),
        ("personal data", None),
        ("1 555 0123", None),
    ],
)  # fmt: skip
def test_a_line_names_who_is_new(line: str, who: Newcomer | None) -> None:
    assert newcomer_of(line) == who
    marks = [mark for mark, _ in marked_lines(f"+ {line}")]
    assert (marks == [LineMark.PERSON]) is (who is not None)


def test_who_is_known_is_not_new_and_nobody_is_new_twice() -> None:
    lena = Contact(1, 7, "Lena Brandt")
    named = [Newcomer("lena brandt"), Newcomer("Jane"), Newcomer("JANE", "CFO")]
    assert still_unknown(named, [lena]) == (Newcomer("Jane"),)
    assert called("jane.doe").name == "Jane Doe"
