"""A success milestone whose day has passed."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.journeys import is_silent
from csm_desktop.domain.text.message import say


def _detect(look: Inspection) -> Iterable[Finding]:
    """Not while the journey is on trial: silent mode raises no alert (domain.md §5)."""
    as_of = look.facts.as_of
    if is_silent(look.facts.journey, as_of):
        return
    for milestone in look.facts.milestones:
        # As of a day: what was reached later was late then.
        reached = milestone.reached_on is not None and milestone.reached_on <= as_of
        late = (as_of - milestone.target_on).days
        if not reached and late > look.threshold:
            yield Finding(
                Trigger.MILESTONE_LATE,
                # With its day: agreed anew and late again is another cause.
                f"milestone_late:{milestone.id}:{milestone.target_on}",
                say("{title} is late", title=milestone.title),
                say(
                    "planned for {on}, {n} day ago",
                    "planned for {on}, {n} days ago",
                    on=milestone.target_on,
                    n=late,
                ),
                milestone.target_on + timedelta(days=1),
            )


DECLARED = TriggerDeclaration(
    Trigger.MILESTONE_LATE,
    AlertSubject.PLAN,
    Severity.IMPORTANT,
    Decimal(0),
    say("days of grace"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("A milestone is late"),
            say("A late milestone is agreed anew, with both sides' share, or it is late again."),
            (
                DeclaredStep(0, say("Find out on which action, of which side, it waits")),
                DeclaredStep(
                    1,
                    say("Say it openly, with a proposal"),
                    say(
                        "We planned this milestone for an earlier day and are not there yet. My"
                        " proposal for the new day, and what each of us does until then, is below."
                    ),
                ),
                DeclaredStep(5, say("Agree on the new day, and move the plan")),
            ),
        ),
    ),
)
