"""The collector of cycles, on the window's thread alone.

Python collects on whichever thread happens to make the next object. A cycle that holds a timer, a
model or an action of Qt's would end there, in the midst of the window's use of it: the process dies
(seen: PDF export beside the preview's drawing, after many dialogs).
"""

import gc

from PySide6.QtCore import QObject

from csm_desktop.ui.lifetimes import Later

_LOOK_MS = 500
_holders: set[int] = set()


class Collector(QObject):
    """While it holds the collector, cycles are looked for between the window's events."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._look = Later(self, look, _LOOK_MS, repeated=True)

    def take_over(self) -> None:
        """Threads begin: nothing is collected on them. `let_go` when they are over."""
        _holders.add(id(self))
        gc.disable()
        self._look.start()

    def let_go(self) -> None:
        """No thread of ours is left; the last to say so gives the collector back."""
        _holders.discard(id(self))
        self._look.stop()
        if not _holders:
            gc.enable()


def look() -> None:
    """Collect what Python itself would have by now: the young often, the old seldom."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
