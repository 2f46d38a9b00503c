"""Which columns a table has, how wide, and in what order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import LineModel, Table
from tests.gallery.parts import Row, columns, rows
from tests.ui.hands import Key, click, press
from tests.ui.widgets.table.cases import (
    CTRL_SHIFT,
    NOTHING_HELD,
)


def test_columns_move_by_keys_past_those_that_are_hidden(table: Table[Row]) -> None:
    table.show_column("trend", False)
    table.select(1)
    header = table.grid.horizontalHeader()
    health = table.model.place_of("health")
    table.grid.setCurrentIndex(table.model.index(0, health))
    press(table.grid, Key.Key_Right, CTRL_SHIFT)
    assert table.state()["order"].index("health") == 4, "past the hidden one"
    assert header.visualIndex(table.model.place_of("coverage")) == 3
    for _ in range(6):
        press(table.grid, Key.Key_Left, CTRL_SHIFT)
    assert table.state()["order"][0] == "health"
    moves = [action for action in table.menu().actions() if "Health" in action.text()]
    assert [move.text().partition("\t")[0] for move in moves] == [
        "Move Health left",
        "Move Health right",
    ]
    moves[1].trigger()
    assert table.state()["order"][:2] == ["done", "health"]


def test_the_row_under_the_pointer_is_told_apart(table: Table[Row]) -> None:
    grid = table.grid
    place = grid.visualRect(table.model.index(2, 1)).center() + QPoint(0, 10)

    def colour() -> QColor:
        return grid.viewport().grab().toImage().pixelColor(place)

    none = Qt.MouseButton.NoButton
    over = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(place), none, none, NOTHING_HELD
    )
    before = colour()
    QApplication.sendEvent(grid.viewport(), over)
    assert colour() != before
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert colour() == before


def test_the_scroll_bar_of_wide_columns_hides_no_row(qtbot: QtBot) -> None:
    made = Table("Accounts", columns(), rows(2))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.resize(400, made.minimumSizeHint().height())
    last = made.grid.visualRect(made.model.index(1, 0))
    assert made.grid.horizontalScrollBar().isVisible()
    assert last.bottom() <= made.grid.viewport().height()


def test_a_head_sorts_up_then_down_then_not(table: Table[Row]) -> None:
    head = table.grid.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    for expected in (("name", False), ("name", True), ("", False)):
        click(head.viewport(), at)
        assert table.model.sorting == expected
        table.grab()


@contextmanager
def menu_of(table: Table[Row]) -> Iterator[dict[str, list[str]]]:
    menu = table.menu()
    found = {}
    for action in menu.actions():
        inner = action.menu()
        if inner is not None:
            found[action.text()] = [action.text() for action in inner.actions() if action.text()]  # type: ignore[attr-defined]
    yield found
    menu.deleteLater()


def test_columns_are_chosen_from_a_menu(table: Table[Row]) -> None:
    with menu_of(table) as menu:
        assert menu["&Columns"][:3] == ["Account", "Health", "90 days"]
        assert menu["&Sort by"][-2:] == ["&Ascending", "&Descending"]
    table.show_column("health", False)
    assert table.grid.isColumnHidden(2)
    made = table.menu()
    offered = {action.text(): action for action in made.actions()[1].menu().actions()}  # type: ignore[attr-defined]
    assert not offered["Account"].isEnabled()
    offered["Health"].trigger()
    assert not table.grid.isColumnHidden(2)
    orders = {action.text(): action for action in made.actions()[0].menu().actions()}  # type: ignore[attr-defined]
    orders["ARR"].trigger()
    assert table.model.sorting == ("arr", False)


def test_the_stretching_column_takes_what_is_left(table: Table[Row]) -> None:
    head = table.grid.horizontalHeader()
    assert abs(head.length() - table.grid.viewport().width()) <= 1
    table.show_column("health", False)
    assert abs(head.length() - table.grid.viewport().width()) <= 1


def test_columns_come_back_as_they_were_left(table: Table[Row], qtbot: QtBot) -> None:
    table.show_column("tags", False)
    table.grid.horizontalHeader().moveSection(7, 2)
    table.grid.setColumnWidth(1, 250)
    table.sort_by("arr", True)
    state = table.state()
    other = Table("Accounts", columns(), rows(3))
    qtbot.addWidget(other)
    other.resize(1200, 400)
    other.show()
    other.restore(state)
    assert other.state() == state
    assert other.grid.columnWidth(1) == 250
    assert other.model.sorting == ("arr", True)
    other.restore({"order": ["gone"], "widths": {"gone": 9}, "sort": "gone"})
    assert other.model.sorting == ("arr", True)


def test_texts_of_many_lines_are_read_ahead_and_found_at_any_time(qtbot: QtBot) -> None:
    many = [replace(each, name=f"Account {n}") for n, each in enumerate(rows(1_200))]
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(many)
    model.filter_by("account 1199")
    assert [line.name for line in model.lines] == ["Account 1199"]
    model.filter_by("")
    model.set_lines(many[:1_100])
    qtbot.waitUntil(lambda: not model.is_reading)
    model.set_lines([*many[:100], replace(many[100], name="Halden"), *many[101:1_100]])
    assert not model.is_reading, "what is as it was is not read again"
    model.filter_by("halden")
    assert [line.name for line in model.lines] == ["Halden"]
    model.filter_by("account 109")
    wanted = {"Account 109"} | {f"Account {n}" for n in range(1_090, 1_100)}
    assert {line.name for line in model.lines} == wanted


def test_a_hidden_column_that_is_shown_has_its_width(qtbot: QtBot) -> None:
    """Its going tells of a width of nothing, which once was kept as the user's own."""
    given = columns()
    hidden = [replace(column, hidden=column.key == "renews") for column in given]
    made = Table("Accounts", hidden, rows(3))
    qtbot.addWidget(made)
    made.resize(1600, 500)  # nothing has to be narrow
    made.show()
    place = made.model.place_of("renews")
    assert made.grid.isColumnHidden(place)
    for _ in range(2):
        made.show_column("renews")
        assert made.grid.columnWidth(place) == theme.px(given[place].width)
        made.show_column("renews", False)
    made.set_columns(hidden)
    made.show_column("renews")
    assert made.grid.columnWidth(place) == theme.px(given[place].width)
