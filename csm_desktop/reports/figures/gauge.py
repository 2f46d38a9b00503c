"""How much of the target business value is achieved, and how much was expected by today."""

import math
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.sketch import LABEL, Sketch, label
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART, PAPER_TYPE

_RING = 24.0
_FIGURE = Style(
    fonts.SEMIBOLD, PAPER_TYPE["display"].size, PAPER_TYPE["display"].leading, CHART.series
)


@dataclass(frozen=True, slots=True)
class Gauge:
    """`achieved` and `expected` are percent of the target; texts are ready to print."""

    achieved: float
    figure: str
    caption: str = ""
    expected: float | None = None
    expected_label: str = ""


def gauge(values: Gauge, width: float) -> Drawing:
    """Half a ring, filled as far as value is achieved; beyond 100 % it is full."""
    radius = min(width / 2 - _RING / 2 - 4, 92.0)
    caption = label(values.caption, LABEL, width, 2)
    foot = caption.height + 6
    sketch = Sketch(width, foot + radius + _RING / 2 + 24)
    centre = (width / 2, foot + 4)
    _arc(sketch, centre, radius, (0, 100), CHART.track)
    # Beyond 100 % the ring is full; the figure in it tells how far.
    _arc(sketch, centre, radius, (0, min(max(values.achieved, 0), 100)), CHART.good)
    size = _FIGURE if radius >= 70 else Style(fonts.SEMIBOLD, 24, 29, CHART.series)
    figure = label(values.figure, size, 2 * radius - _RING)
    sketch.write(centre[0], foot - 2, figure, "centre")
    sketch.write(width / 2, 0, caption, "centre")
    if values.expected is not None:
        _expected(sketch, values, centre, radius)
    return sketch.drawing


def _point(centre: tuple[float, float], radius: float, percent: float) -> tuple[float, float]:
    angle = math.pi * (1 - percent / 100)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _arc(
    sketch: Sketch,
    centre: tuple[float, float],
    radius: float,
    span: tuple[float, float],
    ink: str,
) -> None:
    start, end = span
    # Enough short pieces that the arc looks round at any size it is printed in.
    steps = max(2, int(abs(end - start) * 0.9))
    if end > start:
        points = (
            _point(centre, radius, start + (end - start) * step / steps)
            for step in range(steps + 1)
        )
        sketch.band(points, ink, _RING)


def _expected(sketch: Sketch, values: Gauge, centre: tuple[float, float], radius: float) -> None:
    """A tick across the ring, and its label outside: beside it, or above the ring's shoulder."""
    percent = min(max(values.expected or 0, 0), 100)
    outside = radius + _RING / 2
    inner = _point(centre, radius - _RING / 2 - 3, percent)
    outer = _point(centre, outside + 6, percent)
    sketch.line((*inner, *outer), CHART.series, 1.6)
    text = label(values.expected_label, LABEL, 110)
    x, y = _point(centre, outside + 9, percent)
    left = min(max(x if percent > 50 else x - text.width, 0), sketch.width - text.width)
    # Near the top the label stands in the middle, for beside the tick it would run into the ring.
    if 42 <= percent <= 58:
        left = x - text.width / 2
    nearest = min(max(centre[0], left), left + text.width) - centre[0]
    shoulder = math.sqrt(max(outside**2 - nearest**2, 0)) if abs(nearest) < outside else 0
    foot = max(y - 2, centre[1] + shoulder + 3)
    if foot - outer[1] > 14:  # not right beside its tick: a leader joins them
        sketch.line((*outer, outer[0], foot), CHART.axis, 0.5)
    sketch.write(left, foot, text)
