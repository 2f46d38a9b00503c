"""Several things in one phrase."""

from collections.abc import Sequence

from csm_desktop.domain.text.message import say
from csm_desktop.wording.pieces import commas
from csm_desktop.wording.speech import joined, render


def some_of(texts: Sequence[str], most: int = 3) -> str:
    """The first of many by name, and how many more there are: Ann, Bo, Cy and 2 more."""
    over = len(texts) - most
    if over <= 0:
        return joined(list(texts))
    return render(say("{names} and {n} more", names=commas(texts[:most]), n=over))
