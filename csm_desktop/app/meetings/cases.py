"""What can be done with a rescue case: write its steps, lead it to a strategy, close it, go on with
it (domain.md §5, §7)."""

from dataclasses import replace

from csm_desktop.app.strategies.acts import begin_strategy
from csm_desktop.domain.meetings.cases import case_of, notes_of
from csm_desktop.domain.records.meetings import GoldenNote, GoldenStep, Meeting
from csm_desktop.domain.records.strategies import RescueCase, Strategy, StrategyKind
from csm_desktop.domain.text.instants import day_in
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def write_golden(work: Work, meeting_id: int, step: GoldenStep, text: str) -> GoldenNote | None:
    """Write down what was said or found in a step of the golden sequence; no words take it out.

    The first words open a case. It goes on in later calls until it is closed; another frustration
    after that is another case.
    """
    meeting = work.get(Meeting, meeting_id)
    facts = account_facts(work.connection, meeting.account_id, work.today())
    case = case_of(meeting, facts)
    found = notes_of(case, meeting_id, facts.golden_notes).get(step)
    # Words that are taken out again leave the case open: it began, and may go on.
    if not text.strip():
        if found is not None:
            work.remove(found)
        return None
    if case is None:
        on = day_in(meeting.starts_at, meeting.zone)
        # Prepared for a call that lies ahead, it is open from today on.
        opened = min(on, work.today())
        case = work.add(
            RescueCase(work.new_id(), meeting.account_id, opened, meeting_id=meeting_id)
        )
        # Of a book from before there were cases.
        for note in notes_of(None, meeting_id, facts.golden_notes).values():
            work.put(replace(note, rescue_case_id=case.id))
    if found is not None:
        return work.put(replace(found, text=text, rescue_case_id=case.id))
    return work.add(GoldenNote(work.new_id(), meeting.account_id, meeting_id, step, text, case.id))


def lead_to_strategy(work: Work, /, case_id: int, kind: StrategyKind) -> Strategy:
    """Close a case by a strategy that begins today: rescue, recover or farewell.

    What was prescribed is its plan. A strategy that runs already is ended, for an account has one.
    Raises UserError for a case that was closed.
    """
    case = _still_open(work, case_id)
    return begin_strategy(work, case.account_id, kind, case)


def close_case(work: Work, /, case_id: int) -> RescueCase:
    """Say that the frustration is solved, without a strategy. Raises UserError for a closed one."""
    return work.put(replace(_still_open(work, case_id), closed_on=work.today()))


def reopen_case(work: Work, /, case_id: int) -> RescueCase:
    """Go on with a case; a strategy that it led to goes on, too."""
    return work.put(replace(work.get(RescueCase, case_id), closed_on=None))


def _still_open(work: Work, case_id: int) -> RescueCase:
    case = work.get(RescueCase, case_id)
    if case.closed_on is not None:
        raise UserError(tr("This case was closed already."), tr("Nothing was changed."))
    return case
