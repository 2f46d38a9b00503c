"""Tables: what is shown, found, sorted, opened, edited and kept, by keys as by pointer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QComboBox,
    QLineEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets import CellKind, Column, EmptyState, LineModel, Table, plain_tip
from tests.gallery.parts import Row, columns, rows
from tests.ui.hands import Key, click, double_click, press
from tests.ui.widgets.hostile import HOSTILE

TODAY = date(2026, 11, 22)
ROLE = Qt.ItemDataRole
_NOTHING_HELD = Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Case:
    """A use case that saves into a list of lines, as a workspace does."""

    def __init__(self, lines: list[Row]) -> None:
        self.lines = lines
        self.asked: list[tuple[int, str, object]] = []
        self.refusal: UserError | None = None
        self.table: Table[Row] | None = None

    def edit(self, line: Row, key: str, value: object) -> None:
        self.asked.append((line.id, key, value))
        if self.refusal is not None:
            raise self.refusal
        changed: Row = replace(line, **{key: value})  # type: ignore[arg-type]
        self.lines = [changed if each.id == line.id else each for each in self.lines]
        if self.table is not None:
            self.table.set_lines(self.lines)


@pytest.fixture
def case() -> Case:
    return Case(rows(12))


@pytest.fixture
def table(qtbot: QtBot, case: Case) -> Table[Row]:
    made = Table("Accounts", columns(), case.lines, edit=case.edit, today=lambda: TODAY)
    case.table = made
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    made.activateWindow()
    made.grid.setFocus()
    qtbot.waitUntil(made.grid.hasFocus)
    return made


def editor(table: Table[Row]) -> QLineEdit:
    found = [e for e in table.grid.viewport().findChildren(QLineEdit) if e.isVisible()]
    assert len(found) == 1
    return found[0]


def stand_on(table: Table[Row], line_id: int, key: str) -> None:
    """Put the keyboard on a cell."""
    row = table.model.row_of(line_id)
    assert row is not None
    table.grid.setCurrentIndex(table.model.index(row, table.model.place_of(key)))


def is_open(table: Table[Row]) -> bool:
    return table.grid.is_editing


def names(table: Table[Row]) -> list[str]:
    return [line.name for line in table.lines]


# what is shown


def test_lines_are_sorted_by_what_they_say_and_nothing_comes_last() -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(rows(12))
    model.sort_by("name")
    shown = [plain_letters(line.name) for line in model.lines]
    assert shown == sorted(shown)
    for descending in (False, True):
        model.sort_by("renews", descending)
        known = [line.renews for line in model.lines if line.renews is not None]
        assert known == sorted(known, reverse=descending)
        assert [line.renews for line in model.lines][-2:] == [None, None]
    model.sort_by("health")
    assert [line.score for line in model.lines][-1] is None
    model.sort_by("")
    assert [line.id for line in model.lines] == list(range(1, 13))


@given(st.lists(st.text(max_size=8), max_size=20), st.text(max_size=4))
def test_a_filter_keeps_exactly_the_lines_that_hold_every_word(
    titles: list[str], wanted: str
) -> None:
    plain: list[Column[Row]] = [Column("name", "Name", lambda row: row.name)]
    model: LineModel[Row] = LineModel(plain)
    base = rows(1)[0]
    model.set_lines([replace(base, id=place, name=name) for place, name in enumerate(titles)])
    model.filter_by(wanted)
    words = plain_letters(wanted).split()
    expected = [name for name in titles if all(word in plain_letters(name) for word in words)]
    assert [line.name for line in model.lines] == expected


def test_filtering_minds_neither_case_nor_accents() -> None:
    model: LineModel[Row] = LineModel(columns())
    model.set_lines(rows(12))
    model.filter_by("OMI rob")
    assert [line.name for line in model.lines] == ["Ōmi Robotics"]
    model.keep(lambda line: line.band is Band.AT_RISK)
    assert not model.lines
    assert model.is_filtered
    assert model.total == 12


def test_a_row_speaks_a_sentence() -> None:
    spoken: list[Column[Row]] = [
        Column("name", "Name", lambda row: row.name, sentence=lambda row: f"{row.name}, watch"),
        Column("arr", "ARR", lambda row: row.arr, CellKind.MONEY),
    ]
    model: LineModel[Row] = LineModel(spoken)
    model.set_lines(rows(1))
    says = ROLE.AccessibleTextRole
    assert model.data(model.index(0, 0), says) == "Northwind Rail, watch"
    assert model.data(model.index(0, 1), says) == "ARR: £21,000"
    plain: LineModel[Row] = LineModel(columns()[1:4])
    plain.set_lines(rows(1))
    assert plain.data(plain.index(0, 0), says).startswith("Northwind Rail, Watch 71")


def test_every_kind_says_its_value_in_words() -> None:
    line = replace(rows(4)[3], tags=("a", "b"), done=True, renews=date(2027, 1, 14))
    said = {column.key: column.words(line) for column in columns()}
    assert said["health"] == "Not enough data"
    assert said["coverage"] == "3 of 3"
    assert said["renews"] == "14 Jan 2027"
    assert said["tags"] == "a, b"
    assert said["share"] == "45%"
    assert " to " in said["trend"]
    both = (Money(100, "EUR"), Money(200, "GBP"))
    assert Column[Row]("m", "", lambda _: both, CellKind.MONEY).words(line) == "€1 + £2"
    assert Column[Row]("n", "", lambda _: None, CellKind.NUMBER).words(line) == ""
    assert Column[Row]("n", "", lambda _: Decimal("2.50"), CellKind.NUMBER).words(line) == "2.5"


@pytest.mark.parametrize("name", HOSTILE)
def test_b1_cells_show_user_text_as_it_is(
    table: Table[Row], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, __: told.append(text))
    table.set_lines([replace(rows(1)[0], name=name, step=name, tags=(name,))])
    table.grab()
    index = table.model.index(0, 1)
    assert table.model.data(index) == name
    at = table.grid.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.grid.viewport(), event)
    assert set(told) <= {plain_tip(name)}


def test_a_switch_to_dark_paints_all_rows_anew(table: Table[Row], qapp: QApplication) -> None:
    def seen() -> set[str]:
        image = table.grab().toImage()
        return {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }

    assert "#ffffff" in seen()
    THEME.set_mode(Mode.DARK)
    qapp.processEvents()
    dark = seen()
    assert "#1c2126" in dark
    assert "#ffffff" not in dark
    assert "#45201f" in dark  # the tint of "at risk"


def test_tables_mirror_and_grow(table: Table[Row], qapp: QApplication) -> None:
    before = table.grid.rowHeight(0)
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table.grab()
    THEME.set_scale(2.0)
    qapp.processEvents()
    assert table.grid.rowHeight(0) == 2 * before
    table.grab()


def test_an_empty_table_offers_its_action_and_a_filter_says_so(qtbot: QtBot) -> None:
    empty, nothing = EmptyState("No accounts"), EmptyState("Nothing found")
    none: list[Row] = []
    made = Table("Accounts", columns(), none, empty=empty, none_found=nothing)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    assert empty.isVisible()
    made.set_lines(rows(3))
    assert made.grid.isVisible()
    assert not empty.isVisible()
    made.filter("nobody is called that")
    assert nothing.isVisible()


# selection and keys


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


# editing


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
        left, none = Qt.MouseButton.LeftButton, _NOTHING_HELD
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


# columns


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
        QEvent.Type.MouseMove, QPointF(place), QPointF(place), none, none, _NOTHING_HELD
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
