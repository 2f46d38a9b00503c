"""What lists show, read straight into frozen lines: no entity is built for it."""

import json
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from csm_desktop.domain.accounts import AccountStatus
from csm_desktop.domain.health import Band
from csm_desktop.domain.lifecycle import Stage
from csm_desktop.domain.lines import AccountLine, TrashLine, UnassignedLine
from csm_desktop.domain.money import Money
from csm_desktop.domain.plain_letters import plain_letters
from csm_desktop.domain.standing import Standing
from csm_desktop.storage.convert import from_columns
from csm_desktop.storage.driven import execute

_ACCOUNTS = """
SELECT a.id, a.name, a.domain, a.industry, a.country, coalesce(s.name, ''), a.status, a.stage,
       a.contract_start, f.as_of, coalesce(f.band, 'unknown'), f.score, coalesce(f.trend, '[]'),
       coalesce(f.coverage, 0), coalesce(f.next_step, ''), f.next_step_due, f.last_touch_on,
       f.renews_on, coalesce(f.arr, '[]'), f.achieved_percent, f.expected_percent,
       nullif(f.standing, ''), f.confidence, coalesce(t.name, '')
FROM account a
LEFT JOIN segment s ON s.id = a.segment_id
LEFT JOIN team_member t ON t.id = a.owner_id
LEFT JOIN account_figures f ON f.account_id = a.id
WHERE a.deleted_at IS NULL {only}
ORDER BY a.name COLLATE NOCASE, a.id
"""


def accounts(connection: Connection, ids: Collection[int] | None = None) -> tuple[AccountLine, ...]:
    """All accounts that are not in the trash, or those of these ids, by name."""
    only = "" if ids is None else f"AND a.id IN ({', '.join('?' * len(ids))})"
    rows = execute(connection, _ACCOUNTS.replace("{only}", only), tuple(ids or ())).fetchall()
    if not rows:
        return ()
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, convert in _ACCOUNT_COLUMNS.items():
        columns[place] = convert(columns[place])
    return from_columns(AccountLine, columns, len(rows))


def account_count(connection: Connection) -> int:
    """How many accounts are not in the trash."""
    sql = "SELECT count(*) FROM account WHERE deleted_at IS NULL"
    return int(connection.exec_driver_sql(sql).scalar_one())


def served(connection: Connection) -> dict[int, tuple[int | None, bool]]:
    """How each account that is not in the trash is served: its segment's id, and if strategic."""
    rows = connection.exec_driver_sql(
        "SELECT id, segment_id, strategic FROM account WHERE deleted_at IS NULL"
    )
    return {account_id: (segment, bool(strategic)) for account_id, segment, strategic in rows}


def unassigned(connection: Connection) -> tuple[UnassignedLine, ...]:
    """What imports kept although its account is not in the book, by kind and name."""
    rows = connection.exec_driver_sql(
        """SELECT id, 'contact', name, account_ref FROM contact WHERE account_id IS NULL
           UNION ALL
           SELECT id, 'subscription', product, account_ref FROM subscription
           WHERE account_id IS NULL
           UNION ALL
           SELECT r.id, 'reading', m.name, r.account_ref FROM reading r
           JOIN metric m ON m.id = r.metric_id WHERE r.account_id IS NULL
           ORDER BY 2, 3, 1"""
    )
    return tuple(UnassignedLine(*row) for row in rows)


def trash(connection: Connection) -> tuple[TrashLine, ...]:
    """Accounts in the trash, the latest first."""
    rows = connection.exec_driver_sql(
        "SELECT id, name, deleted_at FROM account WHERE deleted_at IS NOT NULL "
        "ORDER BY deleted_at DESC, id"
    )
    return tuple(TrashLine(id_, name, datetime.fromisoformat(at)) for id_, name, at in rows)


def accounts_called(connection: Connection, name: str) -> tuple[AccountLine, ...]:
    """Accounts of this very name, else those that begin with it, else those that hold it.

    Capitals and accents do not count.
    """
    sought = _plain(name)
    named = [(_plain(line.name), line) for line in accounts(connection)]
    exact = tuple(line for plain, line in named if plain == sought)
    begun = tuple(line for plain, line in named if plain.startswith(sought))
    return exact or begun or tuple(line for plain, line in named if sought and sought in plain)


def _plain(name: str) -> str:
    """A name as one types it in a hurry: without capitals and accents."""
    return plain_letters(name).strip()


# Whole columns are converted, not rows: each distinct text once, and what is JSON in one parse.


def _texts(convert: Callable[[str], object]) -> Callable[[Iterable[Any]], Iterable[Any]]:
    """A converter of a column of texts; None stays None."""

    def converted(column: Iterable[Any]) -> Iterable[Any]:
        known = {text: convert(text) for text in set(column) if text is not None}
        return map(known.get, column)

    return converted


def _lists(convert: Callable[[list[Any]], object]) -> Callable[[Iterable[Any]], Iterable[Any]]:
    """A converter of a column of JSON lists."""

    def converted(column: Iterable[Any]) -> Iterable[Any]:
        return map(convert, json.loads(f"[{','.join(column)}]"))

    return converted


def _amounts(items: list[tuple[str, int]]) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for currency, minor in items)


_DAY, _NUMBER = _texts(date.fromisoformat), _texts(Decimal)
_ACCOUNT_COLUMNS = {
    6: _texts(AccountStatus),
    7: _texts(Stage),
    8: _DAY,
    9: _DAY,
    10: _texts(Band),
    11: _NUMBER,
    12: _lists(tuple),
    15: _DAY,
    16: _DAY,
    17: _DAY,
    18: _lists(_amounts),
    19: _NUMBER,
    20: _NUMBER,
    21: _texts(Standing),
    22: _NUMBER,
}
