"""The log of silent rules: what would have called, and how often that would have been right."""

from collections import Counter
from datetime import date

from csm_desktop.app.alerts.list import AlertLine, Shelf, alert_lines
from csm_desktop.app.book import Book
from csm_desktop.domain.alerts.afterwards import Afterwards, LaterFacts, Verdict, afterwards
from csm_desktop.domain.records.alerts import Alert, Trigger
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class SilentLine:
    """What a silent rule would have said, and what became of it."""

    alert: AlertLine
    raised_on: date
    afterwards: Afterwards


@dataclass(frozen=True, slots=True)
class SilentSum:
    """How often a silent rule would have called, and how often it would have been right: of
    `fired`, `right` and `wrong` are known."""

    trigger: Trigger
    fired: int
    right: int
    wrong: int
    open: int


def silent_log(book: Book) -> tuple[SilentLine, ...]:
    """All that was raised in silence, the latest first."""
    lines = {line.id: line for line in alert_lines(book, Shelf.SILENT)}
    today = book.today()
    with book.reading() as connection:
        alerts = stored.silent(connection)
        ids = sorted({alert.account_id for alert in alerts})
        # Only what can bear an alert out is read; all facts of many accounts take long.
        needed = {"revenue_events", "snapshots", "advocacy"}
        histories = {
            facts.account.id: LaterFacts(facts.revenue_events, facts.snapshots, facts.advocacy)
            for facts in facts_of_many(connection, ids, today, needed)
        }
    found = [
        SilentLine(
            lines[alert.id], _day(alert), afterwards(alert, histories[alert.account_id], today)
        )
        for alert in alerts
        if alert.id in lines and alert.account_id in histories
    ]
    return tuple(sorted(found, key=lambda line: (line.raised_on, line.alert.id), reverse=True))


def silent_sums(lines: tuple[SilentLine, ...]) -> tuple[SilentSum, ...]:
    """The log by trigger, those that called most first."""
    counts: dict[Trigger, Counter[Verdict]] = {}
    for line in lines:
        counts.setdefault(line.alert.trigger, Counter())[line.afterwards.verdict] += 1
    sums = [
        SilentSum(
            trigger,
            found.total(),
            found[Verdict.RIGHT],
            found[Verdict.NOT_BORNE_OUT],
            found[Verdict.TOO_EARLY],
        )
        for trigger, found in counts.items()
    ]
    return tuple(sorted(sums, key=lambda each: -each.fired))


def _day(alert: Alert) -> date:
    return alert.raised_on or alert.since
