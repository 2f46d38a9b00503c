"""Ids: 63-bit integers in the order of time, made before a row is saved.

A row can be referred to before it exists, and two books can be merged, because 21 random bits and
the millisecond make a clash unlikely enough for one person's lifetime of rows.
"""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LOW_BITS = 21  # 42 bits of milliseconds reach the year 2159; 42 + 21 = 63


def id_stream(now: datetime, seed: int | None = None) -> Iterator[int]:
    """Ever-growing ids that start at `now`; `seed` (0 to 2**20) makes the stream reproducible.

    Within one stream ids are strictly ascending and consecutive, so one act's rows lie together.
    """
    start = seed if seed is not None else secrets.randbelow(1 << (_LOW_BITS - 1))
    milliseconds = int((now - _EPOCH).total_seconds() * 1000)
    value = (milliseconds << _LOW_BITS) + start
    while True:
        yield value
        value += 1
