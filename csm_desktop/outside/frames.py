"""What parent and child say to each other: JSON, each value behind its length in four bytes."""

import json
from typing import IO

LONGEST = 64 << 20  # bytes of one value
_LENGTH = 4
# Lone surrogates are what damaged texts are read as; they travel, to be refused by row.
_HOW = ("utf-8", "surrogatepass")


class BrokenFrameError(ValueError):
    """What came is not what the other side would say."""


def packed(value: object) -> bytes:
    """A value on its way. Raises BrokenFrameError for one that is too long."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    data = text.encode(*_HOW)
    if len(data) > LONGEST:
        raise BrokenFrameError
    return len(data).to_bytes(_LENGTH, "big") + data


def read(stream: IO[bytes]) -> bytes | None:
    """The next value as it came; None at the end. Raises BrokenFrameError."""
    head = stream.read(_LENGTH)
    if not head:
        return None
    size = int.from_bytes(head, "big")
    # Refused by its length alone, before any of it is kept.
    if len(head) < _LENGTH or size > LONGEST:
        raise BrokenFrameError
    data = stream.read(size)
    # Broken off in the midst of a value: nothing of it counts.
    if len(data) < size:
        raise BrokenFrameError
    return data


def unpacked(data: bytes) -> object:
    """The value. Raises BrokenFrameError."""
    try:
        value: object = json.loads(data.decode(*_HOW))
    except (ValueError, RecursionError) as problem:
        raise BrokenFrameError from problem
    return value
