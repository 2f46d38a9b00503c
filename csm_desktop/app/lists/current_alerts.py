"""The alerts of a book that is only read: what is stale is judged anew, and not kept."""

from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.app.alerts.list import CLOSED_DAYS, AlertLine, in_order, lines_of
from csm_desktop.app.alerts.upkeep import watch_of
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of, stale, with_snapshot
from csm_desktop.domain.alerts.findings import NEEDED as FOUND_IN
from csm_desktop.domain.alerts.raised import Raising
from csm_desktop.domain.lists.figures import NEEDED, compute_figures
from csm_desktop.domain.records.alerts import Alert
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.storage.queries import figures
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render


@dataclass(frozen=True, slots=True)
class CurrentAlerts:
    """The alerts of a book, silent and lately closed ones too, as of a day."""

    as_of: date
    lines: tuple[AlertLine, ...]


def current_alerts(book: Book, *, at_most: int | None = None) -> CurrentAlerts:
    """All alerts as of today, the gravest first.

    Where more than `at_most` accounts would have to be judged, those that nobody changed since keep
    the alerts of the day that is told.
    """
    waiting, as_of = stale(book), book.today()
    if at_most is not None and len(waiting) > at_most:
        with book.reading() as connection:
            waiting = figures.stale_ids(connection, None)
            as_of = figures.oldest_day(connection) or as_of
    return CurrentAlerts(as_of, book.trial(_judged, waiting))


def _judged(work: Work, account_ids: tuple[int, ...]) -> tuple[AlertLine, ...]:
    connection, today = work.connection, work.today()
    earliest = today - timedelta(days=CLOSED_DAYS)
    over = stored.closed(connection, earliest)
    # Judging tells what is new or has changed; all others stand as they are kept.
    known = (*stored.pending(connection), *over, *stored.silent(connection))
    alerts: dict[int, Alert] = {alert.id: alert for alert in known}
    rules = rules_of(connection)
    watch = watch_of(connection, rules, work.now())
    raising = Raising(today, work.new_id, render)
    for facts in facts_of_many(connection, account_ids, today, NEEDED | FOUND_IN):
        # With the score of today: a band that is crossed today is in no stored snapshot.
        made, _ = with_snapshot(facts, compute_figures(facts, rules), work.new_id())
        for alert in watch.judge(replace(facts, snapshots=made), raising):
            alerts[alert.id] = alert
    return in_order(lines_of(connection, alerts.values(), today))
