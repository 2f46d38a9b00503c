"""Part 2: each measure beside its reference, and where the reference comes from."""

from decimal import Decimal

from csm_desktop import wording
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import BenchmarkComparison, Benchmarks, Pack
from csm_desktop.reports.ebr.pages.common import named
from csm_desktop.reports.figures.bars import BarDatum, bars
from csm_desktop.reports.figures.strip import Mark, Range, StripChart, strip
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.style import CAPTION, HEADING
from csm_desktop.wording import label, tr


def benchmark(page: Benchmarks, pack: Pack, composer: Composer) -> None:
    """Two columns of comparisons; one alone takes the width."""
    composer.page(f"2 · {tr('Benchmark')}", page.title)
    blocks = [_comparison(comparison, pack) for comparison in page.comparisons]
    if len(blocks) == 1:
        composer.row(GridCell(0, 9, blocks))
        return
    for index in range(0, len(blocks), 2):
        pair = blocks[index : index + 2]
        composer.row(*(GridCell(6 * side, 6, [block]) for side, block in enumerate(pair)), after=8)


def _comparison(each: BenchmarkComparison, pack: Pack) -> Block:
    measure = each.measure
    # Only aggregates know how the others are spread.
    figure = _strip(each, pack) if each.others else _bars(each, pack)
    sources = "; ".join(dict.fromkeys(r.source for r in each.references if r.source))
    parts: list[Block] = [
        TextBlock(named(measure.name, measure.unit), HEADING, keep_with_next=True, max_lines=2),
        TextBlock(label(measure.better), CAPTION, keep_with_next=True, space_after=6),
        figure,
        Space(2),
    ]
    if sources:
        parts.append(TextBlock(sources, CAPTION))
    return Stack([*parts, Space(16)])


def _number(each: BenchmarkComparison, value: float) -> str:
    if each.measure.unit.strip() == "%":
        return wording.percent(value / 100, 1)
    return wording.compact(value)


def _strip(each: BenchmarkComparison, pack: Pack) -> Figure:
    assert each.others is not None
    least, lower, _, upper, greatest = map(float, each.others)
    marks = [Mark(pack.account, float(each.measure.now), mine=True)]
    marks += [Mark(r.name, float(r.value)) for r in each.references]
    values = StripChart(
        Range(least, lower, upper, greatest), marks, lambda value: _number(each, value)
    )
    return Figure(lambda width: strip(values, width))


def _bars(each: BenchmarkComparison, pack: Pack) -> Figure:
    target: Decimal | None = each.measure.target
    own = BarDatum(
        pack.account,
        float(each.measure.now),
        mine=True,
        target=None if target is None else float(target),
        target_label=tr("target") if target is not None else "",
    )
    rest = [BarDatum(r.name, float(r.value)) for r in each.references]
    return Figure(lambda width: bars([own, *rest], lambda v: _number(each, v), width))
