"""What the user pins, moves and hides stays, and all else follows the proposal."""

from dataclasses import dataclass
from datetime import date

from csm_desktop.domain.records.reviews import ArrangedLines, Review, ReviewList, ReviewPart
from csm_desktop.domain.reviews import arrangement as order

PLAIN = Review(1, 1, 1, date(2026, 11, 22))
GOALS = ReviewList.GOALS


@dataclass(frozen=True)
class Line:
    id: int


LINES = tuple(map(Line, (1, 2, 3, 4)))


def ids(review: Review, lines: tuple[Line, ...] = LINES) -> list[int]:
    return [line.id for line in order.on_paper(lines, review, GOALS)]


def test_a_moved_line_is_pinned_with_what_stands_before_it() -> None:
    moved = order.line_moved(PLAIN, GOALS, (1, 2, 3, 4), 3, -1)
    assert moved.arranged == (ArrangedLines(GOALS, (1, 3)),)
    assert ids(moved) == [1, 3, 2, 4]
    # The proposal turns around, and a new line comes: what was pinned stays.
    assert ids(moved, (Line(5), *reversed(LINES))) == [1, 3, 5, 4, 2]
    assert order.line_moved(PLAIN, GOALS, (1, 2, 3, 4), 1, -1) is PLAIN
    back = order.line_moved(moved, GOALS, (1, 3, 2, 4), 3, 1)
    assert ids(back) == [1, 2, 3, 4]


def test_a_hidden_line_is_on_no_paper_and_keeps_its_place() -> None:
    hidden = order.line_hidden(order.line_pinned(PLAIN, GOALS, 4, True), GOALS, 4, True)
    assert ids(hidden) == [1, 2, 3]
    assert [line.id for line in order.in_order(LINES, hidden, GOALS)] == [4, 1, 2, 3]
    assert order.lines_as_proposed(hidden, (GOALS,)) == PLAIN
    assert order.line_pinned(order.line_hidden(hidden, GOALS, 4, False), GOALS, 4, False) == PLAIN


def test_parts_are_numbered_in_the_order_they_stand_in() -> None:
    moved = order.part_moved(PLAIN, ReviewPart.GOALS, -20)
    parts = order.parts_in_order(moved.part_order)
    assert parts[:2] == (ReviewPart.SUMMARY, ReviewPart.GOALS)
    assert order.number_of(ReviewPart.GOALS, moved.part_order) == 1
    assert order.number_of(ReviewPart.PRODUCTIVITY, moved.part_order) == 2
    assert order.number_of(ReviewPart.WORTH, moved.part_order) is None
    assert order.part_moved(moved, ReviewPart.GOALS, 20) == PLAIN
    assert order.part_moved(PLAIN, ReviewPart.SUMMARY, 3) is PLAIN
    # As another program left it: a part that is not named is not lost.
    few = order.parts_in_order((ReviewPart.GOALS, ReviewPart.WORTH))
    assert sorted(few) == sorted(order.PROPOSED)
