"""Maximum matching in a small graph of two sides: the arithmetic beneath 3x3 coverage.

Plain pairs and dictionaries on purpose: a book of 5,000 accounts is asked at once, so a graph of
10 by 20 people must cost well under a millisecond. Kuhn's augmenting paths, then one alternating
search from the people left over (Dulmage and Mendelsohn) to find who is indispensable.
"""

from collections.abc import Collection, Iterable

from csm_desktop.values import dataclass

Edge = tuple[int, int]
"""A left id and a right id; the two sides number their people independently."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Edges in which nobody appears twice, as many as there can be.

    `needed_left` and `needed_right` are the people who are part of *every* such set: without one
    of them it would be smaller by one.
    """

    edges: tuple[Edge, ...]
    needed_left: frozenset[int]
    needed_right: frozenset[int]


def largest_matching(edges: Iterable[Edge]) -> Matching:
    """A maximum matching; edges that come earlier are preferred where there is a choice."""
    forward, backward = _adjacent(edges)
    left_of: dict[int, int] = {}
    for left in forward:
        _augment(left, forward, left_of, set())
    right_of = {left: right for right, left in left_of.items()}
    spare_left = _spare(forward, left_of, right_of)
    spare_right = _spare(backward, right_of, left_of)
    return Matching(
        tuple(sorted(right_of.items())),
        frozenset(right_of.keys() - spare_left),
        frozenset(left_of.keys() - spare_right),
    )


def matching_size(edges: Iterable[Edge], enough: int) -> int:
    """The size of a maximum matching, counted no further than `enough`."""
    forward, _ = _adjacent(edges)
    left_of: dict[int, int] = {}
    for left in forward:
        if len(left_of) >= enough:
            break
        _augment(left, forward, left_of, set())
    return len(left_of)


def _adjacent(edges: Iterable[Edge]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    forward: dict[int, list[int]] = {}
    backward: dict[int, list[int]] = {}
    for left, right in edges:
        forward.setdefault(left, []).append(right)
        backward.setdefault(right, []).append(left)
    return forward, backward


def _augment(
    start: int, forward: dict[int, list[int]], left_of: dict[int, int], seen: set[int]
) -> bool:
    """Find `start` a partner, moving others on where needed; a stack, as a graph may be deep."""
    path: list[tuple[int, int]] = []
    stack = [(start, iter(forward[start]))]
    while stack:
        left, rest = stack[-1]
        for right in rest:
            # Tried once in this search is enough: a second way to the same person ends no better.
            if right in seen:
                continue
            seen.add(right)
            path.append((right, left))
            if right not in left_of:
                left_of.update(path)
                return True
            holder = left_of[right]
            stack.append((holder, iter(forward[holder])))
            break
        else:
            stack.pop()
            if path:
                path.pop()
    # Nobody can be moved on: `start` stays alone, and all others keep their partners.
    return False


def _spare(
    near: dict[int, list[int]], match_of_far: dict[int, int], match_of_near: dict[int, int]
) -> set[int]:
    """Those near ones whom some maximum matching leaves out: reached from an unmatched one."""
    spare = {person for person in near if person not in match_of_near}
    todo: Collection[int] = list(spare)
    # Whoever holds the partner of a spare one could give way to them, and is spare as well.
    while todo:
        reached = {
            match_of_far[far] for person in todo for far in near[person] if far in match_of_far
        }
        todo = reached - spare
        spare |= reached
    return spare
