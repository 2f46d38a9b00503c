"""Which pages of a pack go out: a kick-off in place of a review, no page that only repeats another,
and no document at all where it would say nothing of the customer."""

from collections.abc import Collection

from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.reviews.arrangement import number_of
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.reports.ebr.pack import (
    AgendaPage,
    Appendix,
    Benchmarks,
    Briefing,
    Capabilities,
    Champions,
    EffectivenessPage,
    Initiatives,
    KickOff,
    MoreMeasures,
    NextGoals,
    OneMeasure,
    Pack,
    Page,
    PromisesPage,
    SpeakerNotes,
    Summary,
    WorthPage,
)
from csm_desktop.wording import label, render, tr

MOST_ITEMS = 4
"""How many lines each list of the summary shows."""
_TOLD_TWICE = 2
"""Up to so many pages need no summary, unless it says what none of them says."""
_IN_FRONT = (Briefing, AgendaPage, SpeakerNotes)
"""Pages that tell nothing of the account to its customer, and stand before all others."""
PART_OF: dict[type, ReviewPart] = {
    Briefing: ReviewPart.COVER,
    KickOff: ReviewPart.SUMMARY,
    Summary: ReviewPart.SUMMARY,
    PromisesPage: ReviewPart.PROMISES,
    WorthPage: ReviewPart.WORTH,
    OneMeasure: ReviewPart.PRODUCTIVITY,
    MoreMeasures: ReviewPart.PRODUCTIVITY,
    Benchmarks: ReviewPart.BENCHMARK,
    EffectivenessPage: ReviewPart.EFFECTIVENESS,
    Initiatives: ReviewPart.INITIATIVES,
    Capabilities: ReviewPart.CAPABILITIES,
    AgendaPage: ReviewPart.COVER,
    SpeakerNotes: ReviewPart.COVER,
    Champions: ReviewPart.CHAMPIONS,
    NextGoals: ReviewPart.GOALS,
}
"""Which part a page belongs to; the briefing stands in the cover's."""


def printed_pages(pack: Pack) -> tuple[Page, ...]:
    """The pages that go out, in order; a slide is made of each as well."""
    if pack.kick_off is not None:
        return _around_kick_off(pack, pack.kick_off)
    rest = [page for page in pack.pages if not isinstance(page, (*_IN_FRONT, Summary))]
    summary = next((page for page in pack.pages if isinstance(page, Summary)), None)
    out: set[type] = set()
    if summary is None or not _is_worth_a_page(summary, len(rest), pack.edition):
        out = {Summary}
    elif any(_repeats_summary(page, pack) for page in rest):
        out = {PromisesPage}
    return tuple(page for page in pack.pages if type(page) not in out)


def _repeats_summary(page: Page, pack: Pack) -> bool:
    """Whether the page would only repeat some objectives of which nothing is known yet, and is not
    pinned."""
    if not isinstance(page, PromisesPage) or ReviewPart.PROMISES in pack.pinned_parts:
        return False
    known = any(goal.share is not None or goal.reached_on for goal in page.objectives)
    return not (page.promises or page.stops or known) and len(page.objectives) <= MOST_ITEMS


def _around_kick_off(pack: Pack, page: KickOff) -> tuple[Page, ...]:
    front = [each for each in pack.pages if isinstance(each, _IN_FRONT)]
    if pack.edition is Edition.SUMMARY:
        return (page,)
    told = (*_IN_FRONT, Summary, PromisesPage, OneMeasure, MoreMeasures, NextGoals)
    rest = (each for each in pack.pages if not isinstance(each, told))
    return (*front, page, *(each for each in rest if not _names_again(each, pack)))


def _names_again(page: Page, pack: Pack) -> bool:
    """Whether the page would only name champions, who stand among those that work on it."""
    return (
        isinstance(page, Champions)
        and not page.ties
        and ReviewPart.CHAMPIONS not in pack.pinned_parts
    )


def headline_words(pack: Pack) -> str:
    """What the whole comes to: the title of the summary or kick-off, else of the first page."""
    pages = [page for page in printed_pages(pack) if not isinstance(page, _IN_FRONT)]
    first = next((page for page in pages if isinstance(page, (Summary, KickOff))), None)
    if first is not None:
        return first.title
    return pages[0].title if pages else ""


def _is_worth_a_page(page: Summary, others: int, edition: Edition) -> bool:
    if says_nothing(page):
        return False
    if edition is Edition.SUMMARY:
        return True
    of_its_own = page.value or page.asks or page.critical_event
    return bool(of_its_own) or others > _TOLD_TWICE


def says_nothing(page: Summary) -> bool:
    """Whether an executive would read nothing but the title."""
    told = (
        page.value, page.measures, page.asks, page.objectives, page.critical_event, page.promises,
        page.next_goals, page.worth,
    )  # fmt: skip
    return not any(told)


def refuse_empty(pack: Pack) -> None:
    """Raise UserError where the document says nothing of the customer: what we offer and who knows
    whom makes no review. A briefing for our own side says at least what is missing."""
    if pack.edition.is_ours:
        return
    ours = (AgendaPage, Capabilities, Champions)
    if any(not isinstance(page, ours) for page in printed_pages(pack)):
        return
    words = say("There is nothing to review with {account} yet.", account=pack.account)
    if pack.edition is Edition.SUMMARY:
        words = say("The one page for {account} would be empty.", account=pack.account)
    raise UserError(
        render(words),
        tr(
            "Nothing was written. Enter what they want to reach (Plan), or a measure with a"
            " reading or a target (Value); the internal briefing names all that is missing."
        ),
    )


def kind_words(pack: Pack) -> str:
    """What the document is: "Executive business review 2", or a kick-off."""
    if pack.kick_off is not None:
        return tr("Kick-off")
    return render(say("Executive business review {n}", n=pack.number))


def part_words(pack: Pack, part: ReviewPart) -> str:
    """What a part is called over its page: its number among the six, and its name."""
    return part_in_order(part, pack.part_order)


def contents_words(page: Page, pack: Pack) -> str:
    """What the list of contents calls a page: its part, or its title where it stands before all."""
    if isinstance(page, KickOff):
        return tr("Kick-off")
    if isinstance(page, _IN_FRONT):
        return page.title
    return part_words(pack, PART_OF[type(page)])


def part_in_order(part: ReviewPart, order: Collection[ReviewPart]) -> str:
    """The same in a user's order of the parts; a part that is none of the six has no number."""
    number = number_of(part, order)
    return label(part) if number is None else f"{number} · {label(part)}"


def kicker_words(pack: Pack) -> str:
    """Whose it is, and what, over the title of its first page."""
    return render(say("{account} · {kind}", account=pack.account, kind=kind_words(pack)))


def printed_appendix(pack: Pack) -> Appendix:
    """The appendix without what its reader saw already, or had better not see: a list of what is
    missing that is longer than what is there."""
    made, pages = pack.appendix, printed_pages(pack)
    told = {page.measure.metric_id for page in pages if isinstance(page, OneMeasure)}
    few = len(pages) <= _TOLD_TWICE
    measures = tuple(m for m in made.measures if not (few and m.metric_id in told))
    left_out = made.left_out if len(made.left_out) < len(pages) else ()
    stops = () if pack.kick_off is not None else made.stops
    there = bool(measures or made.stops or made.actions)
    title = made.title if there or not left_out else tr("What this review is still waiting for")
    return Appendix(
        title, measures, made.references, stops, made.actions, made.opened, left_out
    )  # fmt: skip
