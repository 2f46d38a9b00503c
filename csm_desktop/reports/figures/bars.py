"""Horizontal bars from zero: each with its name at the left and its value at its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from csm_desktop.reports.figures.scale import Scale
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Label, Sketch, label
from csm_desktop.tokens import CHART

_ROW = 30.0
_THICK = 14.0


@dataclass(frozen=True, slots=True)
class BarDatum:
    """A bar; `mine` is the one that the page is about; `target` is a named tick on its way."""

    name: str
    value: float
    mine: bool = False
    target: float | None = None
    target_label: str = ""


def bars(
    values: Sequence[BarDatum], number: Callable[[float], str], width: float, unit: str = ""
) -> Drawing:
    """The bars in the given order; negative values run to the left of zero."""
    sketch = Sketch(width, _ROW * len(values) + 16)
    if not values:
        return sketch.drawing
    names = [label(bar.name, VALUE if bar.mine else LABEL, width * 0.32, 2) for bar in values]
    texts = [label(f"{number(bar.value)}{unit}", VALUE, width * 0.22) for bar in values]
    # Zero belongs to the axis: bars that begin elsewhere lie about their proportions.
    ends = [
        0.0,
        *(bar.value for bar in values),
        *(b.target for b in values if b.target is not None),
    ]
    low, high = min(ends), max(ends)
    room = max(text.width for text in texts) + 10
    left = max(name.width for name in names) + 14 + (room if low < 0 else 0)
    # All values alike and zero would leave no width to divide by.
    across = Scale(low, high if high > low else low + 1, left, width - room)
    zero = across.at(0.0)
    for index, bar in enumerate(values):
        middle = sketch.height - 14 - _ROW * (index + 0.5)
        name_x = left - 14 - (room if low < 0 else 0)
        sketch.write(name_x, middle - names[index].height / 2, names[index], "right")
        _bar(sketch, bar, texts[index], middle, across)
    sketch.line((zero, 2, zero, sketch.height - 14), CHART.axis, 0.8)
    return sketch.drawing


def _bar(sketch: Sketch, bar: BarDatum, text: Label, middle: float, across: Scale) -> None:
    zero, end = across.at(0.0), across.at(bar.value)
    ink = CHART.good if bar.mine else CHART.axis
    half = _THICK / 2
    sketch.rect(Box(min(zero, end), middle - half, max(zero, end), middle + half), ink)
    if bar.target is not None:
        x = across.at(bar.target)
        sketch.line((x, middle - half - 4, x, middle + half + 4), CHART.series, 1.6)
        words = label(bar.target_label, LABEL, sketch.width * 0.4)
        # At the edges the label moves inwards rather than out of the figure.
        left = min(max(x - words.width / 2, 0), sketch.width - words.width)
        sketch.write_where_free(words, [(left, middle + half + 5, "left")])
    if bar.value < 0:
        sketch.write(end - 6, middle - text.height / 2, text, "right")
    else:
        sketch.write(end + 6, middle - text.height / 2, text)
