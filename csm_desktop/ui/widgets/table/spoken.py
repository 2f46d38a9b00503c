"""What a table says to screen readers: the rows in sight, each a line of a list with its cells.

Qt tells of a table as many children as it has cells and heads, and of all that they are showing:
45,009 of a book of 5,000 accounts, which take a reader that walks them half a minute.
"""

from typing import Any, cast

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QTableView

from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.table.model import Index
from csm_desktop.wording import render

_ROLE = Qt.ItemDataRole
_WHOLE = -1  # in place of a column: the row
_Said = Any  # an interface or None, of which the bindings' stubs know nothing


class SpokenTable(QTableView):
    """A table of which screen readers hear the rows in sight, and where the keyboard goes."""

    def __init__(self) -> None:
        super().__init__()
        _speak()
        self._parts: dict[tuple[int, int], SpokenPart] = {}

    def part(self, row: int, column: int = _WHOLE) -> "SpokenPart":
        """What stands for a row, or one of its cells.

        They stay as long as the table: Qt's bindings keep what speaks for one for good.
        """
        if (row, column) not in self._parts:
            self._parts[row, column] = SpokenPart(self, row, column)
        return self._parts[row, column]

    def rows_in_sight(self) -> range:
        """The rows of which at least a part is shown."""
        first = self.rowAt(0) if self.isVisible() else -1
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def columns_in_sight(self) -> list[int]:
        """The columns that are shown, in the order of the eye."""
        header = self.horizontalHeader()
        seen = map(header.logicalIndex, range(header.count()))
        return [column for column in seen if not self.isColumnHidden(column)]

    def currentChanged(self, current: Index, previous: Index) -> None:
        # Not QTableView's: it tells of the cell by its number among all cells.
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and QAccessible.isActive() and self.hasFocus():
            beside = current.row() == previous.row()
            self._tell(self.part(current.row(), current.column() if beside else _WHOLE))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if QAccessible.isActive():
            within = QAccessible.Event.SelectionWithin
            QAccessible.updateAccessibility(QAccessibleEvent(self, within))

    def _tell(self, part: "SpokenPart") -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))


class SpokenPart(QObject):
    """A row, or a cell of it, that something is said of."""

    def __init__(self, table: SpokenTable, row: int, column: int) -> None:
        super().__init__(table)
        self.table, self.row, self.column = table, row, column

    @property
    def is_row(self) -> bool:
        """Whether it is a whole row."""
        return self.column == _WHOLE

    @property
    def index(self) -> QModelIndex:
        """Where it stands; of a row its first column."""
        return self.model.index(self.row, max(0, self.column))

    @property
    def model(self) -> QAbstractItemModel:
        """What the table shows."""
        return self.table.model()

    def box(self) -> QRect:
        """Where it is shown, in px of the viewport."""
        box = self.table.visualRect(self.index)
        if self.is_row:
            box.setLeft(0)
            box.setRight(self.table.viewport().width() - 1)
        return box


class _Saying(QAccessibleWidget):
    """The table: a list of the rows in sight."""

    def __init__(self, table: SpokenTable) -> None:
        super().__init__(table, QAccessible.Role.List, "")

    @property
    def _table(self) -> SpokenTable:
        return cast("SpokenTable", self.widget())

    def childCount(self) -> int:
        return len(self._table.rows_in_sight())

    def child(self, index: int) -> _Said:
        rows = self._table.rows_in_sight()
        return _said(self._table.part(rows[index])) if 0 <= index < len(rows) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        part, rows = child.object(), self._table.rows_in_sight()
        if isinstance(part, SpokenPart) and part.is_row and part.row in rows:
            return rows.index(part.row)
        return -1

    def childAt(self, x: int, y: int) -> _Said:
        row = self._table.rowAt(self._table.viewport().mapFromGlobal(QPoint(x, y)).y())
        return _said(self._table.part(row)) if row >= 0 else None

    def focusChild(self) -> _Said:
        current = self._table.currentIndex()
        if current.isValid() and self._table.hasFocus():
            return _said(self._table.part(current.row()))
        return None

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._table.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection:
            state.multiSelectable = state.extSelectable = True
        return state


class _SayingPart(QAccessibleInterface):
    """A row with its cells, or a cell."""

    def __init__(self, part: SpokenPart) -> None:
        super().__init__()
        self._part = part

    def isValid(self) -> bool:
        return shiboken6.isValid(self._part) and shiboken6.isValid(self._part.table)

    def object(self) -> QObject:
        return self._part

    def parent(self) -> QAccessibleInterface:
        part = self._part
        return _said(part.table if part.is_row else part.table.part(part.row))

    def window(self) -> Any:
        return _said(self._part.table).window()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem if self._part.is_row else QAccessible.Role.Cell

    def childCount(self) -> int:
        return len(self._part.table.columns_in_sight()) if self._part.is_row else 0

    def child(self, index: int) -> _Said:
        if not 0 <= index < self.childCount():
            return None
        part = self._part
        return _said(part.table.part(part.row, part.table.columns_in_sight()[index]))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        part, columns = child.object(), self._part.table.columns_in_sight()
        if isinstance(part, SpokenPart) and part.row == self._part.row and part.column in columns:
            return columns.index(part.column)
        return -1

    def childAt(self, x: int, y: int) -> _Said:
        table, row = self._part.table, self._part.row
        column = table.columnAt(table.viewport().mapFromGlobal(QPoint(x, y)).x())
        is_one = self._part.is_row and column >= 0
        return _said(table.part(row, column)) if is_one else None

    def rect(self) -> QRect:
        viewport, box = self._part.table.viewport(), self._part.box()
        return QRect(viewport.mapToGlobal(box.topLeft()), box.size())

    def text(self, what: QAccessible.Text) -> str:
        part = self._part
        if what is QAccessible.Text.Name:
            # Of the first column the model says the whole row in one sentence.
            asked = _ROLE.DisplayRole if part.column == 0 else _ROLE.AccessibleTextRole
            return str(part.index.data(asked) or "")
        if what is QAccessible.Text.Description and part.is_row:
            return render(say("Row {n} of {all}", n=part.row + 1, all=part.model.rowCount()))
        return ""

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """Nothing is written in this way."""

    def state(self) -> QAccessible.State:
        state, table, index = QAccessible.State(), self._part.table, self._part.index
        if not index.isValid():
            state.invalid = state.invisible = True
            return state
        state.selectable = state.focusable = True
        state.selected = table.selectionModel().isSelected(index)
        current = table.currentIndex()
        is_here = current.row() == self._part.row and table.hasFocus()
        state.focused = is_here and (self._part.is_row or current.column() == self._part.column)
        seen = table.isVisible() and table.viewport().rect().intersects(self._part.box())
        state.invisible = state.offscreen = not seen
        return state


def _said(spoken: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(spoken)


def _made(name: str, spoken: QObject | None) -> QAccessibleInterface | None:
    # Asked by the name of the class and of each above it, of whatever is spoken of.
    if name == SpokenTable.__name__ and isinstance(spoken, SpokenTable):
        return _Saying(spoken)
    if name == SpokenPart.__name__ and isinstance(spoken, SpokenPart):
        return _SayingPart(spoken)
    return None


def _speak() -> None:
    """Have Qt ask here first, from the first table on."""
    if not _asked:
        _asked.append(_made)
        QAccessible.installFactory(_made)


_asked: list[object] = []
