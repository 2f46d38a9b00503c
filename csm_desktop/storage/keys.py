"""What an import recognises things by: ids of other systems, domains, addresses, names.

Plain tuples of whole tables: a book has at most some tens of thousands of rows, and an import asks
for most of them. Ids are given as they are stored: most rows are never met, and reading the ids of
all would cost more than all else.
"""

from collections.abc import Iterable, Iterator

from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.storage.codec import codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

AccountKeys = tuple[int, str, str, str, int]
ContactKeys = tuple[int, str, str, int | None]
_IDS = codec_of("ids", tuple[ForeignId, ...], ())


def account_keys(connection: BookConnection) -> list[AccountKeys]:
    """(id, name, domain, currency, whether it is in the trash), the living first; what became one
    with another is known by that one."""
    found: list[AccountKeys] = execute(
        connection,
        "SELECT id, name, domain, currency, deleted_at IS NOT NULL FROM account "
        "WHERE merged_into_id IS NULL ORDER BY deleted_at IS NOT NULL, id",
    ).fetchall()
    return found


def foreign_ids(connection: BookConnection, table: str) -> Iterator[tuple[int, ForeignId]]:
    """(id, id in another system) of every row of a table that has such; one of damaged rows that
    cannot be used is none."""
    rows = execute(connection, f"SELECT id, ids FROM {table} WHERE ids <> '[]' ORDER BY id")
    for id_, stored in rows.fetchall():
        found = _IDS.read(stored)
        for each in found if isinstance(found, tuple) else ():
            yield id_, each


def other_names(connection: BookConnection) -> list[tuple[int, str]]:
    """(id, name or web domain) that accounts are also called by."""
    found: list[tuple[int, str]] = execute(
        connection,
        "SELECT account.id, each.value FROM account, json_each("
        "CASE WHEN json_valid(also_called) THEN also_called ELSE '[]' END) AS each "
        "WHERE also_called <> '[]' AND merged_into_id IS NULL ORDER BY account.id",
    ).fetchall()
    return found


def readings_of(
    connection: BookConnection, metrics: Iterable[str]
) -> list[tuple[str, str, int | None, str]]:
    """(metric, its unit, account's id, value) of every reading of metrics of these names."""
    wanted = {name.casefold() for name in metrics}
    known = execute(connection, "SELECT id, name, unit FROM metric ORDER BY id").fetchall()
    found: list[tuple[str, str, int | None, str]] = []
    for metric_id, name, unit in known:
        # Compared here, because SQLite's own lower case knows ASCII alone.
        if name.casefold() in wanted:
            rows = execute(
                connection,
                "SELECT account_id, value FROM reading WHERE metric_id = ?",
                (metric_id,),
            )
            found += [(name, unit, account_id, value) for account_id, value in rows]
    return found


def unassigned_keys(connection: BookConnection, table: str) -> list[tuple[int, str, str]]:
    """(id, what the file called the account, e-mail address) of rows without an account.

    `table` is one of contact, subscription and reading; only contacts have an address.
    """
    email = "email" if table == "contact" else "''"
    found: list[tuple[int, str, str]] = execute(
        connection,
        f"SELECT id, account_ref, {email} FROM {table} WHERE account_id IS NULL ORDER BY id",
    ).fetchall()
    return found


def contact_keys(connection: BookConnection) -> list[ContactKeys]:
    """(id, e-mail address, name, account's id) of every contact."""
    found: list[ContactKeys] = execute(
        connection, "SELECT id, email, name, account_id FROM contact ORDER BY id"
    ).fetchall()
    return found


def owners(connection: BookConnection, table: str) -> dict[int, int]:
    """The account's id by the id of each row of a table that has one."""
    rows = execute(connection, f"SELECT id, account_id FROM {table} WHERE account_id IS NOT NULL")
    return dict(rows.fetchall())
