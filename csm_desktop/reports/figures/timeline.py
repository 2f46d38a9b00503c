"""Milestones on a line of time: planned, actual, today; every one named where it stands."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.axis import tick_words
from csm_desktop.reports.figures.scale import Days, day_ticks, padded
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, Box, Label, Sketch, label, levels
from csm_desktop.reports.style import INK, quiet
from csm_desktop.reports.text import Align, Span, Style
from csm_desktop.tokens import BANDS, CHART
from csm_desktop.values import dataclass

S = TypeVar("S", bound=Sketch)
_NAME = Style(fonts.REGULAR, 8.5, 10.5, INK)
_GAP = 6.0
MOST_HEIGHT = 190.0  # of the labels: more of them would push the line off its page
_WIDTHS = (118.0, 96.0, 78.0, 64.0)
_APART = 34.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone: when it was planned, when it was reached, and a note such as "75 % of value".

    `late` marks one that is due and not reached.
    """

    name: str
    planned: date
    reached: date | None = None
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Stops in any order; `day` writes a date of a label."""

    stops: Sequence[Stop]
    today: date
    today_label: str
    day: Callable[[date], str]


def timeline(values: TimeLine, width: float, most: float = MOST_HEIGHT) -> Drawing:
    """The line with its stops; names stand above it, in as many levels as they need, and each where
    its dot is: on the day it was reached, else on the planned one.

    The labels are as wide as makes them lowest. Stops too many for their names are numbered in
    order of their dates: the table that goes with the figure names them.
    """
    return sketched(values, width, most, Sketch).drawing


def sketched(values: TimeLine, width: float, most: float, kind: Callable[[float, float], S]) -> S:
    """The same as a sketch of a kind, for who draws it elsewhere."""
    if not values.stops:
        return kind(width, 1)
    stops = _in_order(values)
    across = _across(values, width)
    places = [across.at(_shown(stop)) for stop in stops]
    texts, starts, ranks, heights = _best(stops, places, values, width)
    # Names that need more than so much room become numbers, which the table beneath explains.
    if sum(heights) > most:
        # The table is in the order of the plan.
        places, texts = _numbered(sorted(across.at(stop.planned) for stop in stops))
        starts, ranks = _arranged(places, texts, width)
        heights = _heights(texts, ranks)
    feet = [sum(heights[:level]) for level in range(len(heights))]
    axis = 34.0
    sketch = kind(width, axis + 14 + sum(heights))
    sketch.line((across.start, axis, across.end, axis), CHART.axis, 1.4)
    _axis(sketch, values, across, axis)
    for x, text, start, level in zip(places, texts, starts, ranks, strict=True):
        foot = axis + 10 + feet[level]
        sketch.line((x, axis, x, foot + text.height - 2), CHART.axis, 0.5)
        # Words that run to the left of their leader end at it.
        if start < x:
            sketch.write(start + text.width, foot, text, "right")
        else:
            sketch.write(start, foot, text)
    for stop in stops:
        _stop(sketch, stop, across, axis)
    return sketch


def _words(stop: Stop, values: TimeLine, width: float) -> Label:
    when = values.day(stop.reached or stop.planned)
    tail = f" · {stop.note}" if stop.note else ""
    name = label([Span(stop.name, fonts.SEMIBOLD)], _NAME, width, 3)
    second = label([quiet(f"{when}{tail}")], _NAME, width, 2)
    return Label(
        (*name.lines, *second.lines),
        _NAME,
        max(name.width, second.width),
        name.height + second.height,
        f"{name.said}\n{second.said}",
    )


def _start(x: float, words: float, width: float) -> float:
    """To the right of the leader, or to its left where the page ends."""
    return x + 5 if x + 5 + words <= width else max(x - 5 - words, 0)


_Arranged = tuple[list[Label], list[float], list[int], list[float]]


def _best(
    stops: Sequence[Stop], places: Sequence[float], values: TimeLine, width: float
) -> _Arranged:
    """Labels of the width that takes least height: texts, starts, levels, heights of levels."""
    found: list[_Arranged] = []
    for wide in _WIDTHS:
        texts = [_words(stop, values, min(wide, width / 3)) for stop in stops]
        starts, ranks = _arranged(places, texts, width)
        found.append((texts, starts, ranks, _heights(texts, ranks)))
        if not any(ranks):
            break
    return min(found, key=lambda arranged: sum(arranged[3]))


def is_numbered(values: TimeLine, width: float, most: float = MOST_HEIGHT) -> bool:
    """Whether the stops will be numbered in a figure of this width."""
    stops = _in_order(values)
    if not stops:
        return False
    across = _across(values, width)
    places = [across.at(_shown(stop)) for stop in stops]
    return sum(_best(stops, places, values, width)[3]) > most


def _shown(stop: Stop) -> date:
    return stop.reached or stop.planned


def _in_order(values: TimeLine) -> list[Stop]:
    return sorted(values.stops, key=_shown)


def _across(values: TimeLine, width: float) -> Days:
    stops = values.stops
    dates = [stop.planned for stop in stops] + [s.reached for s in stops if s.reached]
    behind = (values.today - max(dates)).days
    # What is late is late until today; a plan of long ago would shrink to its edge.
    if any(stop.late for stop in stops) and 0 < behind <= (max(dates) - min(dates)).days:
        dates.append(values.today)
    return Days(*padded(min(dates), max(dates), 60), 10, width - 10)


def _heights(texts: Sequence[Label], ranks: Sequence[int]) -> list[float]:
    by_level: dict[int, float] = {}
    for text, rank in zip(texts, ranks, strict=True):
        by_level[rank] = max(by_level.get(rank, 0.0), text.height)
    return [by_level.get(level, 0.0) + _GAP for level in range(max(ranks) + 1)]


def _numbered(places: Sequence[float]) -> tuple[list[float], list[Label]]:
    """Numbers instead of names; neighbours too close for two numbers share one, as in "3–7"."""
    groups: list[list[int]] = []
    for number, x in enumerate(places, 1):
        if groups and x - places[groups[-1][0] - 1] < _APART:
            groups[-1].append(number)
        else:
            groups.append([number])
    words = [f"{group[0]}–{group[-1]}" if len(group) > 1 else f"{group[0]}" for group in groups]
    return [places[group[0] - 1] for group in groups], [label(text, _NAME, 40) for text in words]


def _arranged(
    places: Sequence[float], texts: Sequence[Label], width: float
) -> tuple[list[float], list[int]]:
    starts = [_start(x, text.width, width) for x, text in zip(places, texts, strict=True)]
    ends = [start + text.width + 4 for start, text in zip(starts, texts, strict=True)]
    return starts, levels(places, starts, ends)


def _axis(sketch: Sketch, values: TimeLine, across: Days, axis: float) -> None:
    # A plan that lies wholly behind or ahead has no place for today.
    if across.first <= values.today <= across.last:
        x = across.at(values.today)
        sketch.line((x, axis - 12, x, axis + 7), CHART.emphasis, 1.4)
        # No month is written across its line.
        sketch.taken.append(Box(x - 1.5, axis - 22, x + 1.5, axis - 5))
        words = label(values.today_label, Style(fonts.SEMIBOLD, 8.5, 10.5, CHART.emphasis), 120)
        left = min(max(x - words.width / 2, 0), sketch.width - words.width)
        sketch.write(left, 0, words)
    ticks = day_ticks(across.first, across.last, max(2, int(sketch.width / 62)))
    for tick, text in zip(ticks, tick_words(ticks), strict=True):
        x = across.at(tick)
        sketch.line((x, axis - 3, x, axis), CHART.axis, 0.7)
        beside: list[tuple[float, float, Align]] = [
            (x, axis - 19, "centre"), (x - 1, axis - 19, "left"), (x + 1, axis - 19, "right"),
        ]  # fmt: skip
        sketch.write_where_free(label(text, LABEL, 80), beside)


def _stop(sketch: Sketch, stop: Stop, across: Days, axis: float) -> None:
    x = across.at(stop.planned)
    # Late is a mark of its own, also in grey.
    if stop.reached is None:
        ink = CHART.missed if stop.late else CHART.series
        (sketch.diamond if stop.late else sketch.dot)(x, axis, 4.2, ink, hollow=not stop.late)
        return
    there = across.at(stop.reached)
    # The way between planned and reached is what was early or late.
    if abs(there - x) > 1:
        low, high = sorted((x, there))
        sketch.line((low, axis, high, axis), CHART.good, 3.0)
        sketch.line((x, axis - 4, x, axis + 4), CHART.axis, 1.0)
    sketch.dot(there, axis, 4.2, BANDS["healthy"].light_fill)
