"""Part 2: each measure beside its references on an axis of its own, what is better to the right."""

from csm_desktop import wording
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.readings import is_better
from csm_desktop.reports.blocks import Block, Figure, Space, TextBlock
from csm_desktop.reports.ebr.pack import BenchmarkComparison, Benchmarks, Pack, Reference
from csm_desktop.reports.ebr.pages.common import apart, bare, named, note, way_words
from csm_desktop.reports.ebr.printed import part_words
from csm_desktop.reports.figures.strip import Mark, MarkKind, Range, StripChart, dots, strip
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.marks import RuleLine
from csm_desktop.reports.style import CAPTION, HEADING, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.tokens import HAIRLINE, LIGHT
from csm_desktop.wording import tr

_AFTER, _MOST_AIR = 8.0, 20.0
_MOST_LARGE = 4
"""Up to so many measures each have an axis with its numbers; more stand in a table."""


def benchmark(page: Benchmarks, pack: Pack, composer: Composer) -> None:
    """A row a measure; where all the numbers are from stands once, beneath."""
    composer.page(part_words(pack, ReviewPart.BENCHMARK), page.title)
    if len(page.comparisons) > _MOST_LARGE:
        composer.row(GridCell(0, 12, [_table(page, pack)]), after=8)
    else:
        _large(page, pack, composer)
    composer.row(GridCell(0, 12, [note(_sources(page))]))


def _large(page: Benchmarks, pack: Pack, composer: Composer) -> None:
    """A row a measure between lines; few rows share out what the page has left, up to a limit."""
    rows = [
        (GridCell(0, 3, _name(each)), GridCell(3, 6, [_strip(each, pack)]),
         GridCell(9, 3, _gaps(each)))
        for each in page.comparisons
    ]  # fmt: skip
    foot = composer.height(GridCell(0, 12, [note(_sources(page))])) + _AFTER
    left = composer.room - foot - sum(composer.height(*row) + 2 * _AFTER for row in rows)
    air = min(max(left / (2 * len(rows)), 0.0), _MOST_AIR)
    for place, row in enumerate(rows):
        if place:
            rule = RuleLine(LIGHT.hairline, composer.paper.inner, HAIRLINE)
            composer.row(GridCell(0, 12, [rule]), after=_AFTER + air)
        composer.row(*row, after=_AFTER + air)


def _sources(page: Benchmarks) -> str:
    found = dict.fromkeys(r.source for each in page.comparisons for r in each.references)
    axes = tr("Each row has a scale of its own; what is better lies to the right.")
    return wording.sentences([*map(wording.stopped, found), axes])


def _name(each: BenchmarkComparison) -> list[Block]:
    measure = each.measure
    return [
        Space(14),
        TextBlock(named(measure.name, measure.unit), HEADING, keep_with_next=True, max_lines=3),
        TextBlock(way_words(measure.better), CAPTION),
    ]


def _gaps(each: BenchmarkComparison) -> list[Block]:
    """How far it is from here to each reference, or how far that lies behind."""
    blocks: list[Block] = [Space(14)]
    for reference in each.references:
        blocks.append(TextBlock(wording.render(_gap(each, reference)), CAPTION, space_after=3))
    return blocks


def _gap(each: BenchmarkComparison, reference: Reference) -> Message:
    measure = each.measure
    # As both are printed, so that the difference between them is theirs.
    now, value = (wording.as_shown(each, measure.unit) for each in (measure.now, reference.value))
    gap = abs(now - value)
    far = apart(gap, measure.unit)
    if not gap:
        return say("level with: {name}", name=reference.name)
    if measure.better is Better.UNKNOWN:
        return say("{gap} apart from: {name}", gap=far, name=reference.name)
    if is_better(now, value, measure.better):
        return say("{gap} ahead of: {name}", gap=far, name=reference.name)
    return say("{gap} to go to: {name}", gap=far, name=reference.name)


def _chart(each: BenchmarkComparison, account: str) -> StripChart:
    measure = each.measure
    others = None
    if each.others is not None:
        least, lower, _, upper, greatest = map(float, each.others)
        others = Range(least, lower, upper, greatest)
    marks = [Mark(account, float(measure.now), MarkKind.OWN)]
    marks += [Mark(r.name, float(r.value)) for r in each.references]
    if measure.target is not None:
        marks.append(Mark(tr("target"), float(measure.target), MarkKind.AIM))
    return StripChart(
        others, marks, lambda value: _number(each, value), measure.better is Better.LOWER
    )


def _number(each: BenchmarkComparison, value: float) -> str:
    if each.measure.unit.strip() == "%":
        return wording.percent(value / 100, 1)
    return wording.compact(value)


def _strip(each: BenchmarkComparison, pack: Pack) -> Figure:
    chart = _chart(each, pack.account)
    return Figure(lambda width: strip(chart, width))


def _dots(each: BenchmarkComparison) -> Figure:
    chart = _chart(each, "")
    return Figure(lambda width: dots(chart, width))


def _table(page: Benchmarks, pack: Pack) -> PaperTable:
    you = pack.account if len(pack.account) <= 18 else tr("Your company")
    columns = [
        PaperColumn(tr("Measure"), 4), PaperColumn(you, 1.3, "right"),
        PaperColumn(tr("Reference value"), 2.6), PaperColumn("", 1, "right"),
        PaperColumn(tr("Target"), 1.1, "right"), PaperColumn("", 4.2),
    ]  # fmt: skip
    rows: list[tuple[Filling, ...]] = []
    for each in page.comparisons:
        first, unit = each.references[0], each.measure.unit
        rows.append(
            (
                named(each.measure.name, unit), strong(bare(each.measure.now, unit)), first.name,
                bare(first.value, unit), bare(each.measure.target, unit), _dots(each),
            )
        )  # fmt: skip
    return PaperTable(columns, rows, pad=5)
