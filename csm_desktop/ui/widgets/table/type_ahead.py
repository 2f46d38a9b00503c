"""Typing the beginning of a name in a list goes to it."""

from collections.abc import Callable, Sequence
from time import monotonic

from csm_desktop.domain.text.plain_letters import plain_letters

_PAUSE = 0.8  # seconds after which typing begins anew


class TypeAhead:
    """Letters that follow one another at once are one beginning, whatever their accents.

    The first letter is a command's where one has it; those that follow are not any more.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """`now` tells seconds; only their differences count."""
        self._now = now
        self._typed = ""
        self._last = 0.0

    @property
    def is_under_way(self) -> bool:
        """Whether a beginning is being typed, so that the next letter belongs to it."""
        return bool(self._typed) and self._now() - self._last < _PAUSE

    def find(self, letter: str, names: Sequence[str], current: int) -> int | None:
        """The place of the name that is meant now; None where none begins so.

        A beginning keeps to the current line while it fits; the same letter again goes on to the
        next name with it.
        """
        going_on = self.is_under_way
        self._last = self._now()
        # In plain letters, as everywhere else where people type.
        letter = plain_letters(letter)
        # The same letter again goes on to the next name with it, as in every list.
        same = going_on and set(self._typed) == {letter}
        self._typed = self._typed + letter if going_on else letter
        folded = [plain_letters(name) for name in names]
        for start, words in ((current, self._typed), (current + 1, letter if same else "")):
            for step in range(len(folded)) if words else ():
                index = (start + step + (0 if going_on else 1)) % len(folded)
                if folded[index].startswith(words):
                    return index
        return None
