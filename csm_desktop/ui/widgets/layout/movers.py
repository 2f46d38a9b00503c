"""Lines that are put elsewhere among their like: by keys, by buttons, and by dragging them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.text import tip
from csm_desktop.wording import tr

UP, DOWN = (("Alt+Up", -1), ("Alt+Down", 1))
_MARK = 3  # px: where a dragged line would come to stand


def by_keys(widget: QWidget, keys: tuple[str, int], shift: Callable[[int], object]) -> None:
    """Let a widget, or what is in it, be moved by a key while it has the focus."""
    shortcut = QShortcut(QKeySequence(keys[0]), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(partial(shift, keys[1]))


def mover(name: str, keys: tuple[str, int], shift: Callable[[int], object]) -> IconButton:
    """A button with an arrow that moves something, and tells the key that does it, too."""
    made = IconButton("arrow-up" if keys[1] < 0 else "arrow-down", name, partial(shift, keys[1]))
    native = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    tip(made, f"{name} ({native})")
    return made


class _DropMark(QWidget):
    """A bar between two lines; it lets the pointer through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().accent)


class Grip(QWidget):
    """Dots by which a row is dragged to another place among its rows, which stand beneath one
    another in one parent. `moved` says by how many places. Keys do the same from the row itself."""

    moved = Signal(int)

    def __init__(self, row: QWidget, rows: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(row)
        self._row, self._rows = row, rows
        self._mark: _DropMark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(tr("Drag to another place"))
        tip(self, tr("Drag to another place"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(24))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, QRectF(self.rect()), "grip-vertical", theme.current().secondary, 16)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._show_mark(self._place(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._mark is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._mark.hide()
        self._mark.deleteLater()
        self._mark = None
        rows, place = list(self._rows()), self._place(event.position().toPoint())
        at = rows.index(self._row)
        # The row itself is taken out first: what lies beneath it moves up by one.
        by = (place if place <= at else place - 1) - at
        if by:
            self.moved.emit(by)

    @property
    def _around(self) -> QWidget:
        """What the rows stand in."""
        parent = self._row.parentWidget()
        return self._row if parent is None else parent

    def _place(self, pointer: QPoint) -> int:
        """Before which of the rows the pointer is."""
        height = self.mapTo(self._around, pointer).y()
        return sum(height > row.geometry().center().y() for row in self._rows())

    def _show_mark(self, place: int) -> None:
        rows, parent = list(self._rows()), self._around
        if self._mark is None:
            self._mark = _DropMark(parent)
        under = place < len(rows)
        edge = rows[place].geometry().top() if under else rows[-1].geometry().bottom()
        thick = theme.px(_MARK)
        top = min(max(0, edge - thick // 2), parent.height() - thick)
        self._mark.setGeometry(0, top, parent.width(), thick)
        self._mark.show()
        self._mark.raise_()
