"""Notes: dates in words, marks, owners, and a follow-up that never holds a private line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.meetings.follow_up_draft import (
    follow_up_draft,
)
from csm_desktop.domain.meetings.note_lines import (
    LineMark,
    NoteLine,
    action_from,
    handle_of,
    note_lines,
    owners_called,
    people_of,
)
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.plan import ActionOrigin, Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.dates_in_words import date_in_words, trailing_date

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", TODAY),
        ("Morgen", date(2026, 11, 23)),
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("sun", date(2026, 11, 29)),
        ("Mittwoch", date(2026, 11, 25)),
        ("miércoles", date(2026, 11, 25)),
        ("+3", date(2026, 11, 25)),
        ("+2w", date(2026, 12, 6)),
        ("+1m", date(2026, 12, 22)),
        ("+1y", date(2027, 11, 22)),
        ("3 dec", date(2026, 12, 3)),
        ("3. Dez", date(2026, 12, 3)),
        ("3 déc.", date(2026, 12, 3)),
        ("Dec 3rd", date(2026, 12, 3)),
        ("3 dec 2028", date(2028, 12, 3)),
        ("1 nov", date(2027, 11, 1)),
        ("22 nov", TODAY),
        ("3.12.", date(2026, 12, 3)),
        ("3.12.2027", date(2027, 12, 3)),
        ("29 feb", date(2028, 2, 29)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3/4", None),
        ("31 feb", None),
        ("2026-13-01", None),
        ("", None),
        ("soon", None),
        ("+9999y", None),
    ],
)
def test_dates_are_read_as_people_jot_them_down(words: str, expected: date | None) -> None:
    assert date_in_words(words, TODAY) == expected


def test_a_month_from_the_31st_ends_with_the_shorter_month() -> None:
    assert date_in_words("+1m", date(2026, 1, 31)) == date(2026, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from("mon tue wed thu fri".split()))  # noqa: SIM905
def test_a_weekday_is_within_the_next_seven_days(today: date, word: str) -> None:
    found = date_in_words(word, today)
    assert found is not None
    assert timedelta(0) < found - today <= timedelta(7)
    assert found.strftime("%a").casefold() == word


@given(st.text(), st.dates())
def test_any_text_is_read_without_an_error(text: str, today: date) -> None:
    rest, found = trailing_date(text, today)
    assert found is not None or rest == text.strip()
    date_in_words(text, today)


@pytest.mark.parametrize(
    ("text", "rest", "due"),
    [
        ("send SSO guide fri", "send SSO guide", date(2026, 11, 27)),
        ("send SSO guide by 3 dec 2026.", "send SSO guide", date(2026, 12, 3)),
        ("SSO guide to IT, 3.12.", "SSO guide to IT", date(2026, 12, 3)),
        ("Anleitung schicken bis Freitag", "Anleitung schicken", date(2026, 11, 27)),
        ("what to do", "what to do", None),
        ("friday", "friday", None),
        ("name pilot users +2w", "name pilot users", date(2026, 12, 6)),
    ],
)
def test_an_action_may_end_with_its_date(text: str, rest: str, due: date | None) -> None:
    assert trailing_date(text, TODAY) == (rest, due)


TEAM = (
    TeamMember(1, "Ann Weber", is_me=True),
    TeamMember(2, "Priya Nair"),
    TeamMember(3, "Left Long Ago", active=False),
)
CONTACTS = (
    Contact(11, 1, "Lena Brandt"),
    Contact(12, 1, "Marc Olivier"),
    Contact(13, 1, "Müller, Jörg"),
    Contact(14, 1, "Gone Person", status=ContactStatus.LEFT),
)
PEOPLE = people_of(TEAM, CONTACTS, TODAY)


def called(words: str) -> list[str]:
    return [owner.name for owner in owners_called(words, PEOPLE)]


def test_owners_are_found_by_first_name_whole_name_or_a_unique_beginning() -> None:
    assert called("lena") == ["Lena Brandt"]
    assert called("Marc.Olivier") == ["Marc Olivier"]
    assert called("pri") == ["Priya Nair"]
    assert called("jorg") == called("müller") == ["Müller, Jörg"]
    assert called("us") == ["Ann Weber"]
    assert called("nobody") == called("gone") == called("left") == []
    assert owners_called("them", PEOPLE)[0].side is Side.CUSTOMER


def test_an_ambiguous_owner_stays_open_with_its_candidates() -> None:
    people = people_of(TEAM, (*CONTACTS, Contact(15, 1, "Lena Fischer")), TODAY)
    (line,) = note_lines("> @lena name pilot users", people, TODAY)
    assert line.owner is None
    assert [owner.contact_id for owner in line.candidates] == [11, 15]
    assert line.owner_words == "lena"
    (whole,) = note_lines("> @lena.fischer name pilot users", people, TODAY)
    assert whole.owner is not None
    assert whole.owner.contact_id == 15


BODY = """Replanning measured last week: 22 minutes, target 15.
! Go live in two depots on 13 December, rest in January
> @us SSO guide to IT fri

> @lena name pilot users 2 dec
? Who signs for the works council?
# Marc doubts the January date
"""


def test_notes_of_a_call_by_hand() -> None:
    lines = note_lines(BODY, PEOPLE, TODAY)
    assert [line.mark for line in lines] == [
        LineMark.PLAIN,
        LineMark.DECISION,
        LineMark.ACTION,
        LineMark.ACTION,
        LineMark.QUESTION,
        LineMark.PRIVATE,
    ]
    ours, theirs = lines[2], lines[3]
    assert ours.owner is not None
    assert theirs.owner is not None
    assert (ours.text, ours.owner.name, ours.due_on) == (
        "SSO guide to IT",
        "Ann Weber",
        date(2026, 11, 27),
    )
    assert (theirs.text, theirs.owner.contact_id, theirs.due_on) == (
        "name pilot users",
        11,
        date(2026, 12, 2),
    )
    action = action_from(theirs, 99, 1, 5, TODAY)
    assert (action.side, action.contact_id, action.team_member_id) == (Side.CUSTOMER, 11, None)
    assert (action.origin, action.origin_id) == (ActionOrigin.MEETING, 5)


@pytest.mark.parametrize(
    "line",
    [
        "#secret",
        "  # secret",
        "- # secret",
        "> # secret",
        "＃secret",
        "\u200b# secret",
        "\ufeff#secret",
        "# secret\u2028more secret",
        "# secret\x0c> @lena secret",
        "#\x0bsecret",
    ],
)
def test_a_line_that_may_be_private_is_private(line: str) -> None:
    found = note_lines(line, PEOPLE, TODAY)
    assert {each.mark for each in found} == {LineMark.PRIVATE}


def test_an_address_names_no_owner() -> None:
    (line,) = note_lines("> write to lena@northwind.example today", PEOPLE, TODAY)
    assert (line.text, line.owner_words) == ("write to lena@northwind.example", "")
    assert line.due_on == TODAY


MEETING = Meeting(
    1,
    1,
    MeetingKind.IMPACT_REVIEW,
    "Impact review",
    datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
    summary="Still planning for 13 December.",
)


def test_a_summary_is_shared_once_it_was_confirmed() -> None:
    assert follow_up_draft(MEETING, (), ()).heard == ()
    confirmed = replace(MEETING, summary_confirmed=True)
    assert follow_up_draft(confirmed, (), ()).heard == ("Still planning for 13 December.",)
    told = note_lines(f"More\n{MEETING.summary}\nMore", PEOPLE, TODAY)
    # What stands in the notes, too, is said once.
    assert follow_up_draft(confirmed, told, ()).heard == (MEETING.summary, "More")


@given(st.text())
def test_every_word_of_a_note_is_kept_somewhere(body: str) -> None:
    for line in note_lines(body, PEOPLE, TODAY):
        assert isinstance(line, NoteLine)
        assert line.text == line.text.strip()


def test_a_handle_means_one_person_whatever_the_name_holds() -> None:
    names = ["Lena Brandt", "Lena Brandt", "Doe, Jane", "R&D <beta>", "Anne-Marie O’Neill", "Зоя"]
    contacts = [Contact(10 + n, 1, name) for n, name in enumerate(names)]
    people = people_of([TeamMember(1, "Lena Maier", is_me=True)], contacts, TODAY)
    handles = [handle_of(owner, people) for owner in people.owners]
    assert handles == [
        "Lena.Maier",
        "Lena.Brandt.1",
        "Lena.Brandt.2",
        "Jane.Doe",
        "RD.beta",
        "Anne-Marie.O’Neill",
        "Зоя",
    ]
    for handle, owner in zip(handles, people.owners, strict=True):
        assert owners_called(handle, people) == (owner,)
        line = note_lines(f"> @{handle} call the IT fri", people, TODAY)[0]
        assert (line.owner, line.text) == (owner, "call the IT")
    assert len(owners_called("lena", people)) == 3
    assert owners_called("Lena.Brandt.3", people) == ()
    assert owners_called("--", people) == ()
