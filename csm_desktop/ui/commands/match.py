"""How well a few typed letters fit a name: the ranking of the palette, without Qt.

People type the start of a name, the starts of its words, or initials; everything is compared
without case and accents.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from csm_desktop.domain.text.plain_letters import plain_letters

EXACT, START, WORDS, INSIDE = 0, 1, 2, 3


class RankedName(Protocol):
    """Anything with a folded name to be found by."""

    @property
    def folded(self) -> str: ...


T = TypeVar("T", bound=RankedName)


@lru_cache(maxsize=2_000)  # what commands and hits are called, over and over
def folded(text: str) -> str:
    """The text as it is compared: no accents, no case, single spaces."""
    return " ".join(plain_letters(text).split())


def folded_all(texts: Sequence[str]) -> list[str]:
    """The same of each; one call for many is six times as fast, and none of them is kept."""
    whole = plain_letters("\n".join([" ".join(text.split()) for text in texts]))
    return whole.split("\n") if texts else []


def fit(query: str, name: str) -> int | None:
    """The rank of a folded name for a folded query, 0 the best; None where it does not fit.

    Every word of the query has to begin a word of the name, or the query to occur in it.
    """
    if name == query:
        return EXACT
    if name.startswith(query):
        return START
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in query.split()):
        return WORDS
    return INSIDE if query in name else None


def best(query: str, among: Iterable[T], at_most: int) -> list[T]:
    """The names that fit best, in the order of their rank, then as they came.

    An empty query fits nothing: what to show then is the caller's business.
    """
    if not query:
        return []
    ranked: list[list[T]] = [[], [], [], []]
    first = query.split(maxsplit=1)[0]
    for named in among:
        if first in named.folded:  # the cheap test that nearly every name of 5,000 fails
            rank = fit(query, named.folded)
            if rank is not None:
                ranked[rank].append(named)
    return [named for rank in ranked for named in rank][:at_most]


def splits(query: str) -> Sequence[tuple[str, str]]:
    """The ways to read a query as a command and an account: "ebr nor" as ("ebr", "nor")."""
    words = query.split()
    return [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
