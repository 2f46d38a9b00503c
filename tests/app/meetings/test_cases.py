"""The golden sequence goes on as a case after the call, until a strategy or solution closes it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import cases
from csm_desktop.app.meetings.view import MeetingView, load, meeting_view
from csm_desktop.domain.meetings.cases import notes_of, shows_case
from csm_desktop.domain.records.meetings import GoldenNote, GoldenStep, Meeting, MeetingKind
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.errors import UserError


@pytest.fixture
def account(book: Book) -> int:
    return book.run("New", new_account, "Kestrel").id


def call(
    book: Book, account: int, days: int = 0, kind: MeetingKind = MeetingKind.RESCUE_CALL
) -> Meeting:
    starts = book.now() + timedelta(days=days)
    return book.run("Call", meetings.new_meeting, account, kind, starts, "UTC")


def view(book: Book, meeting: Meeting) -> MeetingView:
    found = meeting_view(*load(book, meeting.account_id), meeting.id, book.now())
    assert found is not None
    return found


def write(book: Book, meeting: Meeting, step: GoldenStep, text: str) -> None:
    book.run("Golden", cases.write_golden, meeting.id, step, text)


def steps(book: Book, meeting: Meeting) -> dict[GoldenStep, str]:
    shown = view(book, meeting)
    notes = notes_of(shown.case, meeting.id, shown.golden)
    return {step: note.text for step, note in notes.items()}


def test_a_case_is_kept_over_calls_and_each_goes_on_with_it(book: Book, account: int) -> None:
    first, second = call(book, account), call(book, account, 3)
    assert view(book, first).case is None
    write(book, first, GoldenStep.COMMUNICATE, "Tired of two rosters")
    write(book, second, GoldenStep.DIAGNOSE, "The clocks do not follow")
    write(book, second, GoldenStep.COMMUNICATE, "Tired of three rosters")
    said = {GoldenStep.COMMUNICATE: "Tired of three rosters",
            GoldenStep.DIAGNOSE: "The clocks do not follow"}  # fmt: skip
    assert steps(book, first) == steps(book, second) == said
    assert view(book, first).case == view(book, second).case
    review = call(book, account, 5, MeetingKind.IMPACT_REVIEW)
    assert shows_case(review, view(book, review).case)


def test_it_leads_to_a_strategy_whose_plan_is_what_was_prescribed(book: Book, account: int) -> None:
    first = call(book, account)
    write(book, first, GoldenStep.PRESCRIBE, "Clocks first")
    case = view(book, first).case
    assert case is not None
    book.run("Lead", cases.lead_to_strategy, case.id, StrategyKind.RECOVER)
    shown = view(book, first)
    assert shown.strategy is not None
    assert (shown.strategy.kind, shown.strategy.plan) == (StrategyKind.RECOVER, "Clocks first")
    with pytest.raises(UserError, match="closed already"):
        book.run("Lead", cases.lead_to_strategy, case.id, StrategyKind.FAREWELL)
    later = call(book, account, 9)
    write(book, later, GoldenStep.COMMUNICATE, "Another matter")
    assert view(book, later).case != shown.case
    book.undo()
    book.undo()
    book.undo()
    assert view(book, first).strategy is None
    assert view(book, first).case == case


def test_a_case_outlives_the_meeting_in_which_it_began(book: Book, account: int) -> None:
    first, second = call(book, account), call(book, account, 1)
    write(book, first, GoldenStep.PROOF, "Ward 4 stayed")
    book.run("Delete", meetings.remove_meeting, first.id)
    assert steps(book, second) == {GoldenStep.PROOF: "Ward 4 stayed"}


def test_solved_it_can_be_gone_on_with(book: Book, account: int) -> None:
    first = call(book, account)
    write(book, first, GoldenStep.PROOF, "Shown")
    case = view(book, first).case
    assert case is not None
    book.run("Solved", cases.close_case, case.id)
    closed = view(book, first).case
    assert closed is not None
    assert closed.closed_on == book.today()
    book.run("Again", cases.reopen_case, case.id)
    assert view(book, first).case == case


def test_notes_from_before_there_were_cases_join_the_one_that_is_opened(
    book: Book, account: int
) -> None:
    first, second = call(book, account), call(book, account, 2)
    old = GoldenNote(1, account, first.id, GoldenStep.RESEARCH, "Six wards stopped")
    book.run("Old", lambda work: work.add(replace(old, id=work.new_id())))
    assert steps(book, first) == {GoldenStep.RESEARCH: "Six wards stopped"}
    write(book, first, GoldenStep.PROOF, "Ward 4 stayed")
    assert steps(book, second) == steps(book, first)
    assert len(steps(book, second)) == 2
