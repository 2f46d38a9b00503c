"""Opportunities and the steps of selling: entered, handed over, made into actions, undone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app import settings
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.expansion.opportunities import (
    accept,
    edit_opportunity,
    hand_over,
    new_opportunity,
    remove_opportunity,
)
from csm_desktop.app.expansion.pipeline import pipeline
from csm_desktop.app.expansion.selling import (
    edit_note,
    make_actions,
    note_step,
    plan_conversations,
    remove_note,
)
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.team import new_member, say_who_i_am
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.opportunities import Opportunity, SellingStep
from csm_desktop.errors import UserError
from tests.books import CLOCK

TODAY = CLOCK.today()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(tmp_path / "Expansion.csm", CLOCK, create=True) as book:
        yield book


@pytest.fixture
def opportunity(book: Book) -> Opportunity:
    book.run("Me", say_who_i_am, name="Alex Moreau")
    account = book.run("Account", new_account, "Halden")
    return book.run("Door", new_opportunity, account.id, "  Kolding:  14 seats ")


def now(book: Book, one: Opportunity) -> Opportunity:
    (found,) = account_facts(book, one.account_id).opportunities
    return found


def test_who_opens_a_door_is_kept_with_the_day(book: Book, opportunity: Opportunity) -> None:
    assert opportunity.title == "Kolding: 14 seats"
    assert opportunity.opened_on == TODAY
    assert opportunity.opener_id is not None
    book.run("Aim", settings.set_doors_target, Decimal(4))
    found = pipeline(book, accounts(book))
    assert (found.doors, found.target) == (1, 4)


def test_it_is_handed_over_and_accepted_and_each_can_be_undone(
    book: Book, opportunity: Opportunity
) -> None:
    manager = book.run("Member", new_member, "Henrik Sorbye")
    with pytest.raises(UserError):
        book.run("Accept", accept, opportunity.id)
    book.run("Hand over", hand_over, opportunity.id, manager.id, date(2026, 11, 1))
    for early in (date(2026, 10, 31), date(2199, 1, 1)):
        with pytest.raises(UserError):
            book.run("Accept", accept, opportunity.id, early)
    book.run("Accept", accept, opportunity.id)
    changed = now(book, opportunity)
    assert (changed.owner_id, changed.handed_on, changed.accepted_on) == (
        manager.id, date(2026, 11, 1), TODAY,
    )  # fmt: skip
    book.undo()
    book.undo()
    assert now(book, opportunity) == opportunity


def test_what_cannot_be_is_refused(book: Book, opportunity: Opportunity) -> None:
    with pytest.raises(UserError):
        book.run("None", new_opportunity, opportunity.account_id, " ")
    with pytest.raises(UserError):
        book.run("Below", edit_opportunity, opportunity.id, amount=Money(-1, "EUR"))
    assert now(book, opportunity) == opportunity


def test_conversations_are_planned_made_into_actions_and_ticked(
    book: Book, opportunity: Opportunity
) -> None:
    people = [
        book.run("Contact", new_contact, opportunity.account_id, name).id
        for name in ("Kwame Mensah", "Astrid Lund")
    ]
    assert book.run("Plan", plan_conversations, opportunity.id, people) == 2
    assert book.run("Plan", plan_conversations, opportunity.id, people) == 0, "once is enough"
    first = account_facts(book, opportunity.account_id).selling_notes[0]
    book.run("Spoken", edit_note, first.id, spoken_on=TODAY)
    made = book.run("Actions", make_actions, opportunity.id)
    assert [action.title for action in made] == ["Speak to Astrid Lund: Kolding: 14 seats"]
    assert book.run("Actions", make_actions, opportunity.id) == ()
    with pytest.raises(UserError):
        book.run("Spoken", edit_note, first.id, spoken_on=date(2199, 1, 1))


def test_removing_takes_its_notes_along_and_undo_brings_them_back(
    book: Book, opportunity: Opportunity
) -> None:
    note = book.run("Note", note_step, opportunity.id, SellingStep.NEEDS, "Night planning")
    with pytest.raises(UserError):
        book.run("Note", note_step, opportunity.id, SellingStep.NEEDS, "  ")
    before = account_facts(book, opportunity.account_id)
    book.run("Remove", remove_opportunity, opportunity.id)
    after = account_facts(book, opportunity.account_id)
    assert (after.opportunities, after.selling_notes) == ((), ())
    book.undo()
    assert account_facts(book, opportunity.account_id) == before
    book.run("Remove", remove_note, note.id)
    assert account_facts(book, opportunity.account_id).selling_notes == ()
