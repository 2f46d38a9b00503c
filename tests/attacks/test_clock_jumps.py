"""The clock runs a year ahead, is set back, or jumps to and fro: nothing is deleted for it."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import (
    edit_account,
    new_account,
    take_account_back,
    trash_account,
)
from csm_desktop.app.accounts.trash import tend_trash
from csm_desktop.app.held_book import hold_book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from csm_desktop.errors import UserError
from csm_desktop.storage.file.rotation import Dated, backups, backups_folder, kept
from csm_desktop.storage.file.seal import has_seal
from tests.clocks import SetClock


def trashed(path: Path, clock: SetClock) -> int:
    with opened_book(path, clock) as book:
        made = book.run("New", new_account, "Kestrel Health")
        book.run("Delete", trash_account, made.id)
    return made.id


def in_trash(path: Path, clock: SetClock) -> int:
    """Open the book as the window does, and count."""
    held = hold_book(path, clock)
    try:
        return len(listing.trash(held.book))
    finally:
        held.close()


def used(path: Path, clock: SetClock, days: int) -> None:
    """Look into the book on so many days; nothing leaves its trash."""
    with opened_book(path, clock) as book:
        for _ in range(days):
            assert tend_trash(book) == 0
            clock.go(days=1)
        assert len(listing.trash(book)) == 1


def test_robustness_9_a_clock_a_year_ahead_purges_neither_trash_nor_undo(
    book_path: Path, set_clock: SetClock
) -> None:
    account_id = trashed(book_path, set_clock)
    for jump in (400, -400, 800, -800):
        set_clock.go(days=jump)
        assert in_trash(book_path, set_clock) == 1
        with opened_book(book_path, set_clock) as book:  # and again and again
            assert [tend_trash(book) for _ in range(40)] == [0] * 40
    with opened_book(book_path, set_clock) as book:
        assert book.undo() == "Delete"
        assert [line.id for line in listing.accounts(book)] == [account_id]


def test_robustness_9_thirty_days_of_use_purge_and_a_backup_comes_first(
    book_path: Path, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    trashed(book_path, set_clock)
    used(book_path, set_clock, 31)
    assert backups(backups_folder(book_path)) == []

    def full(*_: object, **__: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("csm_desktop.storage.file.snapshots.back_up", full)
        assert in_trash(book_path, set_clock) == 1, "without a backup nothing is purged"
    assert in_trash(book_path, set_clock) == 0
    (backup,) = backups(backups_folder(book_path))
    with opened_book(backup.path, set_clock, read_only=True) as former:
        assert len(listing.trash(former)) == 1


def test_looking_again_on_the_same_day_writes_nothing(book_path: Path, set_clock: SetClock) -> None:
    trashed(book_path, set_clock)
    assert in_trash(book_path, set_clock) == 1
    set_clock.go(hours=1)
    held = hold_book(book_path, set_clock)
    assert has_seal(book_path), "not even the seal is broken"
    set_clock.go(days=1)
    tend_trash(held.book)
    assert not has_seal(book_path)
    held.close()


def test_a_second_stay_in_the_trash_begins_anew(book_path: Path, set_clock: SetClock) -> None:
    account_id = trashed(book_path, set_clock)
    used(book_path, set_clock, 25)
    with opened_book(book_path, set_clock) as book:
        book.run("Back", take_account_back, account_id)
        set_clock.go(minutes=1)
        book.run("Delete", trash_account, account_id)
    used(book_path, set_clock, 25)
    # Fifty days of use in all, but no thirty of them in one stay.
    assert in_trash(book_path, set_clock) == 1


def test_robustness_9_a_backup_of_the_future_is_not_the_newest_once_the_clock_is_right(
    book_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        set_clock.go(days=365)
        book.run("New", new_account, "Written in the future")
        future = book.back_up_if_due()
        set_clock.go(days=-365)
        book.run("New", new_account, "Written now")
        now = book.back_up_if_due()
        for _ in range(20):
            set_clock.go(minutes=1)
            book.run("New", new_account, "Another")
            assert book.back_up_if_due() is None, "not one every minute"
    assert future is not None
    assert now is not None
    assert backups(backups_folder(book_path))[0].path == now.path
    held = hold_book(book_path, set_clock)
    assert held.last_backup == now.manifest.made_at.replace(microsecond=0)
    held.close()


def test_a_jumping_clock_costs_one_backup_of_a_kind_of_period_at_most() -> None:
    chance = random.Random(9)
    at = datetime(2026, 11, 22, 8, tzinfo=UTC)
    there: list[Dated] = []
    for number in range(1, 400):
        made = Dated(at, Path(f"{number}.csm"), number, size=1)
        keep = kept([made, *there])
        assert made in keep
        assert len(there) + 1 - len(keep) <= 4, "half hours, days, weeks, months"
        there = [each for each in [made, *there] if each in keep]
        at += timedelta(minutes=chance.choice([-9, 31, 31, -500_000, 500_000, 1_440, -45_000]))
    assert len(there) > 20


@pytest.mark.parametrize(
    ("minutes", "steps"), [(1, 1), (-1, 2), (-600, 2), (-0.001, 2), (3, 2), (0, 1)]
)
def test_robustness_9_edits_are_one_step_only_while_time_runs_forward(
    minutes: float, steps: int, book_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        made = book.run("New", new_account, "Kestrel Health")
        book.run("City", edit_account, made.id, city="Oslo")
        set_clock.go(minutes=minutes)
        book.run("City", edit_account, made.id, city="Bergen")
        undone = [book.undo() for _ in range(steps)]
        assert undone == ["City"] * steps
        assert book.undo_label == "New"
