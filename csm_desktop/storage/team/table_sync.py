"""One table of one book brought to what the book has: what is new, what changed, what is gone.

What is to be there is copied into a table of the transaction's own and compared there: neither the
number of parameters nor an id twice in a batch can be in the way, and COPY is several times as fast
as any INSERT.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from csm_desktop.storage.team.book_rows import Scope
from csm_desktop.storage.team.server import cursor
from csm_desktop.storage.team.tables import TeamTable
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(slots=True)
class RowCount:
    """How many rows came, changed and went."""

    made: int = 0
    changed: int = 0
    removed: int = 0

    def add(self, other: "RowCount") -> None:
        """Count these with the others."""
        self.made += other.made
        self.changed += other.changed
        self.removed += other.removed

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed)


def first_copy(
    connection: "Connection", table: TeamTable, portions: Iterable[Sequence[str]]
) -> RowCount:
    """Fill in the rows of a book of which nothing is there yet."""
    return RowCount(made=_copy(connection, table, table.name, portions))


def bring_up(
    connection: "Connection",
    table: TeamTable,
    book_id: int,
    portions: Iterable[Sequence[str]],
    scope: Scope | None = None,
) -> RowCount:
    """Bring the rows of a book in a table, all or those of a scope, to what the portions say."""
    run = connection.exec_driver_sql
    test, values = _within(table, book_id, scope)
    going = f'DELETE FROM "{table.name}" AS t WHERE {test}'
    coming = filter(None, portions)
    first = next(coming, None)
    if first is None:  # as with most tables of an account
        return RowCount(removed=run(going, values).rowcount)
    incoming = f"incoming_{table.name}"
    run(f'CREATE TEMP TABLE "{incoming}" (LIKE "{table.name}") ON COMMIT DROP')
    _copy(connection, table, incoming, chain((first,), coming))
    made, changed = run(_upsert(table, incoming)).one()
    same = " AND ".join(f'i."{name}" = t."{name}"' for name in table.key)
    stays = f'EXISTS (SELECT 1 FROM "{incoming}" AS i WHERE {same})'
    removed = run(f"{going} AND NOT {stays}", values).rowcount
    run(f'DROP TABLE "{incoming}"')
    return RowCount(made, changed, removed)


def _within(table: TeamTable, book_id: int, scope: Scope | None) -> tuple[str, tuple[Any, ...]]:
    if scope is None:
        return "t.book_id = %s", (book_id,)
    unowned = f' OR t."{table.account}" IS NULL' if scope.unowned else ""
    test = f't.book_id = %s AND (t."{table.account}" = ANY(%s) OR t.id = ANY(%s){unowned})'
    return test, (book_id, sorted(scope.accounts), scope.row_ids(table.name))


def _upsert(table: TeamTable, incoming: str) -> str:
    names = ", ".join(f'"{name}"' for name in table.names)
    others = [name for name in table.names if name not in ("book_id", *table.key)]
    put = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
    now = ", ".join(f't."{name}"' for name in others)
    then = ", ".join(f'excluded."{name}"' for name in others)
    key = ", ".join(f'"{name}"' for name in ("book_id", *table.key))
    # xmax is 0 in a row that was made and not changed: how many of which no row count tells.
    return (
        f'WITH written AS (INSERT INTO "{table.name}" AS t ({names}) SELECT {names}'
        f' FROM "{incoming}" ON CONFLICT ({key}) DO UPDATE SET {put}'
        f" WHERE ({now}) IS DISTINCT FROM ({then}) RETURNING (t.xmax = 0) AS made)"
        " SELECT count(*) FILTER (WHERE made), count(*) FILTER (WHERE NOT made) FROM written"
    )


def _copy(
    connection: "Connection", table: TeamTable, into: str, portions: Iterable[Sequence[str]]
) -> int:
    names = ", ".join(f'"{name}"' for name in table.names)
    number = 0
    with cursor(connection) as driver:
        copy: Any
        with driver.copy(f'COPY "{into}" ({names}) FROM STDIN') as copy:
            for lines in filter(None, portions):
                copy.write("\n".join(lines) + "\n")
                number += len(lines)
    return number
