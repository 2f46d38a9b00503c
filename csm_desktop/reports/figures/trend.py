"""A measure over time: one line, its target, what happened on the way; labels at the line's end."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from csm_desktop.reports.figures.axis import tick_words
from csm_desktop.reports.figures.scale import Days, Scale, day_ticks, padded, value_ticks
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import (
    FIGURE,
    LABEL,
    VALUE,
    Label,
    Sketch,
    label,
    levels,
    spread,
)
from csm_desktop.reports.text import Align, Style
from csm_desktop.tokens import CHART, EVENT_DASH, TARGET_DASH
from csm_desktop.values import dataclass

_ROW = 13.0
_ABOVE = 18.0  # for the first value, where no event stands there
_LONE = 28  # days around a single value
_FLOOR = 22.0  # of the axis: its words stand beneath
_TARGET = Style(VALUE.font, LABEL.size, LABEL.leading, CHART.good)


@dataclass(frozen=True, slots=True)
class Trend:
    """Points in order of their dates; events are marked on the way.

    `number` writes a value; `target_label` stands beside its line. Where the target `is_reached`
    nothing is left to be shaded.
    """

    points: Sequence[tuple[date, float]]
    number: Callable[[float], str]
    target: float | None = None
    target_label: str = ""
    events: Sequence[tuple[date, str]] = ()
    is_reached: bool = False


def trend(values: Trend, width: float, height: float) -> Drawing:
    """The line over time; an empty one draws nothing.

    Of so many events that their labels would take the chart's room, the latest are shown.
    """
    sketch = Sketch(width, height)
    if not values.points:
        return sketch.drawing
    numbers = [value for _, value in values.points]
    ticks = value_ticks([*numbers, *([] if values.target is None else [values.target])])
    texts = [label(values.number(tick), LABEL, width * 0.25) for tick in ticks]
    ends = _end_labels(values, width)
    left = max(text.width for text in texts) + 8
    # Values at the line's end stand beside it, so they take their room first.
    right = width - max(text.width for text, _ in ends) - 12
    # A single value stands in the middle; of two the second stands at the axis's end, by its label.
    least = _LONE if len(values.points) == 1 else 1
    first, last = padded(values.points[0][0], values.points[-1][0], least)
    across = Days(first, last, left, right)
    events = sorted(event for event in values.events if first <= event[0] <= last)
    labels = _event_labels(events, across, right - left)
    # The oldest events give way, before names take the figure's room.
    while _ROW * (max(labels[2], default=-1) + 1) > height * 0.4:
        events = events[1:]
        labels = _event_labels(events, across, right - left)
    top = height - _ROW * (max(labels[2], default=-1) + 1) - (8 if events else _ABOVE)
    up = Scale(ticks[0], ticks[-1], _FLOOR, top)
    _gap(sketch, values, across, up)
    for tick, text in zip(ticks, texts, strict=True):
        is_axis = tick == ticks[0]
        ink, weight = (CHART.axis, 0.8) if is_axis else (CHART.grid, 0.7)
        sketch.line((left, up.at(tick), right, up.at(tick)), ink, weight)
        sketch.write(left - 8, up.at(tick) - text.height / 2, text, "right")
    _axis(sketch, across)
    _events(sketch, [across.at(day) for day, _ in events], labels, top)
    if values.target is not None:
        y = up.at(values.target)
        sketch.line((left, y, right, y), CHART.good, 1.1, TARGET_DASH)
    _line(sketch, values.points, across, up)
    _first_value(sketch, values, across, up)
    if len(values.points) == 1:
        _write_beside(sketch, ends.pop(0), across.at(values.points[0][0]) + 8, up)
    _write_ends(sketch, ends, up, right + 8)
    return sketch.drawing


def _gap(sketch: Sketch, values: Trend, across: Days, up: Scale) -> None:
    """What is still to go: the ground between the line and its target, where that lies ahead."""
    target = values.target
    if target is None or values.is_reached or len(values.points) < 2:
        return
    nearer = max if values.points[-1][1] > target else min
    line = [(across.at(day), up.at(nearer(value, target))) for day, value in values.points]
    sketch.area([*line, (line[-1][0], up.at(target)), (line[0][0], up.at(target))], CHART.track)


def _end_labels(values: Trend, width: float) -> list[tuple[Label, float]]:
    now = values.points[-1][1]
    ends = [(label(values.number(now), FIGURE, width * 0.25), now)]
    if values.target is not None and values.target_label:
        ends.append((label(values.target_label, _TARGET, width * 0.2, 2), values.target))
    return ends


def _write_ends(sketch: Sketch, ends: Sequence[tuple[Label, float]], up: Scale, x: float) -> None:
    heights = [text.height for text, _ in ends]
    wanted = [up.at(value) for _, value in ends]
    centres = spread(wanted, heights, 14.0, sketch.height)
    for (text, _), centre in zip(ends, centres, strict=True):
        sketch.write(x, centre - text.height / 2, text)


def _write_beside(sketch: Sketch, end: tuple[Label, float], x: float, up: Scale) -> None:
    text, value = end
    sketch.write(x, up.at(value) - text.height / 2, text)


def _first_value(sketch: Sketch, values: Trend, across: Days, up: Scale) -> None:
    """The value that it all began with, beside the line's first point."""
    if len(values.points) < 2:
        return
    day, value = values.points[0]
    text = label(values.number(value), VALUE, 120)
    x, y = across.at(day), up.at(value)
    rises = values.points[1][1] > value
    # Where it climbs steeply, over what of it lies beneath the label.
    under = (up.at(v) for d, v in values.points if across.at(d) <= x + 2 + text.width)
    ahead = next((up.at(v) for d, v in values.points if across.at(d) > x + 2 + text.width), y)
    crest = max(y, *under) if not rises else max(y, *under, min(ahead, y + text.height))
    above: tuple[float, float, Align] = (x + 2, crest + 5, "left")
    below: tuple[float, float, Align] = (x + 2, y - 5 - text.height, "left")
    # Not where the line goes on, and not upon the target's line.
    places = [below, above] if rises else [above, below]
    line = None if values.target is None else up.at(values.target)
    places.sort(
        key=lambda place: (
            # Among the words of the axis it would be read as one of them.
            place[1] < _FLOOR + 2,
            line is not None and place[1] - 2 < line < place[1] + text.height,
        )
    )
    sketch.dot(x, y, 2.4, CHART.series)
    sketch.write_where_free(text, places)


def _axis(sketch: Sketch, across: Days) -> None:
    most = max(2, int((across.end - across.start) / 46))
    ticks = day_ticks(across.first, across.last, most)
    for tick, words in zip(ticks, tick_words(ticks), strict=True):
        x = across.at(tick)
        sketch.line((x, _FLOOR - 3, x, _FLOOR), CHART.axis, 0.7)
        text = label(words, LABEL, 90)
        sketch.write_where_free(text, [(x, 4, "centre"), (x, 4, "left")])


def _event_labels(
    events: Sequence[tuple[date, str]], across: Days, room: float
) -> tuple[list[Label], list[float], list[int]]:
    """The words of each event, where they start, and their level above the chart."""
    texts = [label(words, LABEL, min(room * 0.45, 150)) for _, words in events]
    places = [across.at(day) for day, _ in events]
    starts = [
        x + 5 if x + 5 + text.width <= across.end + 20 else x - 5 - text.width
        for x, text in zip(places, texts, strict=True)
    ]
    ends = [start + text.width + 4 for start, text in zip(starts, texts, strict=True)]
    return texts, starts, levels(places, starts, ends)


def _events(
    sketch: Sketch,
    places: Sequence[float],
    labels: tuple[list[Label], list[float], list[int]],
    top: float,
) -> None:
    for x, text, start, level in zip(places, *labels, strict=True):
        y = top + _ROW * level + 3
        sketch.line((x, _FLOOR, x, y + 10), CHART.reference, 0.7, EVENT_DASH)
        sketch.write(start, y, text)


def _line(sketch: Sketch, points: Sequence[tuple[date, float]], across: Days, up: Scale) -> None:
    """The line; where readings are missing for long it is dashed, because nobody measured."""
    steps = [(b[0] - a[0]).days for a, b in pairwise(points)]
    # Three times the usual distance: with few readings a month is no gap.
    long = max(45.0, 3 * median_low(steps)) if steps else 0.0
    run: list[tuple[float, float]] = []
    for index, (day, value) in enumerate(points):
        here = (across.at(day), up.at(value))
        if index and steps[index - 1] > long:
            sketch.path(run, CHART.series, 1.9)
            sketch.line((*run[-1], *here), CHART.series, 1.0, EVENT_DASH)
            run = []
        run.append(here)
    sketch.path(run, CHART.series, 1.9)
    # Single readings are marked while there are few.
    if len(points) <= 12:
        for day, value in points[:-1]:
            sketch.dot(across.at(day), up.at(value), 1.7, CHART.series)
    sketch.dot(across.at(points[-1][0]), up.at(points[-1][1]), 3.4, CHART.series)
