"""Contacts as a file of address cards, for telephones and other address books."""

from collections.abc import Collection, Sequence
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.domain.lists.person_lines import BookPerson
from csm_desktop.domain.people.vcards import vcards
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.files import atomic_write, check_target
from csm_desktop.storage.queries.book_people import contacts_of_ids
from csm_desktop.storage.queries.facts import account_facts


def write_vcards(
    book: Book,
    account_id: int,
    target: Path,
    chosen: Collection[int] = (),
    *,
    overwrite: bool = False,
) -> int:
    """Write the chosen contacts of an account, or all who are there, as vCards; how many.

    What is internal is on none. Raises UserError where the file cannot be written.
    """
    check_target(target, overwrite=overwrite)
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
    people: list[Contact] = [
        contact
        for contact in facts.contacts
        # Who was chosen by name is written, also when they have left.
        if contact.id in chosen or (not chosen and contact.left_on is None)
    ]
    return _write([(contact, facts.account.name) for contact in people], target, overwrite)


def write_vcards_of(
    book: Book, people: Sequence[BookPerson], target: Path, *, overwrite: bool = False
) -> int:
    """Write contacts of any accounts, and of none, as vCards in their order; how many.

    One without an account works for whom their list named. Raises UserError as `write_vcards`.
    """
    check_target(target, overwrite=overwrite)
    with book.reading() as connection:
        known = contacts_of_ids(connection, [person.id for person in people])
    found = [(known[person.id], person.account) for person in people if person.id in known]
    return _write(found, target, overwrite)


def _write(people: Sequence[tuple[Contact, str]], target: Path, overwrite: bool) -> int:
    with atomic_write(target, overwrite=overwrite) as file:
        # Half of a surrogate pair, as broken lists bring it, has no bytes in UTF-8.
        file.write(vcards(people).encode("utf-8", "replace"))
    return len(people)
