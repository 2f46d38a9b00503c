"""Whose a log beside a book is: SQLite itself applies any that lies there.

A write-ahead log (`BOOK-wal`) or rollback journal (`BOOK-journal`) holds pages of the file that it
was written for; nothing in SQLite's formats binds the two, so a log that a killed program left is
replayed onto whatever file has come to lie under that name, and breaks it.

What binds them here is the seal (storage.seal). Its lowest bit says whether it is whole; the other
31 are the book's *token* until it is sealed anew. The first transaction that writes into a round of
the log clears the bit and so puts page 1, with the token, there (storage.pool): a log of this book
has its token, one of another book, or state of this one, has not. Of an encrypted book that page is
read with its key; without one nothing can be told. Formats: sqlite.org/fileformat2.html §3 and §4.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from csm_desktop.files.noise import PAGE, first_page
from csm_desktop.storage.file.cipher import header_of

LOG, INDEX, JOURNAL = "-wal", "-shm", "-journal"
COMPANIONS = (LOG, JOURNAL, INDEX)
"""How the names of SQLite's own files beside a book end; all but the index hold content."""

_TOKEN_AT = 60  # PRAGMA user_version in the header of page 1
_LOG_HEAD, _FRAME_HEAD = 32, 24
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def companion(book: Path, end: str) -> Path:
    """A file of SQLite's beside the book, such as its log."""
    return book.with_name(book.name + end)


def strays(book: Path) -> tuple[Path, ...]:
    """The logs beside a book that were written for another one; beside no book, all that are there.

    For a book that nobody has open: this looks into the file, which costs the process the locks
    that it holds on it, and a log that is being written changes under the eye.
    """
    found = [companion(book, end) for end in (LOG, JOURNAL)]
    return tuple(path for path in found if _size(path) and not _is_own(book, path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def head_of(book: Path) -> bytes:
    """The first 100 bytes of an SQLite file; b"" of one that has lost them, is locked or something
    else (`cipher.header_of`).

    For a file that this process has not open: looking costs it its locks.
    """
    return header_of(first_page(book), pages=book.stat().st_size // PAGE)


def application_of(head: bytes) -> int:
    """Whose database it is (PRAGMA application_id)."""
    return int.from_bytes(head[68:72], "big")


def _is_own(book: Path, log: Path) -> bool:
    # Without a file any log is a stranger's: nobody can tell what it belonged to.
    if not _size(book):
        return False
    head = head_of(book)
    if not head:
        return True  # nothing can be told
    pages = _log_heads(log, head) if log.name.endswith(LOG) else _journal_heads(log, head)
    # A log without a whole transaction is harmless, and none is lost with it.
    return pages is not None and (not pages or any(_has_token(page, head) for page in pages))


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    return 65_536 if size == 1 else size


def _has_token(page: bytes, book: bytes) -> bool:
    """Whether a first page in a log has the token of the book's."""
    head = header_of(page)
    return bool(head) and _token(head) == _token(book)


def _token(head: bytes) -> int:
    (seal,) = struct.unpack_from(">i", head, _TOKEN_AT)
    return int(seal) & ~1


def _log_heads(log: Path, book: bytes) -> list[bytes] | None:
    """The first pages in a write-ahead log; none for one that holds no whole transaction.

    None for what is no log of pages of the book's size, or names no book at all.
    """
    pages: list[bytes] = []
    is_whole, size = False, _page_size(book)
    with log.open("rb") as file:
        head = file.read(_LOG_HEAD)
        # The magic has two forms by byte order of its checksums; the first three bytes are the
        # same.
        if len(head) < _LOG_HEAD or head[:3] != b"\x37\x7f\x06":
            return None
        if int.from_bytes(head[8:12], "big") != size:
            return None
        for page, committed in _frames(file, head[16:24], size):
            # Frames behind the last commit are not applied, but page 1 in them still tells whose
            # they are.
            is_whole = is_whole or committed
            if page:
                pages.append(page)
    if not is_whole:
        return []
    return pages or None


def _frames(file: BinaryIO, salts: bytes, size: int) -> Iterator[tuple[bytes, bool]]:
    """The frames of a log: what page 1 holds (of others nothing), and whether it ends a save.

    Frames with other salts are of an earlier round, and over.
    """
    while len(frame := file.read(_FRAME_HEAD)) == _FRAME_HEAD and frame[8:16] == salts:
        number, committed = struct.unpack_from(">II", frame)
        page = file.read(size) if number == 1 else b""
        file.seek(size - len(page), os.SEEK_CUR)
        yield page, committed > 0


def _journal_heads(journal: Path, book: bytes) -> list[bytes] | None:
    """The first page in a rollback journal; none for one that is over and would not be applied.

    A large change may be killed before its journal holds page 1: it is then known by the number of
    pages that the file had before.
    """
    size = _page_size(book)
    with journal.open("rb") as file:
        head = file.read(28)
        if not head.startswith(_JOURNAL_MAGIC):
            return None if any(head) else []
        pages, sector, page_size = struct.unpack_from(">III", head, 16)
        if page_size != size:
            return None
        file.seek(sector)
        # Page 1 alone has the token, and it is among the first pages of a journal.
        while len(number := file.read(4)) == 4:
            page = file.read(size)
            if number == b"\0\0\0\1" and len(page) == size:
                return [page]
            # Behind each page stands its checksum.
            file.seek(4, os.SEEK_CUR)
    return [] if pages == int.from_bytes(book[28:32], "big") else None
