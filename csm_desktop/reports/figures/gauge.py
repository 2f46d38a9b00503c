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
    radius = _radius(values, width)
    caption = label(values.caption, LABEL, width, 2)
    foot = caption.height + 6
    sketch = Sketch(width, foot + radius + _RING / 2 + 20)
    centre = (width / 2, foot + 4)
    _arc(sketch, centre, radius, (0, 100), CHART.track)
    _arc(sketch, centre, radius, (0, min(max(values.achieved, 0), 100)), CHART.good)
    size = _FIGURE if radius >= 70 else Style(fonts.SEMIBOLD, 24, 29, CHART.series)
    figure = label(values.figure, size, 2 * radius - _RING)
    sketch.write(centre[0], foot - 2, figure, "centre")
    sketch.write(width / 2, 0, caption, "centre")
    if values.expected is not None:
        _expected(sketch, values, centre, radius)
    return sketch.drawing


def _radius(values: Gauge, width: float) -> float:
    """As large as the column and the label of the expected value allow."""
    radius = min(width / 2 - _RING / 2 - 4, 92.0)
    if values.expected is None:
        return radius
    words = label(values.expected_label, LABEL, 90).width
    across = abs(math.cos(math.pi * min(max(values.expected, 0), 100) / 100))
    if across > 0.2:
        radius = min(radius, (width / 2 - words) / across - _RING / 2 - 10)
    return max(radius, 48.0)


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
    steps = max(2, int(abs(end - start) * 0.9))
    if end > start:
        points = (
            _point(centre, radius, start + (end - start) * step / steps)
            for step in range(steps + 1)
        )
        sketch.band(points, ink, _RING)


def _expected(sketch: Sketch, values: Gauge, centre: tuple[float, float], radius: float) -> None:
    percent = min(max(values.expected or 0, 0), 100)
    inner = _point(centre, radius - _RING / 2 - 3, percent)
    outer = _point(centre, radius + _RING / 2 + 5, percent)
    sketch.line((*inner, *outer), CHART.series, 1.6)
    text = label(values.expected_label, LABEL, 90)
    x, y = _point(centre, radius + _RING / 2 + 9, percent)
    if percent < 42:
        sketch.write(max(x, text.width), y - 2, text, "right")
    elif percent > 58:
        sketch.write(min(x, sketch.width - text.width), y - 2, text)
    else:
        sketch.write(x, y - 1, text, "centre")
