"""A figure of paper as native shapes of a slide: lines, marks and words that its reader can move.

It is laid out for letters as wide as the widest font that a viewer may put in place of the deck's,
and its words stand as they are written, not in the order in which paper draws them.
"""

from itertools import pairwise
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt
from reportlab.lib.colors import Color

from csm_desktop.reports.deck.measure import SMALL_SIZE
from csm_desktop.reports.deck.words import TextLook, bare, write
from csm_desktop.reports.figures.shapes import (
    Circle,
    Pen,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    StraightLine,
)
from csm_desktop.reports.figures.sketch import Box, Label, Sketch
from csm_desktop.reports.text import Align

WIDER = 1.4


class SlideSketch(Sketch):
    """A sketch that keeps its labels as they are written."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height)
        self.labels: list[tuple[Box, Label, Align]] = []

    def write(self, x: float, y: float, words: Label, align: Align = "left") -> Box:
        """Keep the words instead of drawing them."""
        box = self.box(x, y, words, align)
        self.labels.append((box, words, align))
        self.taken.append(box)
        return box


class _Placed:
    """Points of a figure, from its lower left corner, as places on the slide."""

    def __init__(self, sketch: Sketch, left: float, top: float) -> None:
        self._foot, self._left, self._top = sketch.height, left, top

    def x(self, value: float) -> Emu:
        return Pt(self._left + value * WIDER)

    def y(self, value: float) -> Emu:
        return Pt(self._top + (self._foot - value) * WIDER)


def add_drawn(shapes: Any, sketch: SlideSketch, left: float, top: float, language: str) -> Any:
    """Put a figure among the shapes of a slide as one group; the group."""
    group = shapes.add_group_shape()
    placed = _Placed(sketch, left, top)
    for shape in sketch.drawing.contents:
        _add(group.shapes, shape, placed)
    for box, words, align in sketch.labels:
        _label(group.shapes, box, words, align, placed, language)
    return group


def _add(shapes: Any, shape: Shape, placed: _Placed) -> None:
    match shape:
        case StraightLine():
            ends = ((shape.x1, shape.y1), (shape.x2, shape.y2))
            _line(shapes, shape, ends, placed)
        case PolyLine():
            points = list(zip(shape.points[::2], shape.points[1::2], strict=True))
            for ends in pairwise(points):
                _line(shapes, shape, ends, placed)
        case Circle():
            box = (shape.cx - shape.r, shape.cy + shape.r, 2 * shape.r, 2 * shape.r)
            _filled(shapes, MSO_SHAPE.OVAL, shape, box, placed)
        case Rect():
            box = (shape.x, shape.y + shape.height, shape.width, shape.height)
            _filled(shapes, MSO_SHAPE.RECTANGLE, shape, box, placed)
        case Polygon():
            across, up = shape.points[::2], shape.points[1::2]
            box = (min(across), max(up), max(across) - min(across), max(up) - min(up))
            # Marks of four corners are diamonds, those of three point up.
            kind = MSO_SHAPE.DIAMOND if len(across) == 4 else MSO_SHAPE.ISOSCELES_TRIANGLE
            _filled(shapes, kind, shape, box, placed)
        case _:
            raise TypeError(f"{type(shape).__name__} has no twin on a slide")


def _line(
    shapes: Any, pen: Pen, ends: tuple[tuple[float, float], tuple[float, float]], placed: _Placed
) -> None:
    (x1, y1), (x2, y2) = ends
    places = (placed.x(x1), placed.y(y1), placed.x(x2), placed.y(y2))
    made = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *places)
    _stroke(made, pen)


def _filled(
    shapes: Any,
    kind: MSO_SHAPE,
    pen: Pen,
    box: tuple[float, float, float, float],
    placed: _Placed,
) -> None:
    left, top, wide, high = box
    made = shapes.add_shape(kind, placed.x(left), placed.y(top), Pt(wide * WIDER), Pt(high * WIDER))
    if pen.fill is None:
        made.fill.background()
    else:
        made.fill.solid()
        made.fill.fore_color.rgb = _rgb(pen.fill)
    _stroke(made, pen)


def _stroke(made: Any, pen: Pen) -> None:
    # The library's template gives every shape a shadow.
    made._element.remove(made._element.find(qn("p:style")))
    if pen.stroke is None:
        made.line.fill.background()
        return
    made.line.color.rgb = _rgb(pen.stroke)
    made.line.width = Pt(pen.weight)
    if pen.dash:
        made.line.dash_style = MSO_LINE.DASH


def _rgb(ink: Color) -> RGBColor:
    return RGBColor(*(round(255 * part) for part in (ink.red, ink.green, ink.blue)))


def _label(
    shapes: Any, box: Box, words: Label, align: Align, placed: _Placed, language: str
) -> None:
    wide, high = (box.x1 - box.x0) * WIDER + 2, (box.y1 - box.y0) * WIDER
    # A letter wider than ours must not begin another line.
    left = {"left": box.x0, "right": box.x1, "centre": (box.x0 + box.x1) / 2}[align]
    back = {"left": 0.0, "right": wide, "centre": wide / 2}[align]
    made = shapes.add_textbox(placed.x(left) - Pt(back), placed.y(box.y1), Pt(wide), Pt(high))
    bare(made.text_frame)
    lines = words.said.split("\n")
    ink = words.lines[0].pieces[0].colour if words.lines and words.lines[0].pieces else ""
    look = TextLook(SMALL_SIZE, ink=ink or words.style.colour, align=align, lead=len(lines) > 1)
    write(made.text_frame, lines, look, language)
