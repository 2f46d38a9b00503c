"""What waits or works for a page ends with it: with its widget, its book, its window.

Every timer and every late call of the window is made here, and what comes back from a thread asks
here before it is told. A page shows one book after another: `renew` ends the one life of all that
stands beneath it and begins the next, and what was begun in the former life is dropped unheard.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

Life = frozenset[int]
_LIFE = "life"
_numbers = count(1)


def renew(owner: QObject, *, over: bool = False) -> None:
    """Drop what waits or works for `owner` and all beneath it; `over`: take nothing new either."""
    owner.setProperty(_LIFE, 0 if over else next(_numbers))


def life_of(owner: QObject) -> Life | None:
    """The life that `owner` is in now; None where it is gone, or what it stands on is over."""
    found = set()
    each: Any = owner
    while each is not None:
        # The C++ half may be gone while Python still holds its own.
        if not isValid(each):
            return None
        number = each.property(_LIFE)
        # 0 is the mark of `renew(over=True)`.
        if number == 0:
            return None
        if number is not None:
            found.add(number)
        # A dialog stands on the window, but was asked for by a page.
        each = getattr(each, "asked_by", None) or each.parent()
    return frozenset(found)


def lasts(owner: QObject, life: Life | None) -> bool:
    """Whether `owner` is still in this life. What was put into a page since belongs to it."""
    now = life_of(owner)
    return life is not None and now is not None and life <= now


class Later(QTimer):
    """Calls when its time is over, once or `repeated`; never in another life of its owner."""

    def __init__(
        self, owner: QObject, call: Callable[[], object], ms: int = 0, *, repeated: bool = False
    ) -> None:
        super().__init__(owner, interval=ms, singleShot=not repeated)
        self._call = call
        self._life: Life | None = None
        self.timeout.connect(self._due)

    def start(self, msec: int | None = None) -> None:
        """Wait from now on, anew where it waits already; nothing where the owner's life is over."""
        self._life = life_of(self)
        if self._life is None:
            self.stop()
        elif msec is None:
            super().start()
        else:
            super().start(msec)

    def _due(self) -> None:
        if lasts(self, self._life):
            self._call()
        else:
            self.stop()


def soon(owner: QObject, call: Callable[[], object], ms: int = 0) -> None:
    """Call once, after the events that wait now or after `ms`; never in another life of `owner`."""
    life = life_of(owner)
    if life is not None:
        QTimer.singleShot(ms, owner, lambda: call() if lasts(owner, life) else None)
