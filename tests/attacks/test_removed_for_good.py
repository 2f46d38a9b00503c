"""What was removed for good is looked for with the means of somebody who has the files."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.accounts.trash import (
    backups_with,
    remove_for_good,
    remove_from_backups,
    tend_trash,
)
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.errors import UserError
from csm_desktop.storage.file.engine import bare
from csm_desktop.storage.file.seal import seal
from csm_desktop.storage.file.snapshots import verify
from csm_desktop.storage.file.soundness import check
from csm_desktop.storage.session import Work
from tests.clocks import SetClock

MARKS = (b"zebramark", b"Zebramark", b"okapimark", b"Okapimark", b"quaggamark")


def people(work: Work, account_id: int) -> None:
    for number in range(30):
        contact = Contact(
            work.new_id(), account_id, name=f"Okapimark {number}", notes="quaggamark is his word"
        )
        work.add(contact)
        work.put(replace(contact, notes="no more"))


def told(book: Book) -> int:
    """Write of a customer wherever one can, edit, search, throw away."""
    for number in range(40):
        book.run("New", new_account, f"Ordinary {number}", notes="what stays " * 30)
    made = book.run("New Zebramark", new_account, "Zebramark Ltd", notes="quaggamark " * 400)
    book.run("Notes of Zebramark Ltd", edit_account, made.id, notes="quaggamark, otherwise")
    book.run("People", people, made.id)
    both = [line.id for line in listing.accounts(book)][:2]

    def several(work: Work) -> None:
        for each in {*both, made.id}:
            edit_account(work, each, city="Oslo")

    book.run("Zebramark Ltd and two others moved", several)
    book.run("Delete Zebramark Ltd", trash_account, made.id)
    return made.id


def found(path: Path) -> set[tuple[str, bytes]]:
    """Which marks lie in which files of a book."""
    files = [each for each in path.parent.rglob(f"{path.stem}*") if each.is_file()]
    assert files
    return {(file.name, mark) for file in files for mark in MARKS if mark in file.read_bytes()}


def test_robustness_12_nothing_of_it_is_left_in_any_file_of_the_book(
    book_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        account_id = told(book)
        assert {mark for _, mark in found(book_path)} == set(MARKS)
        assert remove_for_good(book, [account_id]) == 1
        assert found(book_path) == set()
        book.back_up()
        assert found(book_path) == set()
        for label in (line.label for line in book.history(1000)):
            assert "Zebramark" not in label
        assert book.undo() is not None
        assert book.undo() is not None
    assert found(book_path) == set()
    assert check(book_path).sound
    with opened_book(book_path, set_clock) as book:
        assert len(listing.accounts(book)) in (39, 40)
        assert {line.name for line in listing.accounts(book)} >= {"Ordinary 1"}


def test_robustness_12_a_reader_only_delays_it_until_the_book_is_closed(
    book_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        account_id = told(book)
        with opened_book(book_path, set_clock, read_only=True) as other, other.reading() as view:
            view.driver.execute("SELECT count(*) FROM account").fetchone()[0]
            remove_for_good(book, [account_id])
    assert found(book_path) == set()


def test_robustness_12_older_backups_are_named_and_cleaned_when_asked(
    book_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        early = book.back_up()
        account_id = told(book)
        holding = []
        for by_hand in (False, False, True):
            set_clock.go(minutes=31)
            holding.append(book.back_up(by_hand=by_hand).path)
        aside = book_path.with_name("Mine set aside 2026-11-22 080000Z.csm")
        shutil.copy(holding[0], aside)
        remove_for_good(book, [account_id])
        there = backups_with(book, [account_id])
        assert early.path not in there
        assert {aside, holding[2]} <= set(there)
        of_older(holding[2])
        before = {path: verify(path) for path in there}
        damaged = there[0]
        damaged.write_bytes(damaged.read_bytes()[:-4096])
        assert remove_from_backups(there, [account_id], set_clock) == (damaged,)
        assert backups_with(book, [account_id]) == (damaged,)
        for path in there[1:]:
            after = verify(path)
            assert after.made_at == before[path].made_at
            assert dict(after.counts)["account"] == dict(before[path].counts)["account"] - 1
            assert check(path).sound
        damaged.unlink()
    assert found(book_path) == set()


def of_older(backup: Path) -> None:
    """Let a backup be as a program before the last change of the schema made it."""
    with bare(backup, archive=True) as connection:
        connection.execute("ALTER TABLE change_set DROP COLUMN told")
        connection.execute("UPDATE alembic_version SET version_num = '0058'")
    seal(backup, archive=True)


def test_what_a_full_disk_left_is_cleaned_at_the_next_opening(
    book_path: Path, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    with opened_book(book_path, set_clock) as book:
        account_id = told(book)
        with monkeypatch.context() as patch:
            patch.setattr("csm_desktop.storage.session.clean", full)
            with pytest.raises(UserError):
                remove_for_good(book, [account_id])
        assert listing.trash(book) == ()
    with opened_book(book_path, set_clock) as book:
        tend_trash(book)
    assert found(book_path) == set()


def test_a_rescue_after_it_does_not_bring_it_back(book_path: Path, set_clock: SetClock) -> None:
    with opened_book(book_path, set_clock) as book:
        account_id = told(book)
        remove_for_good(book, [account_id])
        book_path.unlink()
        rescued = book.rescue()
    assert rescued is not None
    for path in (rescued.book, rescued.acts):
        assert path is not None
        assert not [mark for mark in MARKS if mark in path.read_bytes()]
