"""The critical event of the customer's diagnosis counts down."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import TriggerDeclaration
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.handoff.spiced_summary import critical_event
from csm_desktop.domain.records.alerts import Severity, Trigger
from csm_desktop.domain.text.message import say


def _detect(look: Inspection) -> Iterable[Finding]:
    line = critical_event(look.facts.spiced, look.facts.as_of)
    if line is None or line.entry is None or line.entry.event_on is None:
        return
    left = (line.entry.event_on - look.facts.as_of).days
    if 0 <= left <= look.threshold:
        yield Finding(
            Trigger.CRITICAL_EVENT_NEAR,
            f"critical_event_near:{line.entry.event_on}",
            say("Critical event near: {event}", event=line.entry.text),
            say("{on}, in {n} day", "{on}, in {n} days", on=line.entry.event_on, n=left),
            line.entry.event_on - timedelta(days=int(look.threshold)),
        )


DECLARED = TriggerDeclaration(
    Trigger.CRITICAL_EVENT_NEAR, Severity.IMPORTANT, Decimal(30), say("days ahead"), _detect
)
