"""The part of a table that scrolls: rows of one height, keys, and cells edited in place."""

import sys
from collections.abc import Callable
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QScrollArea,
    QTableView,
    QWidget,
)

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.bubble import Bubble
from csm_desktop.ui.widgets.escape import TakesEscape
from csm_desktop.ui.widgets.table.cells import Strip, unrepeated
from csm_desktop.ui.widgets.table.columns import CellKind
from csm_desktop.ui.widgets.table.delegate import CellDelegate
from csm_desktop.ui.widgets.table.header import TableHeader
from csm_desktop.ui.widgets.table.model import LineModel, model_of
from csm_desktop.ui.widgets.table.spoken import SpokenTable
from csm_desktop.ui.widgets.table.type_ahead import TypeAhead
from csm_desktop.wording import render, tr

_HINT = QAbstractItemDelegate.EndEditHint
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_COLUMN_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Grid(TakesEscape, SpokenTable):
    """Rows of lines. Enter opens (or edits), F2 edits the cell one stands on and no other, Tab goes
    on to the next editable cell.

    Ctrl+Shift with an arrow key moves the column that the keyboard is on. A cell whose text was
    refused stays open with that text and the reason, wherever the focus goes, until it is right or
    Esc gives it up.
    """

    activated_row = Signal(int)
    resized = Signal()
    edit_ended = Signal()

    def __init__(self, today: Callable[[], date], *, opens: bool, compact: bool) -> None:
        super().__init__()
        self._opens, self._compact = opens, compact
        self._delegate = CellDelegate(self, today)
        self.cells = self._delegate.cells
        self.bubble = Bubble(self.viewport())
        self._delegate.refused.connect(self._refuse)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(TableHeader(self))
        self.verticalHeader().hide()
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        # Tab leaves the table; cells are walked by the arrows.
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.lay_bar_over(self)
        triggers = QAbstractItemView.EditTrigger
        edits = triggers.EditKeyPressed
        # A double click opens where rows open, and edits where they do not.
        self.setEditTriggers(edits if opens else edits | triggers.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._set_row_height()
        self._hovered = -1
        self._ahead = TypeAhead()
        self._refused: QWidget | None = None  # the editor that was left with a text refused
        self.viewport().setMouseTracking(True)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is open for typing."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def is_left_refused(self) -> bool:
        """Whether a cell that was left stands open with a text that was refused."""
        left = self._refused if self.is_editing else None
        return left is not None and bool(left.property("refused"))

    @property
    def wants_escape(self) -> bool:
        """Whether a refusal is shown, or a cell stands open with one."""
        return self.is_left_refused or not self.bubble.isHidden()

    def give_up(self) -> None:
        """Close the cell whose text was refused, without it."""
        if self._refused is not None and self.is_editing:
            self.closeEditor(self._refused, _HINT.RevertModelCache)

    def hush(self) -> None:
        """Say nothing more of a refusal: its cell is closed or gone."""
        self._refused = None
        self.bubble.hide()
        self.bubble.setParent(self.viewport())

    def _say(self, refusal: UserError, box: QRect) -> None:
        """Say a refusal beneath a part of the viewport, over the page: a table may be one row."""
        host = _page_of(self)
        self.bubble.setParent(host)
        at = self.viewport().mapTo(host, box.topLeft())
        self.bubble.say(refusal, QRect(at, box.size()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if any(column.grouped for column in cast("LineModel[Any]", self.model()).columns):
            self.viewport().update()  # another row is the first in sight
        if not self.bubble.isHidden():
            self.bubble.move(self.bubble.pos() + QPoint(dx, dy))

    def _set_row_height(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.row(self._compact))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.cells.forget()
            self._set_row_height()
        if event.type() is QEvent.Type.ShortcutOverride and self._ahead.is_under_way:
            key = cast("QKeyEvent", event)
            if key.text().isprintable() and key.text() and not key.modifiers():
                event.accept()  # a letter of the name, not of a command
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        inks = theme.current()
        painter.fillRect(event.rect(), inks.base)
        model = cast("LineModel[Any] | None", self.model())
        first = self.rowAt(event.rect().top())
        # Only what is in sight, by its position: asking each row of a large table takes too long.
        if model is None or first < 0:
            return
        last = self.rowAt(event.rect().bottom())
        rows = range(first, (last if last >= 0 else model.rowCount() - 1) + 1)
        high = self.rowHeight(first)  # which all rows have
        tops = range(self.rowViewportPosition(first), sys.maxsize, high)
        width = self.viewport().width()
        chosen = self._chosen(rows)
        for row, top in zip(rows, tops, strict=False):
            if row in chosen:
                painter.fillRect(0, top, width, high, inks.selection)
            elif row == self._hovered:
                painter.fillRect(0, top, width, high, inks.raised)
            if row < model.rowCount() - 1:
                painter.fillRect(0, top + high - 1, width, 1, inks.hairline)
        cells = list(zip(tops, map(model.line_at, rows), strict=False))
        # Column by column: font and pen are set once for all its cells.
        for place, column in enumerate(model.columns):
            left, wide = self.columnViewportPosition(place), self.columnWidth(place)
            seen = left < event.rect().right() + 1 and left + wide > event.rect().left()
            if wide and seen and not self.isColumnHidden(place):
                shown = cells
                if column.grouped:
                    kept = {self.rowAt(0), *chosen}
                    shown = unrepeated(model, column, zip(rows, cells, strict=True), kept)
                self.cells.column(painter, model, column, Strip(left, wide, high, shown))
        index = self.currentIndex()
        if index.isValid() and (self.hasFocus() or self.viewport().hasFocus()):
            ring = QRectF(self.visualRect(index)).adjusted(0, 0, 0, -1)
            paint.ring(painter, ring, theme.px(4))

    def _chosen(self, rows: range) -> set[int]:
        """Which of these rows are selected, by the ranges: to ask each row is slow."""
        chosen: set[int] = set()
        for part in self.selectionModel().selection().toList():
            chosen.update(range(max(part.top(), rows[0]), min(part.bottom(), rows[-1]) + 1))
        return chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_editing:
            # A key is an answer to what was said.
            self.hush()
        index = self.currentIndex()
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and index.isValid():
            if self._opens:
                self.activated_row.emit(index.row())
            else:
                self._edit_row(index)
            return
        if key == Qt.Key.Key_Space and plain and index.isValid() and self._toggle(index):
            return
        step = _COLUMN_STEPS.get(Qt.Key(key))
        if step is not None and event.modifiers() == _CTRL_SHIFT and index.isValid():
            # The arrow keys mean the eye's directions.
            self.move_column(index.column(), -step if self.isRightToLeft() else step)
            return
        if key == Qt.Key.Key_F2 and plain:
            self.edit_here()
            return
        if key == Qt.Key.Key_Escape:
            self.give_up()
            self.hush()
        super().keyPressEvent(event)

    def move_column(self, column: int, step: int) -> None:
        """Let a column change places with the next one that is shown, or the one before it."""
        header = self.horizontalHeader()
        seen = header.visualIndex(column)
        index = seen + step
        while 0 <= index < header.count() and self.isColumnHidden(header.logicalIndex(index)):
            index += step
        if 0 <= index < header.count():
            header.moveSection(seen, index)

    def keyboardSearch(self, search: str) -> None:
        """Go to the line that begins with what is typed; Ctrl+F filters."""
        model = cast("LineModel[Any]", self.model())
        names = [model.words(line, model.columns[0]) for line in model.lines]
        row = self._ahead.find(search, names, self.currentIndex().row())
        if row is not None:
            self.setCurrentIndex(model.index(row, max(0, self.currentIndex().column())))

    def viewportEvent(self, event: QEvent) -> bool:
        """The row under the pointer, told apart while the pointer is there."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.rowAt(event.position().toPoint().y()))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        for changed in (self._hovered, row):
            if changed >= 0:
                top, high = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(0, top, self.viewport().width(), high)
        self._hovered = row

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_editing:
            self.hush()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._toggle(index)
            if model_of(index).columns[index.column()].drop_down and not self.is_editing:
                self.edit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._opens and index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.activated_row.emit(index.row())
            return
        super().mouseDoubleClickEvent(event)

    def _toggle(self, index: QModelIndex) -> bool:
        model = model_of(index)
        column = model.columns[index.column()]
        if column.kind is not CellKind.CHECK or not column.editable:
            return False
        if not model.toggle(index) and model.refusal is not None:
            self._say(model.refusal, self.visualRect(index))
        return True

    def edit(self, index: QModelIndex, *rest: object) -> bool | None:  # type: ignore[override]
        if self._refused is not None and self.is_editing:  # one cell after the other
            self._refused.setFocus()
            return False
        if not self.is_editing:
            self.hush()
        if index.isValid() and model_of(index).columns[index.column()].kind is CellKind.CHECK:
            return False
        # Qt also asks at every click and key that may begin an edit elsewhere.
        begins = not rest or bool(self.editTriggers() & rest[0])  # type: ignore[operator]
        refusal = model_of(index).refusal_at(index) if begins and index.isValid() else None
        if refusal is not None:
            self.scrollTo(index)
            self._say(refusal, self.visualRect(index))
            return False
        return super().edit(index, *rest)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if editor not in self._delegate.editors:  # said twice: by its list, and by the lost focus
            return
        index = self.currentIndex()
        if editor.property("refused") and hint is not _HINT.RevertModelCache and editor.isVisible():
            self._refused = editor  # the focus went elsewhere: what was typed waits
            return
        steps = {_HINT.EditNextItem: 1, _HINT.EditPreviousItem: -1}
        super().closeEditor(editor, _HINT.NoHint)
        # By its id: saving the cell may have sorted the rows anew.
        line_id = model_of(index).line_at(index.row()).id if index.isValid() else None
        self.hush()
        self.edit_ended.emit()
        if hint in steps and line_id is not None:
            self._edit_beside(line_id, index.column(), steps[hint])
        if not self.is_editing:
            self.setFocus()

    def edit_here(self) -> None:
        """Edit the cell that the keyboard is on, or say there that it can not be edited."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if _is_typed(index):
            self.edit(index)
            return
        columns = model_of(index).columns
        column = columns[index.column()]
        if column.kind is CellKind.CHECK and column.editable:
            advice = tr("Space turns it on or off.")
        else:
            beside = [
                column.title
                for place, column in enumerate(columns)
                if _is_typed(index.siblingAtColumn(place)) and not self.isColumnHidden(place)
            ]
            advice = (
                render(say("In this row you can edit: {columns}.", columns=", ".join(beside)))
                if beside
                else ""
            )
        title = render(say("“{column}” can't be edited here.", column=column.title))
        self.scrollTo(index)
        self._say(UserError(title, advice), self.visualRect(index))

    def _edit_row(self, index: QModelIndex) -> None:
        """Edit the cell, or where it can not be edited the row's first one that can."""
        if _is_typed(index):
            self.edit(index)
            return
        header = self.horizontalHeader()
        for seen in range(header.count()):
            other = index.siblingAtColumn(header.logicalIndex(seen))
            if _is_typed(other) and not self.isColumnHidden(other.column()):
                self.setCurrentIndex(other)
                self.edit(other)
                return

    def _edit_beside(self, line_id: int, place: int, step: int) -> None:
        """Go on to the next editable cell of the row, in the order of the eye."""
        current = self.currentIndex()
        if not current.isValid():
            return
        model = model_of(current)
        row = model.row_of(line_id)
        if row is None:
            return
        header = self.horizontalHeader()
        # In the order of the eye, which the user may have changed.
        seen = header.visualIndex(place) + step
        while 0 <= seen < header.count():
            logical = header.logicalIndex(seen)
            index = model.index(row, logical)
            if _is_typed(index) and not self.isColumnHidden(logical):
                self.setCurrentIndex(index)
                self.edit(index)
                return
            seen += step

    def _refuse(self, editor: QWidget, refusal: UserError) -> None:
        editor.setProperty("refused", True)
        editor.update()
        self._say(refusal, editor.geometry())


def _page_of(grid: QWidget) -> QWidget:
    """What scrolls with the table, or the window: a part of neither would cut a bubble off."""
    place = grid
    while not place.isWindow() and (above := place.parentWidget()) is not None:
        if isinstance(above.parentWidget(), QScrollArea):
            return place
        place = above
    return place


def _is_typed(index: QModelIndex) -> bool:
    """Whether a cell is edited by typing or choosing, rather than ticked."""
    is_tick = model_of(index).columns[index.column()].kind is CellKind.CHECK
    return bool(index.flags() & Qt.ItemFlag.ItemIsEditable) and not is_tick
