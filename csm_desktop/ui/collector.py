"""The collector of cycles, on the window's thread alone.

Python collects on whichever thread happens to make the next object. A cycle that holds a timer, a
model or an action of Qt's would end there, in the midst of the window's use of it: the process
dies (seen: PDF export beside the preview's drawing, after many dialogs). On the window's own
thread it may come while Qt ends a widget and holds its lock: the end of the cycle waits for that
for ever (seen: a run of the tests). So Python never collects by itself again once a window has
begun threads.

What a thread hands over in one piece, the lines of a book after an import, is no garbage: it is set
aside without a look, and with it all else that stands. Cycles that end later among that are found
while nobody is at the window.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from csm_desktop.ui.lifetimes import Later

_LOOK_MS = 250
_LARGE = 40_000  # objects that no look has seen: some 5 ms
_AWAY = 40  # looks: ten seconds in which another program is in front


class Collector(QObject):
    """While it holds the collector, cycles are looked for between the window's events."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._spared, self._away = False, 0
        self._look = Later(self, self._turn, _LOOK_MS, repeated=True)

    def take_over(self) -> None:
        """Threads begin: nothing is collected on them, nor in the midst of Qt's work."""
        gc.disable()
        self._look.start()

    def let_go(self) -> None:
        """The window goes. Its widgets end now, so that Python does not get the collector back."""
        self._look.stop()

    def _turn(self) -> None:
        is_busy = self._is_busy()
        self._spared |= look(busy=is_busy)
        is_here = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self._away = 0 if is_here else self._away + 1
        if self._spared and self._away > _AWAY and not is_busy:
            look_through_all()
            self._spared = False


def look(*, busy: bool = False) -> bool:
    """Collect what Python itself would have by now: the young often, the old seldom. Whether a pile
    was spared instead.

    What piles up while a thread is `busy` is its work, which it holds itself and lets go of when
    it is done: to look through that would only stop the window for as long as it takes. What is
    left of it then is what was asked for.
    """
    counts = gc.get_count()
    if counts[0] > _LARGE:
        if not busy:
            gc.freeze()
        return not busy
    for generation in (2, 1, 0):
        if counts[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return False
    return False


def look_through_all() -> None:
    """Collect also among what was spared: a fifth of a second, for when nobody waits."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def spare_what_stands() -> None:
    """The window is whole, or shows a book: modules, classes and widgets that stand now stay to the
    end of the process, lines go without a look, and none goes through them again. Takes no time;
    a cycle that nobody holds just now stays as well, so it is called at such moments alone."""
    gc.freeze()
