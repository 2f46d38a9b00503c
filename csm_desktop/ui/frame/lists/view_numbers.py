"""How many lines each view of a list keeps; after a small change only what differs is counted."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

L = TypeVar("L")
Holds = Mapping[str, Callable[[L], bool]]
Alike = Callable[[L], Hashable]
"""What a view looks at: lines for which this is equal are kept by the same views."""


def count(lines: Iterable[L], holds: Holds[L], alike: Alike[L] | None = None) -> dict[str, int]:
    """The number of each view, whatever the lines are; of those that are `alike` one is asked."""
    if alike is None:
        return {key: sum(1 for line in lines if keeps(line)) for key, keeps in holds.items()}
    lines = list(lines)
    looks = list(map(alike, lines))
    one_of, numbers = dict(zip(looks, lines, strict=True)), Counter(looks)
    return {
        key: sum(number for look, number in numbers.items() if keeps(one_of[look]))
        for key, keeps in holds.items()
    }


def exchanged(former: Sequence[L], lines: Sequence[L], most: int) -> tuple[list[L], list[L]] | None:
    """The lines that are gone, and those that are new, others being the same objects in both; None
    where they are more than so many."""
    before, now = set(map(id, former)), set(map(id, lines))
    same = len(before & now)
    if len(before) + len(now) - 2 * same > most:
        return None
    gone = [line for line in former if id(line) not in now]
    return gone, [line for line in lines if id(line) not in before]


def recount(
    known: Mapping[str, int], gone: Sequence[L], new: Sequence[L], holds: Holds[L]
) -> dict[str, int]:
    """The numbers after some lines were exchanged, given those before."""
    less, more = count(gone, holds), count(new, holds)
    return {key: known[key] - less[key] + more[key] for key in holds}
