"""Nothing that was typed is lost: the program is killed a pause after the last key."""

import subprocess
import sys
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.clock import FixedClock
from tests.ui.account.meetings.calls import START, ZONE, facts_of

ROOT = Path(__file__).resolve().parents[4]


def test_d1_a_kill_after_a_pause_in_typing_loses_no_text_of_the_page(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "book.csm"
    path.write_bytes(sample.read_bytes())
    clock = FixedClock(START, ZONE)
    with opened_book(path, clock) as book:
        account_id, meeting_id = _call(book)
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.account.meetings.typing_and_dying", path, str(meeting_id)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert program.stdout is not None
    try:
        assert program.stdout.readline().strip() == b"typed"
    finally:
        program.kill()
        program.wait()
        program.stdout.close()
    with opened_book(path, clock) as book:
        assert _stored(book, account_id, meeting_id) == [f"typed into {n}" for n in range(15)]


def _call(book: Book) -> tuple[int, int]:
    account_id = account_named(book, "Northwind Rail").id
    meeting = book.run(
        "New", meetings.new_meeting, account_id, MeetingKind.IMPACT_REVIEW, START, ZONE
    )
    return account_id, meeting.id


def _stored(book: Book, account_id: int, meeting_id: int) -> list[str]:
    """What the page's texts hold, in the order in which they were typed."""
    facts = facts_of(book, account_id)
    meeting = next(meeting for meeting in facts.meetings if meeting.id == meeting_id)
    goals = [end_goal.text for end_goal in facts.end_goals if end_goal.meeting_id == meeting_id]
    note = next(note for note in facts.notes if note.meeting_id == meeting_id)
    steps = [action.title for action in facts.actions if action.origin_id == meeting_id]
    mail = next(follow_up for follow_up in facts.follow_ups if follow_up.meeting_id == meeting_id)
    return [
        *(meeting.purpose, meeting.value_for_customer, *goals),
        *(*meeting.agenda, meeting.appreciation, meeting.stories, *meeting.questions),
        *(note.tone_words, note.priorities, note.themes, note.body),
        *(*steps, meeting.summary, mail.subject, mail.body),
    ]
