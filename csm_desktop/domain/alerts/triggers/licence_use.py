"""Licences: hardly used is churn risk, nearly all used is room to expand."""

from collections.abc import Iterable
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import TriggerDeclaration
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence, run_start
from csm_desktop.domain.alerts.recent_readings import recent_series
from csm_desktop.domain.health.counts import licensed_seats
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.metrics import MetricKind
from csm_desktop.domain.text.message import say

MUCH_USE = Decimal(90)
"""Percent of licensed seats from which there is hardly room left: time to expand."""


def _detect(look: Inspection) -> Iterable[Finding]:
    facts = look.facts
    licensed = licensed_seats(facts.subscriptions, facts.as_of)
    # Without licences a share of them says nothing.
    if not licensed:
        return
    for _, readings in recent_series(facts, MetricKind.ACTIVE_SEATS, look.rules.reading_days):
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
    Severity.IMPORTANT,
    Decimal(50),
    say("percent of the licensed seats, below which use is low"),
    _detect,
)
