"""What can be done with actions: enter, edit, give to somebody, tick, remove (domain.md §8)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.team import my_id, new_member
from csm_desktop.app.plan.communication import told
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.plan import (
    Action,
    ActionDetails,
    ActionFields,
    ActionStatus,
    Side,
    SuccessGap,
)
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def new_action(
    work: Work, /, account_id: int, title: str, **fields: Unpack[ActionDetails]
) -> Action:
    """Enter an action; `fields` are those of `Action`. Raises UserError without a title.

    It stands last, and belongs to the user where it is ours and nobody else is named.
    """
    others = work.find(Action, account_id=account_id)
    fields.setdefault("position", max((other.position for other in others), default=0) + 1)
    fields.setdefault("created_on", work.today())
    # Named as nobody (None) it stays nobody's; only where nothing is said it is the user's.
    if fields.get("side", Side.US) is Side.US and "team_member_id" not in fields:
        fields["team_member_id"] = my_id(work)
    return work.add(Action(work.new_id(), account_id, _title(title), **fields))


def edit_action(work: Work, /, action_id: int, **fields: Unpack[ActionFields]) -> Action:
    """Change fields of an action; its status goes with the day it was done."""
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    action = work.get(Action, action_id)
    if "status" in fields:
        # Apart from the other fields, for it takes the day and the action's doubles along.
        action = _set_status(work, action, fields.pop("status"))
    return work.put(replace(action, **fields))


def tick_action(work: Work, /, action_id: int, done: bool = True) -> Action:
    """Say that an action is done, today; or that it is not."""
    status = ActionStatus.DONE if done else ActionStatus.OPEN
    return _set_status(work, work.get(Action, action_id), status)


def tick_actions(work: Work, /, action_ids: Sequence[int], done: bool = True) -> int:
    """Say of several actions that they are done, today, or that they are not; of how many."""
    for action_id in action_ids:
        tick_action(work, action_id, done)
    return len(action_ids)


def move_actions(work: Work, /, action_ids: Sequence[int], due_on: date | None) -> None:
    """Give several actions another day, or none; what is the same thing twice goes along."""
    for action_id in action_ids:
        action = work.get(Action, action_id)
        for same in (action, *_same_as(work, action)):
            work.put(replace(same, due_on=due_on))


def give_action(work: Work, /, action_id: int, person_id: int | None) -> Action:
    """Give an action to a person, whose side is then the action's; None: to nobody yet."""
    action = work.get(Action, action_id)
    if person_id is None:
        return work.put(replace(action, team_member_id=None, contact_id=None))
    # Ids are of one sequence for the whole book, so one id tells the side as well.
    if work.find(TeamMember, id=person_id):
        return work.put(replace(action, side=Side.US, team_member_id=person_id, contact_id=None))
    contact = work.get(Contact, person_id)
    return work.put(replace(action, side=Side.CUSTOMER, team_member_id=None, contact_id=contact.id))


def give_action_to_new(work: Work, /, action_id: int, name: str, title: str = "") -> Action:
    """Enter somebody of the action's side and give it to them, as one act.

    Raises UserError as `team.new_member` and `contacts.new_contact` do.
    """
    action = work.get(Action, action_id)
    if action.side is Side.US:
        return give_action(work, action_id, new_member(work, name, title=title).id)
    made = new_contact(work, action.account_id, name, title=" ".join(title.split()))
    return give_action(work, action_id, made.id)


def remove_action(work: Work, /, action_id: int) -> None:
    """Take an action out; a success gap that it bridged is open again."""
    for gap in work.find(SuccessGap, action_id=action_id):
        work.put(replace(gap, action_id=None))
    work.remove(work.get(Action, action_id))


def _set_status(work: Work, action: Action, status: ActionStatus) -> Action:
    """The status of an action, and of those that are the same thing written down twice."""
    for other in _same_as(work, action):
        work.put(_with_status(other, status, work))
    changed = work.put(_with_status(action, status, work))
    told(work, changed)
    return changed


def _same_as(work: Work, action: Action) -> list[Action]:
    """The other actions of its account that are the same thing."""
    others = work.find(Action, account_id=action.account_id)
    return [other for other in others if other.id != action.id and is_same(other, action)]


def is_same(one: Action, other: Action) -> bool:
    """Whether two actions are one thing: the same words and owner, out of the same meeting or due
    on the same day. What comes back every week has the words alone in common."""
    same_words = plain_letters(one.title) == plain_letters(other.title)
    owner = (one.side, one.team_member_id, one.contact_id)
    same_owner = owner == (other.side, other.team_member_id, other.contact_id)
    one_origin = one.origin_id is not None and one.origin_id == other.origin_id
    one_day = one.due_on is not None and one.due_on == other.due_on
    return same_words and same_owner and (one_origin or one_day)


def _with_status(action: Action, status: ActionStatus, work: Work) -> Action:
    # Ticked twice it keeps the day on which it was done.
    if status is action.status:
        return action
    done_on = work.today() if status is ActionStatus.DONE else None
    return replace(action, status=status, done_on=done_on)


def _title(text: str) -> str:
    return needed(text, tr("An action needs a title."))
