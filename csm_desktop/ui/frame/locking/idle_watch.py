"""When nobody has touched keyboard or mouse for a while, or the session is locked, or the computer
goes to sleep: the window is locked."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from csm_desktop.ui.frame.locking.commands import LOCK_KEY
from csm_desktop.ui.frame.locking.session_watch import SessionWatch
from csm_desktop.ui.frame.locking.window_lock import WindowLock
from csm_desktop.ui.lifetimes import Later

if TYPE_CHECKING:
    from csm_desktop.ui.frame.workbench import Workbench

LOCK_AFTER, DEFAULT_MINUTES, MOST_MINUTES = "lock_after", 15.0, 1440.0
_LOOK_MS = 10_000


class IdleWatch(QObject):
    """Watches while an encrypted book is open, and only then: keys in what has the focus, and where
    the pointer is; no other event costs anything."""

    def __init__(self, lock: WindowLock, workbench: "Workbench") -> None:
        super().__init__(lock)
        self._lock, self._workbench = lock, workbench
        self._touched = workbench.clock.now()
        self._pointer = QCursor.pos()
        self._watched: QWidget | None = None
        self._listens = False
        self.session = SessionWatch(self)
        self.session.left.connect(lock.lock)
        self._later = Later(self, self.look, _LOOK_MS, repeated=True)
        workbench.book_changed.connect(self._another_book)

    def _another_book(self) -> None:
        # The workbench may let its book go after the window has gone.
        if not isValid(self):
            return
        book = self._workbench.book
        if book is None or not book.is_encrypted:
            self._later.stop()
            return
        self._touch()
        self._later.start()
        if not self._listens:
            self._listens = True
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.focusChanged.connect(self._follow)
            self.session.listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is typing; a dialog has none of the window's keys, so that which locks is heard
        here."""
        if event.type() is QEvent.Type.KeyPress:
            self._touch()
            if isinstance(event, QKeyEvent) and _locks(event):
                self._lock.lock()
                return True
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Lock where nobody was there for as long as is set; 0 minutes: never. A clock that jumps,
        as it does over a sleep, is as good a reason."""
        minutes = self._workbench.recents.number(LOCK_AFTER, DEFAULT_MINUTES, 0, MOST_MINUTES)
        away = abs(self._workbench.clock.now() - self._touched)
        if minutes and away >= timedelta(minutes=minutes):
            self._lock.lock()
        # Looked at last: whoever comes back after that time finds it locked, and moves in vain.
        if QCursor.pos() != self._pointer:
            self._pointer = QCursor.pos()
            self._touch()

    def _touch(self) -> None:
        self._touched = self._workbench.clock.now()

    def _follow(self, _: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = new
        if new is not None:
            self._touch()
            new.installEventFilter(self)
            new.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None


def _locks(event: QKeyEvent) -> bool:
    if QKeySequence(event.keyCombination()) != QKeySequence(LOCK_KEY):
        return False
    # Where these keys write another letter, as in Polish, that letter is meant.
    written = event.text()
    return not (written and written.isprintable() and written.lower() != "l")
