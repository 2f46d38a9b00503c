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
_last = 0
"""The newest life that was begun, or ended; while it is the same, all lives are."""


def renew(owner: QObject, *, over: bool = False) -> None:
    """Drop what waits or works for `owner` and all beneath it; `over`: take nothing new either."""
    global _last  # noqa: PLW0603 -- one number for all lives, as `_numbers` is
    _last = next(_numbers)
    owner.setProperty(_LIFE, 0 if over else _last)


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
        # Not `getattr`: what is asked of Qt's own and fails takes ten times as long.
        each = each.__dict__.get("asked_by") or each.parent()
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
        self._begun = -1
        self.timeout.connect(self._due)

    def start(self, msec: int | None = None) -> None:
        """Wait from now on, anew where it waits already; nothing where the owner's life is over."""
        # What is put off at each key has the life that it had at the one before.
        if not (self._begun == _last and self.isActive()):
            self._life, self._begun = life_of(self), _last
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
