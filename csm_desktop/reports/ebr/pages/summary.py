"""The one page that an executive can read alone: value, what changed, what we ask, what is next."""

from csm_desktop import wording
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.text.message import say
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import Pack, Summary
from csm_desktop.reports.ebr.pack_lines import Measure, Objective, Value
from csm_desktop.reports.ebr.pages.common import (
    RESULT_MARKS,
    bare,
    bullets,
    by_day,
    heading,
    joined_by_dot,
    named,
    note,
    on,
    result_words,
    says_day,
    sourced,
)
from csm_desktop.reports.ebr.pages.worth import worth_beside
from csm_desktop.reports.ebr.printed import MOST_ITEMS, kicker_words
from csm_desktop.reports.figures.ways import WayMade, way_made
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import CAPTION, quiet, strong
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.reports.text import Span
from csm_desktop.wording import label, tr

_MOST_MEASURES = 5
_LEAST_ITEMS = 1  # in a language of long words
_BETWEEN = 18.0


def summary(page: Summary, pack: Pack, composer: Composer) -> None:
    """Two rows of columns; a column without facts gives its room to its neighbour."""
    composer.page(kicker_words(pack), page.title, tr("Summary"))
    upper = _upper(page, pack)
    lower = _that_fit(page, pack, composer, upper)
    composer.row(*upper, after=_BETWEEN if upper else 0)
    composer.row(*lower)


def _that_fit(
    page: Summary, pack: Pack, composer: Composer, upper: list[GridCell]
) -> list[GridCell]:
    """As many items as leave the page alone on its sheet: it has to be read without the next."""
    room = composer.room - composer.height(*upper) - _BETWEEN
    for most in range(MOST_ITEMS, _LEAST_ITEMS, -1):
        lower = _lower(page, pack, most)
        if composer.height(*lower) <= room:
            return lower
    return _lower(page, pack, _LEAST_ITEMS)


def _upper(page: Summary, pack: Pack) -> list[GridCell]:
    left = _value(page.value) if page.value else []
    middle = _measures(page, pack)
    right = _asks(page, pack)
    if page.worth is not None:
        left = [*left, *worth_beside(page.worth)]
    # A column without facts gives its room to its neighbour.
    first = 3 if left else 0
    last = 9 if right else 12
    cells = [GridCell(0, 3, left)] if left else []
    if middle:
        cells.append(GridCell(first, last - first, middle))
    if right:
        cells.append(GridCell(9 if middle else first, 3 if middle else 12 - first, right))
    return cells


def _value(value: Value) -> list[Block]:
    caption = tr("of target business value")
    if value.day is not None:
        caption = wording.render(say("of target business value, day {n}", n=value.day))
    expected = None if value.expected is None else float(value.expected)
    share = "" if value.expected is None else wording.percent(value.expected / 100)
    drawn = WayMade(
        float(value.percent),
        wording.percent(value.percent / 100),
        caption,
        expected,
        wording.render(say("expected {share}", share=share)) if share else "",
    )
    return [
        heading(tr("Value achieved")),
        Figure(lambda width: way_made(drawn, width)),
        Space(4),
        TextBlock(value.why, CAPTION, max_lines=3),
        Space(10),
    ]


def _measures(page: Summary, pack: Pack) -> list[Block]:
    if not page.measures:
        return []
    title = tr("What changed")
    if page.since is not None:
        title = wording.render(say("What changed since {on}", on=page.since))
    columns = [
        PaperColumn(tr("Measure"), 4.4),
        PaperColumn(tr("Day 1"), 0.9, "right"),
        PaperColumn(tr("Now"), 0.9, "right"),
        PaperColumn(tr("Target"), 0.9, "right"),
        PaperColumn(tr("Source"), 4.1, style=CAPTION),
    ]
    # The page has to be read alone and at a glance; the rest is named and follows.
    rows = [_row(measure, pack) for measure in page.measures[:_MOST_MEASURES]]
    blocks: list[Block] = [heading(title), PaperTable(columns, rows, pad=6.5), Space(6)]
    more = len(page.measures) - _MOST_MEASURES
    if more > 0:
        words = say(
            "and {n} further measure on the pages that follow",
            "and {n} further measures on the pages that follow",
            n=more,
        )
        blocks += [note(wording.render(words)), Space(6)]
    return blocks


def _row(measure: Measure, pack: Pack) -> list[str | Span | list[str | Span]]:
    return [
        named(measure.name, measure.unit),
        bare(measure.baseline, measure.unit),
        strong(bare(measure.now, measure.unit)),
        bare(measure.target, measure.unit),
        sourced(measure.source, on(measure.now_on, pack.as_of)),
    ]


def _asks(page: Summary, pack: Pack) -> list[Block]:
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
        blocks += [TextBlock(words), Space(8)]
    return [heading(tr("What we ask of you")), Stack(blocks[:-1], rule=accent()), Space(10)]


def _lower(page: Summary, pack: Pack, most: int) -> list[GridCell]:
    lists = [
        (_objectives_title(page), _objectives(page, pack, most)),
        (tr("Goals set at the last review"), _promises(page, most)),
        (_next_title(page), _next(page, pack, most)),
    ]
    there = [(title, items) for title, items in lists if items]
    span = 4 if len(there) == 3 else 12 // max(len(there), 1)
    return [
        GridCell(index * span, span, [heading(title), *items])
        for index, (title, items) in enumerate(there)
    ]


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
        return [said, quiet(f" {by_day(goal.due_on, pack.as_of)}")]
    return [said]


def _promises(page: Summary, most: int) -> list[Block]:
    return bullets(
        [
            (RESULT_MARKS[promise.result], result_words(promise.result, promise.text, ""))
            for promise in page.promises[: most + 1]
        ]
    )


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
