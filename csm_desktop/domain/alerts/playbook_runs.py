"""Starting a playbook: its steps become actions with owners and due dates (domain.md §8)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from csm_desktop.domain.records.alerts import PlaybookRun, PlaybookStep
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus, Side
from csm_desktop.domain.records.team import TeamMember, TeamRole


def owner_for(role: TeamRole, team: Sequence[TeamMember]) -> TeamMember | None:
    """Who takes a step of a role: the user if it is the user's role, else the first active member
    who has it, else the user: a step without anybody would be forgotten."""
    active = sorted((member for member in team if member.active), key=lambda each: each.id)
    me = next((member for member in active if member.is_me), None)
    if me is not None and me.role is role:
        return me
    return next((member for member in active if member.role is role), me)


def started(
    run: PlaybookRun,
    steps: Iterable[PlaybookStep],
    team: Sequence[TeamMember],
    next_id: Callable[[], int],
) -> tuple[Action, ...]:
    """The actions of a run, in the order of its steps. They are ours and internal; the template of
    a step stands in the action's note."""
    own = [step for step in steps if step.playbook_id == run.playbook_id]
    actions = []
    for position, step in enumerate(
        sorted(own, key=lambda each: (each.day, each.position, each.id))
    ):
        owner = owner_for(step.owner_role, team)
        actions.append(
            Action(
                id=next_id(),
                # Internal, for a playbook's words about a customer are none for the customer.
                account_id=run.account_id,
                title=step.title,
                side=Side.US,
                team_member_id=owner.id if owner else None,
                due_on=run.started_on + timedelta(days=step.day),
                origin=ActionOrigin.PLAYBOOK,
                origin_id=run.id,
                note=step.template,
                created_on=run.started_on,
                position=position,
            )
        )
    return tuple(actions)


def is_over(run: PlaybookRun, actions: Iterable[Action]) -> bool:
    """Whether every action of a run is done or dropped, so that the run can be ended."""
    return all(
        action.status in (ActionStatus.DONE, ActionStatus.DROPPED)
        for action in actions
        if action.origin is ActionOrigin.PLAYBOOK and action.origin_id == run.id
    )
