"""What is selected and opened, by keys as by pointer."""

from functools import partial

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets import EmptyState, Table
from tests.gallery.parts import Row, columns, rows
from tests.ui.hands import Key, double_click, press


@pytest.mark.parametrize("action", ["", "New account"])
def test_the_keyboard_stays_in_a_table_that_empties_and_fills_again(
    qtbot: QtBot, action: str
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before, after = QLineEdit(), QLineEdit()
    made = Table("Accounts", columns(), rows(1), empty=EmptyState("None", action=action))
    for part in (before, made, after):
        column.addWidget(part)
    page.show()
    page.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.grid.hasFocus)
    made.set_lines([])
    focused = QApplication.focusWidget()
    assert focused is not None
    assert made.isAncestorOf(focused)
    made.set_lines(rows(2))
    assert made.grid.hasFocus()


def test_selection_stays_with_its_line_whatever_is_sorted_and_filtered(table: Table[Row]) -> None:
    assert table.select(3)
    for act in (
        partial(table.sort_by, "name"),
        partial(table.sort_by, "arr", True),
        partial(table.filter, "e"),
        partial(table.set_lines, rows(12)[::-1]),
    ):
        act()
        assert table.current is not None
        assert table.current.id == 3
        assert [line.id for line in table.selection] == [3]
    table.filter("northwind")
    assert table.selection == []
    assert not table.select(3)


def test_the_table_is_walked_and_opened_by_keys(table: Table[Row]) -> None:
    opened: list[Row] = []
    table.opened.connect(opened.append)
    table.select(1)
    press(table.grid, Key.Key_Down)
    press(table.grid, Key.Key_Down)
    table.step(1)
    assert table.current is not None
    assert table.current.id == 4
    press(table.grid, Key.Key_Return)
    assert [line.id for line in opened] == [4]
    table.step(-99)
    assert table.current.id == 1
    before = table.current
    press(table.grid, Key.Key_K)  # letters belong to commands, not to a search
    assert table.current == before


def test_a_double_click_opens(table: Table[Row]) -> None:
    opened: list[Row] = []
    table.opened.connect(opened.append)
    at = table.grid.visualRect(table.model.index(2, 3)).center()
    double_click(table.grid.viewport(), at)
    assert [line.id for line in opened] == [3]


def test_tab_leaves_the_table(table: Table[Row]) -> None:
    assert not table.grid.tabKeyNavigation()
    assert table.grid.accessibleName() == "Accounts"
    assert table.focusProxy() is table.grid
