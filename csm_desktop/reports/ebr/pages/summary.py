"""The one page that an executive can read alone: value, worth, what changed, what we ask."""

from collections.abc import Callable, Sequence

from csm_desktop import wording
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.reviews import GoalResult
from csm_desktop.domain.text.message import say
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import NextGoals, OneMeasure, Pack, PromisesPage, Summary
from csm_desktop.reports.ebr.pack_lines import Measure, Objective
from csm_desktop.reports.ebr.pages.against_plan import bars, scale_words, value_words
from csm_desktop.reports.ebr.pages.common import (
    RESULT_MARKS,
    bare,
    bullets,
    by_day,
    heading,
    joined_by_dot,
    missed_first,
    note,
    on,
    result_words,
    says_day,
)
from csm_desktop.reports.ebr.pages.productivity import trend_beside
from csm_desktop.reports.ebr.pages.worth import worth_beside
from csm_desktop.reports.ebr.printed import MOST_ITEMS, kicker_words, printed_pages
from csm_desktop.reports.ebr.worth import signing_brings
from csm_desktop.reports.figures.plan_bars import height_of, plan_bars
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import TITLE, quiet, strong
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.reports.text import Span
from csm_desktop.wording import label, tr

MOST_MEASURES = 5
_LEAST_MEASURES = 2
_LEAST_ITEMS = 1  # in a language of long words
_MOST_RESULTS, _LEAST_RESULTS = 3, 2
_BETWEEN = 16.0
_MOST_AIR = 14.0


def summary(page: Summary, pack: Pack, composer: Composer) -> None:
    """Two rows of columns; a column without facts gives its room to its neighbour."""
    composer.page(kicker_words(pack), page.title, tr("Summary"))
    # Of one measure that is all there is a row of two figures would be an empty page.
    if is_one_measure(page):
        trend_beside(page.measures[0], (), pack, composer)
        return
    upper, lower = _that_fit(page, pack, composer)
    composer.row(*upper, after=_BETWEEN if upper else 0)
    composer.row(*lower)


def is_one_measure(page: Summary) -> bool:
    """Whether nothing is known but how one measure went."""
    told = (
        page.value, page.worth, page.asks, page.objectives, page.critical_event, page.promises,
        page.next_goals,
    )  # fmt: skip
    return not any(told) and len(page.measures) == 1 and len(page.measures[0].points) > 1


def _that_fit(
    page: Summary, pack: Pack, composer: Composer
) -> tuple[list[GridCell], list[GridCell]]:
    """As much as leaves the page alone on its sheet: it has to be read without the next."""
    columns = _columns(page, pack)
    for measures in range(MOST_MEASURES, _LEAST_MEASURES - 1, -1):
        upper = _upper(page, pack, measures)
        room = composer.room - composer.height(*upper) - _BETWEEN
        lower = _lower(columns, composer, room)
        if composer.height(*lower) <= room:
            break
    # What the page has left stands between the measures, up to a limit.
    air = (room - composer.height(*lower)) / MOST_MEASURES
    if air > 0:
        upper = _upper(page, pack, measures, min(air, _MOST_AIR))
    return upper, lower


def _lower(columns: Sequence["_Column"], composer: Composer, room: float) -> list[GridCell]:
    """Each column with as many items as the room bears."""
    span = 12 // max(len(columns), 1)
    cells = []
    for place, column in enumerate(columns):
        for most in range(MOST_ITEMS, _LEAST_ITEMS - 1, -1):
            cell = GridCell(place * span, span, column(most))
            if composer.height(cell) <= room:
                break
        cells.append(cell)
    return cells


def _upper(page: Summary, pack: Pack, most: int, air: float = 0.0) -> list[GridCell]:
    left = _measures(page, pack, most, air)
    right = worth_beside(page.worth) if page.worth is not None else _asks(page, pack)
    if left and right:
        return [GridCell(0, 8, left), GridCell(8, 4, right)]
    return [GridCell(0, 12, left or right)] if left or right else []


def _measures(page: Summary, pack: Pack, most: int, air: float) -> list[Block]:
    """Value and measures as bars; what finds no room is named, and follows on its own page."""
    made = bars(page, pack, most)
    if not made.rows:
        return []
    title = tr("Where each measure stands between day 1 and its target")
    if not page.measures:
        title = tr("Value achieved")
    elif made.now_head:
        title = tr("Where each measure stands")
    blocks: list[Block] = [
        heading(title),
        Figure(lambda width: plan_bars(made, width, air), height_of(made, air)),
    ]
    said = [scale_words(page, pack), value_words(page.value)]
    said.append(more_measures(len(page.measures) - most))
    if any(said):
        blocks += [Space(2), note(wording.sentences([words for words in said if words]))]
    return blocks


def more_measures(count: int) -> str:
    """That so many are told elsewhere; empty where none is."""
    words = say(
        "{n} further measure follows on the next pages.",
        "{n} further measures follow on the next pages.",
        n=count,
    )
    return wording.render(words) if count > 0 else ""


def _asks(page: Summary, pack: Pack, *, brings: bool = False) -> list[Block]:
    """All of them, on a page however full; what signing `brings` where it finds room."""
    if not page.asks:
        return []
    blocks: list[Block] = []
    for ask in page.asks:
        words: list[str | Span] = [ask.text]
        if ask.verb:
            words = [strong(f"{ask.verb} "), ask.text]
        due = by_day(ask.due_on, pack.as_of)
        # The text may name the day already.
        if due and not says_day(ask.text, ask.due_on):
            words.append(quiet(f" {due}"))
        blocks += [TextBlock(words), Space(5)]
    if brings and page.worth is not None:
        said = [wording.render(each) for each in signing_brings(page.worth.worth)]
        blocks += [note(wording.sentences(said)), Space(5)] if said else []
    return [heading(tr("What we ask of you")), Stack(blocks[:-1], rule=accent())]


_Column = Callable[[int], list[Block]]
"""Makes a column of up to so many items a list."""


def _columns(page: Summary, pack: Pack) -> list[_Column]:
    """What changed, or the objectives; what became of the last goals; what we ask, or what is
    next."""
    pages = printed_pages(pack)
    is_priced = page.worth is not None
    # A rich pack has a page for its objectives; a poor one says nowhere better what it is about.
    changed = _results(page, pack) if is_priced and _tells_objectives(pages) else []
    asked = page.asks if is_priced else ()
    follows = any(isinstance(each, NextGoals) for each in pages)
    goals = () if asked and follows else page.next_goals

    def first(most: int) -> list[Block]:
        return changed or _titled(_objectives_title(page), _objectives(page, pack, most))

    def second(most: int) -> list[Block]:
        kept = _titled(tr("Goals set at the last review"), _promises(page, most))
        return _apart(kept, third(most)) if asked else kept

    def third(most: int) -> list[Block]:
        return _titled(_next_title(page), _next(page, pack, most)) if goals else []

    def last(most: int) -> list[Block]:
        return _asks(page, pack, brings=most == MOST_ITEMS) if asked else third(most)

    return [column for column in (first, second, last) if column(1)]


def _apart(above: list[Block], below: list[Block]) -> list[Block]:
    return [*above, Space(10), *below] if above and below else [*above, *below]


def _tells_objectives(pages: tuple[object, ...]) -> bool:
    return any(isinstance(each, PromisesPage) and each.objectives for each in pages)


def _titled(title: str, items: list[Block]) -> list[Block]:
    return [heading(title), *items] if items else []


def _results(page: Summary, pack: Pack) -> list[Block]:
    """How far the first measures came, each with the conclusion of its own page."""
    told = [each for each in pack.pages if isinstance(each, OneMeasure)]
    rows = [
        (
            TextBlock(_change(each.measure), TITLE, max_lines=1),
            TextBlock(each.title, max_lines=3),
        )
        for each in told[:_MOST_RESULTS]
        if each.measure.baseline is not None
    ]
    if len(rows) < _LEAST_RESULTS:
        return []
    title = tr("What changed")
    if page.since is not None:
        title = wording.render(say("What changed since {on}", on=page.since))
    columns = [PaperColumn("", 1.1), PaperColumn("", 4)]
    return [heading(title), PaperTable(columns, rows, pad=3)]


def _change(measure: Measure) -> str:
    """From day 1 to today with its sign: a percentage moves by points, without a unit."""
    change = measure.now - (measure.baseline or 0)
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{bare(abs(change), '')}"


def _objectives_title(page: Summary) -> str:
    return tr("Your objectives, as agreed") if page.agreed else tr("Your objectives")


def _objectives(page: Summary, pack: Pack, most: int) -> list[Block]:
    items = [("dot", _objective(goal, pack)) for goal in page.objectives[:most]]
    if page.critical_event:
        when = on(page.critical_on, pack.as_of)
        event = say("Critical event: {words}", words=page.critical_event)
        words: list[str | Span] = [wording.render(event)]
        if when and not says_day(page.critical_event, page.critical_on):
            words += [wording.behind_comma(""), strong(when)]
        items.append(("dot", words))
    return bullets(items)


_PREFIX = {Horizon.FIRST_VALUE, Horizon.TWELVE_MONTHS}


def _objective(goal: Objective, pack: Pack) -> list[str | Span]:
    prefix = wording.headed(label(goal.horizon)) if goal.horizon in _PREFIX else ""
    said = f"{prefix}{goal.statement}"
    first = f"{wording.stopped(said)}{wording.next_sentence()}"
    if goal.reached_day is not None:
        reached = wording.render(say("reached on day {n}", n=goal.reached_day))
        return [first, strong(reached[:1].upper() + reached[1:])]
    if goal.reached_on is not None:
        reached = wording.render(say("Reached {on}", on=on(goal.reached_on, pack.as_of)))
        return [first, strong(reached)]
    if goal.due_on is not None:
        late = [strong(f" · {tr('overdue')}")] if goal.is_overdue(pack.as_of) else []
        return [said, quiet(f" {by_day(goal.due_on, pack.as_of)}"), *late]
    return [said]


def _promises(page: Summary, most: int) -> list[Block]:
    """Those that were missed first, with what became of them: a page that hides them is untrue."""
    items = []
    for promise in missed_first(page.promises)[: most + 1]:
        remark = promise.note if promise.result is GoalResult.MISSED else ""
        words = result_words(promise.result, promise.text, remark)
        items.append((RESULT_MARKS[promise.result], words))
    return bullets(items)


def _next_title(page: Summary) -> str:
    if page.next_on is None:
        return tr("Until the next review")
    return wording.render(say("Until the next review, {on}", on=page.next_on))


def _next(page: Summary, pack: Pack, most: int) -> list[Block]:
    items: list[tuple[str, list[str | Span]]] = []
    for goal in page.next_goals[: most + 1]:
        due = "" if goal.due_on == page.next_on else by_day(goal.due_on, pack.as_of)
        owner = joined_by_dot(goal.their_owner or goal.our_owner, due)
        items.append(("dot", [goal.text, quiet(f" · {owner}")] if owner else [goal.text]))
    return bullets(items)
