"""The past year of a segment's journey, from the facts of its accounts: for a thread."""

from collections.abc import Iterator

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.journey.back_test import BackTest, back_test
from csm_desktop.domain.lists.figures import NEEDED
from csm_desktop.domain.records.alerts import AlertRule, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import Rules
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.queries.figures import ids_of_segment
from csm_desktop.storage.session import BookConnection


def segment_back_test(book: Book, segment_id: int) -> BackTest:
    """What the journey of a segment would have said over the past year, at the thresholds that the
    book has now."""
    with book.reading() as connection:
        return back_test(_judged(book, connection, segment_id), _grace(connection), book.today())


def _judged(
    book: Book, connection: BookConnection, segment_id: int
) -> Iterator[tuple[AccountFacts, Rules]]:
    rules = rules_of(connection).of(segment_id)
    ids = ids_of_segment(connection, segment_id)
    for facts in facts_of_many(connection, ids, book.today(), NEEDED):
        yield facts, rules


def _grace(connection: BookConnection) -> int:
    """After how many days the book calls a milestone late."""
    rules = dump.everything(connection, AlertRule)
    own = next((rule.threshold for rule in rules if rule.trigger is Trigger.MILESTONE_LATE), None)
    return int(DECLARATIONS[Trigger.MILESTONE_LATE].threshold if own is None else own)
