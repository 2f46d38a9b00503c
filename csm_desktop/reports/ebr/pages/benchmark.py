"""Part 2: each measure beside its reference, and where the reference comes from."""

from decimal import Decimal

from csm_desktop import wording
from csm_desktop.reports.blocks import Block, Figure, Gap, Stack, Text
from csm_desktop.reports.ebr.pack import Benchmarks, Comparison, Pack
from csm_desktop.reports.ebr.pages.common import named
from csm_desktop.reports.figures.bars import Bar, bars
from csm_desktop.reports.figures.strip import Mark, Range, Strip, strip
from csm_desktop.reports.layout import Cell, Composer
from csm_desktop.reports.style import CAPTION, HEADING
from csm_desktop.wording import label, tr


def benchmark(page: Benchmarks, pack: Pack, composer: Composer) -> None:
    """Two columns of comparisons; one alone takes the width."""
    composer.page(f"2 · {tr('Benchmark')}", page.title)
    blocks = [_comparison(each, pack) for each in page.comparisons]
    if len(blocks) == 1:
        composer.row(Cell(0, 9, blocks))
        return
    for place in range(0, len(blocks), 2):
        pair = blocks[place : place + 2]
        composer.row(*(Cell(6 * side, 6, [block]) for side, block in enumerate(pair)), after=8)


def _comparison(each: Comparison, pack: Pack) -> Block:
    of = each.measure
    figure = _strip(each, pack) if each.others else _bars(each, pack)
    sources = "; ".join(dict.fromkeys(r.source for r in each.references if r.source))
    parts: list[Block] = [
        Text(named(of.name, of.unit), HEADING, keep_with_next=True, max_lines=2),
        Text(label(of.better), CAPTION, keep_with_next=True, space_after=6),
        figure,
        Gap(2),
    ]
    if sources:
        parts.append(Text(sources, CAPTION))
    return Stack([*parts, Gap(16)])


def _number(each: Comparison, pack: Pack, value: float) -> str:
    if each.measure.unit.strip() == "%":
        return wording.percent(value / 100, pack.locale, 1)
    return wording.compact(value, pack.locale)


def _strip(each: Comparison, pack: Pack) -> Figure:
    assert each.others is not None
    least, lower, _, upper, greatest = map(float, each.others)
    marks = [Mark(pack.account, float(each.measure.now), mine=True)]
    marks += [Mark(r.name, float(r.value)) for r in each.references]
    values = Strip(
        Range(least, lower, upper, greatest), marks, lambda value: _number(each, pack, value)
    )
    return Figure(lambda width: strip(values, width))


def _bars(each: Comparison, pack: Pack) -> Figure:
    target: Decimal | None = each.measure.target
    own = Bar(
        pack.account,
        float(each.measure.now),
        mine=True,
        target=None if target is None else float(target),
        target_label=tr("target") if target is not None else "",
    )
    rest = [Bar(r.name, float(r.value)) for r in each.references]
    return Figure(lambda width: bars([own, *rest], lambda v: _number(each, pack, v), width))
