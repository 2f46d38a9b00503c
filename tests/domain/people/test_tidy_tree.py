"""The tidy tree: no card stands upon another, and all stand within the page."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.people.tidy_tree import CardSize, LaidTree, lay_tree, neighbour
from csm_desktop.domain.people.tree_pages import tree_pages

SIZE = CardSize(160, 100, 16, 28, 20)


@st.composite
def forests(draw: st.DrawFn, most: int = 60) -> dict[int, int | None]:
    """Everybody's parent came before them, or there is none."""
    parents: dict[int, int | None] = {}
    for node in range(1, draw(st.integers(0, most)) + 1):
        parents[node] = draw(st.sampled_from([None, *parents]))
    return parents


def assert_tidy(parents: dict[int, int | None], tree: LaidTree) -> None:
    assert tree.boxes.keys() == parents.keys()
    for one, two in combinations(tree.boxes.values(), 2):
        assert not one.overlaps(two)
    for node, parent in parents.items():
        box = tree.boxes[node]
        assert box.x >= 0
        assert box.x + box.width <= tree.width + 1e-6
        assert box.y + box.height <= tree.height + 1e-6
        if parent is not None:
            assert box.y >= tree.boxes[parent].y + SIZE.height


@given(forests())
def test_no_card_stands_upon_another_and_nobody_above_their_boss(
    parents: dict[int, int | None],
) -> None:
    tree = lay_tree(parents, SIZE)
    assert_tidy(parents, tree)
    children = sum(parent is not None for parent in parents.values())
    assert len(tree.lines) == children


@given(forests(30), st.integers(2, 12))
def test_a_tree_is_cut_into_pages_that_hold_everybody_beside_their_boss(
    parents: dict[int, int | None], most: int
) -> None:
    pages = tree_pages(parents, lambda ids: len(ids) <= most)
    assert {node for page in pages for node in page} == parents.keys()
    for node, parent in parents.items():
        assert any(node in page and (parent is None or parent in page) for page in pages)
    assert all(len(page) <= most for page in pages)
    assert tree_pages(parents, bool) == ((tuple(parents),) if parents else ())


def test_sixty_people_fit_on_a_page_as_broad_as_it_is() -> None:
    """One at the top, five beneath, three beneath each, and forty who hang on those."""
    parents: dict[int, int | None] = {1: None}
    parents |= dict.fromkeys(range(2, 7), 1)
    parents |= {node: 2 + (node - 7) % 5 for node in range(7, 22)}
    parents |= {node: 7 + (node - 22) % 15 for node in range(22, 61)}
    tree = lay_tree(parents, SIZE)
    assert len(tree.boxes) == 60
    assert_tidy(parents, tree)
    assert max(tree.width, 1.5 * tree.height) < 2400


def test_sixty_people_without_a_line_stand_in_a_block() -> None:
    tree = lay_tree(dict.fromkeys(range(60)), SIZE)
    assert_tidy(dict.fromkeys(range(60)), tree)
    assert tree.width / tree.height < 3


def test_a_long_line_needs_no_recursion() -> None:
    parents = {0: None} | {node: node - 1 for node in range(1, 3000)}
    assert len(lay_tree(parents, SIZE).boxes) == 3000


def test_a_circle_and_an_unknown_boss_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        lay_tree({1: 2, 2: 1}, SIZE)
    with pytest.raises(ValueError, match="9"):
        lay_tree({1: 9}, SIZE)


def test_arrows_lead_to_whom_one_sees_there() -> None:
    tree = lay_tree({1: None, 2: 1, 3: 1, 4: 2, 5: 3}, SIZE)
    assert neighbour(tree, 1, 0, 1) in (2, 3)
    assert neighbour(tree, 2, 0, -1) == 1
    assert neighbour(tree, 2, 1, 0) == 3
    assert neighbour(tree, 1, 0, -1) is None
