"""The critical event of the customer's diagnosis counts down."""

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
from csm_desktop.domain.handoff.spiced_summary import critical_event
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say


def _detect(look: Inspection) -> Iterable[Finding]:
    line = critical_event(look.facts.spiced, look.facts.as_of)
    if line is None or line.entry is None or line.entry.event_on is None:
        return
    left = (line.entry.event_on - look.facts.as_of).days
    # A day that has passed calls nobody any more: there is nothing left to prepare.
    if 0 <= left <= look.threshold:
        yield Finding(
            Trigger.CRITICAL_EVENT_NEAR,
            # Keyed by its day: a moved event is a new reason to look, a reworded one is not.
            f"critical_event_near:{line.entry.event_on}",
            say("Critical event near: {event}", event=line.entry.text),
            say("{on}, in {n} day", "{on}, in {n} days", on=line.entry.event_on, n=left),
            line.entry.event_on - timedelta(days=int(look.threshold)),
        )


DECLARED = TriggerDeclaration(
    Trigger.CRITICAL_EVENT_NEAR,
    AlertSubject.ACCOUNT,
    Severity.IMPORTANT,
    Decimal(30),
    say("days ahead"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("A critical event is near"),
            say("What must stand on that day, and what may wait."),
            (
                DeclaredStep(
                    0,
                    say("Verify the day, and what must work on it"),
                    say(
                        "Your date comes near. From our side this must stand by then; do you see it"
                        " the same way, and is anything missing?"
                    ),
                ),
                DeclaredStep(2, say("Go through open actions of both sides that it needs")),
                DeclaredStep(
                    7, say("Have somebody of ours at hand on the day"), role=TeamRole.SUPPORT
                ),
                DeclaredStep(14, say("Ask how it went")),
            ),
        ),
    ),
)
