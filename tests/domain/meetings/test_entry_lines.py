"""One line logs a training, an act of advocacy or a request: kind first, the day as it is said."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.meetings import entry_kinds
from csm_desktop.domain.meetings.entry_kinds import LoggedKind
from csm_desktop.domain.meetings.entry_lines import LoggedEntry, entries_of, entry_of, request_of
from csm_desktop.domain.meetings.note_lines import LineMark, marked_lines, people_of
from csm_desktop.domain.records.contacts import Contact, TouchKind
from csm_desktop.domain.records.lifecycle import AdvocacyKind, Direction
from csm_desktop.domain.records.metrics import EngagementKind
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.past_dates import past_date, trailing_past_date
from csm_desktop.domain.text.plain_letters import plain_letters

TODAY = date(2026, 11, 25)  # a Wednesday
THEIRS = (Contact(5, 1, "Lena Brandt"), Contact(6, 1, "Marc Olsen"), Contact(7, 1, "Marc Weiss"))
PEOPLE = people_of((TeamMember(1, "Alex", is_me=True),), THEIRS, TODAY)


def read(line: str) -> LoggedEntry | None:
    return entry_of(line, PEOPLE, TODAY)


@pytest.mark.parametrize(
    ("line", "kind", "text", "on", "people", "who"),
    [
        ("training: rostering basics, 12 people, fri", EngagementKind.TRAINING,
         "rostering basics", date(2026, 11, 20), 12, None),
        ("Training rostering basics yesterday", EngagementKind.TRAINING,
         "rostering basics", date(2026, 11, 24), None, None),
        ("webinar 3 people", EngagementKind.WEBINAR, "", None, 3, None),
        ("Schulung: Grundlagen, 12 Personen, gestern", EngagementKind.TRAINING, "Grundlagen",
         date(2026, 11, 24), 12, None),
        ("treinamento: noções, 12 pessoas, ontem", EngagementKind.TRAINING, "noções",
         date(2026, 11, 24), 12, None),
        ("研修 基礎 12名 昨日", EngagementKind.TRAINING, "基礎", date(2026, 11, 24), 12, None),
        ("étude de cas: la moitié du temps", AdvocacyKind.CASE_STUDY, "la moitié du temps", None,
         None, None),
        ("user group, on 3 nov", EngagementKind.COMMUNITY, "", date(2026, 11, 3), None, None),
        ("event spring fair 3 dec", EngagementKind.EVENT, "spring fair", date(2025, 12, 3), None,
         None),
        ("reference call for Acme @lena -3", AdvocacyKind.REFERENCE_CALL, "for Acme",
         date(2026, 11, 22), None, 5),
        ("Case study: half the time", AdvocacyKind.CASE_STUDY, "half the time", None, None, None),
        ("promoter", AdvocacyKind.NPS_PROMOTER, "", None, None, None),
        ("Schulung Dienstpläne, 8 Teilnehmerinnen, gestern", EngagementKind.TRAINING,
         "Dienstpläne", date(2026, 11, 24), 8, None),
        ("request: export to Excel", None, "export to Excel", None, None, None),
        ("talk at the fair @marc.weiss last friday", AdvocacyKind.TALK, "at the fair",
         date(2026, 11, 20), None, 7),
    ],
)  # fmt: skip
def test_a_line_says_what_when_how_many_and_who(
    line: str, kind: LoggedKind, text: str, on: date | None, people: int | None, who: int | None
) -> None:
    assert read(line) == LoggedEntry(kind, text, on, people, who)


def test_a_line_without_a_kind_is_none_and_a_doubtful_name_is_told() -> None:
    assert read("ring Lena tomorrow") is None
    assert read("") is None
    doubtful = read("reference @marc")
    assert doubtful is not None
    assert (doubtful.contact_id, doubtful.unknown) == (None, "marc")
    ours = read("talk @alex")
    assert ours is not None
    assert ours.unknown == "alex"


def test_a_request_keeps_its_words_and_numbers() -> None:
    assert request_of("export for 12 users", PEOPLE, TODAY).text == "export for 12 users"


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("wed", TODAY),
        ("thu", date(2026, 11, 19)),
        ("today", TODAY),
        ("25 nov", TODAY),
        ("26 nov", date(2025, 11, 26)),
        ("27 nov", date(2025, 11, 27)),
        ("2026-11-30", date(2026, 11, 30)),
        ("tomorrow", date(2026, 11, 26)),
        ("+3", date(2026, 11, 28)),
        ("nothing", None),
    ],
)
def test_what_is_over_lies_behind_unless_it_says_that_it_does_not(
    words: str, on: date | None
) -> None:
    assert past_date(words, TODAY) == on


@given(st.text(max_size=60))
def test_any_text_is_read_and_no_word_is_invented(text: str) -> None:
    rest, _ = trailing_past_date(text, TODAY)
    assert all(word in text for word in rest.split())
    entry = entry_of(text, PEOPLE, TODAY)
    if entry is not None:
        assert len(entry.text) <= len(text)


def test_marks_of_notes_tell_requests_and_entries_from_what_only_looks_like_them() -> None:
    body = (
        "?! export to Excel\n! decided\n? open\n!? odd\n+ training SSO\n+49 30 1234\n+ call back\n"
        "# + training"
    )
    assert [mark for mark, _ in marked_lines(body)] == [
        LineMark.REQUEST, LineMark.DECISION, LineMark.QUESTION, LineMark.DECISION, LineMark.ENTRY,
        LineMark.PLAIN, LineMark.PLAIN, LineMark.PRIVATE,
    ]  # fmt: skip
    assert marked_lines(body)[5][1] == "+49 30 1234"


def test_several_lines_go_on_with_the_touch_before_them_or_are_notes() -> None:
    """A text of several lines loses no word: each is an entry's, in the order it was typed."""
    text = (
        "They merge with Halden, yesterday\n\ncall from @lena\nwants SSO\nby fri\n"
        "training SSO\nmore"
    )
    assert entries_of(text, PEOPLE, TODAY) == (
        LoggedEntry(TouchKind.NOTE, "They merge with Halden", date(2026, 11, 24)),
        LoggedEntry(
            TouchKind.CALL, "wants SSO\nby fri", contact_id=5, direction=Direction.CUSTOMER_TO_US
        ),
        LoggedEntry(EngagementKind.TRAINING, "SSO"),
        LoggedEntry(TouchKind.NOTE, "more"),
    )
    assert entries_of(" \n", PEOPLE, TODAY) == ()


def test_a_word_names_one_kind_in_every_language() -> None:
    """A French "conférence" would be the English conference, which is another kind."""
    named = Counter(
        plain_letters(word)
        for names in entry_kinds._KINDS.values()
        for word in {plain_letters(word) for word in names.split("|")}
    )
    assert [word for word, number in named.items() if number > 1] == []
