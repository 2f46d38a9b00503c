"""Partners, consultants and competitors: entered, undone, told apart, and never shown unasked."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.doubles import merge_contacts
from csm_desktop.app.people.third_parties import (
    edit_third_party,
    new_third_party,
    remove_third_party,
)
from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.people.organisation import SeatKind, organisation
from csm_desktop.domain.records.contacts import ThirdParty, ThirdPartyKind
from csm_desktop.errors import UserError
from csm_desktop.reports.people.chart_pack import assemble_chart
from csm_desktop.reports.people.pack import assemble_people
from tests.app.conftest import Picture


@pytest.fixture
def account(book: Book) -> int:
    return book.run("Account", new_account, "Northwind").id


@pytest.fixture
def ann(book: Book, account: int) -> int:
    return book.run("Ann", new_contact, account, "Ann Lee").id


@pytest.fixture
def rival(book: Book, account: int, ann: int) -> ThirdParty:
    return book.run(
        "Rival", new_third_party, account, ThirdPartyKind.COMPETITOR, " Rival  Ltd ",
        person="Rex Stone", title="Sales", contact_id=ann, note="Undercuts us",
    )  # fmt: skip


def test_entered_changed_and_taken_out_each_is_one_step_back(
    book: Book, account: int, rival: ThirdParty, pictured: Callable[[Book], Picture]
) -> None:
    before = pictured(book)
    assert account_facts(book, account).third_parties == (rival,)
    assert rival.firm == "Rival Ltd"
    book.run("Edit", edit_third_party, rival.id, kind=ThirdPartyKind.PARTNER, contact_id=None)
    book.run("Remove", remove_third_party, rival.id)
    assert account_facts(book, account).third_parties == ()
    book.undo()
    book.undo()
    assert pictured(book) == before


def test_a_firm_is_needed_and_whom_they_know_is_of_the_account(book: Book, account: int) -> None:
    other = book.run("Other", new_account, "Elsewhere").id
    stranger = book.run("Stranger", new_contact, other, "Sam").id
    for firm, contact_id in (("  ", None), ("Firm", stranger)):
        with pytest.raises(UserError):
            book.run(
                "New", new_third_party, account, ThirdPartyKind.PARTNER, firm,
                contact_id=contact_id,
            )  # fmt: skip


def test_they_stand_on_the_chart_with_a_line_to_whom_they_are_close_to(
    book: Book, account: int, ann: int, rival: ThirdParty
) -> None:
    facts = account_facts(book, account)
    chart = organisation(facts.contacts, facts.as_of, {}, facts.third_parties)
    seat = next(seat for seat in chart.seats if seat.kind is SeatKind.OUTSIDE)
    assert (seat.id, seat.contact.name, seat.contact.title) == (
        rival.id, "Rex Stone", "Sales, Rival Ltd",
    )  # fmt: skip
    assert chart.dotted == ((rival.id, ann),)
    assert chart.counts()["people"] == 1, "they are nobody of the customer's"


def test_a_customer_reads_of_them_only_where_that_was_said(
    book: Book, account: int, rival: ThirdParty
) -> None:
    facts = account_facts(book, account)
    for page in (assemble_chart(facts), assemble_people(facts)):
        assert "Rival" not in repr(page)
    assert "Rival Ltd" in repr(assemble_chart(facts, internal=True))
    told = replace(facts, third_parties=(replace(rival, shareable=True),))
    (shown,) = facts_for_customer(told).third_parties
    assert (shown.firm, shown.person, shown.note, shown.contact_id) == (
        "Rival Ltd", "Rex Stone", "", None,
    )  # fmt: skip
    for page in (assemble_chart(told), assemble_people(told)):
        assert "Rival Ltd" in repr(page)
        assert "Undercuts" not in repr(page)


def test_they_stay_close_to_the_one_who_was_two(
    book: Book, account: int, ann: int, rival: ThirdParty
) -> None:
    double = book.run("Double", new_contact, account, "A. Lee").id
    book.run("Merge", merge_contacts, double, ann)
    (found,) = account_facts(book, account).third_parties
    assert (found.id, found.contact_id) == (rival.id, double)
