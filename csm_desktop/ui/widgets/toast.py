"""Toasts: what was done, with ten seconds to take it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.escape import TakesEscape
from csm_desktop.ui.widgets.text import Text, seen_line
from csm_desktop.wording import tr

STAYS_MS = 10_000  # design.md §1: a toast offers Undo for 10 s
_WIDEST = 560
_HEAD = 64  # px beneath the window's upper edge, where its foot is being read


def announce(widget: QWidget, words: str) -> None:
    """Say something through a screen reader without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def line_read(window: QWidget) -> QRect | None:
    """The line that the keyboard is on, in the window's own places: a row, or a line of text."""
    focus = QApplication.focusWidget()
    if focus is None or not window.isAncestorOf(focus):
        return None
    # In a table or a text one line is read, not the whole of it.
    if isinstance(focus, QAbstractItemView):
        face: QWidget = focus.viewport()
        line = focus.visualRect(focus.currentIndex())
    elif isinstance(focus, QPlainTextEdit | QTextEdit):
        face, line = focus.viewport(), focus.cursorRect()
    else:
        face, line = focus, focus.rect()
    across = QRect(0, line.top(), face.width(), line.height())
    return QRect(face.mapTo(window, across.topLeft()), across.size())


class Toast(TakesEscape, QWidget):
    """One message over the foot of its parent. It never takes the focus; a new one replaces it.

    It waits while the pointer or the focus is on it, so that nobody's Undo runs away.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._undo: Callable[[], object] | None = None
        self._words = Text(role="body", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self.button = Button(tr("&Undo"), self._run_undo, kind="flat", hint="Ctrl+Z")
        # A click that took the focus would save the field it came from: an act to undo instead.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._saved: Path | None = None
        self.open = Button(tr("&Open"), lambda: self._open(self._saved), kind="flat")
        self.folder = Button(
            tr("Show &folder"),
            lambda: self._open(self._saved.parent if self._saved is not None else None),
            kind="flat",
        )
        for button in (self.open, self.folder):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.hide()
        self._close = IconButton("x", tr("Close this message"), self.hide)
        row = QHBoxLayout(self)
        theme.spaced(row, margin=6)
        row.addSpacing(theme.px(10))
        row.addWidget(self._words, 1)
        for button in (self.open, self.folder, self.button, self._close):
            row.addWidget(button)
        self._left = Later(self, self._time_over)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self,
        words: str,
        undo: Callable[[], object] | None = None,
        saved: Path | None = None,
        *,
        redoable: bool = False,
    ) -> None:
        """Show a message for ten seconds, with Undo where it can be taken back (Redo where that
        was done), and the way to the file that was saved."""
        self._undo, self._saved = undo, saved
        for button in (self.open, self.folder):
            button.setVisible(saved is not None)
        self._words.setText(words)
        self.button.setText(tr("&Redo") if redoable else tr("&Undo"))
        self.button.set_hint("Ctrl+Shift+Z" if redoable else "Ctrl+Z")
        self.button.setVisible(undo is not None)
        self._place()
        if (parent := self.parentWidget()) is not None:
            parent.installEventFilter(self)
        self.show()
        self.raise_()
        self._left.start(STAYS_MS)
        announce(self, words)

    def withdraw_undo(self) -> None:
        """Another act followed: Undo would take that one back, and not what is said here."""
        self._undo = None
        self.button.hide()
        if not self.isHidden():
            self._place()

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _run_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _time_over(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._left.start(STAYS_MS // 5)
        else:
            self.hide()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        layout = self.layout()
        if layout is not None:
            # Its parts are measured before it has been shown.
            layout.activate()
        beside = self._close.sizeHint().width() + theme.px(40)
        for button in (self.open, self.folder, self.button):
            if not button.isHidden():
                beside += button.sizeHint().width() + theme.px(theme.S)
        room = min(theme.px(_WIDEST), parent.width() - 2 * theme.px(theme.L)) - beside
        wide = paint.width_of(seen_line(self._words.text()), theme.font("body")) + theme.px(4)
        shown = min(room, round(wide))
        width = shown + beside
        most = parent.height() - theme.px(80)
        height = min(most, max(theme.px(44), self._words.heightForWidth(shown) + theme.px(20)))
        self.resize(width, height)
        left = (parent.width() - width) // 2
        foot = parent.height() - self.height() - theme.px(40)
        read = line_read(parent)
        # Not over the line that is being read: then at the top.
        if read is not None and read.intersects(QRect(left, foot, width, height)):
            foot = theme.px(_HEAD)
        self.move(QPoint(left, max(0, foot)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is to be seen any more: each key of a field would come by here, too."""
        super().hideEvent(event)
        if (parent := self.parentWidget()) is not None:
            parent.removeEventFilter(self)

    def eventFilter(self, parent: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        box = QRectF(self.rect())
        paint.panel(QPainter(self), box, inks.base, inks.control, theme.px(RADIUS_CARD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
