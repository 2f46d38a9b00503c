"""The golden sequence as a case: kept over calls until a strategy, or a solution, closes it
(domain.md §5, §7)."""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import GoldenNote, GoldenStep, Meeting, MeetingKind
from csm_desktop.domain.records.strategies import RescueCase, Strategy
from csm_desktop.domain.text.instants import day_in


def case_of(meeting: Meeting, facts: AccountFacts) -> RescueCase | None:
    """The case that a meeting is about: the one that began in it, or for which it has notes, else
    the one that was open on its day."""
    noted = {note.rescue_case_id for note in facts.golden_notes if note.meeting_id == meeting.id}
    for case in facts.rescue_cases:
        if case.meeting_id == meeting.id or case.id in noted:
            return case
    on = day_in(meeting.starts_at, meeting.zone)
    # A call that is planned goes on with what is open by then.
    return next((case for case in facts.rescue_cases[::-1] if _is_open(case, on)), None)


def open_case(cases: Iterable[RescueCase]) -> RescueCase | None:
    """The case that nobody has closed yet, the latest of several."""
    waiting = [case for case in cases if case.closed_on is None]
    return max(waiting, key=lambda each: (each.opened_on, each.id), default=None)


def _is_open(case: RescueCase, on: date) -> bool:
    return case.opened_on <= on and (case.closed_on is None or on < case.closed_on)


def shows_case(meeting: Meeting, case: RescueCase | None) -> bool:
    """Whether the sequence is gone through in a meeting: in every rescue call, and in any other
    with the customer while a case is open."""
    if meeting.kind is MeetingKind.INTERNAL:
        return case is not None and case.closed_on is None
    # `case_of` gives an open one to any meeting of its time, so with the customer it is shown.
    return meeting.kind is MeetingKind.RESCUE_CALL or case is not None


def notes_of(
    case: RescueCase | None, meeting_id: int, notes: Iterable[GoldenNote]
) -> dict[GoldenStep, GoldenNote]:
    """The notes of a case by their step; without one those that only name the meeting."""
    return {
        # A note that names a case is the case's, whatever meeting it was written in.
        note.step: note
        for note in notes
        if (case is not None and note.rescue_case_id == case.id)
        or (note.rescue_case_id is None and note.meeting_id == meeting_id)
    }


def strategy_of(case: RescueCase | None, strategies: Iterable[Strategy]) -> Strategy | None:
    """The strategy that a case led to."""
    if case is None or case.strategy_id is None:
        return None
    return next((each for each in strategies if each.id == case.strategy_id), None)
