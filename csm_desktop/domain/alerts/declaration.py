"""What the program knows of one kind of alert: each is declared in one module of `triggers`, with
the playbooks that answer it where the user has none."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum

from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class DeclaredStep:
    """A step of a playbook of ours: so many days after the start, by whom, and what to write.

    `praise` says that it congratulates, which nobody hears who is behind (domain.md §5).
    """

    day: int
    title: Message
    mail: Message | None = None
    role: TeamRole = TeamRole.CSM
    praise: bool = False


@dataclass(frozen=True, slots=True)
class DeclaredPlaybook:
    """What to do about the alerts of a trigger that have this tone."""

    tone: Tone
    name: Message
    description: Message
    steps: tuple[DeclaredStep, ...]


class AlertSubject(StrEnum):
    """What of an account an alert speaks of, and so what is looked at first."""

    ACCOUNT = "account"
    PEOPLE = "people"
    COVERAGE = "coverage"
    PLAN = "plan"
    MEETINGS = "meetings"
    VALUE = "value"
    HEALTH = "health"


@dataclass(frozen=True, slots=True)
class TriggerDeclaration:
    """A trigger, how it is detected, and what holds where the user has set nothing.

    `meaning` says what the threshold counts, for whoever sets it. `playbooks` hold one for each
    tone that its alerts can have.
    """

    trigger: Trigger
    subject: AlertSubject
    severity: Severity
    threshold: Decimal
    meaning: Message
    detect: Callable[[Inspection], Iterable[Finding]]
    playbooks: tuple[DeclaredPlaybook, ...]
