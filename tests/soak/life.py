"""One life of the program, in a process of its own: started as its user starts it, then lived in.

Arguments: the seed, seconds, and the course's folder. Writes every act into `acts.txt` before it is
done, and its figures into `figures.txt` at its end. Exits with 0 only where nothing was told as a
bug, Qt complained of no thread, and no event took a minute.
"""

import faulthandler
import gc
import json
import logging
import os
import resource
import shutil
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui import application
from csm_desktop.ui.frame.upkeep.log import LOG
from tests.soak import screen
from tests.soak.edges import OWN, Machine
from tests.soak.hand import Hand
from tests.ui.wrappers import borrowed_items

CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
_WAITS_MS = (0, 0, 0, 1, 5, 20, 80)
_STUCK_S = 60
_OFTEN = (2_000, 5, 5)  # cycles are collected far more often than the program does
_DEEP = 6  # questions over one another: time to answer some
_LOOKS = 10  # acts from one look at what Python keeps of Qt's to the next
_HOMESICK = 0.1  # without a book there is little to see
BUG = 3


class Life:
    """What acts in the place of a user; `live` returns when the window is closed."""

    def __init__(self, seed: int, seconds: float, folder: Path) -> None:
        self._random = Random(seed)
        self._seconds = seconds
        self._acts = (folder / "acts.txt").open("w", encoding="utf-8", buffering=1)
        self._folder = folder
        self._machine = Machine(folder, self._random)
        self._program: application.Program | None = None
        self.acts = self._depth = 0

    def live(self) -> int:
        """Start the program and act until the time is over, or the window is closed by an act."""
        LOG.addHandler(_Complaints(self._fail))
        book = self._some_book()
        self.note(f"start {book.name}")
        life = self

        class Lived(application.Program):
            """Tells when it is there."""

            def show(self, book: Path | None) -> None:
                life.take(self)
                super().show(book)

        with self._machine.standing_in(), patch.object(application, "Program", Lived):
            code = application.start(book, CLOCK)
        faulthandler.cancel_dump_traceback_later()
        self._program = None
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures = {"acts": self.acts, "memory": memory}
        (self._folder / "figures.txt").write_text(json.dumps(figures), encoding="utf-8")
        return code

    def take(self, program: application.Program) -> None:
        """Begin to act on it; its end may come in the midst of anything."""
        self._program = program
        gc.set_threshold(*_OFTEN)
        program.workbench.bug.connect(self._fail)
        self._go_on()
        # From now on: on a machine with much to do the start alone may take as long.
        QTimer.singleShot(round(self._seconds * 1000), program, lambda: self._close(program))

    def _close(self, program: application.Program) -> None:
        self.note("close the window")
        program.window.close()

    def _go_on(self) -> None:
        """The next act comes also inside what this one opened: a question, a menu."""
        QTimer.singleShot(self._random.choice(_WAITS_MS), self._step)

    def _step(self) -> None:
        program = self._program
        if program is None or program.workbench.background.closed:
            return
        faulthandler.dump_traceback_later(_STUCK_S, exit=True)
        self._go_on()
        front = screen.in_front()
        if front is None or front.windowTitle() == OWN:
            return
        self.acts += 1
        self._depth += 1
        try:
            self._act(program)
            self._look()
        except Exception as error:
            self._fail(error)
        finally:
            self._depth -= 1

    def _look(self) -> None:
        """What Python keeps of Qt's own is found long before the process dies of it."""
        if self.acts % _LOOKS == 0 and (kept := borrowed_items()):
            raise AssertionError(f"kept of Qt's: {kept}")

    def _act(self, program: application.Program) -> None:
        hand = Hand(program, self._random, self.note)
        if self._depth > _DEEP:
            hand.escape()
            return
        if program.workbench.book is None and self._random.random() < _HOMESICK:
            self._open(program)
            return
        rest = [self._tick, self._back_up, self._other_book, self._again, self._close_book]
        acts: list[tuple[int, Callable[[], object]]] = [
            (30, hand.click), (24, hand.key), (10, hand.write), (8, hand.command),
            (6, hand.double_click), (5, hand.account), (4, hand.menu), (1, hand.resize),
            *((1, lambda each=each: each(program)) for each in rest),
        ]  # fmt: skip
        weights = [weight for weight, _ in acts]
        self._random.choices([act for _, act in acts], weights)[0]()

    def _tick(self, program: application.Program) -> None:
        self.note("a minute passes")
        program.workbench.keeping.tick()

    def _back_up(self, program: application.Program) -> None:
        self.note("back up")
        program.workbench.keeping.back_up_now()

    def _other_book(self, program: application.Program) -> None:
        """A second launch with a book."""
        book = self._some_book()
        self.note(f"second launch with {book.name}")
        program.asked(str(book))

    def _again(self, program: application.Program) -> None:
        self.note("second launch")
        program.asked("")

    def _close_book(self, program: application.Program) -> None:
        if program.workbench.book is not None and self._random.random() < 0.3:
            self.note("close the book")
            program.workbench.close_book()
            QTimer.singleShot(self._random.randint(0, 300), program, lambda: self._open(program))

    def _open(self, program: application.Program) -> None:
        if program.window.isVisible() and program.workbench.book is None:
            self.note("open the book")
            program.workbench.open(self._some_book())

    def _some_book(self) -> Path:
        """Any that is there; a copy of the sample book where none is any more."""
        books = sorted(self._machine.out.glob("*.csm"))
        if books:
            return self._random.choice(books)
        return Path(shutil.copy(self._folder / "sample.csm", self._machine.out / "Mine.csm"))

    def note(self, words: str) -> None:
        """Write an act down before it is done."""
        self._acts.write(f"{self.acts} [{self._depth}] {words}\n")

    def _fail(self, error: BaseException | str) -> None:
        """At once: what would follow would only hide it."""
        words = error if isinstance(error, str) else "".join(traceback.format_exception(error))
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
        os._exit(BUG)


class _Complaints(logging.Handler):
    """Qt complaining of a thread, which is how the worst crashes announce themselves."""

    def __init__(self, fail: Callable[[str], Any]) -> None:
        super().__init__()
        self._fail = fail

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if words.startswith("Qt: ") and "thread" in words.lower():
            self._fail(words)


def main(arguments: list[str]) -> int:
    """Live once."""
    code = Life(int(arguments[0]), float(arguments[1]), Path(arguments[2])).live()
    gc.collect()
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
