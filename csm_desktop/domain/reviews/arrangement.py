"""What the user makes of a review's proposals: parts and lines in another order, pinned or hidden.

A proposal stays a proposal: only what the user did is kept, so all else follows the facts. Of a
list, what is pinned stands first; what is moved is pinned, with all that stands before it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from csm_desktop.domain.records.reviews import ArrangedLines, Review, ReviewList, ReviewPart

PROPOSED: tuple[ReviewPart, ...] = tuple(
    part for part in ReviewPart if part not in (ReviewPart.COVER, ReviewPart.APPENDIX)
)
"""The parts between cover and appendix, in the order that is proposed."""
SIX_PARTS = (
    ReviewPart.PRODUCTIVITY,
    ReviewPart.BENCHMARK,
    ReviewPart.INITIATIVES,
    ReviewPart.CAPABILITIES,
    ReviewPart.CHAMPIONS,
    ReviewPart.GOALS,
)
"""The six parts of an executive business review, in order (domain.md §10)."""
LISTS: dict[ReviewPart, tuple[ReviewList, ...]] = {
    ReviewPart.SUMMARY: (ReviewList.ASKS,),
    ReviewPart.PROMISES: (ReviewList.OBJECTIVES, ReviewList.PROMISES, ReviewList.MILESTONES),
    ReviewPart.PRODUCTIVITY: (ReviewList.MEASURES,),
    ReviewPart.BENCHMARK: (ReviewList.COMPARISONS,),
    ReviewPart.INITIATIVES: (ReviewList.INITIATIVES,),
    ReviewPart.CAPABILITIES: (ReviewList.CAPABILITIES,),
    ReviewPart.CHAMPIONS: (ReviewList.CHAMPIONS,),
    ReviewPart.GOALS: (ReviewList.GOALS,),
}
"""Whose lines can be arranged; of money and phases nothing is hidden, for their sums must hold."""
BY_DAY = frozenset({ReviewList.MILESTONES})
"""Lists that keep the order of their days: their lines can be hidden, and nothing else."""


class _Line(Protocol):
    @property
    def id(self) -> int: ...


L = TypeVar("L", bound=_Line)


def parts_in_order(order: Collection[ReviewPart]) -> tuple[ReviewPart, ...]:
    """All parts, the summary first: in the user's order, else as proposed."""
    chosen: list[ReviewPart] = [
        part for part in order if part in PROPOSED and part is not ReviewPart.SUMMARY
    ]
    if not chosen:
        return PROPOSED
    # A part that the user never saw stands behind the one that it is proposed behind.
    for place, part in enumerate(PROPOSED):
        if place and part not in chosen:
            before = PROPOSED[place - 1]
            chosen.insert(chosen.index(before) + 1 if before in chosen else 0, part)
    return ReviewPart.SUMMARY, *dict.fromkeys(chosen)


def number_of(part: ReviewPart, order: Collection[ReviewPart]) -> int | None:
    """Which of the six a part is (domain.md §10), counted in the user's order; None for others."""
    six = [each for each in parts_in_order(order) if each in SIX_PARTS]
    return six.index(part) + 1 if part in six else None


def part_moved(review: Review, part: ReviewPart, by: int) -> Review:
    """The review with a part that many places further; the summary stays first."""
    order = list(parts_in_order(review.part_order))
    place = order.index(part)
    to = max(1, min(place + by, len(order) - 1))
    if part is ReviewPart.SUMMARY:
        return review
    order.insert(to, order.pop(place))
    made = tuple(order)
    return replace(review, part_order=() if made == PROPOSED else made)


def lines_of(review: Review, review_list: ReviewList) -> ArrangedLines:
    """What the user did with a list; nothing, where nothing was done."""
    return next(
        (each for each in review.arranged if each.of is review_list), ArrangedLines(review_list)
    )


def hides_in(review: Review, part: ReviewPart) -> bool:
    """Whether the user hid a line of a part."""
    return any(lines_of(review, each).hidden for each in LISTS.get(part, ()))


def in_order(lines: Iterable[L], review: Review, review_list: ReviewList) -> tuple[L, ...]:
    """Lines as they are proposed become lines in the user's order; the hidden ones too."""
    known = {line.id: line for line in lines}
    pinned = [known.pop(each) for each in lines_of(review, review_list).pinned if each in known]
    return (*pinned, *known.values())


def on_paper(lines: Iterable[L], review: Review, review_list: ReviewList) -> tuple[L, ...]:
    """Lines as they are proposed become those that are printed, in the user's order."""
    hidden = lines_of(review, review_list).hidden
    return tuple(line for line in in_order(lines, review, review_list) if line.id not in hidden)


def line_moved(
    review: Review, review_list: ReviewList, shown: Sequence[int], line: int, by: int
) -> Review:
    """With a line that many places further among `shown`, which are all of the list in order."""
    order, done = list(shown), lines_of(review, review_list)
    place = order.index(line)
    to = max(0, min(place + by, len(order) - 1))
    if to == place:
        return review
    order.insert(to, order.pop(place))
    # A place among the unpinned would be lost with the next proposal, so it is pinned up to there.
    last = max(to, place) if line in done.pinned else to
    kept = max([last + 1, *(order.index(each) + 1 for each in done.pinned if each in order)])
    return _with(review, replace(done, pinned=tuple(order[:kept])))


def line_pinned(review: Review, review_list: ReviewList, line: int, pinned: bool) -> Review:
    """With a line pinned behind those that are, or no longer pinned."""
    done = lines_of(review, review_list)
    others = tuple(each for each in done.pinned if each != line)
    return _with(review, replace(done, pinned=(*others, line) if pinned else others))


def line_hidden(review: Review, review_list: ReviewList, line: int, hidden: bool) -> Review:
    """With a line on no paper, or on it again."""
    done = lines_of(review, review_list)
    others = tuple(each for each in done.hidden if each != line)
    return _with(review, replace(done, hidden=(*others, line) if hidden else others))


def lines_as_proposed(review: Review, lists: Collection[ReviewList]) -> Review:
    """With nothing done to these lists."""
    return replace(review, arranged=tuple(e for e in review.arranged if e.of not in lists))


def _with(review: Review, made: ArrangedLines) -> Review:
    others = tuple(each for each in review.arranged if each.of is not made.of)
    has = made.pinned or made.hidden
    return replace(review, arranged=(*others, made) if has else others)
