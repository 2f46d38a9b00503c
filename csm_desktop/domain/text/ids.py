"""Ids: 63-bit integers in the order of time, made before a row is saved.

A row can be referred to before it exists, and two books can be merged, because the millisecond and
a random start make a clash unlikely enough for one person's lifetime of rows.
"""

from datetime import UTC, date, datetime, timedelta
from random import SystemRandom

from csm_desktop.domain.text.clock import Clock

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LOW_BITS = 21  # 42 bits of milliseconds reach the year 2159; 42 + 21 = 63


class IdMaker:
    """Makes strictly ascending ids; those of one act are consecutive, so its rows lie together.

    `start` (0 to 2**20) takes the place of the random part where a stream must be reproducible.
    `after` is the greatest id there is already: none is made below it, even by a clock set back.
    """

    def __init__(self, clock: Clock, start: int | None = None, after: int = 0) -> None:
        self._clock = clock
        self._start = start
        self._last = after
        self._begun = False

    def begin(self) -> None:
        """Move on to the present millisecond; called once an act, so that order follows time."""
        self._begun = True
        low = self._start if self._start is not None else SystemRandom().getrandbits(_LOW_BITS - 1)
        milliseconds = int((self._clock.now() - _EPOCH).total_seconds() * 1000)
        here = (milliseconds << _LOW_BITS) + low
        # Two copies of a book whose newest act is ahead of both clocks would else go on alike, and
        # give one id to two things.
        if here <= self._last and self._start is None:
            here = self._last + 1 + low
        self._last = max(self._last, here)

    def next(self) -> int:
        """A new id, greater than every one made before it."""
        if not self._begun:
            self.begin()
        self._last += 1
        return self._last

    def several(self, number: int) -> range:
        """As many new ids, one after another."""
        if not self._begun:
            self.begin()
        first, self._last = self._last + 1, self._last + number
        return range(first, self._last + 1)


def first_id_at(instant: datetime) -> int:
    """The least id that can be made at an instant or later: what is new since then is above it."""
    milliseconds = max(0, int((instant - _EPOCH).total_seconds() * 1000))
    return milliseconds << _LOW_BITS


def day_made(id_: int) -> date | None:
    """The day (UTC) on which an id was made; None for one that no clock made."""
    milliseconds = id_ >> _LOW_BITS
    return (_EPOCH + timedelta(milliseconds=milliseconds)).date() if milliseconds > 0 else None
