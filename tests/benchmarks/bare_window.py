"""What a window costs without the program: PySide6 and one label. Nothing of ours is imported."""

import time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.alone import resident_megabytes
from tests.benchmarks.gaps import Watch

_WATCHED_MS = 500


class _Bare(QMainWindow):
    def __init__(self, painted: Any) -> None:
        super().__init__()
        self._painted = painted
        self.setCentralWidget(QLabel("A window"))
        self.resize(1440, 900)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- as Qt calls it
        """Tell of the first paint once it is on the screen, as the program's window does."""
        super().paintEvent(event)
        painted, self._painted = self._painted, None
        if painted is not None:
            QTimer.singleShot(0, painted)


def show(begun: str) -> dict[str, float]:
    """Show it; `begun` is what `time.monotonic` said before the process was started."""
    said: dict[str, float] = {}
    application = QApplication([])
    watch = Watch()

    def painted() -> None:
        said["shown"] = (time.monotonic() - float(begun)) * 1000
        said["shown_cpu"] = time.process_time() * 1000
        watch.start()
        QTimer.singleShot(_WATCHED_MS, finish)

    def finish() -> None:
        said["gap"] = watch.longest
        said["resident"] = resident_megabytes()
        window.close()

    window = _Bare(painted)
    window.show()
    application.exec()
    return said
