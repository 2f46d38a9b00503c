"""The table that workspaces use: lines in, selection, edits and its state out."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMenu, QWidget

from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.table.arrangement import Arrangement, State
from csm_desktop.ui.widgets.table.columns import CellKind, Column, L
from csm_desktop.ui.widgets.table.grid import Grid
from csm_desktop.ui.widgets.table.model import Edit, LineModel
from csm_desktop.ui.widgets.table.row_menu import RowAct, row_menu


class Table(QFrame, Generic[L]):
    """Lines under columns, in a card.

    `opened` says which line Enter or a double click opened; `chosen` that the selection changed.
    `edit(line, key, value)` saves a cell, or raises UserError, which is shown at the cell. `today`
    is what dates in words count from. `opens=False` lets Enter edit where nothing can be opened.
    `empty` stands where there are no lines at all; `none_found` where a filter hides all of them.
    """

    opened = Signal(object)
    chosen = Signal()
    state_changed = Signal()

    def __init__(  # noqa: PLR0913 -- options are keywords
        self,
        name: str,
        columns: Sequence[Column[L]],
        lines: Sequence[L] = (),
        *,
        edit: Edit[L] | None = None,
        today: Callable[[], date] | None = None,
        opens: bool = True,
        many: bool = False,
        compact: bool = False,
        empty: QWidget | None = None,
        none_found: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.model: LineModel[L] = LineModel(columns, edit, self)
        self.grid = Grid(today or _no_today, opens=opens, compact=compact)
        self.grid.setAccessibleName(name)
        modes = QAbstractItemView.SelectionMode
        self.grid.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.grid.setModel(self.model)
        self.setFocusProxy(self.grid)
        self.row_acts: Callable[[], Sequence[RowAct]] | None = None
        self._pending: Sequence[L] | None = None
        self._wished = (QSize(), QSize())
        self._waits = self._types = self._keeps = False
        self._framed = True
        self._remembered: tuple[list[int], int | None, int, int] = ([], None, 0, 0)
        self.columns = Arrangement(self.grid, self.model, self)
        self.columns.changed.connect(self.state_changed)
        self._empty, self._none_found = empty, none_found
        self.grid.setParent(self)
        for place in (empty, none_found):
            if place is not None:
                place.setParent(self)
                place.hide()
        self._connect()
        self.set_lines(lines)

    def _connect(self) -> None:
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._recall)
        self.model.modelReset.connect(self.grid.hush)
        self.model.dataChanged.connect(self._renew)
        self.grid.resized.connect(self._place)  # its columns are fitted by then
        self.grid.activated_row.connect(self._open)
        self.grid.edit_ended.connect(self._show_pending)
        self.grid.selectionModel().selectionChanged.connect(self._announce)
        header = self.grid.horizontalHeader()
        header.customContextMenuRequested.connect(
            lambda at: self.choose_columns(header.mapToGlobal(at), header.logicalIndexAt(at))
        )

    def drop_frame(self) -> None:
        """Draw no frame: what the table stands in has one."""
        self._framed = False
        self.update()

    # lines

    def on_delete(self, act: Callable[[], object]) -> None:
        """Do this when Del is pressed in the table."""
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(act)

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show these lines; order, filter and selection stay. Waits while a cell is edited.

        A cell that was left with a refused text does not hold up the lines of another account.
        """
        if self.grid.is_left_refused and not {line.id for line in self.lines} & {
            line.id for line in lines
        }:
            self.grid.give_up()
        if self.grid.is_editing:
            self._pending = lines
            return
        self._waits = False
        self.model.set_lines(lines)

    def wait(self, *, same: bool = False) -> None:
        """No lines, and no word that there were none: they are on their way. Where they are the
        `same` as they are now, what is selected will be so again.
        """
        self.grid.give_up()
        self._pending = None
        self._waits = True
        self.model.set_lines(())
        self._keeps = same

    def filter(self, text: str) -> None:
        """Show only lines that hold every word of `text`."""
        self._types = True
        self.model.filter_by(text)
        self._types = False

    def keep(self, wanted: Callable[[L], bool] | None) -> None:
        """Show only the lines of a saved view; None for all."""
        self.model.keep(wanted)

    def sort_by(self, key: str, descending: bool = False) -> None:
        """Sort by a column."""
        self.model.sort_by(key, descending)
        self.state_changed.emit()

    @property
    def lines(self) -> Sequence[L]:
        """The lines shown, in their order."""
        return self.model.lines

    @property
    def current(self) -> L | None:
        """The line that the keyboard is on."""
        index = self.grid.currentIndex()
        return self.model.line_at(index.row()) if index.isValid() else None

    @property
    def selection(self) -> list[L]:
        """The selected lines, from top to bottom."""
        parts = self.grid.selectionModel().selection().toList()
        # By the ranges: Qt's own `selectedRows` asks every cell of each row whether it can be.
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.model.line_at(row) for row in sorted(rows)]

    def select(self, line_id: int) -> bool:
        """Go to a line and show it; whether it is among the lines shown."""
        row = self.model.row_of(line_id)
        if row is None:
            return False
        index = self._column()
        self.grid.setCurrentIndex(self.model.index(row, index))
        return True

    def step(self, by: int) -> None:
        """Go down (or up) some lines, as J and K do."""
        if self.model.rowCount():
            row = self.grid.currentIndex().row() + by
            row = min(max(row, 0), self.model.rowCount() - 1)
            index = self._column()
            self.grid.setCurrentIndex(self.model.index(row, index))

    def _column(self) -> int:
        """The column that the keyboard is on, or the first with words."""
        index = self.grid.currentIndex().column()
        if index >= 0:
            return index
        seen = (p for p, c in enumerate(self.model.columns) if c.kind is not CellKind.CHECK)
        return next((p for p in seen if not self.grid.isColumnHidden(p)), 0)

    def edit_here(self) -> None:
        """Open the cell that the keyboard is on, or say there that it can not be edited."""
        self.grid.edit_here()

    def edit_cell(self, line_id: int, key: str) -> bool:
        """Open a cell for typing; whether it could be."""
        row = self.model.row_of(line_id)
        if row is None:
            return False
        index = self.model.index(row, self.model.place_of(key))
        self.grid.setCurrentIndex(index)
        self.grid.edit(index)
        return self.grid.is_editing

    def _open(self, row: int) -> None:
        self.opened.emit(self.model.line_at(row))

    def _announce(self, _: QItemSelection, __: QItemSelection) -> None:
        self.chosen.emit()

    def _show_pending(self) -> None:
        if self._pending is not None:
            lines, self._pending = self._pending, None
            self.model.set_lines(lines)

    def _remember(self) -> None:
        if self._keeps and not self.model.total:
            return
        self._keeps = False
        index = self.grid.currentIndex()
        current = self.model.line_at(index.row()).id if index.isValid() else None
        chosen = [line.id for line in self.selection]
        self._remembered = chosen, current, index.row(), max(0, index.column())

    def _recall(self) -> None:
        self._show_what_there_is()
        selected, current, stood, place = self._remembered
        chosen = self.grid.selectionModel()
        # Told once at the end, not for each row that is selected again.
        chosen.blockSignals(True)
        row = None if current is None else self.model.row_of(current)
        is_gone = row is None and selected == [current] == [self.model.edited]
        if is_gone and self.model.lines and self.grid.hasFocus() and not self._types:
            # What was done to the line took it out of the list: the keyboard stays where it was.
            row = min(stood, self.model.rowCount() - 1)
            selected = [self.model.line_at(row).id]
        if row is not None:
            index = self.model.index(row, place)
            # The current cell without selecting it: several rows may be selected.
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        flags = QItemSelectionModel.SelectionFlag
        for line_id in selected:
            row = self.model.row_of(line_id)
            if row is not None:
                chosen.select(self.model.index(row, 0), flags.Select | flags.Rows)
        chosen.blockSignals(False)
        # Laid out now and not at Qt's next turn, which would paint everything a second time.
        self.grid.executeDelayedItemsLayout()
        # At a key of the filter nothing was selected, and nothing is: nobody need look again.
        if selected or current is not None or not self._types:
            self.chosen.emit()

    def _renew(self) -> None:
        """Lines were replaced in their rows, which stay: whoever shows one shows what it is now."""
        self.grid.hush()
        self.chosen.emit()

    def _show_what_there_is(self) -> None:
        shown: QWidget = self.grid
        if not self.model.rowCount():
            if not self.model.total and self._waits:
                pass  # nobody knows yet
            elif not self.model.total and self._empty is not None:
                shown = self._empty
            elif self.model.total and self._none_found is not None:
                shown = self._none_found
        shown.show()
        # Qt hands the focus of what is hidden to any widget of the window, and the keys go there.
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not shown.isAncestorOf(focused):
            shown.setFocus()
        for place in (self.grid, self._empty, self._none_found):
            if place is not None and place is not shown:
                place.hide()
        self._place()

    def _place(self) -> None:
        """Let the rows take the height they need, and what stands in their stead all of it."""
        within = self.rect().adjusted(1, 1, -1, -1)
        for other in (self._empty, self._none_found):
            if other is not None:
                other.setGeometry(within)
        within.setHeight(min(within.height(), self._height()))
        # Rows that come and a scroll bar take height, which the layout must hear of.
        if (wished := (self.sizeHint(), self.minimumSizeHint())) != self._wished:
            self._wished = wished
            self.updateGeometry()
        if within != self.grid.geometry():
            self.grid.setGeometry(within)
            self._round_corners()
            self.update()

    def _height(self) -> int:
        """All rows and the head, in px."""
        rows = self.grid.verticalHeader().defaultSectionSize() * self.model.rowCount()
        return rows + self.grid.horizontalHeader().sizeHint().height() + self._bar()

    def _bar(self) -> int:
        """The height of the horizontal scroll bar, where the columns need one."""
        if self.grid.horizontalHeader().length() <= self.width() - 2:
            return 0
        return self.grid.horizontalScrollBar().sizeHint().height()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), min(self._height(), theme.row() * 12) + 2)

    def minimumSizeHint(self) -> QSize:
        rows = min(self.model.rowCount(), 3) + 1
        return QSize(theme.px(240), theme.row() * rows + self._bar() + theme.px(2) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # columns

    def menu(self, place: int | None = None) -> QMenu:
        """A menu to sort and to choose columns; the keyboard's way to what the head offers.

        The column to be moved is the one at `place`, else the one that the keyboard is on.
        """
        return self.columns.menu(
            self, self.grid.currentIndex().column() if place is None else place
        )

    def choose_columns(self, at: QPoint, place: int | None = None) -> None:
        """Let the user choose order and columns, at a point of the screen."""
        menu = self.menu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def show_column(self, key: str, shown: bool = True) -> None:
        """Show or hide a column."""
        self.columns.show(self.model.place_of(key), shown)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row, and beneath it the columns; no row, only those."""
        by_mouse = event.reason() is event.Reason.Mouse
        seen = self.grid.viewport()
        index = (
            self.grid.indexAt(seen.mapFromGlobal(event.globalPos()))
            if by_mouse
            else self.grid.currentIndex()
        )
        if self.row_acts is None or not index.isValid():
            self.choose_columns(event.globalPos())
            return
        # A right click means the row under it, unless that is one of several chosen.
        if not self.grid.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.grid.setCurrentIndex(index)
        menu = row_menu(self, self.row_acts(), self.menu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = self.grid.visualRect(index)
        menu.popup(event.globalPos() if by_mouse else seen.mapToGlobal(box.bottomLeft()))

    def set_columns(self, columns: Sequence[Column[L]], state: State | None = None) -> None:
        """Show the lines under other columns, arranged as before, or as a kept state says."""
        self.columns.set_columns(columns, self.state() if state is None else state)

    def state(self) -> State:
        """Columns, widths and order as plain values, for `restore` at the next start."""
        return self.columns.state()

    def restore(self, state: State) -> None:
        """Take up a state again; what it says of columns that are gone is passed over."""
        self.columns.restore(state)

    # drawing

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self._framed:
            return
        inks = theme.current()
        radius = theme.px(RADIUS_CARD)
        box = QRectF(self.grid.geometry().adjusted(-1, -1, 1, 1))
        if self.grid.isHidden():
            box = QRectF(self.rect())
        paint.panel(QPainter(self), box, inks.base, inks.hairline, radius)

    def _round_corners(self) -> None:
        """Cut the corners of what lies inside, so that the card's own show."""
        inner = QRectF(0, 0, self.grid.width(), self.grid.height())
        shape = QPainterPath()
        shape.addRoundedRect(inner, theme.px(RADIUS_CARD) - 1, theme.px(RADIUS_CARD) - 1)
        self.grid.setMask(QRegion(shape.toFillPolygon().toPolygon()))


def _no_today() -> date:
    raise RuntimeError("a table that edits dates needs `today`")
