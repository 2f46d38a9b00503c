"""The actions that a communication plan makes: of each line one at a time, the next when the last
was done (domain.md §5)."""

from dataclasses import replace

from csm_desktop.app.people.team import my_id
from csm_desktop.domain.plan.action_sources import communication_actions
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.records.strategies import Audience, CommunicationItem, Strategy
from csm_desktop.domain.text.message import say
from csm_desktop.storage.session import Work
from csm_desktop.wording import render


def keep_told(work: Work, strategy: Strategy) -> None:
    """Make the next action of every line of a running strategy that has none waiting."""
    known = work.find(Action, account_id=strategy.account_id)
    items = work.find(CommunicationItem, strategy_id=strategy.id)
    last = max((action.position for action in known), default=0)
    made = communication_actions(strategy, items, known, _title, work.new_id)
    for number, action in enumerate(made, 1):
        due = max(action.due_on, work.today()) if action.due_on is not None else None
        work.add(
            replace(
                action, due_on=due, created_on=work.today(), team_member_id=my_id(work),
                position=last + number,
            )
        )  # fmt: skip


def told(work: Work, action: Action) -> None:
    """An action of a communication plan was done or dropped: its line is due again."""
    if action.origin is not ActionOrigin.COMMUNICATION or action.origin_id is None:
        return
    for item in work.find(CommunicationItem, id=action.origin_id):
        keep_told(work, work.get(Strategy, item.strategy_id))


def waiting(work: Work, item: CommunicationItem) -> list[Action]:
    """The actions of a line that are still to be done."""
    own = work.find(Action, account_id=item.account_id, origin_id=item.id)
    return [
        action
        for action in own
        if action.origin is ActionOrigin.COMMUNICATION and is_pending(action)
    ]


def drop(work: Work, action: Action) -> None:
    """Say that an action will not be done any more."""
    work.put(replace(action, status=ActionStatus.DROPPED, done_on=None))


def renamed(work: Work, item: CommunicationItem) -> None:
    """A line says something else now, and so does its action that waits."""
    for action in waiting(work, item):
        work.put(replace(action, title=_title(item)))


def _title(item: CommunicationItem) -> str:
    """What the action is called, on one line."""
    whom = " ".join(item.to_whom.split())
    if item.audience is Audience.INTERNAL:
        words = say("Tell {whom} (internal): {what}", whom=whom, what=item.message)
    else:
        words = say("Tell {whom}: {what}", whom=whom, what=item.message)
    return " ".join(render(words).split())
