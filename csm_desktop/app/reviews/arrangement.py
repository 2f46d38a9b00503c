"""Parts and lines of the review that is prepared, in another order than proposed, pinned or hidden
(domain.md §10). What is hidden is on no paper and no slide, in whatever edition."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from csm_desktop.app.reviews.acts import plan_review
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import Review, ReviewList, ReviewPart
from csm_desktop.domain.reviews import arrangement
from csm_desktop.domain.reviews.cycle import goals_of, last_held
from csm_desktop.reports.ebr import ranked
from csm_desktop.reports.ebr.measures import ranked_measures
from csm_desktop.reports.ebr.people import champions_of
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass


def move_part(work: Work, /, account_id: int, part: ReviewPart, by: int) -> Review:
    """Put a part that many places further; the summary stays first."""
    return work.put(arrangement.part_moved(plan_review(work, account_id), part, by))


def pin_part(work: Work, /, account_id: int, part: ReviewPart, pinned: bool = True) -> Review:
    """Keep a part on a page of its own, or let it share one again where it is thin."""
    review = plan_review(work, account_id)
    others = tuple(each for each in review.pinned_parts if each is not part)
    return work.put(replace(review, pinned_parts=(*others, part) if pinned else others))


def parts_as_proposed(work: Work, /, account_id: int) -> Review:
    """Put the parts in the proposed order again, none pinned."""
    return work.put(replace(plan_review(work, account_id), part_order=(), pinned_parts=()))


def move_line(
    work: Work,
    /,
    account_id: int,
    review_list: ReviewList,
    shown: Sequence[int],
    line: int,
    by: int,
) -> Review:
    """Put a line that many places further among those of its list, which are `shown`; it is
    pinned there. Raises ValueError where the line is not among them."""
    review = plan_review(work, account_id)
    return work.put(arrangement.line_moved(review, review_list, shown, line, by))


def pin_line(
    work: Work, /, account_id: int, review_list: ReviewList, line: int, pinned: bool = True
) -> Review:
    """Let a line stand in front whatever is proposed, or where it is proposed again."""
    review = plan_review(work, account_id)
    return work.put(arrangement.line_pinned(review, review_list, line, pinned))


def hide_line(
    work: Work, /, account_id: int, review_list: ReviewList, line: int, hidden: bool = True
) -> Review:
    """Take a line off every paper of this review, or put it back."""
    review = plan_review(work, account_id)
    return work.put(arrangement.line_hidden(review, review_list, line, hidden))


def lines_as_proposed(work: Work, /, account_id: int, lists: Collection[ReviewList]) -> Review:
    """Show these lists as they are proposed again, with nothing pinned or hidden."""
    return work.put(arrangement.lines_as_proposed(plan_review(work, account_id), lists))


@dataclass(frozen=True, slots=True)
class ArrangedLine:
    """A line of a list; `words` are its own. One that is hidden is listed, and on no paper."""

    id: int
    words: str
    pinned: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class ArrangedList:
    """All lines of a list in their order; `moves` says whether that may be another."""

    of: ReviewList
    lines: tuple[ArrangedLine, ...]
    moves: bool


def lists_of(facts: AccountFacts, review: Review, part: ReviewPart) -> tuple[ArrangedList, ...]:
    """The lists of a part that have lines, as the user put them."""
    return tuple(
        _arranged(review, of, found)
        for of in arrangement.LISTS.get(part, ())
        if (found := tuple(_LINES[of](facts, review)))
    )


@dataclass(frozen=True, slots=True)
class _Words:
    id: int
    words: str


def _arranged(review: Review, review_list: ReviewList, found: Sequence[_Words]) -> ArrangedList:
    done, moves = arrangement.lines_of(review, review_list), review_list not in arrangement.BY_DAY
    lines = arrangement.in_order(found, review, review_list) if moves else found
    return ArrangedList(
        review_list,
        tuple(
            ArrangedLine(line.id, line.words, line.id in done.pinned, line.id in done.hidden)
            for line in lines
        ),
        moves,
    )


def _asks(facts: AccountFacts, review: Review) -> Iterable[_Words]:
    asks = ranked.ranked_asks(facts, review)
    return (_Words(ask.id, f"{ask.verb} {ask.text}".strip()) for ask in asks)


def _promises(facts: AccountFacts, review: Review) -> Iterable[_Words]:
    last = last_held(facts.reviews, facts.as_of, review)
    return (_Words(goal.id, goal.text) for goal in ranked.ranked_promises(facts, last))


def _measures(facts: AccountFacts, review: Review) -> Iterable[_Words]:
    return (_Words(each.metric_id, each.name) for each in ranked_measures(facts, review))


def _capabilities(facts: AccountFacts, _: Review) -> Iterable[_Words]:
    titles = {capability.id: capability.title for capability in facts.capabilities}
    return (_Words(each.id, titles[each.capability_id]) for each in ranked.ranked_offers(facts))


def _goals(facts: AccountFacts, review: Review) -> Iterable[_Words]:
    return (_Words(goal.id, goal.text) for goal in goals_of(facts.review_goals, review))


_LINES: dict[ReviewList, Callable[[AccountFacts, Review], Iterable[_Words]]] = {
    ReviewList.ASKS: _asks,
    ReviewList.OBJECTIVES: lambda facts, _: (
        _Words(goal.id, goal.statement) for goal in ranked.ranked_goals(facts)
    ),
    ReviewList.PROMISES: _promises,
    ReviewList.MILESTONES: lambda facts, _: (
        _Words(stop.id, stop.title) for stop in ranked.ranked_stops(facts)
    ),
    ReviewList.MEASURES: _measures,
    ReviewList.COMPARISONS: _measures,
    ReviewList.INITIATIVES: lambda facts, _: (
        _Words(each.id, each.title) for each in ranked.ranked_initiatives(facts)
    ),
    ReviewList.CAPABILITIES: _capabilities,
    ReviewList.CHAMPIONS: lambda facts, _: (
        _Words(contact.id, contact.name) for contact in champions_of(facts.contacts)
    ),
    ReviewList.GOALS: _goals,
}
"""The lines of each list as they are proposed."""
