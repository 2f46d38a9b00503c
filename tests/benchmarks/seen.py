"""A start as it is seen: when the frame is there, when the Book is, what stood still meanwhile."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from tests.benchmarks.alone import resident_megabytes
from tests.benchmarks.gaps import Watch

_QUIET_S = 0.5
_LEAST_S = 2.5  # what the window does of its own accord after a start has begun by then
_MOST_S = 60.0


class Seen(QObject):
    """Notes when the frame is painted, when the Book is, and the gaps until all is quiet.

    The Book is painted first as it was left (`book`), where that is kept, then as it is and can be
    used (`open`). `shown_cpu`, `book_cpu` and `open_cpu` are what the process had computed by then,
    which other programs on the machine slow down far less.
    """

    def __init__(self, program: Any, begun: float) -> None:
        super().__init__()
        self.said: dict[str, float] = {}
        self._program, self._begun = program, begun
        self._watch = Watch()
        self._quiet_since = 0.0
        self._look = QTimer(self, interval=50)
        self._look.timeout.connect(self._end_when_quiet)
        program.window.painted.connect(self._frame)
        program.begun.connect(self._listen)
        self._viewport: Any = None
        program.window.show_seen = partial(self._as_it_was, program.window.show_seen)

    def _since_start(self) -> float:
        return (time.monotonic() - self._begun) * 1000

    def _frame(self) -> None:
        self.said["shown"] = self._since_start()
        self.said["shown_cpu"] = time.process_time() * 1000
        self._watch.start()
        self._look.start()

    def _listen(self) -> None:
        """Whoever shows the book has heard of it before."""
        self._program.workbench.book_changed.connect(self._opened)

    def _opened(self) -> None:
        self._program.window.go("book")  # it opens at the day, and what is measured is the list
        if self._program.workbench.book is not None:
            self._look_at(self._program.window.page.table.grid)

    def _as_it_was(self, show: Callable[[Path], None], book: Path) -> None:
        show(book)
        seen = self._program.window.pages.seen
        if seen is not None:
            self._look_at(seen.table.grid)

    def _look_at(self, grid: Any) -> None:
        self._viewport, self._model = grid.viewport(), grid.model()
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- as Qt calls it
        """The first paint of the table that has lines."""
        if event.type() is QEvent.Type.Paint and self._model.rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._book)
        return False

    def _book(self) -> None:
        wall, cpu = self._since_start(), time.process_time() * 1000
        if self._program.workbench.book is not None:
            self.said.setdefault("open", wall)
            self.said.setdefault("open_cpu", cpu)
        self.said.setdefault("book", wall)
        self.said.setdefault("book_cpu", cpu)

    def _end_when_quiet(self) -> None:
        workbench, now = self._program.workbench, time.monotonic()
        at_work = workbench.background.busy or workbench.idle.working
        if at_work or workbench.loader.is_loading or "open" not in self.said:
            self._quiet_since = now
        long_enough = self._since_start() > _LEAST_S * 1000 and now - self._quiet_since > _QUIET_S
        if long_enough or self._since_start() > _MOST_S * 1000:
            self._look.stop()
            self.said["gap"] = self._watch.stop()
            self.said["resident"] = resident_megabytes()
            self._program.window.close()
