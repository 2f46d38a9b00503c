"""Where a measure came from and where it is going: one rule for every headline and page.

A measure can have come far since day 1 and be falling all the same. What is said of it must be
true of the whole time *and* of the last quarter, so both are looked at (our choice of 91 days).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.readings import is_better
from csm_desktop.values import dataclass

QUARTER = timedelta(days=91)
_LOST = Decimal("0.25")


class Bearing(StrEnum):
    """How a measure stands against day 1, and against a quarter before its last reading.

    GAINED: better than on day 1, and no worse than a quarter ago. SLIPPED: no worse than on day 1,
    but worse than a quarter ago, or a quarter of the way to the best reading since then is lost
    again (our choice). RECOVERING: worse than on day 1, but better than a quarter ago.
    LOST: worse than on day 1, and no better since. LEVEL: as on both days. UNKNOWN: no day 1,
    or nobody said which way is better.
    """

    GAINED = "gained"
    SLIPPED = "slipped"
    RECOVERING = "recovering"
    LOST = "lost"
    LEVEL = "level"
    UNKNOWN = "unknown"


class DatedValue(Protocol):
    """A value on a day."""

    @property
    def on(self) -> date:
        """The day."""

    @property
    def value(self) -> Decimal:
        """The value."""


@dataclass(frozen=True, slots=True)
class Course:
    """The direction; `turn` is the reading from which a measure slipped or recovered."""

    direction: Bearing
    turn: DatedValue | None = None

    @property
    def why(self) -> Message:
        """In words; empty where no day 1 is known."""
        return _WORDS[self.direction]


_WORDS = {
    Bearing.GAINED: say("better than on day 1, and no worse than a quarter ago"),
    Bearing.SLIPPED: say("no worse than on day 1, but slipped in the last quarter"),
    Bearing.RECOVERING: say("worse than on day 1, but better than a quarter ago"),
    Bearing.LOST: say("worse than on day 1, and no better than a quarter ago"),
    Bearing.LEVEL: say("as on day 1"),
    Bearing.UNKNOWN: say(""),
}


def course(baseline: Decimal | None, readings: Sequence[DatedValue], better: Better) -> Course:
    """The course of a measure from its value on day 1 by way of its readings, oldest first.

    The value of a quarter ago is the last reading of that day or before; where all readings are
    younger, day 1 itself, so that only the whole way is judged.
    """
    if baseline is None or not readings or better is Better.UNKNOWN:
        return Course(Bearing.UNKNOWN)
    last = readings[-1]
    now, sign = last.value, 1 if better is Better.HIGHER else -1
    # Of several as good the latest, for from there on it went down.
    best = max(readings, key=lambda each: (sign * each.value, each.on))
    before = [reading for reading in readings if reading.on <= last.on - QUARTER]
    then = before[-1].value if before else baseline
    # A peak of long ago does not make a slip of today.
    lost = best.on > last.on - QUARTER and (
        sign * (best.value - now) >= sign * (best.value - baseline) * _LOST
    )
    slipped = is_better(best.value, now, better) and (lost or is_better(then, now, better))
    # Worse than on day 1 is more than slipped: it is lost, or recovering.
    if slipped and not is_better(baseline, now, better):
        return Course(Bearing.SLIPPED, best)
    if is_better(now, then, better) and is_better(baseline, now, better):
        return Course(
            Bearing.RECOVERING, min(readings, key=lambda each: (sign * each.value, each.on))
        )
    if now == baseline:
        return Course(Bearing.LEVEL)
    gained = is_better(now, baseline, better)
    return Course(Bearing.GAINED if gained else Bearing.LOST)
