"""Decisions and open questions out of the notes of an account's meetings."""

from datetime import UTC, date, datetime, timedelta

from csm_desktop.domain.meetings.remarks import Remark, decisions, last_tone, open_questions
from csm_desktop.domain.records.meetings import Meeting, MeetingKind, Note

FIRST = datetime(2026, 10, 1, 9, tzinfo=UTC)


def meeting(number: int) -> Meeting:
    return Meeting(number, 1, MeetingKind.EBR, "", FIRST + timedelta(days=7 * (number - 1)))


def note(number: int, body: str) -> Note:
    return Note(100 + number, 1, number, body=body)


MEETINGS = [meeting(1), meeting(2), meeting(3)]


def test_decisions_stand_with_their_day_the_latest_meeting_first() -> None:
    notes = [note(2, "! rest in January\n! two depots"), note(1, "! go live\n# ! private one")]
    assert decisions(MEETINGS, notes) == (
        Remark(2, date(2026, 10, 8), "rest in January"),
        Remark(2, date(2026, 10, 8), "two depots"),
        Remark(1, date(2026, 10, 1), "go live"),
    )


def test_a_question_stays_open_until_later_notes_take_it_up() -> None:
    notes = [note(1, "? Who signs?\n? By when?\n# ? Is Marc against it?"), note(2, "nothing")]
    assert [open_question.text for open_question in open_questions(MEETINGS, notes)] == [
        "Who signs?",
        "By when?",
    ]
    notes[1] = note(2, "who signs: the CFO, Zoë")
    assert [open_question.text for open_question in open_questions(MEETINGS, notes)] == ["By when?"]


def test_a_question_that_is_asked_again_is_open_there() -> None:
    notes = [note(1, "? Who signs?"), note(2, "? Who signs?")]
    assert [open_question.meeting_id for open_question in open_questions(MEETINGS, notes)] == [2]


def test_a_meeting_is_prepared_with_what_was_asked_before_it() -> None:
    notes = [note(1, "? Who signs?"), note(3, "? By when?")]
    asked = [
        open_question.text for open_question in open_questions(MEETINGS, notes, until=MEETINGS[1])
    ]
    assert asked == ["Who signs?"]
    notes.append(note(2, "Who signs? Nobody yet"))
    assert open_questions(MEETINGS, notes, until=MEETINGS[1]) == ()


def test_a_question_of_signs_alone_is_a_question() -> None:
    assert len(open_questions(MEETINGS, [note(1, "? \N{ROCKET}"), note(2, "well")])) == 1


def test_the_last_tone_is_that_of_the_meeting_before() -> None:
    notes = [
        Note(101, 1, 1, tone_words="hopeful"),
        Note(102, 1, 2, tone_words="  \n"),
        Note(103, 1, 3, tone_words="its own"),
    ]
    first_day = date(2026, 10, 1)
    assert last_tone(MEETINGS, notes, MEETINGS[2]) == Remark(1, first_day, "hopeful")
    assert last_tone(MEETINGS, notes, MEETINGS[0]) is None
