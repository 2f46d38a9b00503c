"""Cancel writes nothing anywhere: every command and every button, its dialogs typed into and left.

What opens no dialog is an act of its own and may change the book; it is taken back here. Whatever
opened one and was cancelled has to leave every table of the book as it was.
"""

import hashlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.ui.account.tabs import tabs
from csm_desktop.ui.application import Program
from csm_desktop.ui.widgets.fields import PlainEditor
from tests.ui.hands import Key, press
from tests.ui.sample_book import program, sample

__all__ = ["program", "sample"]
TYPED = "zz typed and left"
# What leaves the book, opens another, or is no act but the way back from one.
_NEVER = {
    "window.quit",
    "book.close",
    "book.remove_sample",
    "book.sample",
    "edit.undo",
    "edit.redo",
}
_SETTLED_MS = 20_000


class Canceller(QObject):
    """Types into whatever dialog comes to the front, then leaves it by Esc."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(popup, QMenu) or (popup is not None and dialog is None):
            press(popup, Key.Key_Escape)
            if isValid(popup) and popup.isVisible():
                popup.close()
        elif isinstance(dialog, QDialog):
            self._leave(dialog)

    def _leave(self, dialog: QDialog) -> None:
        name = f"{type(dialog).__name__} {dialog.windowTitle()}"
        self.seen.append(name)
        if not isinstance(dialog, QFileDialog):
            for line in dialog.findChildren(QLineEdit):
                if line.isVisible() and line.isEnabled() and not line.isReadOnly():
                    line.insert(TYPED)
            for text in dialog.findChildren(PlainEditor):
                if text.isVisible() and text.isEnabled():
                    text.insertPlainText(TYPED)
        for _ in range(12):
            if not isValid(dialog) or not dialog.isVisible():
                return
            inside = dialog.focusWidget() or dialog
            press(inside, Key.Key_Escape)
        if isValid(dialog) and dialog.isVisible():
            dialog.reject()


@pytest.fixture
def canceller() -> Iterator[Canceller]:
    made = Canceller()
    yield made
    made.stop()


def content(book: Book) -> dict[str, str]:
    """Every table of the book, row by row, as a sum of its own."""
    sums = {}
    with book.reading() as connection:
        names = connection.driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
            " AND name NOT LIKE 'sqlite%' ORDER BY name"
        ).fetchall()
        for (name,) in names:
            rows = connection.driver.execute(f'SELECT * FROM "{name}"')
            lines = sorted(repr(tuple(row)) for row in rows)
            sums[name] = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return sums


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [name for name in before if before[name] != after.get(name)]


def settle(program: Program, qtbot: QtBot) -> Book:
    """Nothing is computed or read any more: what changes from here on is an act's doing."""

    def still() -> bool:
        workbench = program.workbench
        return (
            workbench.book is not None
            and not workbench.background.busy
            and not workbench.idle.working
        )

    qtbot.waitUntil(still, timeout=_SETTLED_MS)
    QApplication.processEvents()
    qtbot.waitUntil(still, timeout=_SETTLED_MS)
    book = program.workbench.book
    assert book is not None
    return book


def take_back(program: Program, acts: int) -> None:
    """Undo what an act without a dialog did, so that the next one finds the same book."""
    book = program.workbench.book
    assert book is not None
    for _ in range(len(book.history(1000)) - acts):
        book.undo()


def stand(program: Program, place: str) -> None:
    """Go where commands and buttons are: a page, or a tab of an account."""
    book = program.workbench.book
    assert book is not None
    name = "Kestrel Health" if place == "ebr" else "Halden Foods"  # whose review is not planned
    account_id = account_named(book, name).id
    if place in {spec.name for spec in tabs()}:
        program.workbench.open_account(account_id, place)
    elif place == "intake":
        program.workbench.open_account(account_id, "overview")
        program.workbench.commands.run("account.intake")
    elif place == "ebr":
        program.workbench.open_account(account_id, "overview")
        program.workbench.commands.run("account.ebr")
    else:
        program.window.go(place)
    program.window.activateWindow()


def buttons(page: QWidget) -> list[QPushButton]:
    """The page's buttons, as they can be pressed now."""
    found = page.findChildren(QPushButton)
    return [each for each in found if each.isVisible() and each.isEnabled()]


_TABS = {spec.name: spec.name for spec in tabs()}
# The pages over the whole book, as far as no tab of an account has their name.
_OVER_ALL = [name for name in ("today", "plans", "alerts") if name not in _TABS]
PLACES = ["book", *_TABS, *_OVER_ALL, "intake", "ebr", "search", "settings", "import"]


def tried_elsewhere(program: Program, qtbot: QtBot, place: str) -> set[str]:
    """Acts of the whole account, which the first tab tries: another tab tries what is its own, and
    the page that each prints."""
    if place not in _TABS or place == "overview":
        return set()
    stand(program, "overview")
    settle(program, qtbot)
    commands = program.workbench.commands
    usable = {each.id for each in commands.all() if commands.usable(each)}
    return {name for name in usable - {"account.print"} if name.split(".")[0] != place}


@pytest.mark.timeout(300)  # every act of a place, opened and cancelled
@pytest.mark.parametrize("place", PLACES)
def test_what_is_opened_and_cancelled_leaves_the_book_as_it_was(
    program: Program, canceller: Canceller, qtbot: QtBot, place: str
) -> None:
    elsewhere = tried_elsewhere(program, qtbot, place)
    stand(program, place)
    book = settle(program, qtbot)
    before, acts, version = content(book), len(book.history(1000)), book._version
    wrong: list[str] = []

    def tried(name: str, seen: int) -> None:
        nonlocal before, version
        QApplication.processEvents()
        if book._version == version:  # nothing went through the one gate; looked at in the end
            return
        settle(program, qtbot)
        changed = differences(before, content(book))
        if changed and len(canceller.seen) > seen:
            wrong.append(f"{name}, {canceller.seen[seen:]}: {changed}")
        if changed:
            take_back(program, acts)
            settle(program, qtbot)
            before = content(book)
        version = book._version

    for command in program.workbench.commands.all():
        everywhere = not command.page and place == "book"  # once is enough
        if command.id in _NEVER or not (everywhere or command.page == program.window.front):
            continue
        seen = len(canceller.seen)
        if command.id in elsewhere or not program.workbench.commands.run(command.id):
            continue  # it has its turn, or there is nothing for it here
        tried(command.id, seen)
        stand(program, place)
    page, front = program.window.page, program.window.front
    assert page is not None
    for number in range(len(buttons(page))):
        there = buttons(page)
        if number >= len(there):
            break
        name, seen = there[number].text() or there[number].accessibleName(), len(canceller.seen)
        there[number].click()
        version_before = version
        tried(f"button {name}", seen)
        is_calm = version == version_before and len(canceller.seen) == seen
        if place in _TABS or not is_calm or program.window.front != front:
            stand(program, place)  # to draw a whole pack again takes its time
    settle(program, qtbot)
    assert not wrong
    assert not differences(before, content(book))
