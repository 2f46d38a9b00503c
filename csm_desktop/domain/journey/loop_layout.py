"""Where the eight stages of the boomerang stand: out along one lane, round the bend, and back.

Lengths are in whatever unit the caller draws in, y grows downwards; screen and paper share it.
"""

from typing import Self

from csm_desktop.domain.records.lifecycle import Arc, Stage
from csm_desktop.values import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class StageBox:
    """The card of a stage; `x` and `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Its middle, through which the line of the boomerang goes."""
        return self.x + self.width / 2, self.y + self.height / 2

    def mirrored(self, width: float) -> Self:
        """The same in a picture that is read from the right."""
        return type(self)(width - self.x - self.width, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class LaidBoomerang:
    """`arcs` are the corners of each arc's line, from one arc into the next; the last one ends at
    the first stage. `captions` say where the name of an arc begins: its baseline's left end."""

    boxes: dict[Stage, StageBox]
    arcs: dict[Arc, tuple[Point, ...]]
    captions: dict[Arc, Point]
    height: float


@dataclass(frozen=True, slots=True)
class CardMeasure:
    """How high a card is, how far cards stand apart, and how much room an arc's name needs."""

    height: float
    gap: float
    caption: float


_OUT = (Stage.AWARENESS, Stage.CONSIDERATION, Stage.TRIAL, Stage.DECISION)
_BACK = (Stage.PERFORMANCE, Stage.TRANSFORMATION, Stage.ADVOCACY)


def lay_across(width: float, card: CardMeasure) -> LaidBoomerang:
    """Five columns: out at the top, the turnaround at the end, back beneath."""
    wide = (width - 4 * card.gap) / 5
    step = wide + card.gap
    top, low = card.caption, card.caption * 2 + card.height + card.gap
    boxes = {
        stage: StageBox(index * step, top, wide, card.height) for index, stage in enumerate(_OUT)
    }
    # The turnaround stands between the lanes, for there the way bends back.
    boxes[Stage.ADOPTION] = StageBox(4 * step, (top + low) / 2, wide, card.height)
    for index, stage in enumerate(_BACK):
        # From right to left, so that advocacy lies beneath consideration and the line leads home.
        boxes[stage] = StageBox((3 - index) * step, low, wide, card.height)
    end, start = boxes[Stage.ADOPTION].middle[0], boxes[Stage.AWARENESS].middle[0]
    upper, lower = boxes[Stage.DECISION].middle[1], boxes[Stage.PERFORMANCE].middle[1]
    return LaidBoomerang(
        boxes,
        _lines(boxes, ((end, upper),), ((end, lower),), ((start, lower),)),
        _captions(boxes, card.caption),
        low + card.height,
    )


def lay_upright(width: float, card: CardMeasure) -> LaidBoomerang:
    """Two columns for a narrow place: down, round the bend at the foot, and up again."""
    wide = (width - card.gap) / 2
    step = card.height + card.caption + card.gap / 2
    boxes = {
        stage: StageBox(0, card.caption + row * step, wide, card.height)
        for row, stage in enumerate(_OUT)
    }
    boxes[Stage.ADOPTION] = StageBox(wide / 2, card.caption + 4 * step, wide, card.height)
    for index, stage in enumerate(_BACK):
        row = 3 - index
        boxes[stage] = StageBox(wide + card.gap, card.caption + row * step, wide, card.height)
    foot, top = boxes[Stage.ADOPTION].middle[1], boxes[Stage.AWARENESS].middle[1]
    left, right = boxes[Stage.DECISION].middle[0], boxes[Stage.PERFORMANCE].middle[0]
    return LaidBoomerang(
        boxes,
        _lines(boxes, ((left, foot),), ((right, foot),), ((right, top),)),
        _captions(boxes, card.caption),
        card.caption + 4 * step + card.height,
    )


def _lines(
    boxes: dict[Stage, StageBox],
    before_bend: tuple[Point, ...],
    after_bend: tuple[Point, ...],
    home: tuple[Point, ...],
) -> dict[Arc, tuple[Point, ...]]:
    at = {stage: box.middle for stage, box in boxes.items()}
    return {
        Arc.DEMAND: (at[Stage.AWARENESS], at[Stage.DECISION]),
        Arc.TURNAROUND: (
            at[Stage.DECISION], *before_bend, at[Stage.ADOPTION], *after_bend,
            at[Stage.PERFORMANCE],
        ),
        Arc.EXPAND: (at[Stage.PERFORMANCE], at[Stage.TRANSFORMATION]),
        Arc.BOOMERANG: (
            at[Stage.TRANSFORMATION], at[Stage.ADVOCACY], *home, at[Stage.AWARENESS],
        ),
    }  # fmt: skip


def _captions(boxes: dict[Stage, StageBox], room: float) -> dict[Arc, Point]:
    """Above the stage with which each arc begins."""
    first = {
        Arc.DEMAND: Stage.AWARENESS,
        Arc.TURNAROUND: Stage.ADOPTION,
        Arc.EXPAND: Stage.PERFORMANCE,
        Arc.BOOMERANG: Stage.ADVOCACY,
    }
    return {arc: (boxes[stage].x, boxes[stage].y - room * 0.3) for arc, stage in first.items()}
