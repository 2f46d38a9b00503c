"""Where one account stands among its like: the others as a range."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from csm_desktop.reports.figures.scale import Scale, nice_ticks
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label, levels
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART

_LEVEL = 15.0
_AXIS = 20.0
_BAND = 26.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A named value on the strip; `mine` is the account's own."""

    name: str
    value: float
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """How the others lie: least, lower quartile, upper quartile and greatest; nobody is named."""

    least: float
    lower: float
    upper: float
    greatest: float


@dataclass(frozen=True, slots=True)
class StripChart:
    """The others' range, where it is known, and the marks that have a name."""

    others: Range | None
    marks: Sequence[Mark]
    number: Callable[[float], str]


def strip(values: StripChart, width: float) -> Drawing:
    """The distribution on one axis; the middle half of the others is shaded.

    Labels of the marks stand above, as many levels high as it takes that none touches another.
    """
    marks = sorted(values.marks, key=lambda mark: mark.value)
    span = [] if values.others is None else [values.others.least, values.others.greatest]
    everything = [*span, *(mark.value for mark in marks)]
    if not everything:
        return Drawing(width, 1)
    ticks = nice_ticks(min(everything), max(everything), 5)
    across = Scale(ticks[0], ticks[-1], 24, width - 24)
    own = Style(VALUE.font, VALUE.size, VALUE.leading, CHART.good)
    texts = [
        label(f"{m.name}  {values.number(m.value)}", own if m.mine else LABEL, width * 0.6)
        for m in marks
    ]
    starts = [_start(across.at(m.value), t.width, width) for m, t in zip(marks, texts, strict=True)]
    # Eight points of air, or two names would read as one.
    ends = [start + text.width + 8 for start, text in zip(starts, texts, strict=True)]
    heights = levels([across.at(mark.value) for mark in marks], starts, ends)
    sketch = Sketch(width, _AXIS + _BAND + _LEVEL * (max(heights, default=0) + 1) + 4)
    _ground(sketch, values, ticks, across)
    middle = _AXIS + _BAND / 2
    for mark, text, start, level in zip(marks, texts, starts, heights, strict=True):
        x, foot = across.at(mark.value), _AXIS + _BAND + 2 + _LEVEL * level
        ink = CHART.good if mark.mine else CHART.reference
        sketch.line((x, _AXIS, x, foot + text.height - 2), ink, 0.9)
        draw = sketch.diamond if mark.mine else sketch.dot
        draw(x, middle, 5.0 if mark.mine else 3.0, ink)
        sketch.write(start, foot, text)
    return sketch.drawing


def _ground(sketch: Sketch, values: StripChart, ticks: Sequence[float], across: Scale) -> None:
    """The axis, and the others upon it: a line for all, a band for the middle half."""
    middle = _AXIS + _BAND / 2
    if values.others is not None:
        low, high = across.at(values.others.lower), across.at(values.others.upper)
        sketch.rect(Box(low, _AXIS, high, _AXIS + _BAND), CHART.track)
        ends = (across.at(values.others.least), middle, across.at(values.others.greatest), middle)
        sketch.line(ends, CHART.axis, 1.0)
        for x in (ends[0], ends[2]):
            sketch.line((x, middle - 4, x, middle + 4), CHART.axis, 1.0)
    sketch.line((across.start, _AXIS, across.end, _AXIS), CHART.axis, 0.8)
    for tick in ticks:
        text = label(values.number(tick), LABEL, 90)
        # A number that has no room is left out: the ticks stand there without it.
        sketch.write_where_free(text, [(across.at(tick), 3, "centre")])


def _start(x: float, words: float, width: float) -> float:
    return x + 5 if x + 5 + words <= width else max(x - 5 - words, 0)
