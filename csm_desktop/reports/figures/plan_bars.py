"""Where each measure stands between day 1 and its target, beside what the plan expects by today."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, VALUE, Box, Sketch, label
from csm_desktop.reports.text import Style
from csm_desktop.tokens import BANDS, CHART, HAIRLINE, LIGHT
from csm_desktop.values import dataclass

_NAME = Style(fonts.SEMIBOLD, 10, 12, CHART.series)
_SMALL = Style(fonts.REGULAR, 8.5, 10.5, CHART.reference)
_ROW = 31.0
_HEAD = 15.0
_THICK = 10.5
_NAMES = 0.31
"""The share of the width that names take."""
_START = 40.0
_AIM = 52.0
_AIR = 6.0
_MOST = 1.25
"""Of the way; what goes beyond is drawn at the edge, for its number stands there."""
_STUB = 4.0
_MARK = 13.0


@dataclass(frozen=True, slots=True)
class PlanBar:
    """One measure; all texts are ready to print. `share` of the way from day 1 (0) to the target
    (1), None where it has no target. `ahead` tells the mark beside `state`: None draws none."""

    name: str
    detail: str
    start: str
    now: str
    target: str
    share: float | None
    state: str = ""
    ahead: bool | None = None
    expected: str = ""


@dataclass(frozen=True, slots=True)
class PlanBars:
    """Measures on one scale: the way of each. `expected` is the share of it that the plan wants by
    today, None where it says nothing; the heads stand over their columns, `now_head` where no row
    has a way whose end says so."""

    rows: Sequence[PlanBar]
    start_head: str
    target_head: str
    expected_head: str = ""
    expected: float | None = None
    now_head: str = ""


def height_of(values: PlanBars, air: float) -> float:
    """How high the drawing will be."""
    return _HEAD + (_ROW + air) * len(values.rows) - air


def plan_bars(values: PlanBars, width: float, air: float = 0.0) -> Drawing:
    """A row a measure: name, day 1, the way made, the target; beneath it how it stands to plan.
    Between rows there is so much `air`."""
    sketch = Sketch(width, height_of(values, air))
    lane = _lane(values, width)
    _heads(sketch, values, lane)
    for place, row in enumerate(values.rows):
        top = sketch.height - _HEAD - (_ROW + air) * place
        if place:
            sketch.line((0, top + air / 2, width, top + air / 2), LIGHT.hairline, HAIRLINE)
        _names(sketch, row, lane, top)
        if row.share is None:
            _without_way(sketch, row, lane, top)
        else:
            _way(sketch, row, row.share, values.expected, lane, top)
    return sketch.drawing


@dataclass(frozen=True, slots=True)
class _Lane:
    """Where the bars run: from day 1 at `start` to the target at `aim`, at most to `edge`."""

    start: float
    aim: float
    edge: float
    width: float

    def at(self, share: float) -> float:
        return min(max(self.start + (self.aim - self.start) * share, self.start), self.edge)


def _lane(values: PlanBars, width: float) -> _Lane:
    start, edge = width * _NAMES + _START, width - _AIM
    farthest = max([1.0, *(row.share for row in values.rows if row.share is not None)])
    return _Lane(start, start + (edge - start) / min(farthest, _MOST), edge, width)


def _heads(sketch: Sketch, values: PlanBars, lane: _Lane) -> None:
    foot = sketch.height - _SMALL.leading
    sketch.write(lane.start - _AIR, foot, label(values.start_head, _SMALL, _START * 2), "right")
    if values.target_head:
        target = label(values.target_head, _SMALL, _AIM - _AIR)
        sketch.write(lane.edge + _AIR, foot, target)
    if values.now_head:
        sketch.write(lane.start, foot, label(values.now_head, _SMALL, _START * 2))
    if values.expected is not None and values.expected_head:
        words = label(values.expected_head, _SMALL, lane.edge - lane.start)
        x = lane.at(values.expected)
        left = min(max(x - words.width / 2, lane.start), lane.edge - words.width)
        sketch.write(left, foot, words)
        sketch.line((x, foot - 4, x, foot), CHART.series, 0.7)


def _names(sketch: Sketch, row: PlanBar, lane: _Lane, top: float) -> None:
    room = lane.width * _NAMES - _AIR
    name = label(row.name, _NAME, room, 2)
    foot = top - 3 - name.height
    sketch.write(0, foot, name)
    # A long name takes its place: where a measure is from stands on its own page, too.
    if row.detail and len(name.lines) == 1:
        # Beneath the value of day 1 there is room, too.
        detail = label(row.detail, _SMALL, lane.start - _AIR)
        sketch.write(0, foot - _SMALL.leading, detail)
    start = label(row.start, LABEL, _START + 20)
    sketch.write(lane.start - _AIR, _middle(top) - start.height / 2, start, "right")


def _middle(top: float) -> float:
    return top - 4 - _THICK / 2


def _without_way(sketch: Sketch, row: PlanBar, lane: _Lane, top: float) -> None:
    """Its value today, where day 1 or a target is not known: a bar would invent a way."""
    now = label(row.now, VALUE, lane.edge - lane.start)
    sketch.write(lane.start, _middle(top) - now.height / 2, now)
    _state(sketch, row, lane, top)


def _way(
    sketch: Sketch, row: PlanBar, share: float, expected: float | None, lane: _Lane, top: float
) -> None:
    middle = _middle(top)
    low, high = middle - _THICK / 2, middle + _THICK / 2
    end = lane.at(share)
    sketch.rect(Box(lane.start, low, lane.aim, high), CHART.track)
    if share < 0:
        # A step back has no length on the track: a stub says that there was one.
        end = lane.start + _STUB
        sketch.rect(Box(lane.start, low, end, high), CHART.missed)
    else:
        sketch.rect(Box(lane.start, low, end, high), CHART.good)
    sketch.line((lane.aim, low - 2, lane.aim, high + 2), CHART.series, 2.2)
    tick = lane.at(expected) if expected is not None else None
    if tick is not None:
        sketch.line((tick, low - 3, tick, high + 3), CHART.series, 0.9)
    _now(sketch, row, end, tick, lane, middle)
    target = label(row.target, VALUE, _AIM - _AIR)
    sketch.write(lane.edge + _AIR, middle - target.height / 2, target)
    if tick is not None and row.expected:
        words = label(row.expected, _SMALL, 60)
        sketch.write(tick, top - _ROW + 2, words, "centre")
    _state(sketch, row, lane, top)


def _now(
    sketch: Sketch, row: PlanBar, end: float, tick: float | None, lane: _Lane, middle: float
) -> None:
    """Today's value at the bar's end, in it where there is room, and never across a tick."""
    words = label(row.now, VALUE, lane.edge - lane.start)
    inside = end - 5
    if tick is not None and inside - words.width - 3 < tick < end:
        inside = tick - 4
    if inside - words.width >= lane.start + 3:
        white = label(row.now, replace(VALUE, colour="#FFFFFF"), lane.edge - lane.start)
        sketch.write(inside, middle - white.height / 2, white, "right")
        return
    start = end + 5
    for mark in sorted(x for x in (tick, lane.aim) if x is not None):
        if start - 3 < mark < start + words.width + 3:
            start = mark + 5
    sketch.write(min(start, lane.edge - words.width), middle - words.height / 2, words)


def _state(sketch: Sketch, row: PlanBar, lane: _Lane, top: float) -> None:
    """How it stands to the plan: at the row's foot, before what is expected or behind it."""
    if not row.state:
        return
    foot, inset = top - _ROW + 2, 0.0 if row.ahead is None else _MARK
    beside = [box for box in sketch.taken if box.x1 > lane.start and abs(box.y0 - foot) < 1]
    before = min((box.x0 for box in beside), default=lane.width) - _AIR - lane.start - inset
    behind = max((box.x1 for box in beside), default=lane.start) + _AIR
    after = lane.width - behind - inset
    words = label(row.state, _SMALL, max(before, after, 1.0))
    left = lane.start if words.width <= before else behind
    sketch.write(left + inset, foot, words)
    if row.ahead is not None:
        _mark(sketch, left + 4, foot + _SMALL.leading / 2, ahead=row.ahead)


def _mark(sketch: Sketch, x: float, y: float, *, ahead: bool) -> None:
    if ahead:
        sketch.dot(x, y, 2.7, BANDS["healthy"].light_fill)
    else:
        sketch.triangle(x, y, 3.4, BANDS["watch"].light_fill)
