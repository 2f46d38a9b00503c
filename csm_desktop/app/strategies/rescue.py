"""What can be done in a rescue: its issues, whom it tells what, and the page of each week
(domain.md §5)."""

from dataclasses import replace
from typing import Unpack

from csm_desktop.app.plan.actions import remove_action
from csm_desktop.app.plan.communication import drop, keep_told, renamed, waiting
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.plan.action_sources import communication_due
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.strategies import (
    Audience,
    CommunicationFields,
    CommunicationItem,
    CriticalIssue,
    CriticalIssueFields,
    ExecutiveUpdate,
    ExecutiveUpdateFields,
    Strategy,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr

WEEKLY = 7
"""Days between two pages for executives, until it is said otherwise."""


def add_issue(work: Work, /, strategy_id: int, statement: str) -> CriticalIssue:
    """Add an issue that is critical to the customer. Raises UserError without words."""
    strategy = work.get(Strategy, strategy_id)
    words = _statement(statement)
    return work.add(CriticalIssue(work.new_id(), strategy.account_id, strategy_id, words))


def edit_issue(
    work: Work, /, issue_id: int, **fields: Unpack[CriticalIssueFields]
) -> CriticalIssue:
    """Change an issue. Raises UserError without words, and for a solution that is to come."""
    if "statement" in fields:
        fields["statement"] = _statement(fields["statement"])
    solved = fields.get("solved_on")
    if solved is not None and solved > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))
    return work.put(replace(work.get(CriticalIssue, issue_id), **fields))


def remove_issue(work: Work, /, issue_id: int) -> None:
    """Take out an issue that was none."""
    work.remove(work.get(CriticalIssue, issue_id))


def add_line(work: Work, /, strategy_id: int, to_whom: str, message: str) -> CommunicationItem:
    """Add a line to the communication plan: each week, to people outside, until it is said
    otherwise; its first action is made. Raises UserError without a person or a message."""
    strategy = work.get(Strategy, strategy_id)
    item = CommunicationItem(
        work.new_id(), strategy.account_id, strategy_id, Audience.EXTERNAL, _whom(to_whom),
        _message(message), cadence_days=WEEKLY,
    )  # fmt: skip
    work.add(item)
    keep_told(work, strategy)
    return item


def edit_line(
    work: Work, /, item_id: int, **fields: Unpack[CommunicationFields]
) -> CommunicationItem:
    """Change a line; its action that waits says what the line says, and is due in its cadence."""
    if "to_whom" in fields:
        fields["to_whom"] = _whom(fields["to_whom"])
    if "message" in fields:
        fields["message"] = _message(fields["message"])
    before = work.get(CommunicationItem, item_id)
    after = work.put(replace(before, **fields))
    renamed(work, after)
    if after.cadence_days != before.cadence_days:
        _in_its_turn(work, after)
    keep_told(work, work.get(Strategy, after.strategy_id))
    return after


def remove_line(work: Work, /, item_id: int) -> None:
    """Take a line out; what it still asked for is dropped, what was told stays told."""
    item = work.get(CommunicationItem, item_id)
    for action in waiting(work, item):
        drop(work, action)
    work.remove(item)


def write_update(
    work: Work, /, strategy_id: int, **fields: Unpack[ExecutiveUpdateFields]
) -> ExecutiveUpdate:
    """Begin the page of a week, of today unless told otherwise. Raises UserError where its day has
    one already."""
    strategy = work.get(Strategy, strategy_id)
    made = ExecutiveUpdate(work.new_id(), strategy.account_id, strategy_id, work.today())
    return work.add(_proved(work, replace(made, **fields)))


def edit_update(
    work: Work, /, update_id: int, **fields: Unpack[ExecutiveUpdateFields]
) -> ExecutiveUpdate:
    """Change the page of a week; errors as in `write_update`."""
    return work.put(_proved(work, replace(work.get(ExecutiveUpdate, update_id), **fields)))


def remove_update(work: Work, /, update_id: int) -> None:
    """Take out a page that was never sent."""
    work.remove(work.get(ExecutiveUpdate, update_id))


def _proved(work: Work, update: ExecutiveUpdate) -> ExecutiveUpdate:
    for other in work.find(ExecutiveUpdate, strategy_id=update.strategy_id):
        if other.id != update.id and other.on == update.on:
            raise UserError(tr("There is a page of this day already."), tr("Nothing was changed."))
    return update


def _in_its_turn(work: Work, item: CommunicationItem) -> None:
    """Let what waits be due as the new cadence says, and ask again where nothing waited."""
    strategy = work.get(Strategy, item.strategy_id)
    own = [
        action
        for action in work.find(Action, account_id=item.account_id, origin_id=item.id)
        if action.origin is ActionOrigin.COMMUNICATION
    ]
    done = [action.done_on for action in own if action.done_on is not None]
    due = communication_due(item, strategy.started_on, done)
    for action in waiting(work, item):
        if done and due is None:
            # Not dropped: what was dropped counts as told, and the next would come a turn later.
            remove_action(work, action.id)
        elif done and due is not None:
            work.put(replace(action, due_on=max(due, work.today())))


def _statement(text: str) -> str:
    return needed(text, tr("What is the issue?"))


def _whom(text: str) -> str:
    return needed(text, tr("Who is told?"))


def _message(text: str) -> str:
    return needed(text, tr("What are they told?"))
