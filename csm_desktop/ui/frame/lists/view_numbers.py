"""How many lines each view of a list keeps; after a small change only what differs is counted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

L = TypeVar("L")
Holds = Mapping[str, Callable[[L], bool]]


def count(lines: Iterable[L], holds: Holds[L]) -> dict[str, int]:
    """The number of each view, whatever the lines are."""
    return {key: sum(1 for line in lines if holds_line(line)) for key, holds_line in holds.items()}


def recount(
    known: Mapping[str, int], former: Sequence[L], lines: Sequence[L], holds: Holds[L]
) -> dict[str, int]:
    """The numbers of `lines`, given those of `former` lines, most of which are the same objects."""
    before, now = set(map(id, former)), set(map(id, lines))
    gone = count([line for line in former if id(line) not in now], holds)
    new = count([line for line in lines if id(line) not in before], holds)
    return {key: known[key] - gone[key] + new[key] for key in holds}
