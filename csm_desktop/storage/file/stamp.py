"""Which schema a book has, and which program gave it that: read with two small SELECTs.

Alembic keeps the revision; the program's version is kept beside it, because a message about a
revision number would tell a user nothing. Alembic itself is not needed to read either.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

# The newest revision in migrations/versions; written down so that nobody need look there.
HEAD = "0061"
MADE_BY = {
    "behaviour": "0046",
    "behaviour_finding": "0046",
    "calendar_entry": "0013",
    "checklist_answer": "0048",
    "checklist_item": "0048",
    "checklist_round": "0048",
    "contact_photo": "0025",
    "effectiveness_model": "0046",
    "effectiveness_phase": "0046",
    "council_meeting": "0056",
    "council_presence": "0056",
    "council_seat": "0056",
    "criterion_answer": "0056",
    "executive_update": "0027",
    "final_act": "0015",
    "frozen_file": "0052",
    "hand_over": "0023",
    "health_model": "0009",
    "letter_template": "0012",
    "outbox_mail": "0015",
    "list_profile": "0003",
    "maturity_assessment": "0047",
    "taken_over": "0056",
    "told_apart": "0007",
    "picture": "0051",
    "product_request": "0008",
    "renewal_answer": "0014",
    "renewal_decision": "0014",
    "renewal_plan": "0016",
    "forecast_entry": "0016",
    "rescue_case": "0021",
    "team_part": "0023",
    "third_party": "0025",
    "touch": "0020",
    "unit_worth": "0028",
}
"""The tables that came after the first release, and the revision that made each: an older book does
not lack them."""
_TABLE = "book_stamp"
_MARKS = "book_mark"
_SECRET = "secret "
BUNDLE = "bundle"
"""The mark of what is laid out as a book and is none: accounts on their way to a colleague's."""
BOOK_ID = "id"
"""The mark by which a book is known, whatever its file is called: copies and backups share it."""
WRITTEN = "written by itself"
"""The mark that is another one after each writing of which the journal knows nothing."""
PURGED = "removed for good"
"""The mark that holds the ids of accounts that were removed for good, and nothing else of them: a
copy of the book that has them still brings them back by no merge."""
USABLE = "looked through for values that cannot be used"
"""The mark that a look found none: what was looked for, and the mark `WRITTEN` as it was then."""
PARTED = "parted after act"
"""The mark of a copy without a journal: the id of the last act before it was made."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The schema's revision, such as "0001", and the version that brought the book to it."""

    revision: str
    program: str


class NewerBookError(UserError):
    """The book was made by a newer program; its bytes are left as they are."""

    def __init__(self, book: Path, stamp: Stamp) -> None:
        super().__init__(
            render(
                say(
                    "{name} was made with CSM Desktop {newer}; this is CSM Desktop {ours}.",
                    name=book.name,
                    newer=stamp.program,
                    ours=__version__,
                )
            ),
            tr("The book was not changed. Install the newer program to open it."),
        )
        self.stamp = stamp


def refuse_newer(book: Path, stamp: Stamp, head: str = HEAD) -> None:
    """Raise NewerBookError for a book whose revision has a higher number than ours."""
    if stamp.revision > head:
        raise NewerBookError(book, stamp)


def read_stamp(connection: Any) -> Stamp | None:
    """The stamp behind a driver connection; None if the book has none or it cannot be read."""
    try:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        program = connection.execute(f"SELECT program FROM {_TABLE}").fetchone()
    except (driver.DatabaseError, UnicodeDecodeError):
        return None
    return Stamp(str(revision[0]), str(program[0])) if revision and program else None


def write_program(connection: Any, version: str) -> None:
    """Keep the version of the program that shapes the book, in the caller's transaction."""
    connection.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE} (program TEXT NOT NULL)")
    connection.execute(f"DELETE FROM {_TABLE}")
    connection.execute(f"INSERT INTO {_TABLE} VALUES (?)", (version,))


def mark(connection: BookConnection, name: str, value: str) -> None:
    """Keep a mark of the book itself, of which its user knows nothing; in the caller's transaction.

    In a table of its own that no migration needs to know: a book without it has no marks.
    """
    run = connection.driver.execute
    run(f"CREATE TABLE IF NOT EXISTS {_MARKS} (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    run(f"INSERT OR REPLACE INTO {_MARKS} VALUES (?, ?)", (name, value))


def forget(connection: BookConnection, name: str) -> None:
    """Take a mark out of the book, in the caller's transaction."""
    if marked(connection, name):
        connection.driver.execute(f"DELETE FROM {_MARKS} WHERE name = ?", (name,))


def keep_secret(connection: BookConnection, name: str, secret: str) -> None:
    """Keep what nobody else may read in an encrypted book; "" takes it out. In the caller's
    transaction. It is in no export, and `blank_secrets` takes it out of a copy that is plain."""
    connection.driver.execute("PRAGMA secure_delete=ON")
    mark(connection, f"{_SECRET}{name}", secret)


def secret_in(connection: BookConnection, name: str) -> str:
    """A secret that the book keeps; "" where it keeps none of that name."""
    return marked(connection, f"{_SECRET}{name}")


def blank_secrets(connection: Any, schema: str) -> None:
    """Empty the secrets in a database that is to be readable by anybody."""
    blank_marks(connection, schema, f"{_SECRET}%")


def blank_marks(connection: Any, schema: str, like: str) -> None:
    """Empty the marks of such names; the rows stay, for a backup says how many there are."""
    named = f"SELECT count(*) FROM {schema}.sqlite_schema WHERE name = '{_MARKS}'"
    if connection.execute(named).fetchone()[0]:
        connection.execute(f"PRAGMA {schema}.secure_delete=ON")
        connection.execute(f"UPDATE {schema}.{_MARKS} SET value = '' WHERE name LIKE ?", (like,))


def marked(connection: BookConnection, name: str) -> str:
    """A mark of the book; "" where it has none of that name, or none can be read."""
    try:
        found = connection.driver.execute(f"SELECT value FROM {_MARKS} WHERE name = ?", (name,))
        row = found.fetchone()
    except driver.DatabaseError:
        return ""
    return str(row[0] or "") if row else ""
