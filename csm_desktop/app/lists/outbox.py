"""The outbox as a list, and one mail whole."""

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.storage.queries import outbox
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass


def outbox_lines(book: Book) -> tuple[OutboxLine, ...]:
    """Every mail, and the follow-ups that were handed over and not confirmed."""
    with book.reading() as connection:
        return outbox.outbox_lines(connection)


def asking_count(book: Book) -> int:
    """How many mails wait for a person."""
    with book.reading() as connection:
        return outbox.needs_somebody(connection)


def waiting_count(book: Book) -> int:
    """How many mails wait for their time or for a connection."""
    with book.reading() as connection:
        return len(outbox.waiting_times(connection))


def is_any_under_way(book: Book) -> bool:
    """Whether a mail waits, or was being sent when the program ended."""
    with book.reading() as connection:
        return bool(outbox.waiting_times(connection) or outbox.claimed_ids(connection))


@dataclass(frozen=True, slots=True)
class DraftInReview:
    """A draft, and the account that it is to."""

    mail: OutboxMail
    account: AccountLine


def draft_in_review(book: Book, mail_id: int) -> DraftInReview | None:
    """A draft with its account; None for a mail that is further by now, or gone."""
    found = mail(book, mail_id)
    if found is None or found.state is not MailState.DRAFT:
        return None
    lines = accounts(book, (found.account_id,))
    return DraftInReview(found, lines[0]) if lines else None


def mail(book: Book, mail_id: int) -> OutboxMail | None:
    """One mail with all that is known of it; None where it is not there (any more)."""

    def find(work: Work) -> OutboxMail | None:
        found = work.find(OutboxMail, id=mail_id)
        return found[0] if found else None

    return book.trial(find)
