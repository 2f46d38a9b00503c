"""Brings a book to the schema of this program, or refuses to touch it.

Alembic is slow to import, so it is only imported for a book that needs it. Revisions are numbered
("0001", "0002", ...): a higher number than ours is a book of a newer program.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import (
    check_target,
    explained,
    make_folder,
    part_path,
    put,
    sync_file,
    tidy_parts,
)
from csm_desktop.storage.file.cipher import BookKey, hold
from csm_desktop.storage.file.engine import NotABookError, bare, break_seal, open_engine
from csm_desktop.storage.file.faults import faults_explained
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.file.seal import seal
from csm_desktop.storage.file.snapshots import Backup, back_up
from csm_desktop.storage.file.stamp import (
    BOOK_ID,
    HEAD,
    mark,
    marked,
    read_stamp,
    refuse_newer,
    write_program,
)
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.search import index_what_is_missing
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

# The rebuilt tables, the write-ahead log over them and a backup, with some room to breathe.
SPACE_FACTOR = 2.5


@dataclass(frozen=True, slots=True)
class History:
    """Alembic's folder (env.py and versions/) and the newest revision in it."""

    folder: Path
    head: str

    def steps(self) -> dict[str, Path]:
        """The file of each revision, the oldest first."""
        files = (self.folder / "versions").rglob("[0-9]*.py")
        return {file.stem.partition("_")[0]: file for file in sorted(files, key=lambda f: f.name)}


HISTORY = History(Path(__file__).parent / "migrations", HEAD)


def create(
    path: Path,
    build: Callable[[BookConnection], None],
    history: History = HISTORY,
    key: BookKey | None = None,
) -> None:
    """Make a new book: `build` creates the tables, and it is stamped as the newest revision. With a
    `key` it is encrypted from its first byte.

    It appears under its name only when complete. Raises AlreadyThereError if there is one already,
    UserError where none may be made.
    """
    check_target(path, overwrite=False)
    make_folder(path.parent)
    tidy_parts(path.parent)
    temporary = part_path(path)
    if key is not None:
        hold(key)
    try:
        with explained(path):
            # As an archive: a log beside a part file would be left behind by the renaming.
            engine = open_engine(temporary, create=True, archive=True, key=key)
        try:
            with faults_explained(), engine.begin() as connection:
                build(connection)
                _stamp(connection, history.head)
        finally:
            engine.dispose()
        # Sealed before it has its name, from when on others may open it.
        seal(temporary, archive=True)
        sync_file(temporary)
        put(temporary, path, overwrite=False)
    finally:
        with suppress(OSError):  # what was in the way is told, and not this
            temporary.unlink()


def ensure_current(
    book: Path,
    now: datetime,
    history: History = HISTORY,
    disk_usage: Callable[[Path], Any] = shutil.disk_usage,
) -> Backup | None:
    """Bring a closed book to the newest revision; the caller holds its lock.

    Returns the backup that was made first; None where there was nothing to do. If a step fails,
    all of them are undone and the error passes through.

    Raises NewerBookError, or UserError when it is not a book or the disk has not
    `SPACE_FACTOR` times the book's size free; the book is unchanged then.
    """
    if is_current(book, history):
        return None
    # Asked before anything is written: a disk that fills up midway would leave neither.
    _refuse_full_disk(book, disk_usage)
    # Steps that fail are undone; the backup is for those that succeed and are wrong.
    backup = back_up(book, book, now)
    upgrade(book, history)
    return backup


def is_current(book: Path, history: History = HISTORY) -> bool:
    """Whether the book has the schema of this program; False where it is older.

    Raises NewerBookError, or UserError for a file that was never stamped, or whose revision is none
    of ours. Changes no byte.
    """
    with bare(book, read_only=True) as connection:
        stamp = read_stamp(connection)
    if stamp is None:
        raise NotABookError(book)
    refuse_newer(book, stamp, history.head)
    if stamp.revision == history.head:
        return True
    if stamp.revision not in history.steps():
        title = say("{name} has a shape that this program never gave a book ({revision}).",
                    name=book.name, revision=stamp.revision)  # fmt: skip
        advice = tr("The book was not changed. Open it with the program that made it.")
        raise UserError(render(title), advice)
    return False


def _refuse_full_disk(book: Path, disk_usage: Callable[[Path], Any]) -> None:
    # The log counts, for all of it is written into the file before the step begins.
    log = book.with_name(book.name + "-wal")
    size = book.stat().st_size + (log.stat().st_size if log.exists() else 0)
    needed = int(size * SPACE_FACTOR)
    free = disk_usage(book.resolve().parent).free
    if free < needed:
        raise UserError(
            render(
                say(
                    "There is too little space to bring {name} up to date: {free} of {needed}.",
                    name=book.name,
                    free=_megabytes(free),
                    needed=_megabytes(needed),
                )
            ),
            tr("The book was not changed. Free some space on its disk and open it again."),
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def upgrade(book: Path, history: History = HISTORY) -> None:
    """Run every step that the book lacks in one transaction; nothing of it stays if one fails.

    Foreign keys are off meanwhile: rebuilding a table drops the old one, and the drop would take
    the children along or be refused. They are checked before the commit instead.
    """
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    with bare(book) as below:  # closed behind it: its foreign keys are off
        below.execute("PRAGMA foreign_keys=OFF")  # has no effect inside a transaction
        engine = create_engine(
            "sqlite://", module=driver, creator=lambda: below, poolclass=StaticPool
        )
        with engine.connect() as connection, connection.begin():
            below.execute("BEGIN IMMEDIATE")
            break_seal(below)
            _run(connection, history)
            # With foreign keys off nothing else would notice that a step dropped a parent.
            _refuse_lost_references(below)
            write_program(below, __version__)
            if history is HISTORY:
                index_what_is_missing(BookConnection(below))
            # Books of the first versions have none, and two empty ones would look alike.
            if not marked(BookConnection(below), BOOK_ID):
                mark(BookConnection(below), BOOK_ID, os.urandom(16).hex())


def _run(connection: Any, history: History) -> None:
    """Every step that is lacking, in the transaction of a connection of SQLAlchemy's."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign begins an interpolation in Alembic's settings, also in a folder's name.
    config.set_main_option("script_location", str(history.folder).replace("%", "%%"))
    config.set_main_option("recursive_version_locations", "true")  # twenty numbers a folder
    config.attributes["connection"] = connection
    command.upgrade(config, history.head)


def _refuse_lost_references(below: Any) -> None:
    lost = below.execute("PRAGMA foreign_key_check").fetchmany(5)
    if lost:
        raise RuntimeError(f"the migration lost references: {lost}")


def _stamp(connection: BookConnection, revision: str) -> None:
    """What Alembic and `upgrade` leave behind, for a book that starts at the newest revision."""
    # Written out, so that a new book need not import Alembic for one table.
    execute(
        connection,
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
    )
    execute(connection, "INSERT INTO alembic_version VALUES (?)", (revision,))
    write_program(connection.driver, __version__)
    mark(connection, BOOK_ID, os.urandom(16).hex())  # no two books are alike, nor are their seals
