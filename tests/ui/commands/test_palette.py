"""The palette by keyboard: open, type, choose, leave; and only the latest answer counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from csm_desktop.ui.commands.choices import Choices, Named
from csm_desktop.ui.commands.command import Command, Menu, Situation
from csm_desktop.ui.commands.palette import Palette
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.commands.sheet import KeyCap, KeySheet
from csm_desktop.ui.widgets.text import Text
from tests.ui.commands.hits import Hit


class Desk:
    """A window with a palette over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[object] = []
        self.asked: list[str] = []
        self.commands = Commands()
        self.commands.situation = lambda: Situation("book", book=True)
        self.commands.add(
            Command("new", "New account", lambda: self.done.append("new"), "Ctrl+N", Menu.ACCOUNT),
            Command("dark", "Dark", lambda: self.done.append("dark")),
            Command(
                "away",
                "Scrap the box",
                lambda: self.done.append("away"),
                words="cut",
                destructive=True,
            ),
            Command("there", "Elsewhere", lambda: None, "T", page="account"),
        )
        choices = Choices(self.commands, lambda *where: self.done.append(where))
        choices.know([Named.of(1, "Northwind Rail", "watch")])
        self.window = QMainWindow()
        self.field = QLineEdit()
        self.window.setCentralWidget(self.field)
        self.window.resize(900, 600)
        self.palette = Palette(self.window, choices, self.asked.append, lambda: ([1], ["dark"]))
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field.setFocus()

    @property
    def titles(self) -> list[str]:
        return [choice.title for choice in self.palette.model.choices]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_before_anything_is_typed_it_offers_the_recents(desk: Desk) -> None:
    desk.palette.open()
    assert desk.titles == ["Northwind Rail", "Dark", "New account", "Scrap the box"]
    assert desk.palette.field.hasFocus()


def test_enter_runs_the_chosen_line(desk: Desk, qtbot: QtBot) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "n")
    assert desk.titles == ["Northwind Rail", "New account"]
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.palette.chosen) as chosen:
        QTest.keyClick(desk.palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["new"]
    assert desk.done == ["new"]
    assert desk.palette.isHidden()


def test_up_from_the_first_line_is_the_last(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Up)
    assert desk.palette.list.currentIndex().row() == 3


def test_escape_gives_the_focus_back(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Escape)
    assert desk.palette.isHidden()
    assert desk.field.hasFocus()
    assert desk.done == []


def test_found_people_are_added_and_late_answers_dropped(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "le")
    assert desk.asked == ["l", "le"]
    assert desk.titles == []
    assert desk.palette.nothing.isVisible()
    desk.palette.show_found("l", [Hit("contact", 5, 1, "Late Larry")])
    assert desk.titles == []
    desk.palette.show_found("le", [Hit("contact", 6, 1, "Lena <b>Brandt</b>")])
    assert desk.titles == ["Lena <b>Brandt</b>"]
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Return)
    assert desk.done == [(1, "contacts/6")]


def test_a_line_speaks_a_sentence(desk: Desk) -> None:
    desk.palette.open()
    index = desk.palette.model.index(0, 0)
    spoken = desk.palette.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Northwind Rail, Account"


def test_it_stays_inside_a_small_window(desk: Desk) -> None:
    desk.window.resize(400, 300)
    desk.palette.open()
    assert desk.window.rect().contains(desk.palette.geometry())


def test_the_sheet_lists_the_keys_that_work_here(desk: Desk, qtbot: QtBot) -> None:
    sheet = KeySheet(desk.commands, desk.window)
    qtbot.addWidget(sheet)
    texts = [text.text() for text in sheet.findChildren(Text)]
    assert "New account" in texts
    assert "Elsewhere" not in texts
    assert "Dark" not in texts
    assert [cap.accessibleName() for cap in sheet.findChildren(KeyCap)] == ["Ctrl+N"]


def test_enter_after_a_noun_destroys_nothing_until_one_goes_to_it(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "box")
    assert desk.titles == ["Scrap the box"]
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Return)
    assert (desk.done, desk.palette.isHidden()) == ([], False)
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Down)
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Return)
    assert desk.done == ["away"]


def test_a_verb_runs_it_at_once(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "scrap")
    QTest.keyClick(desk.palette.field, Qt.Key.Key_Return)
    assert desk.done == ["away"]
