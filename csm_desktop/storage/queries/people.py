"""What a book knows of one person beyond the facts of an account: how they felt, where else they
stand."""

from collections.abc import Collection
from datetime import date, datetime

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ElsewhereRow:
    """A contact of another account who may be the same person, as it is stored."""

    contact_id: int
    account_id: int
    account: str
    title: str
    left_on: date | None


def values_over_time(
    connection: BookConnection, table: str, row_id: int, column: str
) -> tuple[tuple[datetime, str | None, str | None], ...]:
    """Every act that stands and changed a column of a row: its moment, the values before and after
    it, the earliest first."""
    path = f'$."{column}"'
    found = execute(
        connection,
        "SELECT s.at, json_extract(c.before, ?), json_extract(c.after, ?) FROM change c "
        "JOIN change_set s ON s.id = c.change_set_id "
        "WHERE c.table_name = ? AND c.row_id = ? AND s.state = 'done' AND c.before IS NOT NULL "
        "AND c.after IS NOT NULL AND json_type(c.after, ?) IS NOT NULL ORDER BY s.id, c.position",
        (path, path, table, row_id, path),
    )
    return tuple((datetime.fromisoformat(at), before, after) for at, before, after in found)


def elsewhere(
    connection: BookConnection, account_id: int, name: str, addresses: Collection[str]
) -> tuple[ElsewhereRow, ...]:
    """Contacts of other accounts, none in the trash, who have one of the addresses (in lower case)
    or are written the same; by account and id."""
    marks = ", ".join("?" * len(addresses))
    found = execute(
        connection,
        "SELECT c.id, a.id, a.name, c.title, c.left_on FROM contact c "
        "JOIN account a ON a.id = c.account_id "
        "WHERE a.id <> ? AND a.deleted_at IS NULL "
        f"AND (c.name = ? COLLATE NOCASE OR lower(c.email) IN ({marks})) "
        "ORDER BY a.name, c.id",
        (account_id, name, *addresses),
    )
    return tuple(
        ElsewhereRow(
            contact_id, other, account, title, date.fromisoformat(left_on) if left_on else None
        )
        for contact_id, other, account, title, left_on in found
    )
