"""The computed figures of accounts, kept so that a list need not compute them."""

import json
from collections.abc import Collection, Iterable
from datetime import date

from csm_desktop.domain.lists.figures import AccountFigures
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute, execute_many

_COLUMNS = (
    "account_id, as_of, stale, band, score, confidence, trend, coverage, next_step, next_step_due,"
    " last_touch_on, renews_on, arr, achieved_percent, expected_percent, standing, pace,"
    " asked, in_time, unused, unimproved, engagement"
)


def stale_ids(
    connection: BookConnection, as_of: date | None, among: Collection[int] | None = None
) -> tuple[int, ...]:
    """The accounts, all or `among` these, whose figures do not hold today: changed since, of
    another day, or missing.

    None asks for those that hold on no day: changed since, or missing.
    """
    only = "" if among is None else f"AND a.id IN ({', '.join('?' * len(among))}) "
    rows = execute(
        connection,
        "SELECT a.id FROM account a LEFT JOIN account_figures f ON f.account_id = a.id "
        "WHERE a.deleted_at IS NULL AND (f.as_of IS NULL OR f.stale OR f.as_of <> coalesce(?, "
        f"f.as_of)) {only}ORDER BY a.id",
        (as_of.isoformat() if as_of else None, *(among or ())),
    )
    return tuple(row[0] for row in rows)


def oldest_day(connection: BookConnection) -> date | None:
    """The day of the oldest figures that are kept; None where there are none."""
    (found,) = execute(connection, "SELECT min(as_of) FROM account_figures").fetchone()
    try:
        return date.fromisoformat(found) if found else None
    except (TypeError, ValueError):
        return None


def ids_of_segment(connection: BookConnection, segment_id: int | None) -> tuple[int, ...]:
    """The accounts of a segment, or (None) all; those in the trash left out."""
    rows = execute(
        connection,
        "SELECT id FROM account WHERE deleted_at IS NULL AND (? IS NULL OR segment_id = ?)"
        " ORDER BY id",
        (segment_id, segment_id),
    )
    return tuple(row[0] for row in rows)


def store(connection: BookConnection, figures: Iterable[AccountFigures]) -> None:
    """Keep figures in place of what was kept of the same accounts; of none, nothing."""
    rows = [_row(figure) for figure in figures]
    if not rows:  # accounts that were waited for, and undone meanwhile
        return
    execute_many(
        connection,
        f"INSERT OR REPLACE INTO account_figures ({_COLUMNS}) "
        f"VALUES (?, ?, 0, {', '.join('?' * 19)})",
        rows,
    )


def _row(figures: AccountFigures) -> tuple[object, ...]:
    return (
        figures.account_id,
        figures.as_of.isoformat(),
        figures.band.value,
        _text(figures.score),
        str(figures.confidence),
        json.dumps(figures.trend),
        figures.coverage,
        figures.next_step,
        _text(figures.next_step_due),
        _text(figures.last_touch_on),
        _text(figures.renews_on),
        json.dumps([(money.currency, money.minor) for money in figures.arr]),
        _text(figures.achieved),
        _text(figures.expected),
        figures.standing.value,
        _text(figures.pace),
        figures.asked,
        figures.in_time,
        json.dumps(figures.unused, ensure_ascii=False),
        json.dumps(figures.unimproved, ensure_ascii=False),
        _text(figures.engagement),
    )


def _text(value: object) -> str | None:
    # Decimals as texts: SQLite would make floats of them.
    return None if value is None else str(value)
