"""What is told of the strategy for an account: as it runs, and those of before (domain.md §5)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.journey.assurances import assurances
from csm_desktop.domain.journey.recovery import RecoveredReturn, recovered_return
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.plan.versions import PlanComparison, compare, version_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action, ActionOrigin, AgreedPlan
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.strategies import (
    CommunicationItem,
    CriticalIssue,
    ExecutiveUpdate,
    Strategy,
    hours_left,
    issue_warning,
)
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line of the communication plan: when it is due next, how often it was done, and last."""

    id: int
    item: CommunicationItem
    due_on: date | None
    times: int
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyView:
    """The strategy that runs, with what hangs on it; `past` stand the latest first.

    `warning` is for a rescue of more than the few issues; `assured` are the words of assurance in
    its plan and in the last page. `left` are hours of the budget, negative once it is overspent.
    `agreed` is the plan that both sides agreed on since the strategy began, `before` how the plan
    of before stands against the one of now.
    """

    running: Strategy | None
    past: tuple[Strategy, ...]
    issues: tuple[CriticalIssue, ...] = ()
    warning: Message | None = None
    assured: tuple[str, ...] = ()
    steps: tuple[Action, ...] = ()
    told: tuple[ToldLine, ...] = ()
    updates: tuple[ExecutiveUpdate, ...] = ()
    left: Decimal | None = None
    recovered: RecoveredReturn | None = None
    agreed: AgreedPlan | None = None
    before: PlanComparison | None = None


def strategy_view(facts: AccountFacts, rules: Rules, price_a_year: Sequence[Money]) -> StrategyView:
    """What the rules of the field make of an account's strategies."""
    ordered = sorted(facts.strategies, key=lambda one: (one.started_on, one.id), reverse=True)
    running = next((one for one in ordered if one.ended_on is None), None)
    past = tuple(one for one in ordered if one is not running)
    if running is None:
        return StrategyView(running=None, past=past)
    issues = tuple(one for one in facts.critical_issues if one.strategy_id == running.id)
    updates = tuple(one for one in reversed(facts.executive_updates)
                    if one.strategy_id == running.id)  # fmt: skip
    latest = version_on(facts.agreed_plans, facts.as_of)
    agreed = latest if latest is not None and latest.agreed_on >= running.started_on else None
    earlier = [plan for plan in facts.agreed_plans if plan.agreed_on < running.started_on]
    last_before = max(earlier, key=lambda plan: plan.version, default=None)
    return StrategyView(
        running=running,
        past=past,
        issues=issues,
        warning=issue_warning(issues, rules),
        assured=assurances(_said(running, updates)),
        steps=tuple(
            action
            for action in facts.actions
            if action.origin is ActionOrigin.STRATEGY and action.origin_id == running.id
        ),
        told=tuple(
            _told(item, facts.actions)
            for item in facts.communication
            if item.strategy_id == running.id
        ),
        updates=updates,
        left=hours_left(running),
        recovered=recovered_return(running, price_a_year),
        agreed=agreed,
        before=compare(facts, last_before) if last_before is not None else None,
    )


def _said(strategy: Strategy, updates: Sequence[ExecutiveUpdate]) -> str:
    texts = [strategy.plan]
    for update in updates[:1]:
        texts += [update.better, update.not_yet, update.comes_next, update.ask]
    return "\n".join(texts)


def _told(item: CommunicationItem, actions: Sequence[Action]) -> ToldLine:
    own = [
        action
        for action in actions
        if action.origin is ActionOrigin.COMMUNICATION and action.origin_id == item.id
    ]
    done = [action.done_on for action in own if action.done_on is not None]
    due = [action.due_on for action in own if is_pending(action) and action.due_on is not None]
    return ToldLine(item.id, item, min(due, default=None), len(done), max(done, default=None))
