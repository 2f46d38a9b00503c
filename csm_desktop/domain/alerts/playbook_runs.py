"""Starting a playbook: its steps become actions with owners and due dates (domain.md §8); none is
due at a weekend (our choice)."""

from collections.abc import Callable, Iterable, Sequence

from csm_desktop.domain.records.alerts import PlaybookRun, PlaybookStep
from csm_desktop.domain.records.plan import Action, ActionOrigin, Side
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.domain.text.weekdays import days_on


def owner_for(role: TeamRole, team: Sequence[TeamMember]) -> TeamMember | None:
    """Who takes a step of a role: the user if it is the user's role, else the first active member
    who has it, else the user: a step without anybody would be forgotten."""
    # In the order in which they were entered, so that a role always falls to the same person.
    active = sorted((member for member in team if member.active), key=lambda each: each.id)
    me = next((member for member in active if member.is_me), None)
    if me is not None and me.role is role:
        return me
    return next((member for member in active if member.role is role), me)


def in_order(steps: Iterable[PlaybookStep]) -> list[PlaybookStep]:
    """Steps as they are done: by their days, then as they stand."""
    return sorted(steps, key=lambda each: (each.day, each.position, each.id))


def fitting(steps: Iterable[PlaybookStep], *, behind: bool) -> list[PlaybookStep]:
    """The steps that fit an account: nobody who is behind is congratulated (domain.md §5)."""
    return [step for step in in_order(steps) if not (behind and step.praise)]


def started(
    run: PlaybookRun,
    steps: Iterable[PlaybookStep],
    team: Sequence[TeamMember],
    next_id: Callable[[], int],
    fill: Callable[[str], str],
) -> tuple[Action, ...]:
    """The actions of a run, in the order of its steps. They are ours and internal; the template of
    a step stands in the action's note, with `fill` for what it names."""
    actions = []
    for position, step in enumerate(in_order(steps)):
        owner = owner_for(step.owner_role, team)
        actions.append(
            Action(
                id=next_id(),
                # Internal, for a playbook's words about a customer are none for the customer.
                account_id=run.account_id,
                title=step.title,
                side=Side.US,
                team_member_id=owner.id if owner else None,
                due_on=days_on(run.started_on, step.day),
                origin=ActionOrigin.PLAYBOOK,
                origin_id=run.id,
                note=fill(step.template),
                created_on=run.started_on,
                position=position,
            )
        )
    return tuple(actions)


def actions_of(run: PlaybookRun, actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that a run made, in the order of its steps."""
    own = (
        action
        for action in actions
        if action.origin is ActionOrigin.PLAYBOOK and action.origin_id == run.id
    )
    return tuple(sorted(own, key=lambda action: (action.position, action.id)))
