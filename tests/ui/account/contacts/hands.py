"""Whom and what a test of the contacts means: by name, and where the keyboard stands."""

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.records.contacts import (
    Contact,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.ui.account.contacts.tab import ContactsTab


def facts_of(book: Book, account_id: int) -> AccountFacts:
    return account_facts(book, account_id)


def contact_named(book: Book, account_id: int, name: str) -> Contact:
    return next(contact for contact in facts_of(book, account_id).contacts if contact.name == name)


def stand_on_pair(tab: ContactsTab, ours: str, theirs: str) -> tuple[int, int]:
    people = tab.people
    assert people is not None
    member = next(row.member.id for row in people.map.rows if row.member.name == ours)
    contact = next(column.id for column in people.map.columns if column.name == theirs)
    tab.map.go_to(member, contact)
    return member, contact
