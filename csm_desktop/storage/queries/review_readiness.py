"""What there is to show in a review, for every account of a book at once: ids, no values."""

from collections.abc import Mapping
from datetime import date

from csm_desktop.domain.records.contacts import ContactRole, ContactStatus
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Showable:
    """Ids of accounts by what they have; metric ids by account; ids of reviews that set goals.

    `measured` are metrics with a reading up to the day, `used` those that the account is measured
    by (True where reviews show them), `compared` metrics with a typed reference, by segment (None:
    for all).
    """

    planned_for: frozenset[int]
    initiatives: frozenset[int]
    capabilities: frozenset[int]
    champions: frozenset[int]
    with_goals: frozenset[int]
    measured: Mapping[int | None, frozenset[int]]
    used: dict[int, dict[int, bool]]
    compared: Mapping[int | None, frozenset[int]]


def showable(connection: BookConnection, as_of: date) -> Showable:
    """Read it all, in a dozen statements whatever the size of the book."""
    day = as_of.isoformat()
    measured = _grouped(
        connection,
        'SELECT DISTINCT account_id, metric_id FROM reading WHERE "on" <= ?'
        " AND account_id IS NOT NULL",
        day,
    )
    used: dict[int, dict[int, bool]] = {}
    for account_id, metric_id, shown in execute(
        connection, "SELECT account_id, metric_id, in_review FROM account_metric"
    ):
        used.setdefault(account_id, {})[metric_id] = bool(shown)
    return Showable(
        planned_for=_ids(
            connection, "SELECT account_id FROM goal UNION SELECT account_id FROM milestone"
        ),
        initiatives=_ids(connection, "SELECT DISTINCT account_id FROM initiative"),
        capabilities=_ids(connection, "SELECT DISTINCT account_id FROM capability_offer"),
        # The marks around it, or one role would be found inside the name of another.
        champions=_ids(
            connection,
            "SELECT DISTINCT account_id FROM contact WHERE status = ? AND instr(roles, ?)",
            ContactStatus.ACTIVE.value,
            f'"{ContactRole.CHAMPION.value}"',
        ),
        with_goals=_ids(connection, "SELECT DISTINCT review_id FROM review_goal"),
        measured=measured,
        used=used,
        compared=_grouped(
            connection, 'SELECT DISTINCT segment_id, metric_id FROM benchmark WHERE "on" <= ?', day
        ),
    )


def _ids(connection: BookConnection, sql: str, *values: str) -> frozenset[int]:
    return frozenset(row[0] for row in execute(connection, sql, values))


def _grouped(
    connection: BookConnection, sql: str, *values: str
) -> dict[int | None, frozenset[int]]:
    found: dict[int | None, set[int]] = {}
    for key, value in execute(connection, sql, values):
        found.setdefault(key, set()).add(value)
    return {key: frozenset(them) for key, them in found.items()}
