"""How many lines each view of a list keeps; after a small change only what differs is counted."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import compress
from typing import TypeVar

from csm_desktop.ui.widgets.table.alike import apart

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
    left, right = apart(former, lines)
    former, lines = former[left], lines[right]
    before, now = list(map(id, former)), list(map(id, lines))
    differ = set(before).symmetric_difference(now)
    if len(differ) > most:
        return None
    gone, new = (map(differ.__contains__, each) for each in (before, now))
    return list(compress(former, gone)), list(compress(lines, new))


def recount(
    known: Mapping[str, int], gone: Sequence[L], new: Sequence[L], holds: Holds[L]
) -> dict[str, int]:
    """The numbers after some lines were exchanged, given those before."""
    less, more = count(gone, holds), count(new, holds)
    return {key: known[key] - less[key] + more[key] for key in holds}
