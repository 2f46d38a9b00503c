"""Amounts of money as bars of one scale, each beneath its name."""

from collections.abc import Sequence

from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

_ROW = 36.0


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
