"""Answering an alert with a playbook: what it would make, shown and changed before it is made."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.app.alerts.playbooks import PlaybookView, adopt_playbook
from csm_desktop.app.alerts.runs import StartedRun, is_behind, start_playbook
from csm_desktop.app.book import Book
from csm_desktop.domain.alerts.playbook_runs import owner_for
from csm_desktop.domain.text.weekdays import days_on
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step as it would be started: the action's title, its day and its owner.

    `id` is the place among the steps that fit, from 1.
    """

    id: int
    title: str
    due_on: date
    owner_id: int | None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """What a playbook would make today, and the titles of steps that are left out because the
    account is behind and nobody who is behind is congratulated."""

    steps: tuple[PlannedStep, ...]
    left_out: tuple[str, ...]


def planned_run(book: Book, account_id: int, playbook: PlaybookView) -> PlannedRun:
    """What starting a playbook in an account would make today."""
    today = book.today()
    with book.reading() as connection:
        facts = account_facts(connection, account_id, today)
        behind = is_behind(connection, facts)
    fitting = [step for step in playbook.steps if not (behind and step.praise)]
    planned = []
    for index, step in enumerate(fitting, 1):
        owner = owner_for(step.role, facts.team)
        owner_id = owner.id if owner else None
        planned.append(PlannedStep(index, step.title, days_on(today, step.day), owner_id))
    left_out = tuple(step.title for step in playbook.steps if behind and step.praise)
    return PlannedRun(tuple(planned), left_out)


def start_planned(
    work: Work,
    /,
    account_id: int,
    playbook: PlaybookView,
    steps: Sequence[PlannedStep],
    alert_id: int | None = None,
) -> StartedRun:
    """Start a playbook with its steps as they were planned and changed: one that is not wanted is
    not made. A playbook of the program's becomes the user's own.

    Raises UserError where no step is wanted, and as `start_playbook` does.
    """
    wanted = {step.id: step for step in steps if step.wanted}
    if not wanted:
        raise UserError(tr("No step is chosen."), tr("Nothing was started. Choose one at least."))
    # All steps are made first, so that they come about as at any other start.
    begun = start_playbook(work, account_id, owned_playbook(work, playbook), alert_id)
    kept = []
    for index, action in enumerate(begun.actions, 1):
        # Both are in the order of the steps that fit, by which a planned step is known again.
        step = wanted.get(index)
        if step is None:
            work.remove(action)
        else:
            planned = replace(action, due_on=step.due_on, team_member_id=step.owner_id)
            kept.append(work.put(planned))
    return replace(begun, actions=tuple(kept))


def owned_playbook(work: Work, /, playbook: PlaybookView) -> int:
    """The id of a playbook among the user's own; one of the program's is adopted first."""
    if playbook.id is not None:
        return playbook.id
    if playbook.trigger is None or playbook.tone is None:
        raise UserError(tr("There is no playbook for this."), tr("Nothing was changed."))
    return adopt_playbook(work, playbook.trigger, playbook.tone).id
