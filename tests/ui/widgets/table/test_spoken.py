"""What screen readers hear of a table, as they ask for it."""

import gc
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets import Table
from tests.gallery.parts import Row, columns, rows

_NAME, _FURTHER = QAccessible.Text.Name, QAccessible.Text.Description


def _heard(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """A part and all below it, as a walk through the tree finds them."""
    yield of
    for number in range(of.childCount()):
        child = of.child(number)
        assert of.indexOfChild(child) == number
        yield from _heard(child)


def _of(table: Table[Row]) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(table.grid)


def test_a_walk_over_five_thousand_lines_meets_those_in_sight(table: Table[Row]) -> None:
    table.set_lines(rows(5_000))
    found = [*_heard(_of(table))]
    lines = [each for each in found if each.role() == QAccessible.Role.ListItem]
    assert len(lines) == len(table.grid.rows_in_sight()) < 30
    assert len(found) <= 1 + len(lines) * (1 + len(table.model.columns))
    viewport = table.grid.viewport()
    seen = QRect(viewport.mapToGlobal(QPoint(0, 0)), viewport.size())
    assert all(seen.intersects(line.rect()) and not line.state().invisible for line in lines)
    assert lines[0].text(_NAME) == table.model.sentence(table.lines[0])
    assert lines[2].text(_FURTHER) == "Row 3 of 5,000"
    said = [cell.text(_NAME) for cell in _heard(lines[0])]
    assert "ARR: £21,000" in said


def test_what_is_heard_follows_the_keyboard_the_order_and_the_filter(table: Table[Row]) -> None:
    heard = _of(table)
    QTest.keyClick(table.grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.grid, Qt.Key.Key_Down)
    spoken = heard.focusChild()
    assert spoken.text(_NAME) == table.model.sentence(table.lines[1])
    assert spoken.state().focused
    assert spoken.state().selected
    assert not heard.child(0).state().focused
    table.sort_by("name", descending=True)
    assert heard.child(0).text(_NAME) == table.model.sentence(table.lines[0])
    table.filter("omi")
    assert heard.childCount() == len(table.lines) == 1
    assert heard.child(5) is None
    box = heard.child(0).rect()
    assert heard.childAt(box.x() + 5, box.y() + 5).text(_NAME) == heard.child(0).text(_NAME)


def test_what_was_heard_goes_with_its_table(qtbot: QtBot) -> None:
    table = Table("Accounts", columns(), rows(12))
    table.resize(900, 400)
    table.show()
    heard = [each for each in _heard(_of(table)) if isinstance(each, QAccessibleInterface)]
    last = heard[-1]
    assert last.isValid()
    with qtbot.waitSignal(table.destroyed):
        table.deleteLater()
    gc.collect()
    assert not last.isValid()
