"""The past year of a segment's journey and alerts, from the facts of its accounts: for a thread."""

from collections.abc import Iterator

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.alerts.back_test import BackTest, back_test
from csm_desktop.domain.alerts.findings import NEEDED as OF_ALERTS
from csm_desktop.domain.alerts.past_alerts import NEEDED as OF_THE_PAST
from csm_desktop.domain.lists.figures import NEEDED as OF_STANDINGS
from csm_desktop.domain.records.alerts import AlertRule
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import Rules
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.queries.figures import ids_of_segment
from csm_desktop.storage.session import BookConnection


def segment_back_test(book: Book, segment_id: int) -> BackTest:
    """What the journey of a segment and all triggers would have said over the past year, at the
    thresholds that the book has now."""
    with book.reading() as connection:
        alert_rules = dump.everything(connection, AlertRule)
        return back_test(_judged(book, connection, segment_id), alert_rules, book.today())


def _judged(
    book: Book, connection: BookConnection, segment_id: int
) -> Iterator[tuple[AccountFacts, Rules]]:
    rules = rules_of(connection)
    of_segment = rules.of(segment_id)
    ids = ids_of_segment(connection, segment_id)
    needed = OF_ALERTS | OF_THE_PAST | OF_STANDINGS
    for facts in facts_of_many(connection, ids, book.today(), needed):
        yield facts, of_segment
