"""An account's lifecycle: its boomerang, the growth steps, and who of ours plays which part."""

from csm_desktop.app.accounts.view import AccountView
from csm_desktop.domain.journey.boomerang import Boomerang, boomerang
from csm_desktop.domain.journey.stages import ProcessLine, process_lines
from csm_desktop.domain.lists.growth_steps import ShownStep, shown_steps
from csm_desktop.domain.people.account_team import TeamLine, account_team
from csm_desktop.domain.records.lifecycle import HandOver, StageChange
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class LifecycleView:
    """The lifecycle of one account as of a day; changes and hand-overs stand the latest first.

    `shown` are growth steps that nobody ticked and that the record shows.
    """

    boomerang: Boomerang
    changes: tuple[StageChange, ...]
    hand_overs: tuple[HandOver, ...]
    steps: tuple[ProcessLine, ...]
    shown: tuple[ShownStep, ...]
    team: tuple[TeamLine, ...]


def lifecycle_view(view: AccountView) -> LifecycleView:
    """What the rules of the field make of an account's stages, steps and team."""
    facts = view.facts
    return LifecycleView(
        boomerang=boomerang(facts, view.relay),
        changes=tuple(sorted(facts.stage_changes, key=lambda c: (c.on, c.id), reverse=True)),
        hand_overs=tuple(sorted(facts.hand_overs, key=lambda h: (h.on, h.id), reverse=True)),
        steps=process_lines(facts.step_changes, facts.as_of),
        shown=shown_steps(facts),
        team=account_team(facts),
    )
