"""Removing an account for good: its rows, what refers to them, and its traces everywhere.

SQLite leaves what was deleted in free pages, the search index in its segments, the journal in what
undo would bring back and in the names of acts, the log in its frames. So the rows go first, then
the index is merged, and the whole file is written anew.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.storage.act_labels import kept_label, label_words
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.engine import bare
from csm_desktop.storage.file.pool import BookConnection, BookEngine
from csm_desktop.storage.file.sight import SIGHT
from csm_desktop.storage.file.stamp import HEAD, forget, read_stamp
from csm_desktop.storage.raw_sql import execute, execute_many
from csm_desktop.storage.rows import ROW_OF
from csm_desktop.storage.session import Session
from csm_desktop.storage.vacuum import clean
from csm_desktop.storage.work import Work
from csm_desktop.wording import tr

_SHORTEST_NAME = 3
OF_A_REMOVED = say("A change that also concerned a removed account")
"""What an act is called whose own words may name what was removed for good."""


def purge_account(work: Work, account_id: int) -> None:
    """Remove an account and all that hangs on it; what was said of it is gone afterwards too."""
    connection = work.connection
    gone, names = [account_id], _names(work, "account", "id", account_id)
    # First: they are found by their contacts.
    gone += _purge_photos(connection, account_id)
    for row in reversed(ROW_OF.values()):
        table = row.__tablename__
        if table == "account":
            continue
        # A pairing names two accounts, and tells of either.
        for column in ("account_id", "champion_account_id", "other_account_id"):
            if column in row.columns():
                # Names of people stand in the labels of acts as well.
                if table == "contact":
                    names |= _names(work, table, column, account_id)
                rows = execute(
                    connection, f'SELECT id FROM "{table}" WHERE {column} = ?', (account_id,)
                )
                for (row_id,) in rows.fetchall():
                    records.delete(connection, table, row_id)
                    gone.append(row_id)
    _let_go(connection, account_id)
    records.delete(connection, "account", account_id)
    _purge_journal(work, account_id, gone, names)
    forget(connection, SIGHT)  # it may name the account
    # A mark whose row is gone would make the next import of it a "repeat" of nothing.
    execute(
        connection,
        "DELETE FROM import_mark WHERE entity_id = ? OR entity_id NOT IN"
        " (SELECT id FROM account UNION ALL SELECT id FROM contact"
        "  UNION ALL SELECT id FROM subscription UNION ALL SELECT id FROM reading"
        "  UNION ALL SELECT id FROM revenue_event)",
        (account_id,),
    )


def note_purged(connection: BookConnection, account_ids: Iterable[int]) -> None:
    """Keep that these accounts were removed for good, by their ids alone."""
    known = purged(connection) | set(account_ids)
    stamp.mark(connection, stamp.PURGED, json.dumps(sorted(known)))


def purged(connection: BookConnection) -> frozenset[int]:
    """The accounts that were removed for good from a book, as far as that was kept; not one that a
    colleague's bundle brought back since."""
    try:
        kept = {int(each) for each in json.loads(stamp.marked(connection, stamp.PURGED) or "[]")}
    except (ValueError, TypeError):
        return frozenset()
    asked = "SELECT id FROM account WHERE id IN (SELECT value FROM json_each(?))"
    there = execute(connection, asked, (json.dumps(sorted(kept)),)).fetchall() if kept else []
    return frozenset(kept) - {id_ for (id_,) in there}


def _purge_photos(connection: BookConnection, account_id: int) -> list[int]:
    """Photos that came to contacts before those came to the account, which they do not name."""
    rows = execute(
        connection,
        "SELECT id FROM contact_photo"
        " WHERE contact_id IN (SELECT id FROM contact WHERE account_id = ?)",
        (account_id,),
    ).fetchall()
    for (row_id,) in rows:
        records.delete(connection, "contact_photo", row_id)
    return [row_id for (row_id,) in rows]


def _let_go(connection: BookConnection, account_id: int) -> None:
    """Leave alone what only pointed here: those of its group, and what became one with it. What it
    became one with can be parted from it no more, so that step is forgotten as a whole."""
    for column in ("parent_id", "merged_into_id"):
        execute(connection, f"UPDATE account SET {column} = NULL WHERE {column} = ?", (account_id,))
    execute(
        connection,
        "DELETE FROM change WHERE change_set_id IN (SELECT change_set_id FROM change"
        " WHERE table_name = 'account' AND row_id = ?"
        " AND after ->> '$.merged_into_id' IS NOT NULL)",
        (account_id,),
    )
    # To undo such an act would point again at what is gone.
    for column in ("parent_id", "merged_into_id"):
        execute(
            connection,
            f"DELETE FROM change WHERE table_name = 'account'"
            f" AND (before ->> '$.{column}' = ?1 OR after ->> '$.{column}' = ?1)",
            (account_id,),
        )


def _names(work: Work, table: str, column: str, value: int) -> set[str]:
    rows = execute(work.connection, f'SELECT name FROM "{table}" WHERE {column} = ?', (value,))
    return {str(name) for (name,) in rows.fetchall()}


def _purge_journal(work: Work, account_id: int, gone: Sequence[int], names: set[str]) -> None:
    """Take what undo would bring back out of the journal, also of rows that came to the account
    later, and the names out of what acts are called."""
    connection = work.connection
    execute(
        connection,
        # By account and by row: a row may have been moved here from an account that stays.
        "DELETE FROM change WHERE account_id = ? OR row_id IN (SELECT value FROM json_each(?))",
        (account_id, json.dumps(gone)),
    )
    _forget_empty_acts(connection)
    # A name of one or two letters stands in half of all labels by chance.
    telling = {name for name in names if len(name) >= _SHORTEST_NAME}
    labels = execute(connection, "SELECT id, label, told FROM change_set").fetchall()
    named = [
        id_ for id_, label, told in labels
        # A name may stand in the kept sentence in JSON's spelling alone, or be turned in the label.
        if any(name in label or _in_json(name) in (told or "") for name in telling)
    ]  # fmt: skip
    execute_many(
        # The label is replaced and the act kept: it also changed what stays, and can be undone.
        connection,
        "UPDATE change_set SET label = ?, told = ? WHERE id = ?",
        [(label_words(OF_A_REMOVED), kept_label(OF_A_REMOVED), id_) for id_ in named],
    )


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def forget_rows(work: Work, table: str, row_ids: Sequence[int]) -> None:
    """Take rows that were removed out of what undo could bring back."""
    execute(
        work.connection,
        "DELETE FROM change WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))",
        (table, json.dumps(list(row_ids))),
    )
    _forget_empty_acts(work.connection)


def _forget_empty_acts(connection: BookConnection) -> None:
    execute(connection, "DELETE FROM change_set WHERE id NOT IN (SELECT change_set_id FROM change)")


def holds(path: Path, account_ids: Iterable[int]) -> bool:
    """Whether a closed book or backup holds one of these accounts, or what undo could bring back
    of them; a file that cannot be read is said to."""
    wanted = json.dumps(list(account_ids))
    try:
        with bare(path, read_only=True) as connection:
            return any(
                connection.execute(
                    f"SELECT 1 FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
                    " LIMIT 1",
                    (wanted,),
                ).fetchone()
                for table, column in (("account", "id"), ("change", "account_id"))
            )
    except (UserError, driver.Error):
        # What cannot be read may hold it: better one backup too many is counted than one too few.
        return True


def purge_copy(engine: BookEngine, clock: Clock, account_ids: Sequence[int]) -> None:
    """Remove accounts, wherever they are in it, from a closed copy of a book.

    Raises UserError for one of another schema, which is left as it is.
    """
    with engine.bare() as connection:
        found = read_stamp(connection)
    # Tables of another schema would be passed over in silence, so it is refused instead.
    if found is None or found.revision != HEAD:
        raise UserError(tr("The backup is of another version of the program."))

    def purge(work: Work) -> None:
        for account_id in account_ids:
            purge_account(work, account_id)

    try:
        Session(engine, clock).act("", False, purge)
        clean(engine)
    except driver.Error as error:
        raise UserError(tr("The backup cannot be changed."), str(error)) from error
