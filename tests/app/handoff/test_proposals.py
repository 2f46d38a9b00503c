"""Taking what the message proposes: each is one act, is gone from the list, and can be undone."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.handoff.intake import write_message
from csm_desktop.app.handoff.proposals import take_proposal
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.handoff.proposals import ProposalKind, open_proposals
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.money import Money
from tests.app.conftest import Picture

MESSAGE = """From: Tom Reed <tom@seller.example>
Cc: Ingrid Solberg <ingrid@fjord.example>
Date: 19 Nov 2026

Ingrid Solberg (head of operations) wants replanning from 90 to 15 minutes.
120 seats, EUR 84,000 a year, a 24 month term. The contract starts on 1 December.
Ann Lee (customer success manager) takes over.
"""


def test_every_proposal_is_taken_by_itself_and_undone_by_itself(
    book: Book, pictured: Callable[[Book], Picture]
) -> None:
    account = book.run("New", new_account, "Fjord Ferries").id
    book.run("Me", say_who_i_am, name="Ann Lee")
    book.run("Message", write_message, account, MESSAGE)
    left = [one.kind for one in open_proposals(account_facts(book, account))]
    assert sorted(left) == sorted(ProposalKind)
    pictures = []
    while found := open_proposals(account_facts(book, account)):
        pictures.append(pictured(book))
        book.run("Take", take_proposal, account, found[0])
        after = open_proposals(account_facts(book, account))
        assert [one.key for one in after] == [one.key for one in found[1:]]
    facts = account_facts(book, account)
    (person,) = facts.contacts
    assert (person.name, person.title, person.email) == (
        "Ingrid Solberg", "Head of operations", "ingrid@fjord.example",
    )  # fmt: skip
    (sold,) = facts.subscriptions
    assert (sold.arr, sold.licensed_seats, sold.term_months) == (Money.of(84_000, "EUR"), 120, 24)
    assert facts.account.contract_start == date(2026, 12, 1)
    (measured,) = facts.account_metrics
    assert (measured.baseline, measured.target) == (Decimal(90), Decimal(15))
    metric = next(one for one in facts.metrics if one.id == measured.metric_id)
    assert (metric.unit, metric.better) == ("minutes", Better.LOWER)
    for before in reversed(pictures):
        book.undo()
        assert pictured(book) == before


def test_a_known_person_gets_only_what_they_lack(book: Book) -> None:
    account = book.run("New", new_account, "Fjord Ferries").id
    book.run("Person", new_contact, account, "Ingrid Solberg", title="COO")
    book.run("Message", write_message, account, MESSAGE)
    found = open_proposals(account_facts(book, account))
    (person,) = (one for one in found if one.email)
    book.run("Take", take_proposal, account, person)
    (contact,) = account_facts(book, account).contacts
    assert (contact.title, contact.email) == ("COO", "ingrid@fjord.example")
