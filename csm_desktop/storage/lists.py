"""What lists show, read straight into frozen lines: no entity is built for it."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Connection

from csm_desktop.domain.accounts import AccountStatus
from csm_desktop.domain.health import Band
from csm_desktop.domain.lifecycle import Stage
from csm_desktop.domain.lines import AccountLine, TrashLine, UnassignedLine
from csm_desktop.domain.money import Money
from csm_desktop.domain.standing import Standing

T = TypeVar("T")

_ACCOUNTS = """
SELECT a.id, a.name, a.domain, a.industry, a.country, coalesce(s.name, ''), a.status, a.stage,
       a.contract_start, f.as_of, f.band, f.score, f.trend, f.coverage, f.next_step,
       f.next_step_due, f.last_touch_on, f.renews_on, f.arr, f.achieved_percent,
       f.expected_percent, f.standing
FROM account a
LEFT JOIN segment s ON s.id = a.segment_id
LEFT JOIN account_figures f ON f.account_id = a.id
WHERE a.deleted_at IS NULL
ORDER BY a.name COLLATE NOCASE, a.id
"""


def accounts(connection: Connection) -> tuple[AccountLine, ...]:
    """All accounts that are not in the trash, by name."""
    status = {member.value: member for member in AccountStatus}
    stage = {member.value: member for member in Stage}
    band = {member.value: member for member in Band}
    standing = {member.value: member for member in Standing}
    day = _cached(date.fromisoformat)
    number = _cached(Decimal)
    trend = _cached(lambda text: tuple(json.loads(text)))
    arr = _cached(_amounts)
    lines = []
    for row in connection.exec_driver_sql(_ACCOUNTS):
        values: list[Any] = [*row[:6], status[row[6]], stage[row[7]], day(row[8])]
        if row[9] is not None:
            values += [
                day(row[9]),
                band[row[10]],
                number(row[11]),
                trend(row[12]) or (),
                row[13],
                row[14],
                day(row[15]),
                day(row[16]),
                day(row[17]),
                arr(row[18]) or (),
                number(row[19]),
                number(row[20]),
                standing.get(row[21]),
            ]
        lines.append(AccountLine(*values))
    return tuple(lines)


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
    """Accounts of this very name, upper and lower case alike; else those it is the start of."""
    folded = name.casefold()
    lines = accounts(connection)
    exact = tuple(line for line in lines if line.name.casefold() == folded)
    return exact or tuple(line for line in lines if line.name.casefold().startswith(folded))


def _amounts(text: str) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for currency, minor in json.loads(text))


def _cached(convert: Callable[[str], T]) -> Callable[[str | None], T | None]:
    """A converter that converts each distinct text once; None stays None."""
    known: dict[str | None, T | None] = {None: None}

    def converted(text: str | None) -> T | None:
        if text is not None and text not in known:
            known[text] = convert(text)
        return known[text]

    return converted
