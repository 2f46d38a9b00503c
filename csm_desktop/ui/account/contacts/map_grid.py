"""The coverage map: arrows move, N drafts an introduction, Enter edits the connection; so does to
draw a person of one side upon one of the other."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.introductions import MapCell
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import map_paint
from csm_desktop.ui.account.contacts.map_heads import HEAD, NAMES, MapHeads
from csm_desktop.ui.account.contacts.map_model import MapModel
from csm_desktop.ui.widgets.layout.letters import give_letters_in
from csm_desktop.wording import tr

_ROW, _LEAST, _MOST = 68, 142, 260  # px at 100 %
_MOST_ROWS = 6


class _Pair(QStyledItemDelegate):
    """Paints a cell."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        grid = self.parent()
        if not isinstance(grid, MapGrid):
            return
        cell = grid.map.cell(index)
        if cell is not None:
            focused = grid.hasFocus() and grid.is_current(index)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            painter.setLayoutDirection(grid.layoutDirection())
            map_paint.pair(painter, QRectF(option.rect), cell, focused=focused, hovered=hovered)


class MapGrid(QTableView):
    """Emits the pair: `edit_asked`, `introduce_asked`, `remove_asked` (member id, contact id)."""

    edit_asked = Signal(object)
    introduce_asked = Signal(object)
    remove_asked = Signal(object)
    moved = Signal()
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = False
        self.map = MapModel(self)
        self.setModel(self.map)
        self.setItemDelegate(_Pair(self))
        self._their_heads = MapHeads(Qt.Orientation.Horizontal, self.map, self)
        for heads in (self._their_heads, MapHeads(Qt.Orientation.Vertical, self.map, self)):
            self._put_heads(heads)
        self.setAccessibleName(tr("Coverage map: rows our people, columns theirs"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        # Tab leaves the map; its cells are walked by the arrows.
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        corner = self.findChild(QAbstractButton)
        if isinstance(corner, QAbstractButton):
            corner.installEventFilter(self)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def _put_heads(self, heads: MapHeads) -> None:
        across = heads.orientation() is Qt.Orientation.Horizontal
        (self.setHorizontalHeader if across else self.setVerticalHeader)(heads)
        heads.drawn.connect(lambda section, at: self._point(heads, section, at))
        heads.let_go.connect(lambda section, at: self._join(heads, section, at))

    def _pair_at(self, heads: MapHeads, section: int, at: QPoint) -> QModelIndex:
        """The cell of whose head is drawn and of whom the hand is at: of their head or of any cell
        in their row or column. No cell where the hand is beside the map."""
        inside = self.viewport().mapFromGlobal(at)
        if not self.rect().contains(self.mapFromGlobal(at)):
            return QModelIndex()
        if heads.orientation() is Qt.Orientation.Horizontal:
            return self.map.index(self.rowAt(inside.y()), section)
        return self.map.index(section, self.columnAt(inside.x()))

    def _point(self, heads: MapHeads, section: int, at: QPoint) -> None:
        """The pair that letting go would bring together is the one that is marked."""
        index = self._pair_at(heads, section, at)
        if index.isValid():
            self.setFocus()
            self.setCurrentIndex(index)

    def _join(self, heads: MapHeads, section: int, at: QPoint) -> None:
        cell = self.map.cell(self._pair_at(heads, section, at))
        if cell is not None:
            self.edit_asked.emit((cell.team_member_id, cell.contact_id))

    def show_people(self, people: PeopleView) -> None:
        """Show another map; the keyboard stays on its pair where that is still there."""
        known = self.pair
        self.map.show_people(people)
        self._fold()
        place = self.map.place_of(*known) if known is not None else None
        if place is None or self._is_folded(*place):
            rows, columns = people.map.best()
            place = (rows[0], columns[0]) if rows and columns else None
        if place is not None:
            self.setCurrentIndex(self.map.index(*place))
        self._fit()
        self.updateGeometry()

    def show_photos(self, photos: Callable[[Collection[int]], Mapping[int, bytes]]) -> None:
        """Show the photos of those in whose columns one is."""
        shown = [c for c in range(self.map.columnCount()) if not self.isColumnHidden(c)]
        people = [contact.id for c in shown if (contact := self.map.contact(c)) is not None]
        self._their_heads.show_photos(photos(people))

    @property
    def is_larger(self) -> bool:
        """Whether there are more people than the best three by three shows."""
        if self.map.people is None:
            return False
        rows, columns = self.map.people.map.best()
        return (len(rows), len(columns)) != (self.map.rowCount(), self.map.columnCount())

    def show_whole(self, whole: bool) -> None:
        """Show everybody, or the best three by three alone."""
        self.whole = whole
        self._fold()
        if self._is_folded(self.currentIndex().row(), self.currentIndex().column()):
            rows, columns = self._best()
            self.setCurrentIndex(self.map.index(rows[0], columns[0]))
        self._fit()
        self.updateGeometry()

    def _best(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return self.map.people.map.best() if self.map.people is not None else ((), ())

    def _fold(self) -> None:
        rows, columns = self._best()
        for row in range(self.map.rowCount()):
            self.setRowHidden(row, not self.whole and row not in rows)
        for column in range(self.map.columnCount()):
            self.setColumnHidden(column, not self.whole and column not in columns)

    def _is_folded(self, row: int, column: int) -> bool:
        return row >= 0 and (self.isRowHidden(row) or self.isColumnHidden(column))

    @property
    def cell(self) -> MapCell | None:
        """The cell that the keyboard is on."""
        return self.map.cell(self.currentIndex())

    @property
    def pair(self) -> tuple[int, int] | None:
        """Its two people: one of ours, one of theirs."""
        cell = self.cell
        return None if cell is None else (cell.team_member_id, cell.contact_id)

    def is_current(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the keyboard is on this cell."""
        current = self.currentIndex()
        return (index.row(), index.column()) == (current.row(), current.column())

    def go_to(self, team_member_id: int, contact_id: int) -> None:
        """Put the keyboard on a pair; the whole map is shown for one that is not among the best."""
        place = self.map.place_of(team_member_id, contact_id)
        if place is not None:
            if self._is_folded(*place):
                self.show_whole(True)
                self.unfolded.emit()
            self.setCurrentIndex(self.map.index(*place))

    def sizeHint(self) -> QSize:
        rows = self.map.rowCount() if self.whole else len(self._best()[0])
        rows = min(rows, _MOST_ROWS)
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if self._overflows() else 0
        return QSize(theme.px(480), theme.px(HEAD) + rows * theme.px(_ROW) + extra)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, corner: QObject, event: QEvent) -> bool:
        """The corner holds nothing; the style would draw a button there."""
        if isinstance(corner, QAbstractButton) and event.type() is QEvent.Type.Paint:
            QPainter(corner).fillRect(corner.rect(), theme.current().base)
            return True
        return super().eventFilter(corner, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pair = self.pair
        # With Ctrl or Alt these keys belong to the commands of the window.
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if pair is not None and plain:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.edit_asked.emit(pair)
                return
            if event.key() == Qt.Key.Key_N:
                self.introduce_asked.emit(pair)
                return
            if event.key() == Qt.Key.Key_Delete:
                self.remove_asked.emit(pair)
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = self.map.cell(index)
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        strangers = cell.strength is None and cell.days is None
        asked = self.introduce_asked if strangers else self.edit_asked
        asked.emit((cell.team_member_id, cell.contact_id))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos() if event.reason() is event.Reason.Mouse else None
        menu = self.menu()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box = self.visualRect(self.currentIndex())
            menu.popup(at or self.viewport().mapToGlobal(box.center() + QPoint(0, 8)))

    def menu(self) -> QMenu | None:
        """What can be done with the pair that the keyboard is on."""
        pair, cell = self.pair, self.cell
        if pair is None or cell is None:
            return None
        menu = QMenu(self)
        edit = tr("&Edit connection…") if cell.strength is not None else tr("&Connect…")
        menu.addAction(edit).triggered.connect(lambda: self.edit_asked.emit(pair))
        draft = menu.addAction(tr("&Draft introduction…"))
        draft.triggered.connect(lambda: self.introduce_asked.emit(pair))
        remove = menu.addAction(tr("&Remove connection"))
        remove.setEnabled(cell.strength is not None)
        remove.triggered.connect(lambda: self.remove_asked.emit(pair))
        give_letters_in(menu)
        return menu

    def _overflows(self) -> bool:
        room = self.width() - theme.px(NAMES)
        return self._shown_columns() * theme.px(_LEAST) > room

    def _shown_columns(self) -> int:
        return self.map.columnCount() if self.whole else len(self._best()[1])

    def _fit(self) -> None:
        """Columns share the room, each between its least and its most; rows have one height."""
        columns = self._shown_columns()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.verticalHeader().setFixedWidth(theme.px(NAMES))
        self.horizontalHeader().setFixedHeight(theme.px(HEAD))
        if columns:
            room = self.viewport().width() // columns
            width = max(theme.px(_LEAST), min(theme.px(_MOST), room))
            for index in range(self.map.columnCount()):
                if not self.isColumnHidden(index):
                    self.setColumnWidth(index, width)
