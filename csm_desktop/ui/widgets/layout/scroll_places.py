"""How far a tab is scrolled belongs to the account that it shows, not to the tab."""

from functools import partial

import shiboken6
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from csm_desktop.ui.lifetimes import soon

_AT_MOST = 200  # accounts whose places are remembered


class ScrollPlaces:
    """Remembers, for each account, where the areas inside a widget are scrolled to."""

    def __init__(self, inside: QWidget) -> None:
        self._inside = inside
        self._places: dict[int, list[tuple[QScrollBar, int]]] = {}
        self._asked: int | None = None

    def leave(self, account_id: int) -> None:
        """Another account comes: keep where this one is, and begin at the top."""
        bars = [area.verticalScrollBar() for area in self._inside.findChildren(QAbstractScrollArea)]
        self._places.pop(account_id, None)
        self._places[account_id] = [(bar, bar.value()) for bar in bars if bar.value()]
        while len(self._places) > _AT_MOST:
            del self._places[next(iter(self._places))]
        for bar in bars:
            bar.setValue(0)

    def come_back(self, account_id: int) -> None:
        """Scroll to where the account was, as soon as what is shown of it has its room."""
        self._asked = account_id
        soon(self._inside, partial(self._restore, account_id))

    def forget_return(self) -> None:
        """A part of the account was asked for: that is what shall be seen."""
        self._asked = None

    def _restore(self, account_id: int) -> None:
        if self._asked != account_id:
            return
        self._asked = None
        for area in self._inside.findChildren(QAbstractScrollArea):
            if area.verticalScrollBar().value():
                area.verticalScrollBar().setValue(0)
        for bar, value in self._places.get(account_id, ()):
            if shiboken6.isValid(bar):
                bar.setValue(value)
