"""Bytes in an encrypted file of their own, under the key of a book they belong to."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.files import open_new, part_path, put, sync_file
from csm_desktop.storage.file.cipher import BookKey, unlock


def write_note(path: Path, data: bytes, key: BookKey) -> None:
    """Put bytes into an encrypted file, whole or not at all; what was there is replaced.

    Raises OSError or UserError where it cannot be written.
    """
    part = part_path(path)
    try:
        open_new(part).close()
        try:
            with _opened(part, key) as connection:
                connection.execute("CREATE TABLE note (data BLOB NOT NULL)")
                connection.execute("INSERT INTO note VALUES (?)", (data,))
        except driver.Error as error:
            raise OSError(str(error)) from error
        sync_file(part)
        put(part, path, overwrite=True, may_be_book=True)
    finally:
        with suppress(OSError):
            part.unlink()


def read_note(path: Path, key: BookKey) -> bytes:
    """The bytes in such a file. Raises ValueError for one that holds none."""
    try:
        with _opened(path, key) as connection:
            return bytes(connection.execute("SELECT data FROM note").fetchone()[0])
    except (driver.Error, TypeError) as error:
        raise ValueError(str(error)) from error


def _opened(path: Path, key: BookKey) -> Any:
    connection = driver.connect(str(path), isolation_level=None)
    unlock(connection, key)
    return closing(connection)
