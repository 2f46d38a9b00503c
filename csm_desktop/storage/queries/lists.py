"""What lists show, read straight into frozen lines: no entity is built for it."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from sys import intern
from typing import Any

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine, TrashLine, UnassignedLine
from csm_desktop.domain.records.accounts import AccountStatus, CustomField
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.domain.text.plain_letters import called
from csm_desktop.storage.codec import LEFT_OUT, UNUSABLE, codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.made import from_columns
from csm_desktop.storage.raw_sql import execute

_AT_ONCE = 1_000
_ACCOUNTS = """
SELECT a.id, a.name, a.domain, a.industry, a.country, coalesce(s.name, ''), a.status, a.stage,
       a.contract_start, f.as_of, coalesce(f.band, 'unknown'), f.score, coalesce(f.trend, '[]'),
       coalesce(f.coverage, 0), coalesce(f.next_step, ''), f.next_step_due, f.last_touch_on,
       f.renews_on, coalesce(f.arr, '[]'), f.achieved_percent, f.expected_percent,
       nullif(f.standing, ''), f.confidence, coalesce(t.name, ''), a.owner_id, a.segment_id,
       a.custom, coalesce(p.name, ''), f.pace, coalesce(f.asked, 0), coalesce(f.in_time, 0),
       coalesce(f.unused, '[]'), coalesce(f.unimproved, '[]'), a.handed_to,
       f.engagement
FROM account a
LEFT JOIN segment s ON s.id = a.segment_id
LEFT JOIN team_member t ON t.id = a.owner_id
LEFT JOIN account p ON p.id = a.parent_id AND p.deleted_at IS NULL
LEFT JOIN account_figures f ON f.account_id = a.id
WHERE a.deleted_at IS NULL {only}
ORDER BY a.name COLLATE NOCASE, a.id
"""


def accounts(
    connection: BookConnection, ids: Collection[int] | None = None
) -> tuple[AccountLine, ...]:
    """All accounts that are not in the trash, or those of these ids, by name."""
    only = "" if ids is None else f"AND a.id IN ({', '.join('?' * len(ids))})"
    cursor = execute(connection, _ACCOUNTS.replace("{only}", only), tuple(ids or ()))
    lines: list[AccountLine] = []
    # In portions: what is stored of all of them at once stays with the process, which Python's
    # arenas give back to nobody.
    while rows := cursor.fetchmany(_AT_ONCE):
        # Column by column, which is what makes lists of thousands quick.
        columns: list[Iterable[Any]] = [
            convert(column)
            for convert, column in zip(_ACCOUNT_COLUMNS, zip(*rows, strict=True), strict=True)
        ]
        columns.append(repeat(_NOTHING_UNUSABLE, len(rows)))
        lines.extend(from_columns(AccountLine, columns, len(rows)))
    return tuple(lines)


def children(connection: BookConnection, ids: Collection[int]) -> tuple[int, ...]:
    """The accounts that belong to one of these, by their ids."""
    marks = ", ".join("?" * len(ids))
    rows = execute(connection, f"SELECT id FROM account WHERE parent_id IN ({marks})", tuple(ids))
    return tuple(int(id_) for (id_,) in rows.fetchall())


def account_count(connection: BookConnection) -> int:
    """How many accounts are not in the trash."""
    sql = "SELECT count(*) FROM account WHERE deleted_at IS NULL"
    return int(execute(connection, sql).fetchone()[0])


def served(connection: BookConnection) -> dict[int, tuple[int | None, bool]]:
    """How each account that is not in the trash is served: its segment's id, and if strategic."""
    rows = execute(
        connection, "SELECT id, segment_id, strategic FROM account WHERE deleted_at IS NULL"
    )
    return {account_id: (segment, bool(strategic)) for account_id, segment, strategic in rows}


def owned(connection: BookConnection) -> dict[int, int]:
    """How many accounts that are not in the trash each of our people looks after, by their ids."""
    rows = execute(
        connection,
        "SELECT owner_id, count(*) FROM account "
        "WHERE deleted_at IS NULL AND owner_id IS NOT NULL GROUP BY owner_id",
    )
    return {int(owner_id): int(number) for owner_id, number in rows}


def contract_starts(connection: BookConnection) -> dict[int, date | None]:
    """Since when each account that is not in the trash pays; None where nobody knows."""
    rows = execute(connection, "SELECT id, contract_start FROM account WHERE deleted_at IS NULL")
    found = ((account_id, _START.read(start)) for account_id, start in rows)
    return {account_id: None if start is UNUSABLE else start for account_id, start in found}


def unassigned(connection: BookConnection) -> tuple[UnassignedLine, ...]:
    """What imports kept although its account is not in the book, by kind and name."""
    rows = execute(
        connection,
        """SELECT id, 'contact', name, account_ref FROM contact WHERE account_id IS NULL
           UNION ALL
           SELECT id, 'subscription', product, account_ref FROM subscription
           WHERE account_id IS NULL
           UNION ALL
           SELECT r.id, 'reading', m.name, r.account_ref FROM reading r
           JOIN metric m ON m.id = r.metric_id WHERE r.account_id IS NULL
           ORDER BY 2, 3, 1""",
    )
    return tuple(UnassignedLine(*row) for row in rows)


def trash(connection: BookConnection) -> tuple[TrashLine, ...]:
    """Accounts in the trash, the latest first."""
    rows = execute(
        connection,
        "SELECT id, name, deleted_at FROM account WHERE deleted_at IS NOT NULL "
        "ORDER BY deleted_at DESC, id",
    )
    return tuple(TrashLine(id_, name, instant_of(at)) for id_, name, at in rows)


_INSTANT = codec_of("deleted_at", datetime, None)
_START = codec_of("contract_start", date | None, None)


def instant_of(stored: object) -> datetime | None:
    """A stored instant; None where it cannot be used."""
    found = _INSTANT.read(stored)
    return found if isinstance(found, datetime) else None


def accounts_called(connection: BookConnection, name: str) -> tuple[AccountLine, ...]:
    """Accounts of this very name, else those that begin with it, else those that hold it.

    Capitals and accents do not count.
    """
    # Folded in Python: SQLite's NOCASE knows the letters of ASCII alone.
    return called(((line.name, line) for line in accounts(connection)), name)


# Whole columns are converted, not rows: each distinct text once, and what is JSON in one parse.
# What cannot be used is nothing here, too; `storage.unusable` says which lines that concerns.

_Convert = Callable[[Sequence[Any]], Iterable[Any]]


def _column(name: str, kind: Any, default: Any = None) -> _Convert:
    """A converter of a column of values of one kind."""
    codec = codec_of(name, kind, default)
    stand_in = None if codec.stand_in is LEFT_OUT else codec.stand_in

    def converted(column: Sequence[Any]) -> Iterable[Any]:
        values, usable = codec.read_all(column)
        return values if usable else [stand_in if v is UNUSABLE else v for v in values]

    return converted


def _repeated(convert: _Convert) -> _Convert:
    """The same of a column that repeats itself, with one object for each value: a row of the driver
    brings a new one each time, and five thousand lines keep theirs."""

    def converted(column: Sequence[Any]) -> Iterable[Any]:
        known: dict[Any, Any] = {}
        return [known.setdefault(value, value) for value in convert(column)]

    return converted


def _lists(convert: Callable[[list[Any]], object]) -> _Convert:
    """A converter of a column of JSON lists."""

    def single(text: str) -> object:
        try:
            return convert(json.loads(text))
        except (ValueError, TypeError):
            return ()

    def converted(column: Sequence[Any]) -> Iterable[Any]:
        try:
            # All lists of a column are parsed as one text, and singly only where that fails.
            return list(map(convert, json.loads(f"[{','.join(column)}]")))
        except (ValueError, TypeError):
            return map(single, column)

    return converted


def _amounts(items: list[tuple[str, int]]) -> tuple[Money, ...]:
    return tuple(Money(minor, intern(currency)) for currency, minor in items)


_TEXT, _DAY, _NUMBER = str, date | None, Decimal | None
_ACCOUNT_COLUMNS: tuple[_Convert, ...] = (
    _column("id", int),
    _column("name", _TEXT),
    _column("domain", _TEXT),
    _repeated(_column("industry", _TEXT)),
    _repeated(_column("country", _TEXT)),
    _repeated(_column("segment", _TEXT)),
    _column("status", AccountStatus, AccountStatus.ONBOARDING),
    _column("stage", Stage, Stage.DECISION),
    _column("contract_start", _DAY),
    _column("as_of", _DAY),
    _column("band", Band, Band.UNKNOWN),
    _column("score", _NUMBER),
    _lists(tuple),
    _column("coverage", int),
    _column("next_step", _TEXT),
    _column("next_step_due", _DAY),
    _column("last_touch_on", _DAY),
    _column("renews_on", _DAY),
    _lists(_amounts),
    _column("achieved", _NUMBER),
    _column("expected", _NUMBER),
    _column("standing", Standing | None),
    _column("confidence", _NUMBER),
    _repeated(_column("owner", _TEXT)),
    _repeated(list),
    _repeated(list),
    _column("custom", tuple[CustomField, ...], ()),
    _repeated(_column("parent", _TEXT)),
    _column("pace", _NUMBER),
    _column("asked", int),
    _column("in_time", int),
    _lists(tuple),
    _lists(tuple),
    _column("handed_to", _TEXT),
    _column("engagement", EngagementLevel | None),
)
_NOTHING_UNUSABLE: tuple[str, ...] = ()
