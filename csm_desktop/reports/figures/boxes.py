"""Box plots below one another: how several groups of values lie against one line."""

from collections.abc import Callable, Sequence

from csm_desktop.reports.figures.scale import Scale, nice_ticks
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, Box, Sketch, label
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

_ROW = 22.0
_HALF = 6.0  # of a box's height
_AXIS = 18.0
_NAMES = 0.3  # of the width
_EDGE = 16.0


@dataclass(frozen=True, slots=True)
class NamedBox:
    """One group: least, lower quartile, median, upper quartile and greatest value."""

    name: str
    least: float
    lower: float
    median: float
    upper: float
    greatest: float


def boxes(values: Sequence[NamedBox], number: Callable[[float], str], width: float) -> Drawing:
    """A row for each group, all on one axis; the line of what was planned stands at 0."""
    if not values:
        return Drawing(width, 1)
    ends = [end for each in values for end in (each.least, each.greatest)]
    ticks = nice_ticks(min(0.0, *ends), max(0.0, *ends), 6)
    across = Scale(ticks[0], ticks[-1], width * _NAMES + _EDGE, width - _EDGE)
    top = _AXIS + _ROW * len(values)
    sketch = Sketch(width, top + 2)
    sketch.line((across.start, _AXIS, across.end, _AXIS), CHART.axis, 0.8)
    for tick in ticks:
        x = across.at(tick)
        sketch.line((x, _AXIS - 3, x, _AXIS), CHART.axis, 0.7)
        sketch.write_where_free(label(number(tick), LABEL, 60), [(x, 2, "centre")])
    sketch.line((across.at(0), _AXIS, across.at(0), top), CHART.reference, 1.0)
    for place, each in enumerate(values):
        _box(sketch, each, across, top - _ROW * (place + 0.5), width * _NAMES)
    return sketch.drawing


def _box(sketch: Sketch, each: NamedBox, across: Scale, middle: float, room: float) -> None:
    name = label(each.name, LABEL, room)
    sketch.write(0, middle - name.height / 2, name)
    least, low, mid, high, most = map(
        across.at, (each.least, each.lower, each.median, each.upper, each.greatest)
    )
    for x0, x1, end in ((least, low, least), (high, most, most)):
        sketch.line((x0, middle, x1, middle), CHART.axis, 1.0)
        sketch.line((end, middle - 3, end, middle + 3), CHART.axis, 1.0)
    # As wide as a hair at least: a single value has no quartiles apart.
    sketch.rect(Box(low, middle - _HALF, max(high, low + 0.5), middle + _HALF), CHART.track)
    sketch.line((mid, middle - _HALF - 1, mid, middle + _HALF + 1), CHART.series, 2.0)
