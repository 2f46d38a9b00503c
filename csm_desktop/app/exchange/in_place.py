"""An account that comes back: what a colleague made of it takes the place of what the book has.

A bundle knows no other account and no letter on its way: what the book has of those stays.
"""

from collections.abc import Collection, Iterator, Mapping

from csm_desktop.app.exchange.bundle import OF_THE_COUNCIL, ON_THEIR_WAY
from csm_desktop.storage import records
from csm_desktop.storage.convert import Record, from_record
from csm_desktop.storage.exchange.account_rows import Rows, hanging_on, is_of_accounts
from csm_desktop.storage.exchange.copy_acts import RowKey
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.storage.session import Work


def account_of(table: str, row: Mapping[str, object]) -> object:
    """Whose row it is."""
    return row["id" if table == "account" else "account_id"] if is_of_accounts(table) else None


def put_in_place(work: Work, rows: Rows, account_ids: Collection[int]) -> Rows:
    """Bring these accounts to what the rows say, undoably; what is left of the rows is new."""
    for table, row_id in left_behind(work, rows, account_ids):
        record = records.read(work.connection, table, row_id)
        assert record is not None
        work.remove(from_record(KIND_OF[table], record))
    new: Rows = {table: [] for table in rows}
    for table, own in rows.items():
        for row in own:
            known = records.read(work.connection, table, int(row["id"] or 0))
            if known is None:
                new[table].append(row)
            else:
                with_ties = {**row, **_own_ties(work, table, row, known, account_ids)}
                work.put(from_record(KIND_OF[table], with_ties))
    return new


def left_behind(work: Work, rows: Rows, account_ids: Collection[int]) -> list[RowKey]:
    """What the book has of these accounts and the rows have not: what goes when they come."""
    if not account_ids:
        return []
    coming = {(table, row["id"]) for table, own in rows.items() for row in own}
    going: dict[RowKey, Record] = {
        (table, int(row["id"] or 0)): row
        for table, own in hanging_on(work.connection, account_ids).items()
        for row in own
        if (table, row["id"]) not in coming
    }
    while staying := [
        key for key, row in going.items() if _stays(key[0], row, going, coming, account_ids)
    ] or list(_needed(work, going, coming)):
        for key in staying:
            going.pop(key, None)
    return list(going)


def _stays(
    table: str,
    row: Record,
    going: Mapping[RowKey, Record],
    coming: Collection[tuple[str, object]],
    account_ids: Collection[int],
) -> bool:
    """Whether no bundle could hold it: what is on its way, and what is nothing without another's
    account or without such a thing."""
    if table in OF_THE_COUNCIL or (table == "outbox_mail" and row["state"] in ON_THEIR_WAY):
        return True
    for name, column in ROWS[table].columns().items():
        if column.empty or not column.to or not is_of_accounts(column.to):
            continue
        key = (column.to, int(row[name] or 0))
        if column.to == "account" and key[1] in account_ids:
            continue
        if key not in going and key not in coming:
            return True
    return False


def _needed(
    work: Work, going: Mapping[RowKey, Record], coming: Collection[tuple[str, object]]
) -> Iterator[RowKey]:
    """What goes although something that stays refers to it."""
    for table in KIND_OF:
        for name, column in ROWS[table].columns().items():
            if not any(column.to == gone for gone, _ in going):
                continue
            found = execute(
                work.connection, f'SELECT id, "{name}" FROM "{table}" WHERE "{name}" IS NOT NULL'
            )
            for id_, led in found.fetchall():
                stays = (table, id_) not in going and (table, id_) not in coming
                if stays and (column.to, led) in going:
                    yield column.to, led


def _own_ties(
    work: Work, table: str, row: Record, known: Record, account_ids: Collection[int]
) -> Record:
    """What our row says of other accounts, where theirs says nothing."""
    ties: Record = {}
    for name, column in ROWS[table].columns().items():
        if not column.to or not is_of_accounts(column.to):
            continue
        if row[name] is None and known[name] is not None:
            led = records.read(work.connection, column.to, int(known[name] or 0))
            if led is not None and account_of(column.to, led) not in account_ids:
                ties[name] = known[name]
    return ties
