"""Alerts and the playbooks that answer them (domain.md §8): internal."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csm_desktop.domain.records.passport import INTERNAL, Searched, internal
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.values import dataclass


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
    COVERAGE_GAP = "coverage_gap"


class Tone(StrEnum):
    """Expansion, churn risk, or neither: something that is due and may go either way."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Severity(StrEnum):
    """How much a trigger presses: its alerts stand in this order, the gravest first."""

    URGENT = "urgent"
    IMPORTANT = "important"
    NOTE = "note"


class RuleMode(StrEnum):
    """Whether a rule speaks."""

    OFF = "off"
    SILENT = "silent"
    ON = "on"


@dataclass(frozen=True, slots=True)
class AlertRule:
    """How the user wants a trigger handled; `threshold` is in the trigger's own unit.

    None is what the program declares of the trigger (see `domain.alerts.catalogue`).
    """

    id: int
    trigger: Trigger = field(metadata=INTERNAL)
    mode: RuleMode = field(default=RuleMode.ON, metadata=INTERNAL)
    threshold: Decimal | None = field(default=None, metadata=INTERNAL)
    playbook_id: int | None = field(default=None, metadata=INTERNAL)
    severity: Severity | None = field(default=None, metadata=INTERNAL)


class AlertState(StrEnum):
    """What became of an alert."""

    OPEN = "open"
    SNOOZED = "snoozed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Alert:
    """What, why (the numbers) and since when.

    `cause` is a key made of what set it off, so that the same cause never raises two. `raised_on`
    is the day on which it was seen first, `ended_on` since when its cause is gone. A closed one
    without `closed_on` settled by itself: nobody closed it, its cause went. `was_right` is the
    user's own word on it, None where nobody said so, or nobody can say. `told` keeps what and why
    with their values (see `alerts.kept_words`), "" where they were written down as words alone.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    trigger: Trigger = field(metadata=INTERNAL)
    cause: str = field(metadata=INTERNAL)
    what: str = field(metadata=internal(naming=True))
    why: str = field(metadata=INTERNAL)
    since: date = field(metadata=INTERNAL)
    tone: Tone = field(default=Tone.NEGATIVE, metadata=INTERNAL)
    state: AlertState = field(default=AlertState.OPEN, metadata=INTERNAL)
    silent: bool = field(default=False, metadata=INTERNAL)
    snoozed_until: date | None = field(default=None, metadata=INTERNAL)
    closed_on: date | None = field(default=None, metadata=INTERNAL)
    outcome: str = field(default="", metadata=INTERNAL)
    raised_on: date | None = field(default=None, metadata=internal(history=False))
    ended_on: date | None = field(default=None, metadata=internal(history=False))
    was_right: bool | None = field(default=None, metadata=INTERNAL)
    told: str = field(default="", metadata=internal(history=False))


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to do when an alert goes off; of which tone, where that matters.

    A `retired` one is offered no more, and kept for what its runs tell.
    """

    id: int
    name: str = field(metadata=internal(naming=True))
    trigger: Trigger | None = field(default=None, metadata=INTERNAL)
    description: str = field(default="", metadata=INTERNAL)
    tone: Tone | None = field(default=None, metadata=INTERNAL)
    retired: bool = field(default=False, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class PlaybookStep:
    """A step: `day` counts from the start of the run; `template` is text to send or say.

    `praise` says that it congratulates: it is left out where an account is behind.
    """

    id: int
    playbook_id: int = field(metadata=INTERNAL)
    title: str = field(metadata=internal(naming=True))
    day: int = field(default=0, metadata=INTERNAL)
    owner_role: TeamRole = field(default=TeamRole.CSM, metadata=INTERNAL)
    template: str = field(default="", metadata=INTERNAL)
    position: int = field(default=0, metadata=internal(history=False))
    praise: bool = field(default=False, metadata=INTERNAL)


class RunOutcome(StrEnum):
    """Whether a playbook did what it was started for, as the user saw it."""

    WORKED = "worked"
    PARTLY = "partly"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PlaybookRun:
    """A playbook started for an account; its steps became actions.

    `outcome` and `lesson` are what the user said of it at the end.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    playbook_id: int = field(metadata=INTERNAL)
    started_on: date = field(metadata=INTERNAL)
    alert_id: int | None = field(default=None, metadata=INTERNAL)
    ended_on: date | None = field(default=None, metadata=INTERNAL)
    outcome: RunOutcome | None = field(default=None, metadata=INTERNAL)
    lesson: str = field(default="", metadata=internal(searched=Searched.TITLE))
