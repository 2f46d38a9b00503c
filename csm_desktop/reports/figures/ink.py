"""Draws the shapes of a figure on the canvas.

reportlab's own renderer saves and restores the whole graphics state around every shape and names
an unembedded Helvetica before it starts; a figure of ours needs neither.
"""

from reportlab.pdfgen.canvas import Canvas

from csm_desktop.reports.figures.shapes import (
    Circle,
    Drawing,
    Pen,
    Polygon,
    PolyLine,
    Rect,
    StraightLine,
    String,
)

_LINE = 6.0  # words whose feet lie so near are of one line


def draw_figure(drawing: Drawing, canvas: Canvas, x: float, y: float) -> None:
    """Draw a figure with its lower left corner at (x, y).

    Raises TypeError for a shape that our figures do not use.
    """
    # Inks and dashes of one shape must not reach the next, nor the page.
    canvas.saveState()
    canvas.translate(x, y)
    for shape in drawing.contents:
        if isinstance(shape, String):
            canvas.setFont(shape.font, shape.size)
            canvas.setFillColor(shape.fill)
            canvas.drawString(shape.x, shape.y, shape.text)
            continue
        stroke, fill = _pen(shape, canvas)
        match shape:
            case StraightLine():
                canvas.line(shape.x1, shape.y1, shape.x2, shape.y2)
            case Rect():
                canvas.rect(shape.x, shape.y, shape.width, shape.height, stroke, fill)
            case Circle():
                canvas.circle(shape.cx, shape.cy, shape.r, stroke, fill)
            case Polygon() | PolyLine():
                _outline(shape, canvas, stroke, fill)
            # A new kind of shape is drawn by nobody: rather an error than a gap in a figure.
            case _:
                raise TypeError(f"{type(shape).__name__} is no part of our figures")
    canvas.restoreState()


def spoken_words(drawing: Drawing) -> str:
    """The words in a figure, line by line, for who cannot see it."""
    words = [shape for shape in drawing.contents if isinstance(shape, String)]
    words.sort(key=lambda shape: (-round(shape.y / _LINE), shape.x))
    return ", ".join(shape.text.strip() for shape in words if shape.text.strip())


def _pen(shape: Pen, canvas: Canvas) -> tuple[int, int]:
    """Set inks, weight and dash; whether to stroke and to fill."""
    if shape.stroke is not None:
        canvas.setStrokeColor(shape.stroke)
        canvas.setLineWidth(shape.weight)
        canvas.setLineCap(shape.cap)
        canvas.setLineJoin(shape.join)
        # Set each time, because a dash of the shape before would go on.
        canvas.setDash([*shape.dash])
    if shape.fill is not None:
        canvas.setFillColor(shape.fill)
    return int(shape.stroke is not None), int(shape.fill is not None)


def _outline(shape: Polygon | PolyLine, canvas: Canvas, stroke: int, fill: int) -> None:
    closed = isinstance(shape, Polygon)
    path = canvas.beginPath()
    points = list(zip(shape.points[::2], shape.points[1::2], strict=True))
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    canvas.drawPath(path, stroke, fill if closed else 0)
