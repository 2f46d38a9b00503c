"""Texts that could not be saved: kept while others are shown in their fields, tried again."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, Signal

from csm_desktop.errors import NotStoredError, UserError
from csm_desktop.values import dataclass

Key = tuple[Hashable, str, str]
"""Of what a field says something, the field's name, and what of it is stored (as it prints)."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed into a field (`typed` as its editor holds it, `text` for people), and why it
    was refused. What is `passing` can be tried again as it is; else the user has to change it."""

    where: str
    text: str
    typed: Any
    refusal: UserError

    @property
    def passing(self) -> bool:
        """Whether the same text may be taken later: the disk was full, the book busy."""
        return isinstance(self.refusal, NotStoredError)


class UnsavedTexts(QObject):
    """All of one window. `changed` says that there are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[Key, Unsaved] = {}

    @property
    def texts(self) -> tuple[Unsaved, ...]:
        """What is not saved, the oldest first."""
        return tuple(self._kept.values())

    @property
    def waiting(self) -> bool:
        """Whether anything can be tried again."""
        return any(unsaved.passing for unsaved in self._kept.values())

    def keep(self, key: Key, unsaved: Unsaved) -> None:
        """Keep a text that was refused, in place of what was refused there before."""
        self._kept[key] = unsaved
        self.changed.emit()

    def find(self, key: Key) -> Unsaved | None:
        """What was typed there and is not saved."""
        return self._kept.get(key)

    def drop(self, key: Key) -> None:
        """It is saved, or was given up."""
        if self._kept.pop(key, None) is not None:
            self.changed.emit()

    def clear(self) -> None:
        """Another book; whoever closed the one before was asked."""
        if self._kept:
            self._kept.clear()
            self.changed.emit()

    def try_again(self) -> None:
        """Save what can be saved now, in the order in which it was typed."""
        # A copy, for saving one may change what is kept.
        for key, unsaved in list(self._kept.items()):
            again = _again(unsaved.refusal)
            # Typed anew in the meantime: the newer words have their own turn.
            if again is None or self._kept.get(key) is not unsaved:
                continue
            try:
                again()
            except NotStoredError:
                return  # nor would the next one be
            except (UserError, LookupError):  # what it belonged to is another, or gone
                continue
            # Saving may have put other words in its place.
            if self._kept.get(key) is unsaved:
                self.drop(key)


def _again(refusal: UserError) -> Callable[[], object] | None:
    return refusal.again if isinstance(refusal, NotStoredError) else None


UNSAVED = UnsavedTexts()
