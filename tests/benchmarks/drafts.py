"""Messages to an audience, beside as many messages made one after the other."""

from csm_desktop.app.audience.plan import (
    NEEDED,
    AudiencePlan,
    MessageAudience,
    audience_plan,
)
from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import PersonalMessage, message_to
from csm_desktop.app.correspondence.templates import LetterText
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.correspondence.audience import Courtesy, readers
from csm_desktop.storage.queries.facts import facts_of_many
from tests.benchmarks.measuring import Measured, side_by_side

_NUMBER = 200
_TEXT = LetterText("A word about {account}", "{greeting}\n\nThe week of the release is near.")


def measure(book: Book, rounds: int) -> Measured:
    """Drafts for a chosen audience, against each made from the facts of its own account."""
    ids = tuple(line.id for line in listing.accounts(book)[:_NUMBER])
    number = len(planned(book, ids).drafts)
    return side_by_side(
        f"{number} drafts for an audience / {number} single drafts",
        lambda: planned(book, ids),
        lambda: [single(book, each) for each in ids],
        1.2,
        rounds,
        note="each of the single ones reads the facts of its account, and no more",
    )


def planned(book: Book, ids: tuple[int, ...]) -> AudiencePlan:
    """What would be written to these accounts, whoever was written to before."""
    return audience_plan(book, MessageAudience(ids, quiet_days=0, texts={None: _TEXT}))


def single(book: Book, account_id: int) -> list[PersonalMessage]:
    """The message to whoever speaks for one account."""
    with book.reading() as connection:
        (facts,) = facts_of_many(connection, [account_id], book.today(), NEEDED)
    asked = readers(facts, (), Courtesy(False, 0, {}, frozenset()), behind=False)
    people = [reader.person for reader in asked if reader.person is not None]
    return [message_to(facts, person, text=_TEXT) for person in people]
