"""A champion leaves: the alert, both sides of the playbook, and the new company as a prospect."""

from datetime import date

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.champion_movement import answer_movement, follow_champion
from csm_desktop.app.alerts.list import alerts_of
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.people.contacts import contact_left, new_contact
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactRole, Sentiment
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from tests.app.conftest import picture

LEFT_ON = date(2026, 11, 20)


def made(work: Work) -> tuple[Account, Contact]:
    account = new_account(work, "Northwind Rail", status=AccountStatus.LIVE)
    lena = new_contact(
        work, account.id, "Lena Brandt", roles=(ContactRole.CHAMPION,),
        sentiment=Sentiment.ADVOCATE, notes="Likes numbers",
    )  # fmt: skip
    return account, lena


@pytest.fixture
def northwind(book: Book) -> tuple[Account, Contact]:
    return book.run("Make", made)


def test_a_leaving_raises_the_alert_and_both_sides_become_actions(
    book: Book, northwind: tuple[Account, Contact]
) -> None:
    account, lena = northwind
    with pytest.raises(UserError, match="has not left"):
        book.run("Answer", answer_movement, lena.id)
    book.run("Left", contact_left, lena.id, LEFT_ON, "Kestrel Health")
    figures.refresh(book)
    alerts = {line.tone: line for line in alerts_of(book, account.id)}
    assert {line.trigger for line in alerts.values()} == {Trigger.CHAMPION_LEFT}
    before = picture(book)
    started = book.run("Answer", answer_movement, lena.id)
    assert [run.run.alert_id for run in started] == [
        alerts[Tone.NEGATIVE].id, alerts[Tone.POSITIVE].id,
    ]  # fmt: skip
    assert all(action.due_on for run in started for action in run.actions)
    names = {line.playbook for line in run_lines(book, account_id=account.id)}
    assert names == {"Fill the vacuum", "Follow the champion"}
    with pytest.raises(UserError, match="under way"):
        book.run("Answer", answer_movement, lena.id)
    book.undo()
    assert picture(book) == before


def test_the_new_company_is_a_prospect_that_keeps_the_person_and_the_history(
    book: Book, northwind: tuple[Account, Contact]
) -> None:
    account, lena = northwind
    book.run("Left", contact_left, lena.id, LEFT_ON)
    with pytest.raises(UserError, match="not known where"):
        book.run("Follow", follow_champion, lena.id)
    book.run("Left", contact_left, lena.id, LEFT_ON, "Kestrel Health")
    before = picture(book)
    found = book.run("Follow", follow_champion, lena.id)
    assert found.is_new
    assert (found.account.name, found.account.status) == ("Kestrel Health", AccountStatus.PROSPECT)
    (there,) = account_facts(book, found.account.id).contacts
    assert (there.name, there.sentiment, there.arrived_on, there.roles) == (
        "Lena Brandt", Sentiment.ADVOCATE, LEFT_ON, (),
    )  # fmt: skip
    assert there.notes == ("Champion at Northwind Rail until 20 November 2026.\nLikes numbers")
    # The former account still knows who left.
    assert account_facts(book, account.id).contacts[0].went_to == "Kestrel Health"
    with pytest.raises(UserError, match="already"):
        book.run("Follow", follow_champion, lena.id)
    book.undo()
    assert picture(book) == before


def test_a_company_that_is_in_the_book_is_taken_as_it_is(
    book: Book, northwind: tuple[Account, Contact]
) -> None:
    _, lena = northwind
    known = book.run("Known", new_account, "KESTREL health", status=AccountStatus.LIVE)
    book.run("Left", contact_left, lena.id, LEFT_ON, "Kestrel  Health")
    found = book.run("Follow", follow_champion, lena.id)
    assert (found.account, found.is_new) == (known, False)
    assert len(accounts(book)) == 2


def test_an_arriving_executive_calls_once_and_an_import_of_many_does_not(
    book: Book, northwind: tuple[Account, Contact]
) -> None:
    account, _ = northwind
    sponsor = (ContactRole.SPONSOR,)
    book.run("Old", new_contact, account.id, "Sofia", roles=sponsor)
    book.run("New", new_contact, account.id, "Marc", roles=sponsor, arrived_on=LEFT_ON)
    book.run("Late", new_contact, account.id, "Ida", roles=sponsor, arrived_on=date(2026, 3, 1))
    book.run("User", new_contact, account.id, "Kim", arrived_on=LEFT_ON)
    figures.refresh(book)
    (line,) = alerts_of(book, account.id)
    assert (line.what, line.tone, line.since) == ("Marc has arrived", Tone.POSITIVE, LEFT_ON)
    assert figures.refresh(book) == 0
