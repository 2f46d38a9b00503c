"""What is edited in a table, refused and kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.money import Money
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets import CellKind, Column, LineModel, Table
from tests.gallery.parts import Row, columns, rows
from tests.ui.hands import Key, click, double_click, press
from tests.ui.widgets.table.cases import (
    NOTHING_HELD,
    TODAY,
    Case,
    editor,
    is_open,
    names,
    stand_on,
)


def test_f2_edits_and_enter_asks_the_use_case(table: Table[Row], case: Case) -> None:
    stand_on(table, 3, "name")
    press(table.grid, Key.Key_F2)
    cell = editor(table)
    assert cell.text() == "Kestrel Health"
    assert cell.accessibleName() == "Account"
    cell.setText("Kestrel & <b>")
    press(cell, Key.Key_Return)
    assert case.asked == [(3, "name", "Kestrel & <b>")]
    assert not table.grid.is_editing
    assert table.current is not None
    assert table.current.name == "Kestrel & <b>"


def test_f2_edits_the_cell_one_stands_on_and_no_other(table: Table[Row], case: Case) -> None:
    table.select(3)
    editable = {column.key for column in table.model.columns if column.editable}
    for place, column in enumerate(table.model.columns):
        if table.grid.isColumnHidden(place) or column.kind is CellKind.CHECK:
            continue
        table.grid.setCurrentIndex(table.model.index(2, place))
        press(table.grid, Key.Key_F2)
        assert table.grid.is_editing == (column.key in editable)
        if table.grid.is_editing:
            assert editor(table).accessibleName() == column.title
            press(editor(table), Key.Key_Escape)
        else:
            said = table.grid.bubble.words
            assert said.startswith(f"“{column.title}” can't be edited here.")
            assert "In this row you can edit: Account" in said
            press(table.grid, Key.Key_Escape)
            assert table.grid.bubble.words == ""
    assert case.asked == []


def test_arrows_go_from_cell_to_cell_as_the_eye_does(table: Table[Row]) -> None:
    table.select(3)
    header = table.grid.horizontalHeader()
    seen = [header.logicalIndex(n) for n in range(header.count())]
    shown = [place for place in seen if not table.grid.isColumnHidden(place)]
    at = shown.index(table.grid.currentIndex().column())
    for place in shown[at + 1 :]:
        press(table.grid, Key.Key_Right)
        assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (2, place)
    press(table.grid, Key.Key_Down)
    press(table.grid, Key.Key_Left)
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (3, shown[-2])
    assert [line.id for line in table.selection] == [4]


def test_tab_goes_on_to_the_next_editable_cell(table: Table[Row], case: Case) -> None:
    stand_on(table, 3, "name")
    press(table.grid, Key.Key_F2)
    editor(table).setText("Kestrel")
    press(editor(table), Key.Key_Tab)
    assert editor(table).accessibleName() == "Next step"
    editor(table).setText("Call")
    press(editor(table), Key.Key_Tab)
    assert editor(table).accessibleName() == "Renewal"
    editor(table).setText("+2w")
    press(editor(table), Key.Key_Return)
    assert case.asked == [
        (3, "name", "Kestrel"),
        (3, "step", "Call"),
        (3, "renews", date(2026, 12, 6)),
    ]


def test_what_can_not_be_read_stays_open_and_says_why(table: Table[Row], case: Case) -> None:
    assert table.edit_cell(3, "renews")
    editor(table).setText("<b>someday</b>")
    press(editor(table), Key.Key_Return)
    assert table.grid.is_editing
    assert "“<b>someday</b>” is not a date" in table.grid.bubble.words
    assert "fri" in table.grid.bubble.words
    editor(table).setText("3 dec")
    press(editor(table), Key.Key_Return)
    assert case.asked == [(3, "renews", date(2026, 12, 3))]
    assert table.grid.bubble.words == ""


def test_a_refused_text_waits_in_its_cell_when_the_focus_goes_elsewhere(
    table: Table[Row], case: Case
) -> None:
    table.edit_cell(3, "renews")
    editor(table).setText("someday")
    table.select(2)
    assert is_open(table)
    assert editor(table).text() == "someday"
    assert "“someday” is not a date" in table.grid.bubble.words
    table.edit_cell(2, "name")
    assert editor(table).text() == "someday"
    editor(table).setText("3 dec")
    press(editor(table), Key.Key_Return)
    assert case.asked == [(3, "renews", date(2026, 12, 3))]
    assert not is_open(table)
    assert table.grid.bubble.words == ""


def test_esc_in_the_table_gives_up_a_refused_text(table: Table[Row], case: Case) -> None:
    table.edit_cell(3, "renews")
    editor(table).setText("someday")
    table.select(2)
    table.grid.setFocus()
    press(table.grid, Key.Key_Escape)
    assert not is_open(table)
    assert (table.grid.bubble.words, case.asked) == ("", [])


def test_lines_of_another_account_do_not_wait_for_a_refused_text(
    table: Table[Row], case: Case
) -> None:
    table.edit_cell(3, "renews")
    editor(table).setText("someday")
    table.select(2)
    table.grid.setFocus()
    table.set_lines(case.lines[:5])
    assert is_open(table)
    table.set_lines([replace(case.lines[8], id=99)])
    assert not is_open(table)
    assert [line.id for line in table.lines] == [99]
    assert table.grid.bubble.words == ""


def test_the_reason_of_a_refusal_is_not_cut_off_by_a_table_of_one_row(
    qtbot: QtBot, case: Case
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    table = Table("Rows", columns(), case.lines[:1], edit=case.edit, today=lambda: TODAY)
    column.addWidget(table)
    column.addStretch(1)
    page.resize(900, 600)
    qtbot.addWidget(page)
    page.show()
    table.edit_cell(case.lines[0].id, "renews")
    editor(table).setText("someday")
    press(editor(table), Key.Key_Return)
    bubble = table.grid.bubble
    assert bubble.isVisible()
    assert page.rect().contains(bubble.geometry())


def test_a_refusal_of_the_use_case_is_said_at_the_cell(table: Table[Row], case: Case) -> None:
    case.refusal = UserError("This name is taken.", "Take another.")
    table.edit_cell(3, "name")
    editor(table).setText("Halden Foods")
    press(editor(table), Key.Key_Return)
    assert table.grid.bubble.words == "This name is taken.\nTake another."
    assert editor(table).text() == "Halden Foods"
    assert table.model.line_at(2).name == "Kestrel Health"
    table.grab()
    press(editor(table), Key.Key_Escape)
    assert not table.grid.is_editing
    assert table.grid.bubble.words == ""
    assert names(table)[2] == "Kestrel Health"


def test_set_data_changes_no_line_by_itself(case: Case) -> None:
    model: LineModel[Row] = LineModel(columns(), case.edit)
    model.set_lines(case.lines)
    index = model.index(0, 1)
    assert model.setData(index, "Other")
    assert model.line_at(0).name == "Northwind Rail"
    assert model.setData(index, "Northwind Rail")
    assert len(case.asked) == 1
    assert not model.setData(model.index(0, 2), "not editable")


def test_new_lines_wait_until_the_cell_is_closed(table: Table[Row], case: Case) -> None:
    table.edit_cell(3, "name")
    editor(table).setText("typing")
    table.set_lines(case.lines[:5])
    assert editor(table).text() == "typing"
    assert len(table.lines) == 12
    press(editor(table), Key.Key_Escape)
    assert len(table.lines) == 5
    assert case.asked == []


def test_ticks_turn_by_space_and_click(table: Table[Row], case: Case) -> None:
    table.grid.setCurrentIndex(table.model.index(1, 0))
    press(table.grid, Key.Key_Space)
    at = table.grid.visualRect(table.model.index(2, 0)).center()
    click(table.grid.viewport(), at)
    assert case.asked == [(2, "done", True), (3, "done", True)]
    case.refusal = UserError("Not yet.", "Its milestone is open.")
    press(table.grid, Key.Key_Space)
    assert "Not yet." in table.grid.bubble.words


def test_enter_edits_where_nothing_opens(qtbot: QtBot, case: Case) -> None:
    made = Table("Plan", columns(), case.lines, edit=case.edit, today=lambda: TODAY, opens=False)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.select(2)
    press(made.grid, Key.Key_Return)
    assert made.grid.is_editing
    assert editor(made).text() == "Halden Foods"


@pytest.mark.parametrize(
    ("kind", "value", "begun", "typed", "saved"),
    [
        (CellKind.NUMBER, Decimal("1240.5"), "1,240.5", "2,000", Decimal(2000)),
        (CellKind.NUMBER, None, "", "0.25", Decimal("0.25")),
        (
            CellKind.MONEY,
            (Money(4_850_000, "GBP"),),
            "£48,500.00",
            "50,000",
            Money(5_000_000, "GBP"),
        ),
        (CellKind.MONEY, None, "", "12", Money(1_200, "SEK")),
        (CellKind.DAY, date(2026, 12, 3), "3 Dec 2026", "", None),
        (CellKind.TAGS, ("a", "b"), "a, b", "b, c,, b", ("b", "c")),
        (CellKind.TEXT, "R&D <b>", "R&D <b>", " x ", "x"),
    ],
)
def test_each_kind_is_edited_in_its_own_way(
    qtbot: QtBot, kind: CellKind, value: object, begun: str, typed: str, saved: object
) -> None:
    asked: list[object] = []
    column: Column[Row] = Column(
        "x", "X", lambda _: value, kind, editable=True, currency=lambda _: "SEK"
    )
    made = Table(
        "One", [column], rows(1), edit=lambda _, __, new: asked.append(new), today=lambda: TODAY
    )
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    assert made.edit_cell(1, "x")
    assert editor(made).text() == begun
    editor(made).setText(typed)
    press(editor(made), Key.Key_Return)
    assert asked == [saved]


def test_a_choice_in_a_cell_is_chosen_by_key(qtbot: QtBot) -> None:
    asked: list[object] = []
    column: Column[Row] = Column(
        "x", "X", lambda _: 1, CellKind.CHOICE, editable=True, choices=[(1, "One"), (2, "R&D <b>")]
    )
    made = Table("One", [column], rows(1), edit=lambda _, __, new: asked.append(new))
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    assert made.edit_cell(1, "x")
    box = made.grid.viewport().findChild(QComboBox)
    assert box is not None
    assert box.currentText() == "One"
    qtbot.waitUntil(box.view().isVisible)
    press(box.view(), Key.Key_Down)
    press(box.view(), Key.Key_Return)
    assert asked == [2]
    assert not made.grid.is_editing


def test_the_list_of_a_choice_is_open_at_once_and_leaving_it_changes_nothing(
    qtbot: QtBot,
) -> None:
    asked: list[object] = []
    column: Column[Row] = Column(
        "x", "X", lambda _: 1, CellKind.CHOICE, editable=True, choices=[(1, "One"), (2, "Two")]
    )
    made = Table("One", [column], rows(2), edit=lambda _, __, new: asked.append(new), opens=False)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.activateWindow()
    place = made.grid.visualRect(made.model.index(0, 0)).center()
    click(made.grid.viewport(), place)
    double_click(made.grid.viewport(), place)
    box = made.grid.viewport().findChild(QComboBox)
    assert box is not None
    qtbot.waitUntil(box.view().isVisible)
    press(box.view().window(), Key.Key_Escape)
    qtbot.waitUntil(lambda: not made.grid.is_editing)
    assert asked == []
    assert made.focusWidget() is made.grid


@pytest.mark.parametrize("held_ms", [0, 40, 120])
def test_a_double_click_opens_the_list_however_late_the_mouse_is_let_go(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, held_ms: int
) -> None:
    asked: list[object] = []
    choices = [(n, f"Choice {n}") for n in range(20)]
    column: Column[Row] = Column(
        "x", "X", lambda _: 3, CellKind.CHOICE, editable=True, choices=choices
    )
    made = Table("One", [column], rows(4), edit=lambda _, __, new: asked.append(new), opens=False)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    window = made.windowHandle()  # through the platform, as a real mouse: it knows what is held
    for row in range(4):
        place = made.grid.visualRect(made.model.index(row, 0)).center()
        at = made.grid.viewport().mapTo(made, place)
        left, none = Qt.MouseButton.LeftButton, NOTHING_HELD
        QTest.mousePress(window, left, none, at)
        twice = QEvent.Type.MouseButtonDblClick
        point = QPointF(place)
        shown = QPointF(made.grid.viewport().mapToGlobal(place))
        QApplication.sendEvent(
            made.grid.viewport(), QMouseEvent(twice, point, shown, left, left, none)
        )
        qtbot.wait(held_ms)
        boxes = [each for each in made.grid.findChildren(QComboBox) if each.isVisible()]
        over = boxes[0].view().viewport() if boxes and boxes[0].view().isVisible() else None
        if over is not None:  # a list that is open has the mouse
            QTest.mouseRelease(over, left, none, over.rect().center())
        QTest.mouseRelease(window, left, none, at)
        qtbot.waitUntil(lambda: made.grid.is_editing)
        (box,) = [each for each in made.grid.findChildren(QComboBox) if each.isVisible()]
        qtbot.waitUntil(box.view().isVisible)
        assert asked == []
        press(box.view().window(), Key.Key_Escape)
        qtbot.waitUntil(lambda: not made.grid.is_editing)
        made.activateWindow()
    assert "does not belong" not in caplog.text


def test_an_editor_that_is_in_no_cell_any_more_is_not_closed_again(
    table: Table[Row], case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    assert table.edit_cell(2, "name")
    typing = editor(table)
    ended: list[bool] = []
    table.grid.edit_ended.connect(lambda: ended.append(True))
    press(typing, Key.Key_Return)
    table.grid.closeEditor(typing, QAbstractItemDelegate.EndEditHint.NoHint)
    table.grid.closeEditor(QLineEdit(table), QAbstractItemDelegate.EndEditHint.NoHint)
    assert ended == [True]
    assert case.asked == []
    assert "does not belong" not in caplog.text
