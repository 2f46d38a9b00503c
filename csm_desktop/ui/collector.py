"""The collector of cycles, on the window's thread alone.

Python collects on whichever thread happens to make the next object. A cycle that holds a timer, a
model or an action of Qt's would end there, in the midst of the window's use of it: the process
dies (seen: PDF export beside the preview's drawing, after many dialogs). On the window's own
thread it may come while Qt ends a widget and holds its lock: the end of the cycle waits for that
for ever (seen: a run of the tests). So Python never collects by itself again once a window has
begun threads.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject

from csm_desktop.ui.lifetimes import Later

_LOOK_MS = 250
_LARGE = 40_000  # objects that no look has seen: some 5 ms


class Collector(QObject):
    """While it holds the collector, cycles are looked for between the window's events."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._look = Later(self, lambda: look(busy=self._is_busy()), _LOOK_MS, repeated=True)

    def take_over(self) -> None:
        """Threads begin: nothing is collected on them, nor in the midst of Qt's work."""
        gc.disable()
        self._look.start()

    def let_go(self) -> None:
        """The window goes. Its widgets end now, so that Python does not get the collector back."""
        self._look.stop()


def look(*, busy: bool = False) -> None:
    """Collect what Python itself would have by now: the young often, the old seldom.

    What piles up while a thread is `busy` is its work, which it holds itself and lets go of when
    it is done: to look through that would only stop the window for as long as it takes.
    """
    counts = gc.get_count()
    if busy and counts[0] > _LARGE:
        return
    for generation in (2, 1, 0):
        if counts[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


def spare_what_stands() -> None:
    """The window is whole, or shows a book: modules, classes and widgets that stand now stay to the
    end of the process, lines go without a look, and none goes through them again. Takes no time;
    a cycle that nobody holds just now stays as well, so it is called at such moments alone."""
    gc.freeze()
