"""The pack's figures as native charts: the numbers are the pack's, and their reader can edit them.

Days are text on their axis: dates as categories are labelled every eleven days by some programs.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from locale import windows_locale
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.util import Pt

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.deck.chart_values import ChartValues
from csm_desktop.reports.deck.deck import Deck
from csm_desktop.reports.deck.words import colour_of
from csm_desktop.reports.ebr.pack import BenchmarkComparison
from csm_desktop.reports.ebr.pack_lines import Measure
from csm_desktop.reports.ebr.pages.common import amount, bare
from csm_desktop.reports.figures.waterfall import StepKind, WaterfallStep
from csm_desktop.reports.text import neat
from csm_desktop.tokens import CHART, PAPER_COLUMNS
from csm_desktop.wording import clauses, headed, tr

_MOST_NAME = 60
_MOST_DAYS = 10
_MANY = 1
_LEAST_SPANS = (Decimal(5), Decimal("0.5"))
"""Of an axis, from which on its ticks have no decimals, or one."""
_BEFORE_SKIPS = ("crossAx", "crosses", "auto", "lblAlgn", "lblOffset", "tickLblSkip")
_ALL_BUT_LEVEL = "60"  # a thousandth of a degree
_THIN = 0.08
"""A step of less of the height than this has no room for its own figure."""


def number_format(unit: str, values: Sequence[Decimal]) -> str:
    """How a chart writes values of this unit, in the language in force where its viewer lets it;
    percent stay the whole numbers that they are.

    With decimals as at the ticks of an axis that holds the values: Excel writes "90." where they
    are left open.
    """
    high, low = max(values, default=Decimal(0)), min(values, default=Decimal(0))
    # An axis begins at nothing, unless its values lie far from it.
    span = high - low if 0 < high - low < min(abs(high), abs(low)) / 6 else max(high, -low)
    digits = next((n for n, least in enumerate(_LEAST_SPANS) if span >= least), 2)
    return f"{in_language()}#,##0{'.' if digits else ''}{'0' * digits}{_sign(unit)}"


def in_language() -> str:
    """What names the language in force in the pattern of a number."""
    return f"[$-{_numbered(wording.voice().locale):X}]"


def _sign(unit: str) -> str:
    return '"%"' if unit.strip() == "%" else ""


@cache
def _numbered(locale: str) -> int:
    """A locale by Windows' number; a language without a country is that of its first one."""
    numbers = {name: number for number, name in sorted(windows_locale.items(), reverse=True)}
    name = locale.replace("-", "_")
    first = (number for number, each in sorted(windows_locale.items()) if each[:2] == name[:2])
    return numbers.get(name) or next(first, numbers["en_GB"])


def exact_format(unit: str, values: Sequence[Decimal]) -> str:
    """The same with as many decimals as the values have, at most two."""
    finest = min((int(each.normalize().as_tuple().exponent) for each in values), default=0)
    digits = min(max(-finest, 0), 2)
    return f"{in_language()}#,##0{'.' if digits else ''}{'0' * digits}{_sign(unit)}"


def trend_chart(deck: Deck, measure: Measure, height: float) -> None:
    """A measure over its days, with its target as a line, in the lane of the deck."""
    points = measure.points
    years = len({point.on.year for point in points}) > 1
    told = [point.value for point in points]
    around = told if measure.target is None else [*told, measure.target]
    data = ChartValues(number_format=exact_format(measure.unit, told))
    data.categories = [
        wording.short_day(point.on, with_year=years or not place)
        for place, point in enumerate(points)
    ]
    data.add_series(_named(measure.name), [float(point.value) for point in points])
    if measure.target is not None:
        target = wording.render(say("Target {target}", target=amount(measure.target, measure.unit)))
        data.add_series(_named(target), [float(measure.target)] * len(points))
    chart = deck.chart(XL_CHART_TYPE.LINE, data, height, trend_words(measure))
    _dress(chart, number_format(measure.unit, around))
    # Side by side, days would be broken within: as many are named as there is room for.
    _name_every(chart, -(-len(points) // (_MOST_DAYS * deck.lane[1] // PAPER_COLUMNS)))
    lines = chart.plots[0].series
    _line(lines[0], CHART.series, dashed=False)
    # The bare figure: a viewer breaks a longer one over the edge, and the unit stands above.
    _label(lines[0], len(points) - 1, bare(measure.now, measure.unit), CHART.series)
    if len(points) > _MANY:
        _label(lines[0], 0, bare(points[0].value, measure.unit), CHART.series)
    if measure.target is not None:
        _line(lines[1], CHART.good, dashed=True)
        place = _farthest(told, measure.target)
        beneath = told[place] > measure.target
        _label(lines[1], place, target, CHART.good, beneath=beneath)


def _farthest(values: Sequence[Decimal], target: Decimal) -> int:
    """Where the line is farthest from its target, and words beside that stand free; not at an edge,
    where they would be cut."""
    aside = len(values) // 5
    inner = range(aside, max(len(values) - aside, aside + 1))
    return max(inner, key=lambda place: abs(values[place] - target))


def _label(series: Any, place: int, words: str, ink: str, *, beneath: bool = False) -> None:
    """Words at a point of a line, in its ink: no box has to be looked up."""
    label = series.points[place].data_label
    label.position = XL_LABEL_POSITION.BELOW if beneath else XL_LABEL_POSITION.ABOVE
    label.has_text_frame = True
    label.text_frame.text = words
    run = label.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(11), True
    run.font.color.rgb = colour_of(ink)


def trend_words(measure: Measure) -> str:
    """What a trend shows, in a sentence."""
    words = say(
        "{name}: from {before} to {now}",
        name=measure.name,
        before=amount(measure.points[0].value if measure.points else None, measure.unit),
        now=amount(measure.now, measure.unit),
    )
    return wording.render(words)


def year_chart(deck: Deck, steps: Sequence[WaterfallStep], currency: str, height: float) -> None:
    """The year in money as stacked columns; where it goes below nothing, as plain ones."""
    level, spans = 0.0, []
    for step in steps:
        start = 0.0 if step.kind is StepKind.SUM else level
        level = start + step.value
        spans.append((start, level))
    spoken = clauses(headed(step.name, step.told) for step in steps)
    shown_as = f"{in_language()}#,##0"
    data = ChartValues(number_format=shown_as)
    data.categories = [_named(step.name) for step in steps]
    below = any(min(span) < 0 for span in spans)
    if below:
        data.add_series(currency, [step.value for step in steps])
        chart = deck.chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data, height, spoken)
    else:
        data.add_series(tr("before"), [min(span) if span[0] else 0.0 for span in spans])
        data.add_series(currency, [abs(step.value) for step in steps])
        chart = deck.chart(XL_CHART_TYPE.COLUMN_STACKED, data, height, spoken)
        chart.plots[0].series[0].format.fill.background()
        chart.plots[0].overlap = 100
    _dress(chart, shown_as)
    chart.plots[0].gap_width = 45
    shown = chart.plots[0].series[-1]
    highest = max((max(map(abs, span)) for span in spans), default=0.0)
    for place, step in enumerate(steps):
        ink = CHART.series if step.kind is StepKind.SUM else CHART.good
        point = shown.points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour_of(ink if step.value >= 0 else CHART.axis)
        is_thin = not below and abs(step.value) < _THIN * highest and bool(spans[place][0])
        label = (chart.plots[0].series[0].points[place] if is_thin else point).data_label
        label.has_text_frame = True
        label.text_frame.text = step.said
        if is_thin:
            label.position = XL_LABEL_POSITION.INSIDE_END
        run = label.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(11), True
        if not below and not is_thin:
            run.font.color.rgb = colour_of("#FFFFFF")


def comparison_chart(deck: Deck, each: BenchmarkComparison, account: str, height: float) -> None:
    """One measure beside its references, as bars from zero."""
    names = [account, *(reference.name for reference in each.references)]
    values: list[Decimal] = [each.measure.now, *(r.value for r in each.references)]
    exact = exact_format(each.measure.unit, values)
    data = ChartValues(number_format=exact)
    # Bars are drawn from below: the customer's own stands on top.
    data.categories = [_named(name) for name in reversed(names)]
    data.add_series(_named(each.measure.name), [float(value) for value in reversed(values)])
    told = [headed(n, amount(v, each.measure.unit)) for n, v in zip(names, values, strict=True)]
    chart = deck.chart(XL_CHART_TYPE.BAR_CLUSTERED, data, height, clauses(told))
    _dress(chart, number_format(each.measure.unit, [*values, Decimal(0)]))
    # Bars tell by their length: cut off below, a small difference would look like a large one.
    if all(value >= 0 for value in values):
        chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.has_data_labels = True
    plot.data_labels.number_format = exact
    plot.data_labels.number_format_is_linked = False
    for place in range(len(names)):
        point = plot.series[0].points[place]
        point.format.fill.solid()
        mine = place == len(names) - 1
        point.format.fill.fore_color.rgb = colour_of(CHART.good if mine else CHART.axis)


def _dress(chart: Any, shown: str) -> None:
    chart.has_title = chart.has_legend = False
    axis = chart.value_axis
    axis.major_gridlines.format.line.color.rgb = colour_of(CHART.grid)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = shown, False
    chart.category_axis.format.line.color.rgb = colour_of(CHART.axis)
    chart.category_axis.has_major_gridlines = False


def _name_every(chart: Any, step: int) -> None:
    """Name one category of so many on the axis; the library has no way to.

    LibreOffice knows no such step: it names as many as stand whole beside one another, unless they
    lie quite level; then it breaks them.
    """
    chart.category_axis.tick_labels.font.size = Pt(11)
    axis = chart.category_axis._element
    axis.txPr.bodyPr.set("rot", _ALL_BUT_LEVEL)
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        skip = parse_xml(f'<{tag} xmlns:c="{axis.nsmap["c"]}" val="{step}"/>')
        (*_, last) = (each for each in axis if each.tag.rpartition("}")[2] in _BEFORE_SKIPS)
        last.addnext(skip)


def _line(series: Any, ink: str, *, dashed: bool) -> None:
    series.smooth = False
    line = series.format.line
    line.color.rgb = colour_of(ink)
    line.width = Pt(1.5 if dashed else 2.5)
    if dashed:
        line.dash_style = MSO_LINE.DASH


def _named(words: str) -> str:
    """A name for an axis or a series; the tables beside name it whole."""
    plain = neat(words).replace("\n", " ")
    return plain if len(plain) <= _MOST_NAME else f"{plain[: _MOST_NAME - 1].rstrip()}…"
