"""A checksum that a book carries while it is closed, so that damage is noticed before it is used.

SQLite has no checksums of its own for a plain file: two kilobytes overwritten in the middle of long
notes stay unseen by `integrity_check` (measured: 1 in 14 of such hits). When a book is closed
properly its bytes are summed, and the sum is kept in the header field `user_version`, with the
lowest bit set; a transaction that writes clears that bit (storage.engine). So a sum is there
exactly while nothing was written since, and a copy or a backup carries it along. Its other 31 bits
stay as the book's token, by which its logs are known (storage.strays). Summing is some ten times
faster than `integrity_check`.
"""

import zlib
from pathlib import Path
from typing import Any

from csm_desktop.files.noise import PAGE, PLAIN
from csm_desktop.storage.file.engine import bare, open_here

# Where the file header ends. The header itself holds the sum and counters that change with it; in
# an encrypted book the whole first page changes with them, and has a checksum of its own.
_HEADER = 100
_CHUNK = 1 << 20


def seal(path: Path, *, archive: bool = False, anew: bool = False) -> bool:
    """Sum a closed book's bytes and keep the sum in it; False if somebody else has it open.

    The caller holds the book's lock and has disposed of its own engines. A seal that is there is
    still good, unless `anew`: the user says that what another program wrote is right.
    `archive` is for backups, whose copied seal is the book's.
    """
    with bare(path, archive=archive) as connection:
        # Nothing was written since the last seal: it still holds.
        if not (anew or archive) and _kept(connection):
            return True
        connection.execute("PRAGMA busy_timeout=0")  # a reader elsewhere may stay for hours
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    # Somebody reads still: the log stays, so the file alone is not the whole book.
    if busy:
        return False
    # From the file and not through SQLite, with every connection closed: nothing may be in flight.
    total = _summed(path)
    with bare(path, archive=archive) as connection:
        former = _field(connection)
        if not archive:  # the log begins with the token that the file still has
            connection.execute(f"PRAGMA user_version={former & ~1}")
        connection.execute(f"PRAGMA user_version={total}")
    return True


def has_seal(path: Path) -> bool:
    """Whether the book was closed properly; says nothing of its bytes."""
    with bare(path, read_only=True) as connection:
        return bool(_kept(connection))


def sealed(path: Path) -> bool | None:
    """Whether a closed book still is what it was when sealed.

    None if it carries no seal: it was written to and not closed properly, or is being written to.
    None as well while this process has it open: SQLite's locks on a file are lost when the process
    closes any other descriptor of it.
    """
    if open_here(path):
        return None
    with bare(path, read_only=True) as connection:
        kept = _kept(connection)
    return kept == _summed(path) if kept else None


def _field(connection: Any) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _kept(connection: Any) -> int:
    """The sum, or 0 where there is none."""
    field = _field(connection)
    return field if field & 1 else 0


def as_seal(total: int) -> int:
    """A CRC-32 of everything after the header as the signed and odd number that the field holds."""
    return (total - (1 << 32) if total >= 1 << 31 else total) | 1


def _summed(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        file.seek(_HEADER if file.read(len(PLAIN)) == PLAIN else PAGE)
        while chunk := file.read(_CHUNK):
            total = zlib.crc32(chunk, total)
    return as_seal(total)
