"""When nobody has touched keyboard or mouse for a while, or the session is locked, or the computer
goes to sleep: the window is locked."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

from csm_desktop.ui.frame.locking.session_watch import SessionWatch
from csm_desktop.ui.frame.locking.window_lock import WindowLock
from csm_desktop.ui.lifetimes import Later

if TYPE_CHECKING:
    from csm_desktop.ui.frame.workbench import Workbench

LOCK_AFTER, DEFAULT_MINUTES, MOST_MINUTES = "lock_after", 15.0, 1440.0
_LOOK_MS = 10_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Watches the window that has the focus alone: what happens in it passes there first, and no
    widget's event costs anything."""

    def __init__(self, lock: WindowLock, workbench: "Workbench") -> None:
        super().__init__(lock)
        self._lock, self._workbench = lock, workbench
        self._touched = workbench.clock.now()
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)
        self._later = Later(self, self.look, _LOOK_MS, repeated=True)
        self._later.start()
        self.session = SessionWatch(self)
        self.session.left.connect(lock.lock)
        self.session.listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _TOUCHES:
            self._touched = self._workbench.clock.now()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Lock where nobody was there for as long as is set; 0 minutes: never. A clock that jumps,
        as it does over a sleep, is as good a reason."""
        minutes = self._workbench.recents.number(LOCK_AFTER, DEFAULT_MINUTES, 0, MOST_MINUTES)
        away = abs(self._workbench.clock.now() - self._touched)
        if minutes and away >= timedelta(minutes=minutes):
            self._lock.lock()

    def _follow(self, window: QWindow | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)
            self._touched = self._workbench.clock.now()

    def _gone(self) -> None:
        self._watched = None
