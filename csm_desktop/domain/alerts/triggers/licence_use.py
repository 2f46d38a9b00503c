"""Licences: hardly used is churn risk, nearly all used is room to expand."""

from collections.abc import Iterable
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence, run_start
from csm_desktop.domain.alerts.recent_readings import recent_series
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.metrics import MetricKind
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.use import licensed_seats

MUCH_USE = Decimal(90)
"""Percent of licensed seats from which there is hardly room left: time to expand."""


def _detect(look: Inspection) -> Iterable[Finding]:
    facts = look.facts
    licensed = licensed_seats(facts.subscriptions, facts.as_of)
    # Without licences a share of them says nothing.
    if not licensed:
        return
    for _, readings in recent_series(facts, MetricKind.ACTIVE_SEATS, look.rules.reading_days):
        # Multiplied and not divided: shares of seats compare exactly.
        low = run_start(readings, lambda each: each.value * 100 < look.threshold * licensed)
        # One metric alone gives both directions, and never both at once.
        high = run_start(readings, lambda each: each.value * 100 >= MUCH_USE * licensed)
        start = low or high
        if start is None:
            continue
        last = readings[-1]
        why = say(
            "{used} of {n} seat in use on {on}",
            "{used} of {n} seats in use on {on}",
            used=last.value,
            n=licensed,
            on=last.on,
        )
        yield Finding(
            Trigger.LICENCE_USE,
            "licence_use:low" if low else "licence_use:high",
            say("Licence use is low") if low else say("Nearly all licences are in use"),
            why,
            start.on,
            Tone.NEGATIVE if low else Tone.POSITIVE,
            Recurrence.AFTER_CLOSE,
        )


DECLARED = TriggerDeclaration(
    Trigger.LICENCE_USE,
    AlertSubject.VALUE,
    Severity.IMPORTANT,
    Decimal(50),
    say("percent of the licensed seats, below which use is low"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("Seats stand empty"),
            say("Empty seats are cut at the renewal. Find out who should sit there."),
            (
                DeclaredStep(0, say("See which teams never signed in, and which stopped")),
                DeclaredStep(
                    2,
                    say("Ask the champion what keeps those teams away"),
                    say(
                        "Many of your seats are not used yet. Before I guess: which teams were they"
                        " meant for, and what is in their way?"
                    ),
                ),
                DeclaredStep(7, say("Hold a short training for the team that is nearest")),
                DeclaredStep(30, say("Look at the seats again, and tell the sponsor what changed")),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("Seats nearly full"),
            say("First what the next users would do with it, then the price."),
            (
                DeclaredStep(0, say("Ask the champion which teams wait for access, and what for")),
                DeclaredStep(
                    3, say("Put the value of the next group in one sentence and a number")
                ),
                DeclaredStep(
                    7,
                    say("Introduce the account manager to the buyer"),
                    role=TeamRole.ACCOUNT_MANAGER,
                ),
            ),
        ),
    ),
)
