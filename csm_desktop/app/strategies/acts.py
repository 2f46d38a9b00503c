"""What can be done with the strategy for an account: begin, change and end it (domain.md §5)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Unpack

from csm_desktop.app.plan.communication import drop
from csm_desktop.domain.meetings.cases import open_case
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.meetings import GoldenNote, GoldenStep
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.strategies import (
    CommunicationItem,
    FarewellReason,
    RescueCase,
    Strategy,
    StrategyFields,
    StrategyKind,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr

_OF_A_STRATEGY = (ActionOrigin.COMMUNICATION, ActionOrigin.STRATEGY)


def begin_strategy(
    work: Work, /, account_id: int, kind: StrategyKind, case: RescueCase | None = None
) -> Strategy:
    """Begin a strategy today, by who must change; one that runs already ends, for an account has
    one. The rescue `case` (by default the one that is open) leads to it, and what was prescribed
    there is its plan; a strategy of the same kind that runs already just takes the case up.

    Raises UserError where a strategy of this kind runs already and no case leads to it.
    """
    work.get(Account, account_id)
    if case is None:
        case = open_case(work.find(RescueCase, account_id=account_id))
    running = [one for one in work.find(Strategy, account_id=account_id) if one.ended_on is None]
    strategy = next((one for one in running if one.kind is kind), None)
    if strategy is not None and case is None:
        raise UserError(tr("This strategy runs already."), tr("Nothing was changed."))
    if strategy is None:
        for other in running:
            _end(work, other)
        plan = _prescribed(work, case) if case is not None else ""
        strategy = work.add(Strategy(work.new_id(), account_id, kind, work.today(), plan=plan))
    if case is not None:
        work.put(replace(case, closed_on=work.today(), strategy_id=strategy.id))
    return strategy


def _prescribed(work: Work, case: RescueCase) -> str:
    found = work.find(GoldenNote, rescue_case_id=case.id)
    # What was prescribed to the customer is what was promised: nobody types it twice.
    return next((note.text for note in found if note.step is GoldenStep.PRESCRIBE), "")


def edit_strategy(work: Work, /, strategy_id: int, **fields: Unpack[StrategyFields]) -> Strategy:
    """Change what is said of a strategy. Raises UserError for a beginning that is to come."""
    after = replace(work.get(Strategy, strategy_id), **fields)
    if after.started_on > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))
    return work.put(after)


def give_reason(work: Work, /, strategy_id: int, reason: FarewellReason, holds: bool) -> Strategy:
    """Say that a reason for the farewell holds, or does not."""
    strategy = work.get(Strategy, strategy_id)
    kept = {*strategy.reasons, reason} if holds else {*strategy.reasons} - {reason}
    return work.put(replace(strategy, reasons=tuple(one for one in FarewellReason if one in kept)))


def spend_hours(work: Work, /, strategy_id: int, hours: Decimal) -> Strategy:
    """Take hours off the budget; fewer than none put back what was counted too much.

    Raises UserError where fewer than none would have been spent.
    """
    strategy = work.get(Strategy, strategy_id)
    spent = (strategy.hours_spent or Decimal(0)) + hours
    if spent < 0:
        raise UserError(
            tr("Fewer hours than none cannot have been spent."), tr("Nothing was changed.")
        )
    return work.put(replace(strategy, hours_spent=spent))


def end_strategy(
    work: Work, /, strategy_id: int, outcome: str, lesson: str = "", on: date | None = None
) -> Strategy:
    """End a strategy on a day (default: today) with what came of it, and what was learnt.

    What is still to be done for it is dropped. Raises UserError without an outcome, for a rescue
    without a lesson, and for a day to come or before the beginning.
    """
    strategy = work.get(Strategy, strategy_id)
    day, unchanged = on or work.today(), tr("Nothing was changed.")
    if strategy.ended_on is not None:
        raise UserError(tr("This strategy was ended already."), unchanged)
    if not outcome.strip():
        raise UserError(tr("What came of it?"), unchanged)
    if strategy.kind is StrategyKind.RESCUE and not lesson.strip():
        raise UserError(
            tr("What did this rescue teach?"), tr("The next account that goes this way needs it.")
        )
    if day > work.today():
        raise UserError(tr("This day is still to come."), unchanged)
    if day < strategy.started_on:
        raise UserError(tr("It would end before it begins."), unchanged)
    said = replace(strategy, outcome=outcome.strip(), lesson=lesson.strip())
    return _end(work, said, day)


def resume_strategy(work: Work, /, strategy_id: int) -> Strategy:
    """Go on with a strategy that was ended. Raises UserError while another one runs."""
    strategy = work.get(Strategy, strategy_id)
    others = work.find(Strategy, account_id=strategy.account_id)
    if any(other.ended_on is None for other in others):
        raise UserError(tr("Another strategy runs."), tr("End it first. Nothing was changed."))
    return work.put(replace(strategy, ended_on=None))


def _end(work: Work, strategy: Strategy, on: date | None = None) -> Strategy:
    """End a strategy; what its lines and its plan still ask for is not asked for any more."""
    lines = {item.id for item in work.find(CommunicationItem, strategy_id=strategy.id)}
    for action in work.find(Action, account_id=strategy.account_id):
        own = action.origin_id in lines or action.origin_id == strategy.id
        if own and action.origin in _OF_A_STRATEGY and is_pending(action):
            drop(work, action)
    return work.put(replace(strategy, ended_on=on or work.today()))
