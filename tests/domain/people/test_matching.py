"""Maximum matching against every subset there is, for graphs small enough to try them all."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.matching import Edge, largest_matching, matching_size

GRAPHS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), unique=True, max_size=12)


def by_brute_force(edges: list[Edge]) -> int:
    """The size of the largest subset in which nobody appears twice."""
    for size in range(min(len(edges), 5), 0, -1):
        for chosen in combinations(edges, size):
            if len({e[0] for e in chosen}) == len({e[1] for e in chosen}) == size:
                return size
    return 0


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
def test_the_matching_is_one_and_as_large_as_the_best_of_all_subsets(edges: list[Edge]) -> None:
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
    for left in range(1, 6):
        for right in range(1, 6):
            grows = by_brute_force([*edges, (left, right)]) > len(found.edges)
            free = left not in found.needed_left and right not in found.needed_right
            assert grows == free


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    # 0-0, 0-1, 1-1, 1-2, ...: every new one pushes all before it along.
    count = 1200
    edges = [(n, n + 1) for n in range(count)] + [(n, n) for n in range(count)]
    assert len(largest_matching(edges).edges) == count
