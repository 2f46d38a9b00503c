"""The system asks the program to end (a log-out, a shutdown, `kill`): that is no crash."""

import signal
import socket
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class EndSignals(QObject):
    """`asked` comes on the window's thread. Python runs its own handlers only between its own
    lines, and an idle window runs none: so the signal comes through a socket that Qt listens to."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, Any] = {}
        self._in, self._out = socket.socketpair()
        for end in (self._in, self._out):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._in.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def install(self) -> None:
        """Listen; `remove` gives the signals back."""
        signal.set_wakeup_fd(self._out.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)
            # What the program was started to ignore (nohup) stays ignored.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, lambda *_: None)

    def remove(self) -> None:
        """Hear nothing any more."""
        while self._before:
            signal.signal(*self._before.popitem())
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        for end in (self._in, self._out):
            end.close()

    def _heard(self) -> None:
        with suppress(OSError):
            self._in.recv(64)
        self.asked.emit()
