"""Part 1: one measure a page as a trend, and the rest in a table."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Figure, Space, TextBlock
from csm_desktop.reports.ebr.pack import MoreMeasures, OneMeasure, Pack
from csm_desktop.reports.ebr.pack_lines import Event, Measure
from csm_desktop.reports.ebr.pages.common import (
    amount,
    bare,
    first_value,
    heading,
    named,
    note,
    on,
    sourced,
)
from csm_desktop.reports.ebr.printed import part_words
from csm_desktop.reports.figures.bullet import Bullet, bullet
from csm_desktop.reports.figures.trend import Trend, trend
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import BODY_QUIET, CAPTION, HEADING, strong
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.wording import tr

_MOST_SMALL = 4


def one_measure(page: OneMeasure, pack: Pack, composer: Composer) -> None:
    """The trend over nine columns, what it means beside it."""
    composer.page(part_words(pack, ReviewPart.PRODUCTIVITY), page.title)
    trend_beside(page.measure, page.events, pack, composer)


def trend_beside(measure: Measure, events: Sequence[Event], pack: Pack, composer: Composer) -> None:
    """A measure as a trend in what is left of the page, and beside it what it means."""
    # What the page has left for the figure, without the name above and the days beneath.
    height = composer.room - 14 - 26
    drawn = _trend(measure, events)
    figure = Figure(
        lambda width: trend(drawn, width, min(height, 330)), spoken=_spoken(measure, drawn)
    )
    chart: list[Block] = [
        TextBlock(
            named(measure.name, measure.unit),
            BODY_QUIET,
            keep_with_next=True,
            space_after=12,
            max_lines=2,
        ),
        figure,
    ]
    composer.row(GridCell(0, 9, chart), GridCell(9, 3, _beside(measure, pack)))


def _trend(measure: Measure, events: Sequence[Event]) -> Trend:
    is_percent = measure.unit.strip() == "%"

    def number(value: float) -> str:
        text = wording.compact(value)
        return wording.percent(value / 100, 1) if is_percent else text

    target = None if measure.target is None else float(measure.target)
    words = ""
    if target is not None:
        words = wording.render(say("target {target}", target=number(target)))
    marked = [(event.on, event.words) for event in events]
    points = [(point.on, float(point.value)) for point in measure.points]
    return Trend(points, number, target, words, marked, measure.is_reached)


def _spoken(measure: Measure, drawn: Trend) -> str:
    """The figure in words: its values with their days, its target, and what happened."""
    values = [(on, drawn.number(value)) for on, value in drawn.points]
    marks = [(on, words) for on, words in drawn.events]
    told = [wording.commas((wording.short_day(on, True), words)) for on, words in (*values, *marks)]
    said = [*told, drawn.target_label] if drawn.target_label else told
    return wording.headed(measure.name, wording.clauses(said))


def _beside(measure: Measure, pack: Pack) -> list[Block]:
    blocks: list[Block] = [
        heading(tr("What it means")),
        TextBlock(measure.meaning or _meaning(measure, pack)),
        Space(16),
        heading(tr("How it was measured")),
    ]
    method = measure.method or measure.definition
    if method:
        blocks += [TextBlock(method, CAPTION), Space(4)]
    source = sourced(measure.source, on(measure.now_on, pack.as_of))
    if measure.source:
        words = say("Source: {source}", source=source)
        blocks.append(note(wording.stopped(wording.render(words))))
    if measure.baseline_on is not None:
        blocks.append(note(wording.stopped(first_value(measure))))
    return blocks


def _meaning(measure: Measure, pack: Pack) -> str:
    """What the numbers alone say, where the user wrote nothing."""
    if measure.share is not None and measure.target is not None:
        words = say(
            "{share} of the way from day 1 to the target of {target} is made.",
            share=wording.percent(measure.share),
            target=amount(measure.target, measure.unit),
        )
        if measure.target_on is not None and measure.target_on > pack.as_of:
            words = say("{words} It is due on {on}.", words=words, on=measure.target_on)
        elif measure.target_on is not None and not measure.is_reached:
            words = say("{words} It was due on {on}.", words=words, on=measure.target_on)
        return wording.render(words)
    words = say(
        "{n} reading; no target is agreed yet.",
        "{n} readings; no target is agreed yet.",
        n=len(measure.points),
    )
    return wording.render(words)


def more_measures(page: MoreMeasures, pack: Pack, composer: Composer) -> None:
    """Small trends side by side, or a table with the way each has made where there are many."""
    composer.page(part_words(pack, ReviewPart.PRODUCTIVITY), page.title)
    if len(page.measures) <= _MOST_SMALL:
        _small_trends(page, pack, composer)
    else:
        composer.row(GridCell(0, 12, [_table(page, pack)]))


def _small_trends(page: MoreMeasures, pack: Pack, composer: Composer) -> None:
    lines = (len(page.measures) + 1) // 2
    height = min((composer.room - 10) / lines - 62, 320)
    for index in range(0, len(page.measures), 2):
        pair = page.measures[index : index + 2]
        cells = [
            GridCell(6 * side, 6, _small(measure, pack, height))
            for side, measure in enumerate(pair)
        ]
        composer.row(*cells, after=10)


def _small(measure: Measure, pack: Pack, height: float) -> list[Block]:
    values = _trend(measure, ())
    source = sourced(measure.source, on(measure.now_on, pack.as_of))
    title = TextBlock(named(measure.name, measure.unit), HEADING, keep_with_next=True, max_lines=2)
    figure = Figure(lambda width: trend(values, width, height), spoken=_spoken(measure, values))
    return [title, Space(8), figure, Space(4), note(source)]


def _table(page: MoreMeasures, pack: Pack) -> PaperTable:
    columns = [
        PaperColumn(tr("Measure"), 5),
        PaperColumn(tr("Day 1"), 1.4, "right"),
        PaperColumn(tr("Now"), 1.4, "right"),
        PaperColumn(tr("Target"), 1.4, "right"),
        PaperColumn(tr("Way to the target"), 2.2),
        PaperColumn("", 0.8, "right"),
        PaperColumn(tr("Source"), 3, style=CAPTION),
    ]
    rows = [
        (
            named(measure.name, measure.unit),
            bare(measure.baseline, measure.unit),
            strong(bare(measure.now, measure.unit)),
            bare(measure.target, measure.unit),
            _way(measure),
            "" if measure.share is None else wording.percent(measure.share),
            sourced(measure.source, on(measure.now_on, pack.as_of)),
        )
        for measure in page.measures
    ]
    return PaperTable(columns, rows, pad=6)


def _way(measure: Measure) -> Block:
    if measure.share is None:
        return TextBlock("")
    share = float(measure.share)
    return Figure(lambda width: bullet(Bullet(share), width))
