"""A share of a target as a bar with its marks, and amounts as bars beneath their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART

_FIGURE = Style(fonts.SEMIBOLD, 26, 31, CHART.series)
_MOST = 125.0
_THICK = 12.0
_ROW = 36.0


@dataclass(frozen=True, slots=True)
class WayMade:
    """`achieved` and `expected` are percent of the target; texts are ready to print."""

    achieved: float
    figure: str
    caption: str = ""
    expected: float | None = None
    expected_label: str = ""


def way_made(values: WayMade, width: float) -> Drawing:
    """The figure, its caption, and the bar from nothing past the target at 100 %, which has a tick.

    More than 125 % ends at the edge: the figure tells how far.
    """
    caption = label(values.caption, LABEL, width, 2)
    sketch = Sketch(width, _FIGURE.leading + caption.height + 6 + _THICK + 6 + LABEL.leading)
    top = sketch.height
    sketch.write(0, top - _FIGURE.leading, label(values.figure, _FIGURE, width))
    sketch.write(0, top - _FIGURE.leading - caption.height, caption)
    foot = LABEL.leading + 6

    def at(percent: float) -> float:
        return min(max(percent, 0.0), _MOST) / _MOST * width

    sketch.rect(Box(0, foot, at(100), foot + _THICK), CHART.track)
    sketch.rect(Box(0, foot, at(values.achieved), foot + _THICK), CHART.good)
    sketch.line((at(100), foot - 2, at(100), foot + _THICK + 2), CHART.series, 1.8)
    if values.expected is not None:
        x = at(values.expected)
        sketch.line((x, foot - 3, x, foot + _THICK + 3), CHART.series, 0.9, (2.0, 1.5))
        words = label(values.expected_label, LABEL, width)
        sketch.write(min(max(x - words.width / 2, 0), width - words.width), 0, words)
    return sketch.drawing


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount as it is said, its name, and whether the page is about it."""

    name: str
    value: float
    said: str
    mine: bool = False


def amounts(values: Sequence[NamedAmount], width: float) -> Drawing:
    """Bars of one scale, each beneath its name; the amount stands behind its bar, or in it."""
    sketch = Sketch(width, _ROW * len(values))
    most = max((abs(each.value) for each in values), default=0.0) or 1.0
    for index, each in enumerate(values):
        top = sketch.height - _ROW * index
        name = label(each.name, LABEL, width)
        sketch.write(0, top - name.height, name)
        foot = top - name.height - 18
        end = max(each.value, 0.0) / most * width
        sketch.rect(Box(0, foot, end, foot + 16), CHART.good if each.mine else CHART.axis)
        said = label(each.said, VALUE, width)
        if end + 6 + said.width <= width:
            sketch.write(end + 6, foot + 8 - said.height / 2, said)
        else:
            inside = label(each.said, Style(VALUE.font, VALUE.size, VALUE.leading, "#FFFFFF"), end)
            sketch.write(6, foot + 8 - inside.height / 2, inside)
    return sketch.drawing
