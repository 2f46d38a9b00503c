"""Toasts: what was done, with ten seconds to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.life import Later
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.text import Text, one_line
from csm_desktop.wording import tr

STAYS_MS = 10_000  # design.md §1: a toast offers Undo for 10 s
_WIDEST = 560


def announce(widget: QWidget, words: str) -> None:
    """Say something through a screen reader without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Toast(QWidget):
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
        self._close = IconButton("x", tr("Close this message"), self.hide)
        row = QHBoxLayout(self)
        theme.spaced(row, margin=6)
        row.addSpacing(theme.px(10))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self._left = Later(self, self._time_over)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show a message for ten seconds, with Undo where it can be taken back."""
        self._undo = undo
        self._words.setText(words)
        self.button.setVisible(undo is not None)
        self._place()
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
            layout.activate()
        beside = self._close.sizeHint().width() + theme.px(40)
        if not self.button.isHidden():
            beside += self.button.sizeHint().width() + theme.px(theme.S)
        room = min(theme.px(_WIDEST), parent.width() - 2 * theme.px(theme.L)) - beside
        wide = paint.width_of(one_line(self._words.text()), theme.font("body")) + theme.px(4)
        shown = min(room, round(wide))
        width = shown + beside
        most = parent.height() - theme.px(80)
        height = min(most, max(theme.px(44), self._words.heightForWidth(shown) + theme.px(20)))
        self.resize(width, height)
        foot = parent.height() - self.height() - theme.px(40)
        self.move(QPoint((parent.width() - width) // 2, max(0, foot)))

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
