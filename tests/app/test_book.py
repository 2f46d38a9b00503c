"""One user act is one step: stored whole, undone whole, found and forgotten by search with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csm_desktop.app.accounts.acts import (
    edit_account,
    new_account,
    take_account_back,
    trash_account,
)
from csm_desktop.app.accounts.trash import tend_trash
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.limits.bounds import DAYS, OF_FIELD
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage import search
from csm_desktop.storage.session import ChangeSet, MissingError, Work
from tests.app.conftest import Picture, picture


def found(book: Book, text: str) -> list[str]:
    with book.reading() as connection:
        return [hit.title for hit in search.find(connection, text)]


def stored(book: Book, account: Account) -> Account:
    return book.run("look", Work.get, Account, account.id)


def with_contacts(work: Work, account: Account, number: int) -> None:
    work.add_all(
        Contact(work.new_id(), account.id, f"Person {n}", email=f"p{n}@example.org")
        for n in range(number)
    )


def test_an_act_is_stored_and_undone_as_one_labelled_step(
    book: Book, pictured: Callable[[Book], Picture]
) -> None:
    empty = pictured(book)
    account = book.run("New account", new_account, "Kestrel Health", industry="Care")
    assert stored(book, account) == account
    assert book.undo_label == "New account"
    assert book.undo() == "New account"
    assert pictured(book) == empty
    assert book.redo_label == "New account"
    assert book.redo() == "New account"
    assert stored(book, account) == account


def test_nothing_is_stored_of_an_act_that_fails(
    book: Book, pictured: Callable[[Book], Picture]
) -> None:
    def fails_late(work: Work) -> None:
        new_account(work, "Half an act")
        raise UserError("No.")

    before = pictured(book)
    with pytest.raises(UserError):
        book.run("Fail", fails_late)
    assert pictured(book) == before
    assert book.undo_label is None


def test_consecutive_edits_of_one_field_are_one_step(book: Book) -> None:
    account = book.run("New account", new_account, "Halden")
    for text in ("a", "ab", "abc"):
        book.run("Edit notes", edit_account, account.id, notes=text)
    book.run("Edit city", edit_account, account.id, city="Oslo")
    assert book.undo() == "Edit city"
    assert book.undo() == "Edit notes"
    assert stored(book, account).notes == ""
    assert book.undo_label == "New account"


def test_edits_that_come_to_nothing_leave_no_step(book: Book) -> None:
    account = book.run("New account", new_account, "Halden")
    book.run("Edit notes", edit_account, account.id, notes="typed")
    book.run("Edit notes", edit_account, account.id, notes="")
    assert book.undo_label == "New account"


def test_an_edit_that_changes_nothing_is_no_step_and_is_not_announced(book: Book) -> None:
    account = book.run("New account", new_account, "Halden")
    heard: list[ChangeSet] = []
    with book.listening(heard.append):
        book.run("Edit name", edit_account, account.id, name=" Halden ")
        assert heard == []
        book.run("Edit name", edit_account, account.id, name="Halden Foods")
    assert [(act.label, act.tables, act.account_ids) for act in heard] == [
        ("Edit name", {"account"}, {account.id})
    ]


def test_a_new_act_after_undo_ends_redo(book: Book) -> None:
    account = book.run("New account", new_account, "Halden")
    book.run("Edit city", edit_account, account.id, city="Oslo")
    book.undo()
    book.run("Edit country", edit_account, account.id, country="NO")
    assert book.redo_label is None
    assert book.redo() is None
    assert stored(book, account).city == ""


def test_search_is_in_step_with_every_change(book: Book) -> None:
    account = book.run(
        "New account",
        new_account,
        "Ōmi Robotics 株式会社",
        custom=(CustomField("Campaign", "springtide"),),
    )
    assert found(book, "omi") == [account.name]
    assert found(book, "式会") == [account.name]
    assert found(book, "spring") == [account.name]
    book.run("Rename", edit_account, account.id, name="Aurelia Hotels")
    assert found(book, "robotics") == []
    assert found(book, "aurel hot") == ["Aurelia Hotels"]
    book.undo()
    assert found(book, "robot") == [account.name]
    book.run("To the trash", trash_account, account.id)
    assert found(book, "robot") == []


@pytest.mark.parametrize("typed", ["zolw", "Żółw", "ZOLWIK kob", "kobenhavn", "æth"])
def test_letters_are_found_as_they_are_typed(book: Book, typed: str) -> None:
    book.run("New account", new_account, "Żółwik ÆTHER København")
    assert found(book, typed) == ["Żółwik ÆTHER København"]


@pytest.mark.parametrize(
    "text", ["", "   ", '"', "AND", "name:", "*", "NEAR(a b)", "-", "a'b", "%"]
)
def test_whatever_is_typed_into_search_raises_nothing(book: Book, text: str) -> None:
    book.run("New account", new_account, "and Near ab")
    assert len(found(book, text)) <= 1


def test_d4_a_deleted_account_comes_back_whole(
    book: Book, pictured: Callable[[Book], Picture]
) -> None:
    account = book.run("New account", new_account, "Kestrel Health")
    book.run("Add people", with_contacts, account, 40)
    before = pictured(book)
    book.run("Delete Kestrel Health", trash_account, account.id)
    assert found(book, "Person") == []
    assert book.undo() == "Delete Kestrel Health"
    assert pictured(book) == before
    book.run("Delete Kestrel Health", trash_account, account.id)
    path, clock = book.path, book.clock
    book.close()
    with opened_book(path, clock) as again:  # after a restart
        assert again.undo() == "Delete Kestrel Health"
        assert pictured(again) == before
        again.run("Delete Kestrel Health", trash_account, account.id)
        again.run("Take back", take_account_back, account.id)
        assert pictured(again) == before


def test_the_trash_is_purged_after_thirty_days_of_use_with_its_traces(book: Book) -> None:
    kept = book.run("New account", new_account, "Kept")
    account = book.run("New account", new_account, "Kestrel Health")
    book.run("Add people", with_contacts, account, 40)
    book.run("Delete", trash_account, account.id)
    moment = book.clock.now()

    def purged_on(day: int) -> int:
        book._session._clock = book.clock = FixedClock(moment + timedelta(days=day))
        return tend_trash(book)

    assert [purged_on(day) for day in range(31)] == [0] * 31
    assert purged_on(31) == 1
    with pytest.raises(MissingError):
        stored(book, account)
    assert stored(book, kept) == kept
    with book.reading() as connection:
        texts = connection.driver.execute("SELECT before, after FROM change").fetchall()
        assert connection.driver.execute("SELECT count(*) FROM contact").fetchone()[0] == 0
    assert not any("Kestrel" in str(text) or "Person" in str(text) for text in texts)
    assert book.undo() == "New account"


_EDITS = st.one_of(
    st.tuples(st.sampled_from(["name", "city", "notes"]), st.text(min_size=1).filter(str.strip)),
    st.tuples(st.just("tags"), st.lists(st.text(), max_size=3).map(tuple)),
    st.tuples(st.just("contract_start"), st.none() | st.dates(DAYS.low, DAYS.high)),
    st.tuples(st.just("employees"), st.none() | st.integers(0, OF_FIELD["employees"].high)),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(_EDITS, min_size=1, max_size=6))
def test_undoing_everything_leaves_what_was_there(book: Book, edits: list[tuple[str, Any]]) -> None:
    account = book.run("New", new_account, "First")
    start = picture(book)
    for field, value in edits:
        book.run(f"Edit {field}", edit_account, account.id, **{field: value})
    end = picture(book)
    while book.undo_label != "New":
        book.undo()
    assert picture(book) == start
    while book.redo():
        pass
    assert picture(book) == end


def test_undo_survives_a_restart_even_with_the_clock_set_back(
    book_path: Path, clock: FixedClock
) -> None:
    with opened_book(book_path, clock) as book:
        account = book.run("New account", new_account, "Kestrel Health")
        book.run("Edit city", edit_account, account.id, city="Oslo")
    earlier = FixedClock(clock.now() - timedelta(hours=3))
    with opened_book(book_path, earlier) as book:
        book.run("Edit country", edit_account, account.id, country="NO")
    with opened_book(book_path, clock) as book:
        assert book.undo() == "Edit country"
        assert book.undo() == "Edit city"
    with opened_book(book_path, clock) as book:
        assert book.redo() == "Edit city"
        assert stored(book, account) == replace(account, city="Oslo")
