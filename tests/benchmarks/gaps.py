"""How long an event loop stands still: a timer that notes when it comes late."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 5


class Watch(QObject):
    """`longest` is the longest time in ms between two of its ticks, about five where all is well.

    It needs the interpreter for each tick, as painting does: it sees threads that hold it, too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin anew."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """The longest gap since the start, the one that is still open included."""
        if self._timer.isActive():
            self._timer.stop()
            self._note()
        return self.longest

    def _tick(self) -> None:
        self._note()

    def _note(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
