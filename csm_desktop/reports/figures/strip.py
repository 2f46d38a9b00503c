"""Where one account stands among its like: every peer a dot, its own place named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles

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
class Strip:
    """Peers' values without names, and the marks that have one."""

    peers: Sequence[float]
    marks: Sequence[Mark]
    number: Callable[[float], str]


def strip(values: Strip, width: float) -> Drawing:
    """The distribution on one axis; the middle half of four or more peers is shaded.

    Labels of the marks stand above, as many levels high as it takes that none touches another.
    """
    marks = sorted(values.marks, key=lambda mark: mark.value)
    everything = [*values.peers, *(mark.value for mark in values.marks)]
    if not everything:
        return Drawing(width, 1)
    ticks = nice_ticks(min(everything), max(everything), 5)
    across = Scale(ticks[0], ticks[-1], 24, width - 24)
    own = Style(VALUE.font, VALUE.size, VALUE.leading, CHART.good)
    texts = [
        label(f"{m.name}  {values.number(m.value)}", own if m.mine else LABEL, width * 0.45)
        for m in marks
    ]
    starts = [_start(across.at(m.value), t.width, width) for m, t in zip(marks, texts, strict=True)]
    ends = [start + text.width + 8 for start, text in zip(starts, texts, strict=True)]
    heights = levels([across.at(mark.value) for mark in marks], starts, ends)
    sketch = Sketch(width, _AXIS + _BAND + _LEVEL * (max(heights, default=0) + 1) + 4)
    middle = _AXIS + _BAND / 2
    if len(values.peers) >= 4:
        low, _, high = quantiles(values.peers, n=4, method="inclusive")
        sketch.rect(Box(across.at(low), _AXIS, across.at(high), _AXIS + _BAND), CHART.track)
    sketch.line((across.start, _AXIS, across.end, _AXIS), CHART.axis, 0.8)
    for tick in ticks:
        sketch.write_where_free(
            label(values.number(tick), LABEL, 90), [(across.at(tick), 3, "centre")]
        )
    for peer in values.peers:
        sketch.dot(across.at(peer), middle, 3.2, CHART.axis, hollow=True)
    for mark, text, start, level in zip(marks, texts, starts, heights, strict=True):
        x, foot = across.at(mark.value), _AXIS + _BAND + 2 + _LEVEL * level
        ink = CHART.good if mark.mine else CHART.reference
        sketch.line((x, _AXIS, x, foot), ink, 0.9)
        draw = sketch.diamond if mark.mine else sketch.dot
        draw(x, middle, 5.0 if mark.mine else 3.4, ink)
        sketch.write(start, foot, text)
    return sketch.drawing


def _start(x: float, words: float, width: float) -> float:
    return min(max(x - 5, 0), width - words)
