"""What the program knows of one kind of alert: each is declared in one module of `triggers`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.records.alerts import Severity, Trigger
from csm_desktop.domain.text.message import Message


@dataclass(frozen=True, slots=True)
class TriggerDeclaration:
    """A trigger, how it is detected, and what holds where the user has set nothing.

    `meaning` says what the threshold counts, for whoever sets it.
    """

    trigger: Trigger
    severity: Severity
    threshold: Decimal
    meaning: Message
    detect: Callable[[Inspection], Iterable[Finding]]
