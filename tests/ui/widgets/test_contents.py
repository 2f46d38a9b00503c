"""Layouts are read, filled into one another and emptied, and Python keeps nothing of Qt's own."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets import FlowLayout
from csm_desktop.ui.widgets.layout.contents import clear, nest, nest_at, parts, take_off
from csm_desktop.ui.widgets.layout.reading_order import in_reading_order, put_in_order
from tests.ui.wrappers import borrowed_items


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def bury() -> None:
    """What is to be deleted later is deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def filled_row(*words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in words:
        row.addWidget(QLabel(each))
    row.addStretch(1)
    return row


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_parts_stand_in_the_order_of_their_layout(page: QWidget) -> None:
    column = QVBoxLayout(page)
    last, row, first = QLabel("last"), filled_row("a", "b"), QLabel("first")
    column.addWidget(last)
    nest(column, row)
    column.insertWidget(0, first)
    column.addStretch(1)
    QLabel("laid out by nobody", page)
    assert parts(column) == [first, last, row]
    assert [part.text() for part in parts(row) if isinstance(part, QLabel)] == ["a", "b"]


def test_parts_of_a_layout_without_a_widget_are_its_layouts() -> None:
    column, row = QVBoxLayout(), QHBoxLayout()
    nest(column, row)
    assert parts(column) == [row]


def test_what_is_taken_off_stays_and_what_is_cleared_goes(page: QWidget) -> None:
    column = QVBoxLayout(page)
    first, second = QLabel("first"), QLabel("second")
    column.addWidget(first)
    column.addStretch(1)
    column.addWidget(second)
    page.show()
    assert take_off(column) == [first, second]
    assert column.count() == 1  # the stretch
    assert first.isVisible()
    column.insertWidget(0, first)
    clear(column)
    assert first.isHidden()
    bury()
    assert texts(page) == ["second"]


def test_a_filled_layout_is_put_into_another_and_nothing_is_held_of_it(page: QWidget) -> None:
    """As `addLayout` alone would: it looks at every item on its way to the widget."""
    grid = QGridLayout(page)
    whole = QVBoxLayout()
    nest(whole, filled_row("a", "b"))
    whole.addWidget(QLabel("c"))
    nest_at(grid, whole, 0, 0)
    assert texts(page) == ["a", "b", "c"]
    assert borrowed_items() == []
    column = QVBoxLayout()
    row = QHBoxLayout()
    made = QSpacerItem(1, 1)  # ours: Qt tells when it goes
    row.addItem(made)
    nest(column, row)
    assert made.sizeHint().width() == 1


def test_tab_goes_through_a_page_and_nothing_is_held_of_it(page: QWidget) -> None:
    column = QVBoxLayout(page)
    nest(column, filled_row("a"))
    inner = QWidget()
    flow = FlowLayout(inner)
    flow.addWidget(QLabel("b"))
    column.addWidget(inner)
    put_in_order(page)
    assert list(in_reading_order(page)) == []  # labels are no stops
    assert borrowed_items() == []


def test_lines_that_break_hold_items_of_their_own(page: QWidget) -> None:
    flow = FlowLayout(page)
    labels = [QLabel(str(number)) for number in range(3)]
    for label in labels:
        flow.addWidget(label)
    flow.insert(1, QLabel("between"))
    page.resize(400, 100)
    page.show()
    assert [part.text() for part in parts(flow) if isinstance(part, QLabel)] == [
        *("0", "between", "1", "2")
    ]
    assert len({label.x() for label in labels}) == 3
    labels[0].deleteLater()
    bury()
    assert flow.count() == 3
    clear(flow)
    bury()
    assert texts(page) == []
    assert borrowed_items() == []


def test_only_widgets_stand_in_lines_that_break(page: QWidget) -> None:
    flow = FlowLayout(page)
    with pytest.raises(TypeError, match="only widgets"):
        flow.addItem(QSpacerItem(1, 1))


def test_what_is_made_where_others_were_deleted_is_what_it_is(page: QWidget) -> None:
    """Thousands of parts come and go; each new one is known by its own name to whoever asks."""
    column = QVBoxLayout(page)
    chips = QWidget()
    flow = FlowLayout(chips)
    column.addWidget(chips)
    for number in range(300):
        holder = QWidget()
        box = QVBoxLayout(holder)
        nest(box, filled_row("a", str(number)))
        column.addWidget(holder)
        flow.addWidget(QLabel("chip"))
        put_in_order(page)
        assert {type(part) for part in page.findChildren(QWidget)} == {QWidget, QLabel}
        if number % 3 == 0:
            clear(flow)
            holder.deleteLater()
            bury()
        if number % 50 == 0:
            gc.collect()
    assert borrowed_items() == []
