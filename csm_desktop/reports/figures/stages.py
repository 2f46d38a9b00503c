"""Rows of points on one axis whose stretches are stages: now, last time, and what is next."""

from collections.abc import Sequence

from csm_desktop.reports.figures.scale import Scale
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

_NAMES, _VALUES, _ROW, _HEAD, _FOOT = 110.0, 40.0, 22.0, 20.0, 18.0
_DASH = (2.0, 2.0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stage on the axis: its name, and where it begins and ends."""

    name: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class StageRow:
    """A named row; a point that is None is not drawn."""

    name: str
    now: int | None
    before: int | None
    wanted: int | None = None


def stage_rows(stretches: Sequence[Stretch], rows: Sequence[StageRow], width: float) -> Drawing:
    """The rows beneath the names of the stages; every other stage is shaded, so that none is told
    by its colour, and what was is hollow."""
    sketch = Sketch(width, _HEAD + _ROW * len(rows) + _FOOT)
    across = Scale(stretches[0].start, stretches[-1].end, _NAMES, width - _VALUES)
    top = sketch.height - _HEAD
    for index, stretch in enumerate(stretches):
        left, right = across.at(stretch.start), across.at(stretch.end)
        if index % 2:
            sketch.rect(Box(left, _FOOT, right, top), CHART.track)
        words = label(stretch.name, LABEL, right - left)
        sketch.write((left + right) / 2, top + 4, words, "centre")
    for index, row in enumerate(rows):
        middle = top - _ROW * (index + 0.5)
        sketch.line((0, middle - _ROW / 2, width, middle - _ROW / 2), CHART.axis, 0.4)
        name = label(row.name, VALUE if row.wanted is not None else LABEL, _NAMES - 10)
        sketch.write(0, middle - name.height / 2, name)
        _points(sketch, row, across, middle)
        value = label("–" if row.now is None else str(row.now), VALUE, _VALUES)
        sketch.write(width, middle - value.height / 2, value, "right")
    for number in range(int(across.low), int(across.high) + 1):
        sketch.write(across.at(number), 2, label(str(number), LABEL), "centre")
    return sketch.drawing


def _points(sketch: Sketch, row: StageRow, across: Scale, y: float) -> None:
    if row.now is None:
        return
    here = across.at(row.now)
    if row.wanted is not None:
        sketch.line((here, y, across.at(row.wanted), y), CHART.reference, 0.9, _DASH)
        sketch.diamond(across.at(row.wanted), y, 4.5, CHART.reference, hollow=True)
    if row.before is not None and row.before != row.now:
        sketch.line((across.at(row.before), y, here, y), CHART.series, 1.2)
        sketch.dot(across.at(row.before), y, 4.2, CHART.series, hollow=True)
    sketch.dot(here, y, 4.4, CHART.series)
