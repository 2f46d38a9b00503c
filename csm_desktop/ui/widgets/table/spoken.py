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
        self._places: dict[tuple[int, int], Place] = {}

    def place(self, row: int, column: int = _WHOLE) -> "Place":
        """What stands for a row, or one of its cells.

        They stay as long as the table: Qt's bindings keep what speaks for one for good.
        """
        if (row, column) not in self._places:
            self._places[row, column] = Place(self, row, column)
        return self._places[row, column]

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
            self._tell(self.place(current.row(), current.column() if beside else _WHOLE))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if QAccessible.isActive():
            within = QAccessible.Event.SelectionWithin
            QAccessible.updateAccessibility(QAccessibleEvent(self, within))

    def _tell(self, place: "Place") -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(place, QAccessible.Event.Focus))


class Place(QObject):
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
        return _said(self._table.place(rows[index])) if 0 <= index < len(rows) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place, rows = child.object(), self._table.rows_in_sight()
        if isinstance(place, Place) and place.is_row and place.row in rows:
            return rows.index(place.row)
        return -1

    def childAt(self, x: int, y: int) -> _Said:
        row = self._table.rowAt(self._table.viewport().mapFromGlobal(QPoint(x, y)).y())
        return _said(self._table.place(row)) if row >= 0 else None

    def focusChild(self) -> _Said:
        current = self._table.currentIndex()
        if current.isValid() and self._table.hasFocus():
            return _said(self._table.place(current.row()))
        return None

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._table.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection:
            state.multiSelectable = state.extSelectable = True
        return state


class _SayingPlace(QAccessibleInterface):
    """A row with its cells, or a cell."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def isValid(self) -> bool:
        return shiboken6.isValid(self._place) and shiboken6.isValid(self._place.table)

    def object(self) -> QObject:
        return self._place

    def parent(self) -> QAccessibleInterface:
        place = self._place
        return _said(place.table if place.is_row else place.table.place(place.row))

    def window(self) -> Any:
        return _said(self._place.table).window()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem if self._place.is_row else QAccessible.Role.Cell

    def childCount(self) -> int:
        return len(self._place.table.columns_in_sight()) if self._place.is_row else 0

    def child(self, index: int) -> _Said:
        if not 0 <= index < self.childCount():
            return None
        place = self._place
        return _said(place.table.place(place.row, place.table.columns_in_sight()[index]))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place, columns = child.object(), self._place.table.columns_in_sight()
        if isinstance(place, Place) and place.row == self._place.row and place.column in columns:
            return columns.index(place.column)
        return -1

    def childAt(self, x: int, y: int) -> _Said:
        table, row = self._place.table, self._place.row
        column = table.columnAt(table.viewport().mapFromGlobal(QPoint(x, y)).x())
        is_one = self._place.is_row and column >= 0
        return _said(table.place(row, column)) if is_one else None

    def rect(self) -> QRect:
        viewport, box = self._place.table.viewport(), self._place.box()
        return QRect(viewport.mapToGlobal(box.topLeft()), box.size())

    def text(self, what: QAccessible.Text) -> str:
        place = self._place
        if what is QAccessible.Text.Name:
            # Of the first column the model says the whole row in one sentence.
            asked = _ROLE.DisplayRole if place.column == 0 else _ROLE.AccessibleTextRole
            return str(place.index.data(asked) or "")
        if what is QAccessible.Text.Description and place.is_row:
            return render(say("Row {n} of {all}", n=place.row + 1, all=place.model.rowCount()))
        return ""

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """Nothing is written in this way."""

    def state(self) -> QAccessible.State:
        state, table, index = QAccessible.State(), self._place.table, self._place.index
        if not index.isValid():
            state.invalid = state.invisible = True
            return state
        state.selectable = state.focusable = True
        state.selected = table.selectionModel().isSelected(index)
        current = table.currentIndex()
        is_here = current.row() == self._place.row and table.hasFocus()
        state.focused = is_here and (self._place.is_row or current.column() == self._place.column)
        seen = table.isVisible() and table.viewport().rect().intersects(self._place.box())
        state.invisible = state.offscreen = not seen
        return state


def _said(of: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(of)


def _made(name: str, of: QObject | None) -> QAccessibleInterface | None:
    # Asked by the name of the class and of each above it, of whatever is spoken of.
    if name == SpokenTable.__name__ and isinstance(of, SpokenTable):
        return _Saying(of)
    if name == Place.__name__ and isinstance(of, Place):
        return _SayingPlace(of)
    return None


def _speak() -> None:
    """Have Qt ask here first, from the first table on."""
    if not _asked:
        _asked.append(_made)
        QAccessible.installFactory(_made)


_asked: list[object] = []
