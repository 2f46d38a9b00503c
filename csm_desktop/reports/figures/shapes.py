"""The shapes of a figure: what `ink` draws, in points from the lower left corner.

reportlab has such shapes as well, checks each value of each of them, and to know them imports its
whole layout engine: a sixth of the time in which a fresh process prints a pack.
"""

from collections.abc import Sequence
from dataclasses import field

from reportlab.lib.colors import Color

from csm_desktop.values import dataclass


@dataclass(slots=True, kw_only=True)
class Pen:
    """How a shape is drawn: None is no stroke, or no filling. `cap` and `join` as PDF has them."""

    stroke: Color | None = None
    fill: Color | None = None
    weight: float = 1.0
    dash: Sequence[float] = ()
    cap: int = 0
    join: int = 0


@dataclass(slots=True)
class StraightLine(Pen):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(slots=True)
class Rect(Pen):
    """A rectangle by its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Circle(Pen):
    """A circle round a point."""

    cx: float
    cy: float
    r: float


@dataclass(slots=True)
class PolyLine(Pen):
    """A line through points: x and y of each in turn."""

    points: Sequence[float]


@dataclass(slots=True)
class Polygon(Pen):
    """What lies between points: x and y of each in turn."""

    points: Sequence[float]


@dataclass(slots=True)
class String:
    """Words on their baseline, in one registered font."""

    x: float
    y: float
    text: str
    font: str
    size: float
    fill: Color


Shape = StraightLine | Rect | Circle | PolyLine | Polygon | String


@dataclass(slots=True)
class Drawing:
    """A figure of this size, its shapes in the order in which they are drawn."""

    width: float
    height: float
    contents: list[Shape] = field(default_factory=list)

    def add(self, shape: Shape) -> None:
        """Draw it upon what is there."""
        self.contents.append(shape)
