"""What an act made is written once, in its own table, and comes back whole from the journal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book, ChangeSet
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from tests.app.conftest import picture


def make_and_change(work: Work) -> None:
    """Rows that are made, one of them changed and one removed again, in the same act."""
    account = work.add(Account(work.new_id(), "Kestrel Health", notes="long " * 50))
    people = [Contact(work.new_id(), account.id, f"Person {n}") for n in range(3)]
    work.add_all(people)
    work.put(replace(account, city="Oslo"))
    work.remove(people[1])


def written(book: Book) -> list[str]:
    with book.reading() as connection:
        rows = connection.driver.execute("SELECT after FROM change WHERE before IS NULL")
        return [row[0] for row in rows if row[0] is not None]


def test_made_rows_are_redone_after_a_restart(book_path: Path, clock: FixedClock) -> None:
    with opened_book(book_path, clock) as book:
        empty = picture(book)
        book.run("Import", make_and_change)
        full = picture(book)
        assert written(book) == []
    with opened_book(book_path, clock) as book:
        assert book.undo() == "Import"
        assert picture(book) == empty
        assert len(written(book)) == 4
    with opened_book(book_path, clock) as book:
        assert book.redo() == "Import"
        assert picture(book) == full
        book.undo()
        assert picture(book) == empty


def test_rows_that_are_made_at_once_are_announced_one_by_one(book: Book) -> None:
    told: list[ChangeSet] = []
    with book.listening(told.append):
        book.run("Import", make_and_change)
    (done,) = told
    made = [change for change in done.changes if change.before is None and change.after]
    assert len(done.changes) == len(list(done.changes)) == 6
    assert [change.table for change in made] == ["account", "contact", "contact", "contact"]
    assert {change.account_id for change in done.changes} == done.account_ids == {made[0].row_id}
    assert done.tables == {"account", "contact"}
    assert made[2].after is not None
    assert (made[2].after["name"], made[2].after["id"]) == ("Person 1", made[2].row_id)
    assert done.changes[-1].inverse.after == done.changes[-1].before


def test_many_rows_at_once_are_stored_as_they_are(book_path: Path, clock: FixedClock) -> None:
    """Columns that all of them leave empty, some of them, and none of them."""

    def make(work: Work) -> list[Contact]:
        account = work.add(Account(work.new_id(), "Kestrel Health"))
        days = (None, date(2026, 3, 1), None)
        people = [
            Contact(work.new_id(), account.id, f"Person {n}", left_on=days[n % 3])
            for n in range(120)
        ]
        work.add_all(people)
        return people

    with opened_book(book_path, clock) as book:
        people = book.run("Import", make)
        assert book.undo() == "Import"
        assert book.redo() == "Import"
        with book.reading() as connection:
            assert list(dump.everything(connection, Contact)) == people
