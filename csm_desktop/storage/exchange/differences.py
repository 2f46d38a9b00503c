"""Which rows two copies of a book hold differently; only those are kept in memory."""

from collections.abc import Iterator

from csm_desktop.storage.convert import Record
from csm_desktop.storage.exchange.copy_acts import RowKey
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that is not the same in both, or in one of them alone (None: not there)."""

    table: str
    row_id: int
    ours: Record | None
    theirs: Record | None

    @property
    def key(self) -> RowKey:
        """The row."""
        return self.table, self.row_id

    @property
    def there(self) -> Record:
        """The row as it is where it is, ours first."""
        found = self.ours if self.ours is not None else self.theirs
        assert found is not None
        return found

    @property
    def account_id(self) -> int | None:
        """Whose row it is."""
        value = self.row_id if self.table == "account" else self.there.get("account_id")
        return None if value is None else int(value)


def differences(ours: BookConnection, theirs: BookConnection) -> Iterator[RowDifference]:
    """Every row that differs, table by table in the order of a book, by id."""
    for table in KIND_OF:
        yield from _of_table(table, _rows(ours, table), _rows(theirs, table))


def _rows(connection: BookConnection, table: str) -> Iterator[Record]:
    names = tuple(ROWS[table].columns())
    listed = ", ".join(f'"{name}"' for name in names)
    for row in execute(connection, f'SELECT {listed} FROM "{table}" ORDER BY id'):
        yield dict(zip(names, row, strict=True))


def _of_table(
    table: str, ours: Iterator[Record], theirs: Iterator[Record]
) -> Iterator[RowDifference]:
    mine, other = next(ours, None), next(theirs, None)
    while mine is not None or other is not None:
        here = None if mine is None else int(mine["id"] or 0)
        there = None if other is None else int(other["id"] or 0)
        if there is None or (here is not None and here < there):
            assert here is not None
            yield RowDifference(table, here, mine, None)
            mine = next(ours, None)
        elif here is None or there < here:
            yield RowDifference(table, there, None, other)
            other = next(theirs, None)
        else:
            if mine != other:
                yield RowDifference(table, here, mine, other)
            mine, other = next(ours, None), next(theirs, None)
