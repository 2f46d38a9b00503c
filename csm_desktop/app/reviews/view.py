"""What the EBR studio shows of one account: the pack of its next review part by part, in words.

Computed from the material of a pack alone, so that it is the same with words still being typed.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import StrEnum

from csm_desktop.app.documents.ebr import Material, pack_of
from csm_desktop.app.reviews.acts import review_to_plan
from csm_desktop.app.reviews.arrangement import ArrangedList, lists_of
from csm_desktop.app.reviews.audience import ReviewGuest, guests_of
from csm_desktop.app.reviews.past import PastLine, past_lines
from csm_desktop.app.reviews.references import ReferenceLine, references_of
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.reviews import Review, ReviewAsk, ReviewGoal, ReviewPart
from csm_desktop.domain.reviews.arrangement import PROPOSED, hides_in, parts_in_order
from csm_desktop.domain.reviews.cycle import (
    goals_of,
    last_held,
    missing_roles,
    planned,
)
from csm_desktop.domain.reviews.kick_off import is_too_early_to_compare
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pack import Pack
from csm_desktop.reports.ebr.printed import PART_OF, part_in_order, printed_pages
from csm_desktop.reports.ebr.ranked import ranked_asks
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, render, tr

PARTS = PROPOSED
"""The parts that can be worked on, in the order of the pages that is proposed."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A page's title; `id` is its metric's, 0 where it has none. `chapter` is its entry in the
    document's outline. `proposed` is what would stand there, where the user wrote another; `basis`
    what the figures say, to be kept with it. What the user wrote `is_aged` where they have changed
    since; `then` is what they said."""

    id: int
    part: ReviewPart
    text: str
    chapter: int
    proposed: str | None = None
    basis: str = ""
    is_aged: bool = False
    then: str = ""

    @property
    def metric_id(self) -> int | None:
        """Which measure the page is for."""
        return self.id or None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """What the user writes about a measure; `id` is the metric's. Which way of it is better
    `is_unsaid` where neither somebody nor a target tells."""

    id: int
    name: str
    meaning: str
    method: str
    is_unsaid: bool = False


class PartState(StrEnum):
    """Whether a part is in the pack."""

    IN = "in"
    LEFT_OUT = "left_out"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: its pages' titles and what is on them, or why it has none."""

    part: ReviewPart
    state: PartState
    why: str = ""
    titles: tuple[TitleLine, ...] = ()
    contents: str = ""
    lists: tuple[ArrangedList, ...] = ()
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class StudioView:
    """One account's next review. `planned` says whether it is stored already."""

    material: Material
    review: Review
    planned: bool
    pack: Pack
    parts: tuple[PartView, ...]
    guests: tuple[ReviewGuest, ...]
    unnamed: tuple[ContactRole, ...]
    asks: tuple[ReviewAsk, ...]
    goals: tuple[ReviewGoal, ...]
    promised: tuple[ReviewGoal, ...]
    measures: tuple[MeasureLine, ...]
    references: tuple[ReferenceLine, ...]
    past: tuple[PastLine, ...]

    @property
    def facts(self) -> AccountFacts:
        """Everything about the account."""
        return self.material.facts

    @property
    def account_id(self) -> int:
        """Whose review it is."""
        return self.facts.account.id

    def missing(self) -> tuple[PartView, ...]:
        """The parts that have nothing to show and are not left out on purpose; money and phases
        can be told of some accounts only, and are not missed by the others."""
        return tuple(
            part
            for part in self.parts
            if part.state is PartState.MISSING
            and part.part not in _OF_SOME
            # Nobody misses a comparison that would be made too early.
            and not (part.part is ReviewPart.BENCHMARK and is_too_early_to_compare(self.facts))
        )

    def chapter(self, part: ReviewPart) -> int:
        """Which entry of the document's outline a part begins at; the cover is the first."""
        for page in self.pack.pages:
            if PART_OF[type(page)] is part:
                return _chapter(page, self.pack)
        return 0


_OF_SOME = (ReviewPart.WORTH, ReviewPart.EFFECTIVENESS)


def studio_view(material: Material) -> StudioView:
    """Everything about a pack in the making; one not planned yet is shown as it would be."""
    stored = planned(material.facts.reviews)
    review = stored or review_to_plan(material.facts)
    # The page is built as if it were planned, so that the first edit does not change its look.
    if stored is None:
        reviews = (*material.facts.reviews, review)
        material = replace(material, facts=replace(material.facts, reviews=reviews))
    facts, pack = material.facts, pack_of(material)
    measures = _measures(pack)
    return StudioView(
        material=material,
        review=review,
        planned=stored is not None,
        pack=pack,
        parts=tuple(
            replace(
                _part(part, pack, review),
                lists=lists_of(facts, review, part),
                pinned=part in review.pinned_parts,
            )
            for part in parts_in_order(review.part_order)
        ),
        guests=guests_of(facts, review),
        unnamed=missing_roles(facts.contacts, facts.as_of),
        asks=tuple(ranked_asks(facts, review)),
        goals=goals_of(facts.review_goals, review),
        promised=goals_of(facts.review_goals, last_held(facts.reviews, facts.as_of, review)),
        measures=measures,
        references=references_of(facts, tuple(measure.id for measure in measures)),
        past=past_lines(facts),
    )


def _measures(pack: Pack) -> tuple[MeasureLine, ...]:
    summary = next((page for page in pack.pages if isinstance(page, packs.Summary)), None)
    found = summary.measures if summary is not None else ()
    return tuple(
        MeasureLine(
            measure.metric_id,
            measure.name,
            measure.meaning,
            measure.method,
            measure.better is Better.UNKNOWN,
        )
        for measure in found
    )


def _part(part: ReviewPart, pack: Pack, review: Review) -> PartView:
    pages = [page for page in pack.pages if PART_OF[type(page)] is part]
    if pages:
        titles = tuple(_title_line(page, part, pack) for page in pages)
        said = (_contents(page) for page in pages)
        return PartView(
            part, PartState.IN, titles=titles, contents=" · ".join(words for words in said if words)
        )
    # Left out on purpose is said as such; it is not missing.
    if part in review.left_out:
        return PartView(part, PartState.LEFT_OUT, tr("left out of this review"))
    if hides_in(review, part):
        return PartView(part, PartState.LEFT_OUT, tr("all its lines are hidden"))
    # Of money that nobody spoke of, the appendix for the customer says nothing.
    unsaid = _UNSAID[part]() if part in _UNSAID else ""
    told = (left_out.why for left_out in pack.appendix.left_out if left_out.part is part)
    why = next(told, unsaid)
    return PartView(part, PartState.MISSING, why)


def _title_line(page: packs.Page, part: ReviewPart, pack: Pack) -> TitleLine:
    metric_id = page.measure.metric_id if isinstance(page, packs.OneMeasure) else None
    said = next(
        (each for each in pack.headlines if (each.part, each.metric_id) == (part, metric_id)),
        None,
    )
    line = TitleLine(metric_id or 0, part, page.title, _chapter(page, pack))
    if said is None:
        return line
    proposed = said.proposed if said.own else None
    return replace(line, proposed=proposed, basis=said.basis, is_aged=said.is_aged, then=said.then)


_UNSAID: dict[ReviewPart, Callable[[], str]] = {
    ReviewPart.WORTH: lambda: tr("no value of a unit is confirmed yet"),
    ReviewPart.EFFECTIVENESS: lambda: tr("nobody has looked yet at how they work"),
}
"""What only the user is told of a part that nobody misses."""


def _chapter(page: packs.Page, pack: Pack) -> int:
    """The entry of a page in the outline; the first where its words stand on another page: on the
    kick-off, or on those that need no summary."""
    for place, other in enumerate(printed_pages(pack), 1):
        if other is page:
            return place
    return 1


def _contents(page: packs.Page) -> str:
    """What is on a page, in a few words."""
    match page:
        case packs.Summary():
            return beside(
                (
                    render(say("{n} measure", "{n} measures", n=len(page.measures))),
                    render(say("{n} ask", "{n} asks", n=len(page.asks))),
                    render(say("{n} goal", "{n} goals", n=len(page.next_goals))),
                )
            )
        case packs.KickOff():
            words = say("{n} measure to come", "{n} measures to come", n=len(page.aims))
        case packs.PromisesPage():
            return beside(
                (
                    render(say("{n} objective", "{n} objectives", n=len(page.objectives))),
                    render(say("{n} promise", "{n} promises", n=len(page.promises))),
                    render(say("{n} milestone", "{n} milestones", n=len(page.stops))),
                )
            )
        case packs.WorthPage():
            words = say("{n} unit priced", "{n} units priced", n=len(page.units))
        case packs.OneMeasure() | packs.MoreMeasures():
            told = (page.measure,) if isinstance(page, packs.OneMeasure) else page.measures
            return ", ".join(measure.name for measure in told)
        case packs.Benchmarks():
            words = say("{n} comparison", "{n} comparisons", n=len(page.comparisons))
        case packs.EffectivenessPage():
            words = say("{n} practice planned", "{n} practices planned", n=len(page.practices))
        case packs.Initiatives():
            words = say("{n} initiative", "{n} initiatives", n=len(page.lines))
        case packs.Capabilities():
            words = say("{n} new capability", "{n} new capabilities", n=len(page.lines))
        case packs.Champions():
            words = say(
                "{n} champion · {covered} of {wanted} working relationships",
                "{n} champions · {covered} of {wanted} working relationships",
                n=len(page.champions),
                covered=page.covered,
                wanted=page.wanted,
            )
        case packs.NextGoals():
            words = say("{n} goal", "{n} goals", n=len(page.goals))
        # What stands before the parts is none of them.
        case _:
            return ""
    return render(words)


def part_name(part: ReviewPart, order: Collection[ReviewPart] = ()) -> str:
    """What a part is called, with its number where it is one of the six, in the user's order."""
    return part_in_order(part, order)
