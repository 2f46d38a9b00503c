"""Reading and writing single records, with the search index in step.

The statements are made once from the rows' own tables and given to the driver as they are (see
`driven`).
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from csm_desktop.storage import search
from csm_desktop.storage.convert import Columns, Primitive, Record
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute, execute_many
from csm_desktop.storage.rows import ROWS
from csm_desktop.values import dataclass

# Remade by the program, so never in the journal: an account that is taken back takes them along.
MADE_BY_PROGRAM = ("account_figures", "health_snapshot", "alert")
_MANY = 100  # rows
_SHORT = 100  # characters of a text that stands in a statement


@dataclass(frozen=True, slots=True)
class _Statements:
    columns: tuple[str, ...]
    select: str
    delete: str


@cache
def _statements(table: str) -> _Statements:
    columns = tuple(ROWS[table].columns())
    names = ", ".join(f'"{column}"' for column in columns)
    return _Statements(
        columns,
        f'SELECT {names} FROM "{table}"',
        f'DELETE FROM "{table}" WHERE id = ?',
    )


@lru_cache(maxsize=256)
def _insertion(table: str, same: tuple[tuple[str, str], ...]) -> str:
    """The statement that makes a row, given all columns but those for which it says a value."""
    columns, said = _statements(table).columns, dict(same)
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(said.get(column, "?") for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({values})'


def read(connection: BookConnection, table: str, row_id: int) -> Record | None:
    """The record of one row, or None where there is no such row."""
    statements = _statements(table)
    found = execute(connection, f"{statements.select} WHERE id = ?", (row_id,)).fetchone()
    return dict(zip(statements.columns, found, strict=True)) if found else None


def read_where(
    connection: BookConnection, table: str, equals: dict[str, Primitive]
) -> list[Record]:
    """The records whose columns have these values, by id; with no columns, all of them."""
    statements = _statements(table)
    unknown = equals.keys() - set(statements.columns)
    # Names of columns stand in the statement itself, so only declared ones may get there.
    if unknown:
        raise ValueError(f"{table} has no {', '.join(sorted(unknown))}")
    # IS and not =: a comparison with NULL would find nothing.
    tests = " AND ".join(f'"{name}" IS ?' for name in equals)
    rows = execute(
        connection,
        f"{statements.select} {'WHERE ' + tests if tests else ''} ORDER BY id",
        tuple(equals.values()),
    )
    return [dict(zip(statements.columns, row, strict=True)) for row in rows]


def insert(connection: BookConnection, table: str, records: Sequence[Record]) -> None:
    """Store new rows, in one statement."""
    names = _statements(table).columns
    insert_columns(connection, table, {name: [row[name] for row in records] for name in names})


def insert_columns(connection: BookConnection, table: str, columns: Columns) -> None:
    """Store new rows that are given column by column, in one statement."""
    names, number = _statements(table).columns, len(columns["id"])
    # To give the driver a value takes as long as storing it, and many columns of a list hold the
    # same in all rows: of many rows that is said in the statement.
    same = {
        name: said
        for name in names
        if number >= _MANY and (said := _said_of_all(columns[name], number)) is not None
    }
    execute_many(
        connection,
        _insertion(table, tuple(same.items())),
        zip(*(columns[name] for name in names if name not in same), strict=True),
    )
    search.index_new(connection, table, columns)


def _said_of_all(column: Sequence[Primitive], number: int) -> str | None:
    """The value that a column has in all rows as a statement says it; None where it has several, or
    one that is better not written into a statement."""
    value = column[0]
    # Looked at from both ends first: most columns that hold several values differ there.
    if column[-1] != value or column.count(value) != number:
        return None
    if value is None:
        return "NULL"
    if type(value) is int:
        return str(value)
    if type(value) is str and len(value) <= _SHORT and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return None


def update(
    connection: BookConnection,
    table: str,
    row_id: int,
    changed: Record,
    whole: Record | None = None,
) -> None:
    """Change some columns of a row; `whole` is the row as it is then, where the caller has it."""
    if not changed:  # an old step may have changed only what no row has any more
        return
    assignments = ", ".join(f'"{name}" = ?' for name in changed)
    execute(
        connection,
        f'UPDATE "{table}" SET {assignments} WHERE id = ?',
        (*changed.values(), row_id),
    )
    if search.concerns(table, changed):
        whole = whole or read(connection, table, row_id)
        if whole:
            search.index_again(connection, table, whole)


def delete(connection: BookConnection, table: str, *row_ids: int) -> None:
    """Remove rows for good, in one statement."""
    ids = [(row_id,) for row_id in row_ids]
    if table == "account":
        for made in MADE_BY_PROGRAM:
            execute_many(connection, f'DELETE FROM "{made}" WHERE account_id = ?', ids)
    execute_many(connection, _statements(table).delete, ids)
    search.forget(connection, table, *row_ids)


def mark_stale(connection: BookConnection, account_ids: Iterable[int] | None) -> None:
    """The computed figures of these accounts (None: of all) no longer hold."""
    if account_ids is None:
        execute(connection, "UPDATE account_figures SET stale = 1 WHERE NOT stale")
        return
    execute_many(
        connection,
        "UPDATE account_figures SET stale = 1 WHERE account_id = ? AND NOT stale",
        [(account_id,) for account_id in account_ids],
    )
