"""The account as it was: read back from the journal, to the end of the day that is asked about."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import edit_contact, give_account, new_contact
from csm_desktop.app.timeline.compared import compared_with
from csm_desktop.app.timeline.happened import (
    NotYetThereError,
    account_on,
    timeline_known,
    timeline_of,
)
from csm_desktop.app.timeline.paper import timeline_paper
from csm_desktop.domain.records.alerts import Alert, AlertState
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work
from csm_desktop.wording import Voice, render
from tests.books import sample_copy
from tests.clocks import SetClock

DAY = date(2026, 11, 22)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def account_id(book: Book, clock: SetClock) -> int:
    """An account that was made on one day, moved on the next, and got a contact on the third."""
    clock.at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    made = book.run("New account", new_account, "Hudson", city="Oslo")
    clock.at = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    book.run("Move", edit_account, made.id, city="Bergen")
    clock.at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    book.run("New contact", new_contact, made.id, "Lena Brandt", arrived_on=date(2026, 11, 2))
    return made.id


def test_the_account_stands_as_it_was_at_the_end_of_each_day(book: Book, account_id: int) -> None:
    def city(on: date, zone: str = "UTC") -> str:
        return account_on(book, account_id, on, zone).facts.account.city

    assert city(date(2026, 11, 20)) == "Oslo"
    assert city(date(2026, 11, 21)) == "Bergen"
    assert city(date(2026, 11, 21), "Europe/Oslo") == "Bergen", "23:30 there is the same day"
    assert city(date(2026, 11, 21), "Asia/Tokyo") == "Oslo", "there it was the next morning"
    assert not account_on(book, account_id, date(2026, 11, 21), "UTC").facts.contacts
    assert account_on(book, account_id, DAY, "UTC") == account_view(book, account_id)


def test_what_was_undone_never_was(book: Book, account_id: int) -> None:
    book.undo()
    book.undo()
    assert account_on(book, account_id, date(2026, 11, 21), "UTC").facts.account.city == "Oslo"
    book.redo()
    assert account_on(book, account_id, date(2026, 11, 21), "UTC").facts.account.city == "Bergen"


def test_nobody_elses_people_stand_in_an_accounts_past(
    book: Book, account_id: int, clock: SetClock
) -> None:
    def stray(work: Work, /) -> Contact:
        return work.add(Contact(work.new_id(), None, "Nobody Here", account_ref="Unknown Ltd"))

    found = book.run("Stray", stray)
    clock.at += timedelta(days=2)
    book.run("Title", edit_contact, found.id, title="COO")
    assert [c.name for c in account_on(book, account_id, DAY, "UTC").facts.contacts] == [
        "Lena Brandt"
    ]
    book.run("Theirs", give_account, found.id, account_id)
    assert len(account_view(book, account_id).facts.contacts) == 2
    assert len(account_on(book, account_id, DAY, "UTC").facts.contacts) == 1


def test_what_was_removed_before_its_kind_had_all_its_fields_is_still_seen(
    book: Book, account_id: int, clock: SetClock
) -> None:
    (contact,) = account_view(book, account_id).facts.contacts
    clock.at += timedelta(days=2)

    def gone(work: Work, /) -> None:
        work.remove(work.get(Contact, contact.id))

    book.run("Gone", gone)

    def as_written_once(work: Work, /) -> None:
        work.connection.driver.execute(
            "UPDATE change SET before = json_remove(before, '$.greeting', '$.language')"
            " WHERE table_name = 'contact' AND after IS NULL AND before IS NOT NULL"
        )

    book.run("Older", as_written_once)
    assert account_on(book, account_id, DAY, "UTC").facts.contacts == (contact,)


def test_before_it_was_there_and_after_today_there_is_nothing_to_see(
    book: Book, account_id: int
) -> None:
    with pytest.raises(NotYetThereError, match="Hudson was not in the book on 19 November 2026"):
        account_on(book, account_id, date(2026, 11, 19), "UTC")
    with pytest.raises(NotYetThereError, match="still to come"):
        timeline_of(book, account_id, as_of=DAY + timedelta(days=1))
    with pytest.raises(LookupError):
        account_on(book, 999, date(2026, 11, 21), "UTC")


def test_the_time_line_of_a_day_tells_what_was_known_then(book: Book, account_id: int) -> None:
    assert len(timeline_of(book, account_id)) == 1
    # She had arrived by then, but nobody had told the book.
    assert timeline_of(book, account_id, as_of=date(2026, 11, 21), zone="UTC") == ()
    # Of a day before the account was there: what is known by now, also on paper, which says so.
    happened, later = timeline_known(book, account_id, as_of=date(2026, 11, 19), zone="UTC")
    assert (len(happened), later is not None) == (1, True)
    paper = timeline_paper(account_id, as_of=date(2026, 11, 19), zone="UTC")
    assert "Hudson was not in the book" in paper.gather(book).note


def test_both_days_stand_side_by_side_and_differences_are_known(
    book: Book, account_id: int
) -> None:
    view = account_view(book, account_id)
    lines = compared_with(book, view, date(2026, 11, 20), "UTC")
    city = next(line for line in lines if line.label == "City")
    assert (city.then, city.now, city.differs) == ("Oslo", "Bergen", True)
    name = next(line for line in lines if line.now == "Hudson")
    assert not name.differs
    contact = next(line for line in lines if line.section == "Contacts")
    assert (contact.then, contact.differs) == ("", True)
    assert len({line.id for line in lines}) == len(lines)
    assert not any(line.differs for line in compared_with(book, view, DAY, "UTC"))


def test_alerts_that_last_are_told_in_the_language_of_who_reads(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC), "UTC")
    with opened_book(sample_copy(tmp_path), clock) as book, Voice.of("de").spoken():
        happened = timeline_of(book, account_named(book, "Northwind Rail").id)
        lasting = [
            render(each.what)
            for each in happened
            if isinstance(each.thing, Alert) and each.thing.state is AlertState.OPEN
        ]
    assert any(words.endswith("Eine Verlängerung naht") for words in lasting)
    assert not any("renewal" in words for words in lasting)
