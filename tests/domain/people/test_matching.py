"""Maximum matching against every matching there is, for graphs small enough to try them all."""

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.matching import Edge, largest_matching, matching_size

MOST = 6
"""People on each side of the graphs that are tried."""


def _edges(partners: list[set[int]]) -> list[Edge]:
    return [(left, right) for left, known in enumerate(partners, 1) for right in sorted(known)]


# Whom each of the left side knows: so that dense graphs come as often as thin ones.
GRAPHS = st.lists(st.sets(st.integers(1, MOST)), max_size=MOST).map(_edges)


def by_brute_force(edges: list[Edge]) -> int:
    """The size of the largest matching: each of the left side takes nobody, or anybody free."""
    taken = {frozenset[int]()}
    for person in {left for left, _ in edges}:
        known = [right for left, right in edges if left == person]
        taken |= {done | {right} for done in taken for right in known if right not in done}
    return max(len(done) for done in taken)


def test_by_hand_moving_one_partner_makes_room_for_another() -> None:
    # 1 knows a (11) and b (12); 2 knows only a: so 1 must take b.
    found = largest_matching([(1, 11), (1, 12), (2, 11)])
    assert found.edges == ((1, 12), (2, 11))
    assert found.needed_left == {1, 2}
    assert found.needed_right == {11, 12}


def test_by_hand_one_person_with_three_friends_is_one_thread() -> None:
    found = largest_matching([(1, 11), (1, 12), (1, 13)])
    assert len(found.edges) == 1
    assert found.needed_left == {1}
    assert found.needed_right == frozenset()


@given(GRAPHS)
def test_the_matching_is_one_and_as_large_as_the_best_of_all(edges: list[Edge]) -> None:
    found = largest_matching(edges)
    assert set(found.edges) <= set(edges)
    assert len({left for left, _ in found.edges}) == len(found.edges)
    assert len({right for _, right in found.edges}) == len(found.edges)
    best = by_brute_force(edges)
    assert len(found.edges) == best
    for enough in range(4):
        assert matching_size(edges, enough) == min(best, enough)


@given(GRAPHS)
def test_the_needed_are_exactly_those_without_whom_it_shrinks(edges: list[Edge]) -> None:
    found = largest_matching(edges)
    best = len(found.edges)
    for place, needed in ((0, found.needed_left), (1, found.needed_right)):
        people = {edge[place] for edge in edges}
        shrinking = {
            person
            for person in people
            if by_brute_force([edge for edge in edges if edge[place] != person]) < best
        }
        assert needed == shrinking


@given(GRAPHS)
def test_a_new_edge_helps_exactly_when_neither_end_is_needed(edges: list[Edge]) -> None:
    found = largest_matching(edges)
    for left in range(1, MOST + 1):
        for right in range(1, MOST + 1):
            grows = by_brute_force([*edges, (left, right)]) > len(found.edges)
            free = left not in found.needed_left and right not in found.needed_right
            assert grows == free


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    # 0-0, 0-1, 1-1, 1-2, ...: every new one pushes all before it along.
    count = 1200
    edges = [(n, n + 1) for n in range(count)] + [(n, n) for n in range(count)]
    assert len(largest_matching(edges).edges) == count
