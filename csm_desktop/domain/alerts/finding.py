"""A reason for an alert, before it is one: what, why (the numbers), since when (domain.md §8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.domain.text.message import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of an account that calls for attention, as a risk or as a chance.

    `cause` names what set it off together with when that began, so that the same cause is known
    again tomorrow, and a new one is raised once things have been well in between.
    """

    trigger: Trigger
    cause: str
    what: Message
    why: Message
    since: date
    tone: Tone = Tone.NEGATIVE


def run_start(series: Sequence[T], holds: Callable[[T], bool]) -> T | None:
    """The first of the last unbroken run for which something holds; None if it does not now."""
    start = None
    for each in reversed(series):
        if not holds(each):
            break
        start = each
    return start
