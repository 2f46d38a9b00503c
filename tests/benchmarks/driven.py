"""The whole program over a book, offscreen, driven and watched from inside its own process."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.ui.application import Program, keep_still_short
from tests.benchmarks.gaps import Watch
from tests.benchmarks.scale import CLOCK

_PATIENCE_S = 600  # settling 5,000 accounts between two events takes minutes on a busy machine
_QUIET_S = 0.3
_ROUNDS_OF_EVENTS = 4  # layouts, paints, and what those ask for


class Driven:
    """A window that shows a book; every method comes back once the window has painted."""

    def __init__(self, book: Path) -> None:
        self.application = QApplication(["x", "-style", "fusion"])
        self.program = Program(self.application, CLOCK, Path(tempfile.mkdtemp(dir=book.parent)))
        keep_still_short(self.program)
        self.window, self.workbench = self.program.window, self.program.workbench
        self.program.show(book)
        self.until(lambda: self.workbench.book is not None)
        self.quiet()

    def __enter__(self) -> "Driven":
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        self.workbench.close()

    @property
    def book(self) -> Book:
        """The open book. Raises LookupError where it is gone."""
        if self.workbench.book is None:
            raise LookupError("no book is open")
        return self.workbench.book

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Let the window hear nothing of what is changed; afterwards it hears again."""
        self.workbench.live.attach(None)
        yield
        self.workbench.live.attach(self.workbench.book)

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.window.page

    def until(self, is_so: Callable[[], object]) -> None:
        """Let the window live until something is so. Raises TimeoutError after ten minutes."""
        end = time.monotonic() + _PATIENCE_S
        while not is_so():
            self.application.processEvents()
            time.sleep(0.001)
            if time.monotonic() > end:
                raise TimeoutError("the window did not do what was waited for")

    def quiet(self) -> None:
        """Wait until nothing is under way any more."""
        since = time.monotonic()

        def is_quiet() -> bool:
            nonlocal since
            if self.workbench.background.busy or self.workbench.idle.working:
                since = time.monotonic()
            return time.monotonic() - since > _QUIET_S

        self.until(is_quiet)

    def paint(self) -> None:
        """Let everything be laid out and painted that has been asked for."""
        for _ in range(_ROUNDS_OF_EVENTS):
            self.application.processEvents()

    def timed(self, act: Callable[[], object]) -> float:
        """How long an act takes until it is painted, in ms."""
        begun = time.perf_counter()
        act()
        self.paint()
        return (time.perf_counter() - begun) * 1000

    def gap(self, act: Callable[[], object], is_done: Callable[[], object]) -> float:
        """The longest time in ms for which the window stands still during an act and after it."""
        self.quiet()
        watch = Watch()
        watch.start()
        act()
        self.until(is_done)
        self.quiet()
        return watch.stop()
