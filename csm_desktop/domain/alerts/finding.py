"""A reason for an alert, before it is one: what, why (the numbers), since when (domain.md §8)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass

T = TypeVar("T")


class Recurrence(Enum):
    """When a cause of the same name is a new one, and may raise an alert again."""

    NEVER = "never"
    """Its name says all: this milestone, planned for this day."""
    AFTER_END = "after_end"
    """Once it was gone: somebody came back and leaves again."""
    AFTER_CLOSE = "after_close"
    """Also where it began after the alert was closed: use recovered and fell again, unseen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of an account that calls for attention, as a risk or as a chance.

    `cause` names what set it off, so that the same cause is known again tomorrow. Where it is not
    `fresh` it is too old to be raised, and keeps an alert that was raised in time.
    """

    trigger: Trigger
    cause: str
    what: Message
    why: Message
    since: date
    tone: Tone = Tone.NEGATIVE
    recurs: Recurrence = Recurrence.NEVER
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a trigger looks at: an account as of a day and a moment, with its threshold."""

    facts: AccountFacts
    rules: Rules
    now: datetime
    threshold: Decimal


def run_start(series: Sequence[T], holds: Callable[[T], bool]) -> T | None:
    """The first of the last unbroken run for which something holds; None if it does not now."""
    start = None
    # From the end: a run that was broken once says nothing of today.
    for each in reversed(series):
        if not holds(each):
            break
        start = each
    return start
