"""Draws the shapes of a figure on the canvas.

reportlab's own renderer saves and restores the whole graphics state around every shape and names
an unembedded Helvetica before it starts; a figure of ours needs neither.
"""

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, Shape, String
from reportlab.pdfgen.canvas import Canvas


def draw_figure(drawing: Drawing, canvas: Canvas, x: float, y: float) -> None:
    """Draw a figure with its lower left corner at (x, y).

    Raises TypeError for a shape that our figures do not use.
    """
    # Inks and dashes of one shape must not reach the next, nor the page.
    canvas.saveState()
    canvas.translate(x, y)
    for shape in drawing.contents:
        if isinstance(shape, String):
            canvas.setFont(shape.fontName, shape.fontSize)
            canvas.setFillColor(shape.fillColor)
            canvas.drawString(shape.x, shape.y, shape.text)
            continue
        stroke, fill = _pen(shape, canvas)
        match shape:
            case Line():
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


def _pen(shape: Shape, canvas: Canvas) -> tuple[int, int]:
    """Set inks, weight and dash; whether to stroke and to fill."""
    stroke = getattr(shape, "strokeColor", None)
    fill = getattr(shape, "fillColor", None)
    if stroke is not None:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(shape.strokeWidth)
        canvas.setLineCap(shape.strokeLineCap or 0)
        canvas.setLineJoin(shape.strokeLineJoin or 0)
        # Set each time, because a dash of the shape before would go on.
        canvas.setDash(shape.strokeDashArray or [])
    if fill is not None:
        canvas.setFillColor(fill)
    return int(stroke is not None), int(fill is not None)


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
