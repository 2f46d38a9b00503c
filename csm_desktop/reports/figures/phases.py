"""The way through phases: a line with day 1, today and what comes next; a card for each phase."""

from collections.abc import Sequence
from enum import StrEnum

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import Box, Label, Sketch, label
from csm_desktop.reports.text import Style
from csm_desktop.tokens import BANDS, CHART, LIGHT
from csm_desktop.values import dataclass

_GAP = 8.0
_PAD = 8.0
_WAY = 45.0
"""The height of the line with its words, above the cards."""
_SQUARE, _APART = 8.0, 3.0
_MARK = 13.0
_COUNTED = _SQUARE + 15
"""The squares with the line beneath them."""
_BETWEEN = 3.0
_DASH = (3.0, 2.0)
_NAME = Style(fonts.SEMIBOLD, 11, 13.5, CHART.series)
_QUIET = Style(fonts.REGULAR, 8.5, 10.5, CHART.reference)
_STRONG = Style(fonts.SEMIBOLD, 8.5, 10.5, CHART.series)
_TEXT = Style(fonts.REGULAR, 9, 11, CHART.series)
_STOP = Style(fonts.SEMIBOLD, 9.5, 12, CHART.series)


class StepMark(StrEnum):
    """How something of a phase stands."""

    SHOWN = "shown"
    PLANNED = "planned"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """Something of a phase, with since or by when."""

    text: str
    state: str
    mark: StepMark


@dataclass(frozen=True, slots=True)
class PhaseStop:
    """What stands over a phase on the line: the words, and the day."""

    words: str
    day: str


@dataclass(frozen=True, slots=True)
class PhaseColumn:
    """A phase as a card; `count` says how many are shown."""

    name: str
    words: str
    count: str
    steps: Sequence[PhaseStep]
    stop: PhaseStop | None = None


@dataclass(frozen=True, slots=True)
class PhaseWay:
    """The phases in order: places from 1 of the first look, of today, and of what is next (0:
    none)."""

    columns: Sequence[PhaseColumn]
    then: int
    now: int
    next: int


@dataclass(frozen=True, slots=True)
class _LaidCard:
    name: Label
    words: Label
    count: Label
    steps: tuple[tuple[Label, Label, StepMark], ...]

    @property
    def height(self) -> float:
        """What the card needs."""
        steps = sum(text.height + state.height + _BETWEEN for text, state, _ in self.steps)
        return 2 * _PAD + self.name.height + self.words.height + _COUNTED + steps - _BETWEEN


def phases(way: PhaseWay, width: float) -> Drawing:
    """The line and its cards; as high as the fullest card."""
    count = max(len(way.columns), 1)
    wide = (width - _GAP * (count - 1)) / count
    cards = [_laid(column, wide) for column in way.columns]
    tall = max((card.height for card in cards), default=0.0)
    sketch = Sketch(width, tall + _WAY)
    lefts = [place * (wide + _GAP) for place in range(count)]
    _line(sketch, way, lefts, wide, tall + 12)
    for place, (card, left) in enumerate(zip(cards, lefts, strict=True), 1):
        _card(sketch, card, Box(left, 0, left + wide, tall), (place == way.now, place == way.next))
    return sketch.drawing


def _laid(column: PhaseColumn, wide: float) -> _LaidCard:
    inner = wide - 2 * _PAD
    squares = len(column.steps) * (_SQUARE + _APART)
    return _LaidCard(
        label(column.name, _NAME, inner, 2),
        label(column.words, _QUIET, inner, 2),
        label(column.count, _STRONG, max(inner - squares - 2, 24.0), 1),
        tuple(
            (
                label(step.text, _TEXT, inner - _MARK, 4),
                label(step.state, _STRONG if step.mark is StepMark.PLANNED else _QUIET,
                      inner - _MARK, 2),
                step.mark,
            )
            for step in column.steps
        ),
    )  # fmt: skip


def _line(sketch: Sketch, way: PhaseWay, lefts: Sequence[float], wide: float, y: float) -> None:
    """Grey behind, blue what was made since the first look, dashed what is planned."""
    at = [left + wide / 2 for left in lefts]
    sketch.line((0, y, sketch.width, y), LIGHT.hairline, 2.6)
    begin, end = at[max(way.then, 1) - 1], at[max(way.now, 1) - 1]
    sketch.line((min(begin, end), y, max(begin, end), y), CHART.good, 3.4)
    if way.next:
        sketch.line((end, y, at[way.next - 1], y), "#FFFFFF", 3.0)
        sketch.line((end, y, at[way.next - 1], y), CHART.series, 1.6, _DASH)
    for place, (x, column) in enumerate(zip(at, way.columns, strict=True), 1):
        if place == way.now:
            sketch.dot(x, y, 6.2, CHART.good)
        elif place == way.then:
            sketch.dot(x, y, 5.2, CHART.good, hollow=True)
        elif place == way.next:
            sketch.dot(x, y, 5.2, CHART.series, hollow=True)
        else:
            sketch.dot(x, y, 3.6, CHART.axis, hollow=True)
        if column.stop is not None:
            day = label(column.stop.day, _QUIET, wide)
            words = label(column.stop.words, _STOP, wide)
            sketch.write(x, y + 7, day, "centre")
            sketch.write(x, y + 7 + day.height, words, "centre")


def _card(sketch: Sketch, card: _LaidCard, box: Box, is_now_or_next: tuple[bool, bool]) -> None:
    is_now, is_next = is_now_or_next
    if is_now:
        sketch.rect(box, BANDS["healthy"].light_tint)
    ink = CHART.good if is_now else CHART.series if is_next else LIGHT.hairline
    sketch.frame(box, ink, 1.4 if is_now or is_next else 0.8, _DASH if is_next else ())
    left, y = box.x0 + _PAD, box.y1 - _PAD
    for words in (card.name, card.words):
        y -= words.height
        sketch.write(left, y, words)
    y -= _SQUARE + 4
    for place, (_, _, mark) in enumerate(_by_mark(card)):
        _square(sketch, left + place * (_SQUARE + _APART), y, mark)
    sketch.write(box.x1 - _PAD, y - 1.5, card.count, "right")
    y -= 6
    sketch.line((left, y, box.x1 - _PAD, y), LIGHT.hairline, 0.6)
    y -= 5
    for text, state, mark in card.steps:
        y -= text.height
        _round(sketch, left + 3.6, y + text.height - text.style.leading / 2, mark)
        sketch.write(left + _MARK, y, text)
        y -= state.height
        sketch.write(left + _MARK, y, state)
        y -= _BETWEEN


def _by_mark(card: _LaidCard) -> list[tuple[Label, Label, StepMark]]:
    order = list(StepMark)
    return sorted(card.steps, key=lambda step: order.index(step[2]))


def _square(sketch: Sketch, x: float, y: float, mark: StepMark) -> None:
    box = Box(x, y, x + _SQUARE, y + _SQUARE * 0.8)
    if mark is StepMark.SHOWN:
        sketch.rect(box, CHART.good)
        return
    planned = mark is StepMark.PLANNED
    sketch.frame(box, CHART.series if planned else CHART.axis, 0.9, (1.6, 1.2) if planned else ())


def _round(sketch: Sketch, x: float, y: float, mark: StepMark) -> None:
    if mark is StepMark.SHOWN:
        sketch.dot(x, y, 3.4, CHART.good)
    elif mark is StepMark.PLANNED:
        sketch.dot(x, y, 3.4, CHART.series, hollow=True, dash=(1.6, 1.2))
    else:
        sketch.dot(x, y, 3.4, CHART.axis, hollow=True)
