"""Menus and keys derive from commands; letters belong to text while it is written."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csm_desktop.ui.commands.actions import Actions
from csm_desktop.ui.commands.command import Command, Menu, Situation
from csm_desktop.ui.commands.field_keys import FieldKeys, can_undo, editor
from csm_desktop.ui.commands.quiet_keys import QuietKeys
from csm_desktop.ui.commands.registry import Commands


class Place:
    """A window with a text field, a plain place, and commands."""

    def __init__(self, qtbot: QtBot) -> None:
        self.ran: list[str] = []
        self.page = "book"
        self.selection = True
        self.commands = Commands()
        self.commands.situation = lambda: Situation(self.page, self.selection, True)
        self.window = QMainWindow()
        self.field, self.plain = QLineEdit(), QWidget()
        self.plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.addWidget(self.field)
        column.addWidget(self.plain)
        self.window.setCentralWidget(middle)
        self.actions = Actions(self.window, self.commands)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def runs(self, name: str) -> Callable[[], None]:
        return lambda: self.ran.append(name)


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    return Place(qtbot)


def test_a_menu_holds_its_commands_in_groups(place: Place) -> None:
    place.commands.add(
        Command("b", "Second", place.runs("b"), menu=Menu.FILE, group=1),
        Command("a", "R&D", place.runs("a"), "Ctrl+J", Menu.FILE),
    )
    shown = place.actions.menu(Menu.FILE).actions()
    assert [action.text() for action in shown] == ["R&&D", "", "Second"]
    shown[0].trigger()
    assert place.ran == ["a"]


def test_a_key_does_what_it_means_on_the_page_in_front(place: Place) -> None:
    place.commands.add(
        Command("book.m", "M", place.runs("book"), "M", page="book"),
        Command("account.m", "M", place.runs("account"), "M", page="account"),
    )
    place.plain.setFocus()
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    place.page = "account"
    place.actions.refresh()
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == ["book", "account"]


def test_a_menu_shows_nothing_of_other_pages(place: Place) -> None:
    place.commands.add(
        Command("a", "Everywhere", place.runs("a"), menu=Menu.FILE),
        Command("b", "Here", place.runs("b"), "Ctrl+J", menu=Menu.FILE, page="account"),
    )
    shown = place.actions.menu(Menu.FILE).actions()
    assert [action.text() for action in shown if action.isVisible()] == ["Everywhere"]
    place.page = "account"
    place.actions.refresh()
    assert [action.text() for action in shown if action.isVisible()] == ["Everywhere", "Here"]
    QTest.keyClick(place.plain, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert place.ran == ["b"]


def test_a_single_letter_is_text_in_a_text_field(place: Place) -> None:
    place.commands.add(
        Command("m", "M", place.runs("m"), "M"), Command("help", "Keys", place.runs("?"), "?")
    )
    place.field.setFocus()
    QTest.keyClicks(place.field, "m?")
    assert (place.field.text(), place.ran) == ("m?", [])
    place.plain.setFocus()
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == ["m"]


def test_what_needs_a_selection_rests_without_one(place: Place) -> None:
    place.commands.add(Command("d", "D", place.runs("d"), "D", needs_selection=True))
    place.selection = False
    place.actions.refresh()
    place.plain.setFocus()
    QTest.keyClick(place.plain, Qt.Key.Key_D)
    assert not place.actions["d"].isEnabled()
    assert place.ran == []


def test_an_open_menu_shows_what_makes_sense_now(place: Place) -> None:
    place.commands.add(
        Command("u", "Undo", place.runs("u"), "Ctrl+U", Menu.EDIT, enabled=lambda: False)
    )
    menu = place.actions.menu(Menu.EDIT)
    menu.aboutToShow.emit()
    assert not place.actions["u"].isEnabled()
    menu.aboutToHide.emit()
    assert place.actions["u"].isEnabled()


def test_ctrl_z_is_the_texts_first_and_then_the_books(place: Place) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    FieldKeys(application, place.window)
    place.commands.add(Command("undo", "Undo", place.runs("book"), "Ctrl+Z"))
    place.field.setFocus()
    QTest.keyClicks(place.field, "ab")
    assert editor() is place.field
    assert can_undo(place.field)
    QTest.keyClick(place.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (place.field.text(), place.ran) == ("", [])
    QTest.keyClick(place.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place.ran == ["book"]


def test_a_commands_key_is_meant_where_a_line_of_text_has_one_like_it(place: Place) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    FieldKeys(application, place.window)
    place.commands.add(Command("export", "Export", place.runs("export"), "Ctrl+E"))
    place.field.setFocus()
    QTest.keyClick(place.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert place.ran == ["export"]
    QTest.keyClicks(place.field, "abc")
    QTest.keyClick(place.field, Qt.Key.Key_Home)
    QTest.keyClick(place.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert place.field.text() in ("", "abc")  # the field's own where it has one on this system


@pytest.mark.parametrize("is_open", [False, True])
def test_a_letter_on_a_box_of_choices_chooses_and_runs_nothing(place: Place, is_open: bool) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    FieldKeys(application, place.window)
    place.commands.add(
        Command("meeting", "Meeting", place.runs("meeting"), "M"),
        Command("save", "Save", place.runs("save"), "Ctrl+M"),
    )
    box = QComboBox()
    box.addItems(["Email", "Meeting", "Call"])
    box.setParent(place.window)
    box.show()
    box.setFocus()
    if is_open:
        box.showPopup()
    QTest.keyClick(application.focusWidget() or box, Qt.Key.Key_M)
    assert place.ran == []
    if is_open:
        QTest.keyClick(application.focusWidget() or box, Qt.Key.Key_Return)
    assert box.currentText() == "Meeting"
    QTest.keyClick(box, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert place.ran == ["save"]
    place.plain.setFocus()
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == ["save", "meeting"]


@pytest.fixture
def quiet(place: Place) -> QuietKeys:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    place.commands.add(
        Command("m", "M", place.runs("m"), "M"),
        Command("help", "Keys", place.runs("?"), "?"),
        Command("away", "Away", place.runs("away"), "Del"),
        Command("go", "Go", place.runs("go"), "Ctrl+J"),
    )
    return QuietKeys(application, place.window)


def test_the_rest_of_what_was_typed_is_no_command(place: Place, quiet: QuietKeys) -> None:
    place.field.setFocus()
    QTest.keyClicks(place.field, "An")
    place.plain.setFocus()
    QTest.keyClicks(place.plain, "m?m")
    QTest.keyClick(place.plain, Qt.Key.Key_Delete)
    assert place.ran == []
    QTest.keyClick(place.plain, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert place.ran == ["go"], "nobody types a text so"
    quiet.rest.stop()  # half a second without a key
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == ["go", "m"]


def test_the_half_second_begins_anew_with_every_such_key(
    place: Place, quiet: QuietKeys, qtbot: QtBot
) -> None:
    quiet.rest.setInterval(300)
    place.field.setFocus()
    place.plain.setFocus()
    for _ in range(3):
        qtbot.wait(150)
        QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == []
    qtbot.waitUntil(lambda: not quiet.rest.isActive())
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == ["m"]


def test_what_is_typed_on_after_a_dialog_is_no_command(
    place: Place, quiet: QuietKeys, qtbot: QtBot
) -> None:
    place.plain.setFocus()
    dialog = QDialog(place.window)
    QVBoxLayout(dialog).addWidget(QPushButton("Agree"))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not place.plain)
    dialog.accept()
    place.window.activateWindow()
    qtbot.waitUntil(place.plain.hasFocus)
    QTest.keyClick(place.plain, Qt.Key.Key_M)
    assert place.ran == []
    assert quiet.rest.isActive()
