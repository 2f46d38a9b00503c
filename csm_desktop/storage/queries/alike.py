"""What like accounts are compared by: the last reading of each account, metric by metric."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.accounts import Account
from csm_desktop.storage.convert import columns_of, from_rows
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute


def last_values(
    connection: BookConnection, metric_ids: Collection[int], segment_id: int, as_of: date
) -> dict[int, dict[int, Decimal]]:
    """The last value of each metric up to a day, by metric and account of the segment."""
    # SQLite gives the other columns of the row that has the maximum; of one day the later entry
    # counts.
    rows = execute(
        connection,
        f"""SELECT r.metric_id, r.account_id, r.value, max(r."on" || r.id)
            FROM reading r JOIN account a ON a.id = r.account_id
            WHERE a.segment_id = ? AND r."on" <= ?
              AND r.metric_id IN ({", ".join("?" * len(metric_ids))})
            GROUP BY r.metric_id, r.account_id""",
        (segment_id, as_of.isoformat(), *metric_ids),
    )
    found: dict[int, dict[int, Decimal]] = {}
    for metric_id, account_id, value, _ in rows:
        # Numbers are stored as texts, so that none is rounded by a float on its way.
        found.setdefault(metric_id, {})[account_id] = Decimal(value)
    return found


def accounts_of_segment(connection: BookConnection, segment_id: int) -> tuple[Account, ...]:
    """All accounts of a segment, the trash included (the rules of likeness leave it out)."""
    names = ", ".join(f'"{column}"' for column in columns_of(Account))
    rows = execute(
        connection, f"SELECT {names} FROM account WHERE segment_id = ? ORDER BY id", (segment_id,)
    )
    return from_rows(Account, rows.fetchall())
