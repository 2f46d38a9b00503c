"""Where one account stands among its like: the others as a range, and what is aimed at."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from csm_desktop.reports.figures.scale import Scale, nice_ticks
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label, levels
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

_LEVEL = 15.0
_AXIS = 20.0
_BAND = 22.0
_EDGE = 24.0


class MarkKind(StrEnum):
    """Whose value it is: the account's own, what it aims at, or what it is compared with."""

    OWN = "own"
    AIM = "aim"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Mark:
    """A named value on the strip."""

    name: str
    value: float
    kind: MarkKind = MarkKind.REFERENCE


@dataclass(frozen=True, slots=True)
class Range:
    """How the others lie: least, lower quartile, upper quartile and greatest; nobody is named."""

    least: float
    lower: float
    upper: float
    greatest: float


@dataclass(frozen=True, slots=True)
class StripChart:
    """The others' range, where it is known, and the marks that have a name. What is better lies to
    the right: where less is better, `downwards` turns the axis round."""

    others: Range | None
    marks: Sequence[Mark]
    number: Callable[[float], str]
    downwards: bool = False


def strip(values: StripChart, width: float) -> Drawing:
    """The distribution on one axis; the middle half of the others is shaded.

    Labels of the marks stand above, as many levels high as it takes that none touches another.
    """
    found = _across(values, width)
    if found is None:
        return Drawing(width, 1)
    across, ticks = found
    marks = sorted(values.marks, key=lambda mark: across.at(mark.value))
    own = Style(VALUE.font, VALUE.size, VALUE.leading, CHART.good)
    texts = [
        label(
            f"{mark.name} {values.number(mark.value)}",
            own if mark.kind is MarkKind.OWN else LABEL,
            width * 0.6,
        )
        for mark in marks
    ]
    places = [across.at(mark.value) for mark in marks]
    starts = [_start(x, text.width, width, places) for x, text in zip(places, texts, strict=True)]
    # Eight points of air, or two names would read as one.
    ends = [start + text.width + 8 for start, text in zip(starts, texts, strict=True)]
    heights = levels(places, starts, ends)
    sketch = Sketch(width, _AXIS + _BAND + _LEVEL * (max(heights, default=0) + 1) + 4)
    _ground(sketch, values, ticks, across)
    for mark, text, start, level in zip(marks, texts, starts, heights, strict=True):
        x, foot = across.at(mark.value), _AXIS + _BAND + 2 + _LEVEL * level
        ink = CHART.good if mark.kind is MarkKind.OWN else CHART.reference
        sketch.line((x, _AXIS, x, foot + text.height - 2), ink, 0.9)
        sketch.write(start, foot, text)
    _marks(sketch, marks, across, _AXIS + _BAND / 2, 5.0)
    return sketch.drawing


def dots(values: StripChart, width: float, height: float = 16.0) -> Drawing:
    """The same in one line of a table, which tells the numbers beside it."""
    found = _across(values, width, edge=8.0)
    if found is None:
        return Drawing(width, 1)
    across, _ = found
    sketch = Sketch(width, height)
    middle = height / 2
    sketch.line((across.start, middle, across.end, middle), CHART.axis, 0.8)
    if values.others is not None:
        low, high = sorted((across.at(values.others.lower), across.at(values.others.upper)))
        sketch.rect(Box(low, middle - 4, high, middle + 4), CHART.track)
    _marks(sketch, values.marks, across, middle, 4.2)
    return sketch.drawing


def _across(
    values: StripChart, width: float, edge: float = _EDGE
) -> tuple[Scale, list[float]] | None:
    span = [] if values.others is None else [values.others.least, values.others.greatest]
    everything = [*span, *(mark.value for mark in values.marks)]
    if not everything:
        return None
    ticks = nice_ticks(min(everything), max(everything), 5)
    low, high = (ticks[-1], ticks[0]) if values.downwards else (ticks[0], ticks[-1])
    return Scale(low, high, edge, width - edge), ticks


def _marks(
    sketch: Sketch, marks: Sequence[Mark], across: Scale, middle: float, size: float
) -> None:
    # The account's own last: it lies above what it is compared with.
    for mark in sorted(marks, key=lambda mark: mark.kind is MarkKind.OWN):
        x = across.at(mark.value)
        if mark.kind is MarkKind.OWN:
            sketch.dot(x, middle, size, CHART.good)
        elif mark.kind is MarkKind.AIM:
            sketch.diamond(x, middle, size, CHART.series, hollow=True)
        else:
            sketch.line((x, middle - size - 2, x, middle + size + 2), CHART.series, 2.0)


def _ground(sketch: Sketch, values: StripChart, ticks: Sequence[float], across: Scale) -> None:
    """The axis, and the others upon it: a line for all, a band for the middle half."""
    middle = _AXIS + _BAND / 2
    if values.others is not None:
        low, high = sorted((across.at(values.others.lower), across.at(values.others.upper)))
        sketch.rect(Box(low, _AXIS, high, _AXIS + _BAND), CHART.track)
        ends = (across.at(values.others.least), middle, across.at(values.others.greatest), middle)
        sketch.line(ends, CHART.axis, 1.0)
        for x in (ends[0], ends[2]):
            sketch.line((x, middle - 4, x, middle + 4), CHART.axis, 1.0)
    sketch.line((across.start, _AXIS, across.end, _AXIS), CHART.axis, 0.8)
    for tick in ticks:
        x = across.at(tick)
        sketch.line((x, _AXIS - 3, x, _AXIS), CHART.axis, 0.7)
        text = label(values.number(tick), LABEL, 90)
        # A number that has no room is left out: the ticks stand there without it.
        sketch.write_where_free(text, [(x, 3, "centre")])


def _start(x: float, words: float, width: float, places: Sequence[float]) -> float:
    """Where a name begins: right of its place, but left where there is no room, or where the line
    of another mark would run through it at the right and none does at the left."""
    right, left = x + 5, x - 5 - words
    if right + words > width:
        return max(left, 0)

    def is_crossed(start: float) -> bool:
        return any(start < place < start + words for place in places if place != x)

    return left if left >= 0 and is_crossed(right) and not is_crossed(left) else right
