"""What comes to what: columns that begin where the last one ended, and sums that stand on zero."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from csm_desktop.reports.figures.scale import Scale, nice_ticks
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART, TARGET_DASH
from csm_desktop.values import dataclass

_ABOVE = 18.0
_BENEATH = 42.0
_NAME = Style(VALUE.font, 9, 11, VALUE.colour)
_AXIS = 46.0
_THICK = 0.66
_HATCH = 5.0


class StepKind(StrEnum):
    """A part adds to what was before; a sum stands on zero."""

    PART = "part"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """A column with its name, how it is reckoned, and its amount as it is said: at the column, and
    in a sentence, with its currency."""

    name: str
    detail: str
    value: float
    said: str
    kind: StepKind = StepKind.PART
    told: str = ""


def waterfall(
    steps: Sequence[WaterfallStep],
    number: Callable[[float], str],
    width: float,
    height: float,
) -> Drawing:
    """The columns in their order; what takes away is hatched, so that grey print tells it apart."""
    sketch = Sketch(width, height)
    if not steps:
        return sketch.drawing
    spans = _spans(steps)
    ends = [0.0, *(end for span in spans for end in span)]
    ticks = nice_ticks(min(ends), max(ends) or 1.0)
    up = Scale(ticks[0], ticks[-1], _BENEATH, height - _ABOVE)
    for tick in ticks:
        sketch.line((_AXIS, up.at(tick), width, up.at(tick)), CHART.grid, 0.6)
        words = label(number(tick), LABEL, _AXIS)
        sketch.write(_AXIS - 8, up.at(tick) - words.height / 2, words, "right")
    slot = (width - _AXIS) / len(steps)
    for index, (step, span) in enumerate(zip(steps, spans, strict=True)):
        middle = _AXIS + slot * (index + 0.5)
        _column(sketch, step, (up.at(span[0]), up.at(span[1])), (middle, slot))
        if index + 1 < len(steps):
            y = up.at(span[1])
            ends_at = middle + slot * (1 - _THICK / 2)
            sketch.line((middle + slot * _THICK / 2, y, ends_at, y), CHART.axis, 0.7, TARGET_DASH)
    sketch.line((_AXIS, up.at(0.0), width, up.at(0.0)), CHART.axis, 1.0)
    return sketch.drawing


def _spans(steps: Sequence[WaterfallStep]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    level = 0.0
    for step in steps:
        start = 0.0 if step.kind is StepKind.SUM else level
        level = start + step.value
        found.append((start, level))
    return found


def _column(
    sketch: Sketch, step: WaterfallStep, ends: tuple[float, float], across: tuple[float, float]
) -> None:
    (low, high), (middle, slot) = sorted(ends), across
    box = Box(middle - slot * _THICK / 2, low, middle + slot * _THICK / 2, high)
    if step.kind is StepKind.SUM:
        sketch.rect(box, CHART.series)
    elif step.value >= 0:
        sketch.rect(box, CHART.good)
    else:
        _hatched(sketch, box)
    # Two columns share the gap between them, and a long amount may take all of it.
    said = label(step.said, VALUE, slot - 2)
    sketch.write(middle, high + 2, said, "centre")
    name = label(step.name, _NAME, slot - 6, 2)
    sketch.write(middle, _BENEATH - 4 - name.height, name, "centre")
    detail = label(step.detail, LABEL, slot - 2)
    sketch.write(middle, _BENEATH - 5 - name.height - detail.height, detail, "centre")


def _hatched(sketch: Sketch, box: Box) -> None:
    """Slanting lines inside a frame, each cut where it would leave the box."""
    wide, tall = box.x1 - box.x0, box.y1 - box.y0
    offset = -tall
    while offset < wide:
        x0, y0 = box.x0 + max(offset, 0.0), box.y0 + max(-offset, 0.0)
        reach = min(box.x1 - x0, box.y1 - y0)
        if reach > 0:
            sketch.line((x0, y0, x0 + reach, y0 + reach), CHART.axis, 1.0)
        offset += _HATCH
    for ends in (
        (box.x0, box.y0, box.x1, box.y0), (box.x0, box.y1, box.x1, box.y1),
        (box.x0, box.y0, box.x0, box.y1), (box.x1, box.y0, box.x1, box.y1),
    ):  # fmt: skip
        sketch.line(ends, CHART.axis, 1.0)
