"""The floor of a pack: a script that draws given texts and figures with reportlab, and no more.

With "matplotlib" each figure is a chart of as many points, made by matplotlib at 200 dots an inch
and set as an image: the common way. Nothing of ours is imported here.
"""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.graphics import renderPDF, shapes
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


def draw(plan: str, figures_by: str = "reportlab") -> bytes:
    """The document as PDF bytes, from a plan that `packs.recorded` wrote."""
    asked = json.loads(Path(plan).read_text(encoding="utf-8"))
    for name, file in asked["fonts"].items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=asked["size"],
        pageCompression=1,
        initialFontName=next(iter(asked["fonts"])),
    )
    for page in asked["pages"]:
        for text in page["texts"]:
            _text(canvas, *text)
        for ends in page["lines"]:
            canvas.line(*ends)
        for figure in page["figures"]:
            (_chart if figures_by == "matplotlib" else _figure)(canvas, *figure)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _text(canvas: Canvas, text: str, setting: list[Any], place: list[float]) -> None:
    font, size, leading, ink, align = setting
    x, top, width = place
    canvas.setFont(font, size)
    canvas.setFillColor(HexColor(ink))
    write = {"right": canvas.drawRightString, "centre": canvas.drawCentredString}.get(
        align, canvas.drawString
    )
    start = {"right": x + width, "centre": x + width / 2}.get(align, x)
    y = top - size
    for line in simpleSplit(text, font, size, width + 0.01):
        write(start, y, line)
        y -= leading


def _figure(
    canvas: Canvas, x: float, y: float, width: float, height: float, parts: list[Any]
) -> None:
    drawing = shapes.Drawing(width, height)
    for kind, values in parts:
        drawing.add(_shape(kind, dict(values)))
    renderPDF.draw(drawing, canvas, x, y)


_NUMBERS = {
    "Line": ("x1", "y1", "x2", "y2"),
    "Rect": ("x", "y", "width", "height"),
    "Circle": ("cx", "cy", "r"),
    "Polygon": ("points",),
    "PolyLine": ("points",),
    "String": ("x", "y", "text"),
}


def _shape(kind: str, values: dict[str, Any]) -> Any:
    numbers = [values.pop(name) for name in _NUMBERS[kind]]
    for name in ("fillColor", "strokeColor"):
        if name in values:
            values[name] = HexColor(values[name])
    return getattr(shapes, kind)(*numbers, **values)


def _chart(
    canvas: Canvas, x: float, y: float, width: float, height: float, parts: list[Any]
) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 72, height / 72), dpi=200)
    axes = figure.add_subplot()
    for kind, values in parts:
        if kind == "PolyLine":
            axes.plot(values["points"][::2], values["points"][1::2])
        elif kind == "Line":
            axes.plot([values["x1"], values["x2"]], [values["y1"], values["y2"]], linewidth=0.5)
        elif kind == "String":
            axes.text(values["x"], values["y"], values["text"], parse_math=False)
    image = BytesIO()
    figure.savefig(image, format="png")
    image.seek(0)
    canvas.drawImage(ImageReader(image), x, y, width, height)
