"""Ids of events as whoever wrote them gave them, where a calendar server wrapped them."""

import re

# Exchange makes an id of its own of every other one, and puts that inside (MS-OXCICAL).
_WRAPPED = re.compile(
    r"040000008200E00074C5B7101A82E008[0-9A-F]*?7643616C2D55696401000000([0-9A-F]+)"
)
_LONGEST = 2_000


def own_uid(uid: str) -> str:
    """The id that an event has with whoever wrote it; the same where no server wrapped it."""
    found = _WRAPPED.fullmatch(uid.upper()) if len(uid) <= _LONGEST else None
    if found is None or len(found[1]) % 2:
        return uid
    inside = bytes.fromhex(found[1]).split(b"\0")[0]
    return inside.decode("ascii", "replace") if inside.isascii() and inside else uid
