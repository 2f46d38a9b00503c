"""The log is merged when it suits: a window does not wait for it, nor for a merge under way."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.held_book import hold_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file import identity
from tests.books import empty_book


def test_who_holds_a_book_can_have_its_log_merged_later(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "_PAGES", 5)
    path = tmp_path / "Mine.csm"
    empty_book(path)
    waiting: list[Callable[[], object]] = []
    held = hold_book(path, clock)
    held.merge_by(waiting.append)
    made = held.book.run("New account", new_account, "Northwind Rail")
    assert waiting
    before = path.read_bytes()
    held.book.run("Edit", edit_account, made.id, employees=7)
    assert path.read_bytes() == before
    waiting[-1]()
    assert path.read_bytes() != before
    # And the file is ours still, after a merge on any thread.
    held.book.run("Edit", edit_account, made.id, employees=8)
    assert held.book.taken is None
    held.close()


def test_an_act_beside_a_merge_waits_for_nothing_and_sees_another_file(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "Mine.csm"
    empty_book(path)
    held = hold_book(path, clock)
    merging, over = Event(), Event()
    ours = held.file.identity
    assert ours is not None

    def merge() -> None:
        with ours._lock:
            merging.set()
            over.wait(30)

    thread = Thread(target=merge)
    thread.start()
    assert merging.wait(30)
    try:
        made = held.book.run("New account", new_account, "Northwind Rail")
        held.book.run("Edit", edit_account, made.id, employees=7)
        path.rename(tmp_path / "Moved.csm")
        with pytest.raises(UserError, match="gone"):
            held.book.run("Edit", edit_account, made.id, employees=8)
    finally:
        over.set()
        thread.join()
        held.close()
