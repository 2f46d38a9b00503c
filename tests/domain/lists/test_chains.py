"""What stands above one another has an end, and nothing stands above itself."""

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.lists.chains import leads_back

_IDS = st.integers(0, 7)


def test_a_chain_that_comes_back_is_told_and_one_that_ends_is_not() -> None:
    above = {1: 2, 2: 3, 3: None}
    assert leads_back(1, frozenset((3,)), above.get)
    assert not leads_back(2, frozenset((1,)), above.get)
    assert not leads_back(None, frozenset((1,)), above.get)


def test_a_circle_of_others_ends_the_search() -> None:
    assert not leads_back(1, frozenset((9,)), {1: 2, 2: 1}.get)


@given(st.lists(st.tuples(_IDS, _IDS), max_size=30))
def test_whoever_asks_first_never_makes_a_circle(wishes: list[tuple[int, int]]) -> None:
    above: dict[int, int] = {}
    for own, wanted in wishes:
        if not leads_back(wanted, frozenset((own,)), above.get):
            above[own] = wanted
    for start in above:
        at, steps = start, 0
        while at in above:
            at, steps = above[at], steps + 1
            assert steps <= len(above)
