"""Whether a file is an encrypted book, told without its key: nothing in one looks like anything.

SQLCipher writes whole pages of 4,096 bytes, of which the first begins with 16 random bytes (the
*salt*) and all others are as evenly spread as chance makes them. A page of anything else, half of
one that was overwritten included, is far from that.
"""

import errno
import os
from collections import Counter
from pathlib import Path

PAGE = 4096
SALT = 16
PLAIN = b"SQLite format 3\0"
_EVEN = 16  # so often each of 256 values comes in a page, on average
_MOST_UNEVEN = 420.0
"""Chi squared over 255 degrees: chance goes beyond it once in a thousand million pages."""


def first_page(path: Path) -> bytes:
    """The first page of a file, or what there is of it.

    For a file that this process has not open: looking costs it the locks that it holds on it.
    Raises OSError, also for what is no file.
    """
    if path.exists() and not path.is_file():  # a pipe would be waited for, for ever
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with path.open("rb") as file:
        return file.read(PAGE)


def looks_encrypted(page: bytes, size: int) -> bool:
    """Whether a first page, of a file of so many bytes, may be that of an encrypted book."""
    if len(page) < PAGE or size % PAGE or page.startswith(PLAIN):
        return False
    counted = Counter(page)
    uneven = sum((counted[value] - _EVEN) ** 2 for value in range(256)) / _EVEN
    return uneven < _MOST_UNEVEN
