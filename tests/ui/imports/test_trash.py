"""The trash: how long accounts stay, the way back, and removing for good only when asked."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.accounts.trash import remove_for_good, tend_trash
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.book import removal, trash
from csm_desktop.ui.book.trash import TrashDialog
from csm_desktop.ui.widgets.dialogs.questions import Grave
from tests.ui.shell import TabShell


def thrown_away(book: Book, name: str) -> int:
    made = book.run("New", accounts.new_account, name)
    book.run("Trash", accounts.trash_account, made.id)
    return made.id


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(shell: TabShell, book: Book, parent: QWidget) -> TrashDialog:
    thrown_away(book, "Halden Foods")
    thrown_away(book, "R&D <beta> </b>")
    made = TrashDialog(shell, parent)
    made.show()
    return made


def test_it_says_how_many_days_of_use_are_left(
    shell: TabShell, book: Book, parent: QWidget
) -> None:
    thrown_away(book, "Halden Foods")
    clock = book.clock
    for day in range(13):
        book._session._clock = book.clock = FixedClock(clock.now() + timedelta(days=day))
        tend_trash(book)
    dialog = TrashDialog(shell, parent)
    assert [dialog._left[line.id] for line in dialog.table.lines] == [18]


def test_removing_for_good_asks_first_and_about_the_backups_then(
    dialog: TrashDialog,
    shell: TabShell,
    book: Book,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[Grave, str]] = []
    answer = False

    def confirmed(grave: Grave, title: str, *_: object) -> bool:
        asked.append((grave, title))
        return answer

    monkeypatch.setattr(trash, "confirmed", confirmed)
    monkeypatch.setattr(removal, "confirmed", confirmed)
    backup = book.back_up()
    line = next(line for line in dialog.table.lines if line.name == "Halden Foods")
    dialog.table.select(line.id)
    dialog.purge.click()
    assert asked == [(Grave.PURGE, "Remove Halden Foods for good?")]
    assert len(listing.trash(book)) == 2
    answer = True
    asked.clear()
    dialog.purge.click()
    qtbot.waitUntil(lambda: shell.toasts == ["Removed for good, from the backups, too."])
    assert [title for _, title in asked] == [
        "Remove Halden Foods for good?",
        "1 backup holds it still",
    ]
    assert [each.name for each in listing.trash(book)] == ["R&D <beta> </b>"]
    assert [line.name for line in dialog.table.lines] == ["R&D <beta> </b>"]
    assert dialog.purge.isEnabled()
    assert b"Halden" not in backup.path.read_bytes()


def test_only_what_is_in_the_trash_is_purged(book: Book) -> None:
    kept = book.run("New", accounts.new_account, "Kept")
    gone = thrown_away(book, "Gone")
    assert remove_for_good(book, [kept.id, gone]) == 1
    assert [line.name for line in listing.accounts(book)] == ["Kept"]
    assert listing.trash(book) == ()
