"""The system's tray: where the program can say something while nobody looks at its window."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons
from csm_desktop.ui.widgets.text import seen_line
from csm_desktop.wording import tr

_SIDE, _GLYPH = 64, 44  # px of a picture that every tray makes smaller
_STAYS_MS = 10_000


class Tray(Protocol):
    """What reminders are told to; tests give one of their own."""

    def lead(self, message: Callable[[], object], icon: Callable[[], object]) -> None:
        """What a click on the message that was told last does, and one on the icon."""

    def is_there(self) -> bool:
        """Whether this desktop has a tray now."""

    def stand(self, shown: bool) -> None:
        """Show the program's icon, or take it away."""

    def tell(self, title: str, words: str) -> None:
        """Say something, without a sound. `words` may be read as markup by the system: they hold
        nothing that a user typed. The title is plain."""


class SystemTray(QObject):
    """The tray of the desktop, found anew each time: a panel may start after the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(self)
        self._icon.setToolTip(tr("CSM Desktop"))
        theme.THEME.changed.connect(self._draw)

    def lead(self, message: Callable[[], object], icon: Callable[[], object]) -> None:
        pressed = QSystemTrayIcon.ActivationReason.Trigger
        self._icon.messageClicked.connect(message)
        self._icon.activated.connect(lambda how: icon() if how == pressed else None)

    def is_there(self) -> bool:
        return has_tray()

    def stand(self, shown: bool) -> None:
        if shown == self._icon.isVisible():
            return
        if shown:
            self._draw()
        self._icon.setVisible(shown)

    def tell(self, title: str, words: str) -> None:
        # With the program's own picture: without any, Qt sends desktops an empty one.
        self._icon.showMessage(seen_line(title), words, self._icon.icon(), _STAYS_MS)

    def _draw(self) -> None:
        """White on the accent: a panel may be light or dark, and does not say which."""
        picture = QPixmap(QSize(_SIDE, _SIDE))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().accent)
        box = QRectF(0, 0, _SIDE, _SIDE)
        painter.drawRoundedRect(box, _SIDE / 5, _SIDE / 5)
        icons.draw(painter, box, "calendar-check", QColor(Qt.GlobalColor.white), _GLYPH)
        painter.end()
        self._icon.setIcon(QIcon(picture))


def has_tray() -> bool:
    """Whether this desktop has a tray that shows messages."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
