"""Actions that come out of a communication plan (domain.md §5, §8): an action is one thing
everywhere, and remembers where it came from."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.strategies import CommunicationItem, Strategy


def communication_due(
    item: CommunicationItem, started_on: date, told_on: Iterable[date]
) -> date | None:
    """When an item of a communication plan is due next: at the start, then its cadence after it
    was last done; None for one without a cadence that was done."""
    last = max(told_on, default=None)
    if last is None:
        return started_on
    if not item.cadence_days or item.cadence_days < 0:
        return None
    return last + timedelta(days=item.cadence_days)


def communication_actions(
    strategy: Strategy,
    items: Iterable[CommunicationItem],
    actions: Iterable[Action],
    title: Callable[[CommunicationItem], str],
    next_id: Callable[[], int],
) -> tuple[Action, ...]:
    """The next action of every item of a running strategy that has none waiting.

    One that was dropped counts as told on its day, so that the next follows in its turn. `title`
    puts an item into words ("Tell the sponsor: ..."), which is not the domain's to do.
    They are ours and internal, whoever the audience is.
    """
    if strategy.ended_on is not None:
        return ()
    known = [action for action in actions if action.origin is ActionOrigin.COMMUNICATION]
    made = []
    for item in items:
        own = [action for action in known if action.origin_id == item.id]
        # One at a time: the next is due when the last was done.
        if item.strategy_id != strategy.id or any(is_pending(action) for action in own):
            continue
        done = [on for action in own if (on := action.done_on or action.due_on) is not None]
        due = communication_due(item, strategy.started_on, done)
        if due is not None:
            made.append(
                Action(
                    id=next_id(),
                    account_id=strategy.account_id,
                    title=title(item),
                    due_on=due,
                    origin=ActionOrigin.COMMUNICATION,
                    origin_id=item.id,
                )
            )
    return tuple(made)
