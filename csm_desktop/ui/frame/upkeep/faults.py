"""What happens to an exception that nobody caught: it is logged, and told once.

A `UserError` that reached the top is told as such; anything else is a bug and gets the crash
dialog, which holds the stack and versions and no word of the user's.
"""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from csm_desktop.errors import UserError

_LEVELS = {
    QtMsgType.QtDebugMsg: 10,
    QtMsgType.QtInfoMsg: 20,
    QtMsgType.QtWarningMsg: 30,
    QtMsgType.QtCriticalMsg: 40,
    QtMsgType.QtFatalMsg: 50,
}


class Faults(QObject):
    """Takes Python's three hooks and Qt's messages while it is installed.

    `user_error` carries a UserError, `bug` the exception; both come on the UI thread.
    """

    user_error = Signal(object)
    bug = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._restore: list[Callable[[], object]] = []

    def install(self) -> None:
        """Take the hooks; `remove` gives them back."""
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = lambda _, error, __: self.take(error)
        threading.excepthook = lambda raised: self.take(raised.exc_value)
        sys.unraisablehook = lambda raised: self.take(raised.exc_value)
        # Qt's messages go into the log as well: they are often the first sign.
        previous = qInstallMessageHandler(_log_qt)

        def give_back() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            qInstallMessageHandler(previous)

        self._restore.append(give_back)

    def remove(self) -> None:
        """Give the hooks back."""
        while self._restore:
            self._restore.pop()()

    def take(self, error: BaseException | None) -> None:
        """One exception: told, and of several alike only the first."""
        if error is None or isinstance(error, KeyboardInterrupt):
            return
        if isinstance(error, UserError):
            self.user_error.emit(error)
            return
        from csm_desktop.ui.frame.upkeep.log import LOG, stack

        where = stack(error)
        LOG.error("%s", where)
        # The same place fails at each repaint; once is enough to say it.
        if where not in self._seen:
            self._seen.add(where)
            self.bug.emit(error)


def _log_qt(kind: QtMsgType, context: object, message: str) -> None:
    del context
    from csm_desktop.ui.frame.upkeep.log import LOG, without_home

    LOG.log(_LEVELS.get(kind, 30), "Qt: %s", without_home(message))
