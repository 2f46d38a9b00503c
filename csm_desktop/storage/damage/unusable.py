"""Where a book holds values that cannot be used: one look for lists, pages and `check`.

In a sound book only numbers and days can be (a program that knew no bounds stored them), and
SQLite looks for them at over a million rows a second. In a damaged book anything can be, and
every row is read.

A look that found none is kept in the book (`keep_look`). No act stores such a value: the look holds
until something is written of which the journal knows nothing, or a step or a merge brings one.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from csm_desktop.domain.limits.bounds import (
    AMOUNTS,
    IDS,
    bounds_of,
    bounds_sign,
    brief,
    without_none,
)
from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say
from csm_desktop.storage.changes import Change
from csm_desktop.storage.convert import all_usable, columns_of, unusable_columns
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.engine import READ_FAULTS
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.rows import KIND_OF, ROWS

_AT_ONCE = 500
_MANY = 300  # changes: 10 us each


def unusable(connection: Any, *, thorough: bool = False) -> Iterator[Unusable]:
    """The values behind a driver connection that cannot be used, table by table.

    `thorough` reads every row and looks at references as well; tables that cannot be read are
    passed over, for `soundness` names them.
    """
    for table in KIND_OF:
        try:
            yield from _of_table(connection, table, "" if thorough else suspicious(table))
        # A torn table is told of elsewhere; values in the others still count.
        except READ_FAULTS:
            continue
    if thorough:
        yield from _dangling(connection)


def in_book(connection: BookConnection) -> tuple[Unusable, ...]:
    """The values of an open book that cannot be used; of a damaged one all that can be found."""
    if is_looked_through(connection):
        return ()
    return tuple(unusable(connection.driver, thorough=connection.is_damaged))


def is_looked_through(connection: BookConnection) -> bool:
    """Whether an earlier look found none, and still holds; never of what is damaged."""
    return not connection.is_damaged and stamp.marked(connection, stamp.USABLE) == _look(connection)


def keep_look(connection: BookConnection) -> None:
    """Keep that a look found none, in the caller's transaction."""
    stamp.mark(connection, stamp.USABLE, _look(connection))


def forget_look(connection: BookConnection) -> None:
    """Have the book looked through again, in the caller's transaction."""
    stamp.forget(connection, stamp.USABLE)


def bring_back(changes: Sequence[Change]) -> bool:
    """Whether an act that was taken back, or done again, may have put such a value back. Of many
    changes that is not told: the book is looked through as quickly."""
    return len(changes) > _MANY or any(map(_is_suspect, changes))


def _is_suspect(change: Change) -> bool:
    kind, now = KIND_OF.get(change.table), change.after
    # Of a changed row only what was changed; of an amount perhaps the half, which tells nothing.
    return (
        kind is not None
        and now is not None
        and not now.keys().isdisjoint(unusable_columns(kind, now))
    )


def _look(connection: BookConnection) -> str:
    """What a look of today looks for, and until when it holds."""
    return f"{stamp.HEAD} {bounds_sign()} {stamp.marked(connection, stamp.WRITTEN)}"


def _of_table(connection: Any, table: str, where: str) -> Iterator[Unusable]:
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    columns = [column for column in columns_of(KIND_OF[table]) if column in there]
    if not columns or (not where and "id" not in there):
        return
    names = ", ".join(f'"{column}"' for column in columns)
    condition = f"WHERE {where}" if where else ""
    rows = connection.execute(f'SELECT {names} FROM "{table}" {condition}')
    whole = columns == list(columns_of(KIND_OF[table]))
    while portion := rows.fetchmany(_AT_ONCE):
        # Portions that are usable as columns need no look at each row.
        if whole and all_usable(KIND_OF[table], portion):
            continue
        for row in portion:
            yield from of_record(table, dict(zip(columns, row, strict=True)))


def of_record(table: str, record: dict[str, Any]) -> Iterator[Unusable]:
    """The values of one stored row that cannot be used."""
    kind = KIND_OF[table]
    account_id = record.get("id") if table == "account" else record.get("account_id")
    bad = unusable_columns(kind, record)
    for column in bad:
        field = _field_of(kind, column)
        # Of an amount and its currency only one is named: for a reader they are one value.
        if column in record and not (column.endswith("_currency") and f"{field}_minor" in bad):
            yield Unusable(
                table,
                record["id"] if isinstance(record.get("id"), int) else 0,
                account_id if isinstance(account_id, int) else None,
                field,
                _shown(record, column),
                _why(kind, field, record[column]),
            )


def _field_of(kind: Any, column: str) -> str:
    """Whose column it is: an amount has two, and a field may be called like one of them."""
    amount = column.removesuffix("_minor").removesuffix("_currency")
    return amount if amount in kind.__dataclass_fields__ else column


def _shown(record: dict[str, Any], column: str) -> str:
    value = record[column]
    currency = record.get(column.replace("_minor", "_currency"))
    if column.endswith("_minor") and isinstance(value, int) and isinstance(currency, str):
        return brief(Money(value, currency))
    return "" if value is None else brief(value)


def _why(kind: Any, field: str, value: Any) -> Message:
    if value is None:
        return say("It is missing.")
    declared = {name: each.type for name, each in kind.__dataclass_fields__.items()}[field]
    bounds = bounds_of(field, without_none(declared))
    if bounds is None or bounds is IDS:
        return say("It cannot be read.")
    return bounds.why


def _dangling(connection: Any) -> Iterator[Unusable]:
    """References to what is not there, each with the column that holds it."""
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        columns = {
            table: {
                row[0]: row[3] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')
            }
            for table in {row[0] for row in broken}
        }
    except READ_FAULTS:
        return
    for table, row_id, parent, number in broken:
        column = columns[table].get(number, "")
        # Tables without ids (journal, marks) have no place that a reader could go to.
        if row_id is None or table not in KIND_OF:
            continue
        account = "account_id" if "account_id" in ROWS[table].columns() else "NULL"
        row = connection.execute(
            f'SELECT "{column}", {account} FROM "{table}" WHERE id = ?', (row_id,)
        ).fetchone()
        if row is not None:
            why = say("It refers to a {table} that is not there.", table=parent.replace("_", " "))
            own = row[1] if isinstance(row[1], int) else None
            yield Unusable(table, row_id, own, column, brief(row[0]), why)


@cache
def suspicious(table: str) -> str:
    """The condition in SQL of rows that may hold a number or a day beyond its bounds: every such
    row is among them, and few others. That a day is one is taken on trust: no program wrote else.
    """
    kind: Any = KIND_OF[table]
    tests = []
    # A condition for SQLite: to decode every row of a large book at each opening is too slow.
    for name, field in kind.__dataclass_fields__.items():
        own = without_none(field.type)
        bounds = bounds_of(name, own)
        if bounds is AMOUNTS:
            # the narrowest of all currencies: one without decimals
            tests.append(f'"{name}_minor" NOT BETWEEN {bounds.low} AND {bounds.high}')
        elif bounds is not None and bounds is not IDS:
            tests.append(_test(f'"{name}"', bounds))
    return " OR ".join(tests) or "0"


def _test(column: str, bounds: Any) -> str:
    kind = bounds.kind.__name__
    if kind == "int":
        return f"{column} NOT BETWEEN {bounds.low} AND {bounds.high}"
    if kind == "date":
        return f"{column} NOT BETWEEN '{bounds.low}' AND '{bounds.high}'"
    if kind == "datetime":
        return f"{column} NOT BETWEEN '{bounds.low.year}' AND '{bounds.high.year + 1}'"
    number = f"CAST({column} AS REAL) NOT BETWEEN {bounds.low} AND {bounds.high}"
    return f"length({column}) > 20 OR {number}"  # a long one may have too many digits
