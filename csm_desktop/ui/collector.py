"""The collector of cycles, on the window's thread alone.

Python collects on whichever thread happens to make the next object. A cycle that holds a timer, a
model or an action of Qt's would end there, in the midst of the window's use of it: the process
dies (seen: PDF export beside the preview's drawing, after many dialogs). On the window's own
thread it may come while Qt ends a widget and holds its lock: the end of the cycle waits for that
for ever (seen: a run of the tests). So Python never collects by itself again once a window has
begun threads.
"""

import gc

from PySide6.QtCore import QObject

from csm_desktop.ui.lifetimes import Later

_LOOK_MS = 500


class Collector(QObject):
    """While it holds the collector, cycles are looked for between the window's events."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._look = Later(self, look, _LOOK_MS, repeated=True)

    def take_over(self) -> None:
        """Threads begin: nothing is collected on them, nor in the midst of Qt's work."""
        gc.disable()
        self._look.start()

    def let_go(self) -> None:
        """The window goes. Its widgets end now, so that Python does not get the collector back."""
        self._look.stop()


def look() -> None:
    """Collect what Python itself would have by now: the young often, the old seldom."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
