"""Alerts and the playbooks that answer them (domain.md §8): internal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csm_desktop.domain.records.team import TeamRole


class Trigger(StrEnum):
    """What can set off an alert."""

    PEOPLE_CHANGE = "people_change"
    CHAMPION_LEFT = "champion_left"
    LICENCE_USE = "licence_use"
    FEATURE_USE = "feature_use"
    ENGAGEMENT = "engagement"
    ADVOCACY = "advocacy"
    HEALTH_BAND = "health_band"
    MILESTONE_LATE = "milestone_late"
    RENEWAL_NEAR = "renewal_near"
    GONE_QUIET = "gone_quiet"
    FOLLOW_UP_OVERDUE = "follow_up_overdue"
    CRITICAL_EVENT_NEAR = "critical_event_near"


class Tone(StrEnum):
    """Expansion or churn risk."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class RuleMode(StrEnum):
    """Whether a rule speaks."""

    OFF = "off"
    SILENT = "silent"
    ON = "on"


@dataclass(frozen=True, slots=True)
class AlertRule:
    """How the user wants a trigger handled; `threshold` is in the trigger's own unit."""

    id: int
    trigger: Trigger
    mode: RuleMode = RuleMode.ON
    threshold: Decimal | None = None
    playbook_id: int | None = None


class AlertState(StrEnum):
    """What became of an alert."""

    OPEN = "open"
    SNOOZED = "snoozed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Alert:
    """What, why (the numbers) and since when.

    `cause` is a key made of what set it off, so that the same cause never raises two.
    """

    id: int
    account_id: int
    trigger: Trigger
    cause: str
    what: str
    why: str
    since: date
    tone: Tone = Tone.NEGATIVE
    state: AlertState = AlertState.OPEN
    silent: bool = False
    snoozed_until: date | None = None
    closed_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to do when an alert goes off."""

    id: int
    name: str
    trigger: Trigger | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class PlaybookStep:
    """A step: `day` counts from the start of the run; `template` is text to send or say."""

    id: int
    playbook_id: int
    title: str
    day: int = 0
    owner_role: TeamRole = TeamRole.CSM
    template: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class PlaybookRun:
    """A playbook started for an account; its steps became actions."""

    id: int
    account_id: int
    playbook_id: int
    started_on: date
    alert_id: int | None = None
    ended_on: date | None = None
