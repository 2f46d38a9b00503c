"""Every contact of the book, and what may be the account of one that came without."""

from collections.abc import Collection, Sequence

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.person_lines import BookPerson, by_name, with_fresh_people
from csm_desktop.domain.text.identities import FREE_MAIL, name_key
from csm_desktop.storage.queries.book_people import book_people, people_without_account


def all_people(book: Book) -> tuple[BookPerson, ...]:
    """All contacts, those without an account first."""
    with book.reading() as connection:
        return by_name(book_people(connection))


def with_changed_people(
    book: Book, lines: Sequence[BookPerson], account_ids: Collection[int]
) -> tuple[BookPerson, ...]:
    """The list again after these accounts changed: only theirs and nobody's are read."""
    with book.reading() as connection:
        return with_fresh_people(lines, account_ids, book_people(connection, account_ids))


def without_account(book: Book) -> int:
    """How many contacts belong to no account."""
    with book.reading() as connection:
        return people_without_account(connection)


def likely_account(book: Book, people: Sequence[BookPerson]) -> int | None:
    """The one account that all of these may belong to: by what their list called it, else by the
    domain of their addresses. None where nothing or more than one speaks for itself."""
    accounts = listing.accounts(book)
    found = {_likely(accounts, person) for person in people}
    return found.pop() if len(found) == 1 else None


def _likely(accounts: Sequence[AccountLine], person: BookPerson) -> int | None:
    wanted = name_key(person.account) if person.account else ""
    domain = person.email.rpartition("@")[2].casefold()
    ways = (
        [line.id for line in accounts if wanted and name_key(line.name) == wanted],
        [line.id for line in accounts if line.domain and line.domain == domain not in FREE_MAIL],
    )
    return next((ids[0] for ids in ways if len(ids) == 1), None)
