"""A pack of twelve pages with eight figures, against a bare script that draws the same.

The bare script gets what ours has set: every text with its place and column, every line and every
shape of every figure. It wraps the texts itself and decides nothing.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any
from unittest.mock import patch

from csm_desktop import resources
from csm_desktop.reports.ebr.build import build
from csm_desktop.reports.trip.build import build_trip
from tests.benchmarks.measuring import Children, Measured, side_by_side
from tests.benchmarks.paper import bare_pack
from tests.benchmarks.paper.a_pack import the_pack
from tests.benchmarks.paper.a_trip import the_trip
from tests.benchmarks.peers import typesetter


def measure(folder: Path, children: Children, rounds: int) -> Iterator[Measured]:
    """Warm and in a fresh process; then the figures through matplotlib."""
    plan = folder / "pack.json"
    plan.write_text(json.dumps(recorded(lambda: build(the_pack()))), encoding="utf-8")
    pages = json.loads(plan.read_text(encoding="utf-8"))["pages"]
    figures = sum(len(page["figures"]) for page in pages)
    made = the_pack()
    yield side_by_side(
        "pack, warm / bare reportlab",
        lambda: build(made),
        lambda: bare_pack.draw(str(plan)),
        1.5,
        rounds,
        note=f"{len(pages)} pages, {figures} figures",
    )
    yield side_by_side(
        "pack, warm / figures by matplotlib",
        lambda: build(made),
        lambda: bare_pack.draw(str(plan), "matplotlib"),
        0.5,
        max(1, rounds // 5),
    )
    alone = ("-m", "tests.benchmarks.alone")
    ours = (*alone, "paper.a_pack:build_once")
    bare = (*alone, "paper.bare_pack:draw", str(plan))
    yield children.side_by_side("pack, fresh process / bare reportlab", ours, bare, 1.5, rounds)
    yield children.side_by_side(
        "pack, fresh process / figures by matplotlib",
        ours,
        (*bare, "matplotlib"),
        0.5,
        max(1, rounds // 5),
    )
    yield from typesetter.measure(children, plan, max(1, rounds // 3))
    yield children.memory(
        "memory: pack", ("paper.a_pack:build_once",), ("paper.bare_pack:draw", str(plan))
    )
    yield trip(folder, rounds)


def trip(folder: Path, rounds: int) -> Measured:
    """The briefs of ten meetings, warm."""
    made, plan = the_trip(), folder / "trip.json"
    told = recorded(lambda: build_trip(made))
    plan.write_text(json.dumps({**told, "size": [595.28, 841.89]}), encoding="utf-8")
    return side_by_side(
        "trip pack of ten meetings, warm / bare reportlab",
        lambda: build_trip(made),
        lambda: bare_pack.draw(str(plan)),
        1.5,
        rounds,
        note=f"{len(told['pages'])} pages, {sum(len(p['texts']) for p in told['pages'])} texts",
    )


def recorded(print_it: Callable[[], object]) -> dict[str, Any]:
    """What a document sets on each page: texts, lines, figures; and the paper it stands on."""
    from reportlab.pdfgen.canvas import Canvas

    from csm_desktop.reports import blocks, fonts
    from csm_desktop.reports.figures.ink import draw_figure

    pages: list[dict[str, list[Any]]] = [_page()]
    inside: list[bool] = []
    draw_lines, line, show_page = blocks.draw_lines, Canvas.line, Canvas.showPage

    def write(canvas: Any, lines: Any, style: Any, x: float, top: float, width: float) -> None:
        text = " ".join("".join(piece.text for piece in laid.pieces) for laid in lines)
        setting = [style.font, style.size, style.leading, style.colour, style.align]
        pages[-1]["texts"].append([text, setting, [x, top, width]])
        draw_lines(canvas, lines, style, x, top, width)

    def draw(drawing: Any, canvas: Any, x: float, y: float) -> None:
        shapes = [_shape(shape) for shape in drawing.contents]
        pages[-1]["figures"].append([x, y, drawing.width, drawing.height, shapes])
        inside.append(True)
        draw_figure(drawing, canvas, x, y)
        inside.pop()

    def ruled(self: Any, *ends: float) -> None:
        if not inside:
            pages[-1]["lines"].append(ends)
        line(self, *ends)

    def next_page(self: Any) -> None:
        pages.append(_page())
        show_page(self)

    with ExitStack() as patched:
        patched.enter_context(patch.object(blocks, "draw_lines", write))
        patched.enter_context(patch.object(blocks, "draw_figure", draw))
        patched.enter_context(patch.object(Canvas, "line", ruled))
        patched.enter_context(patch.object(Canvas, "showPage", next_page))
        print_it()
    files = resources.fonts()
    return {
        "size": [841.89, 595.28],
        "fonts": {name: str(files[weight]) for name, weight in fonts._WEIGHTS.items()},
        "pages": pages[:-1],
    }


def _page() -> dict[str, list[Any]]:
    return {"texts": [], "lines": [], "figures": []}


_NAMES = {
    "stroke": "strokeColor",
    "fill": "fillColor",
    "weight": "strokeWidth",
    "dash": "strokeDashArray",
    "cap": "strokeLineCap",
    "join": "strokeLineJoin",
    "font": "fontName",
    "size": "fontSize",
}


def _shape(shape: Any) -> list[Any]:
    """A shape as its class, its numbers and its properties, as reportlab calls them."""
    values = {
        _NAMES.get(each.name, each.name): _plain(value)
        for each in fields(shape)
        if (value := getattr(shape, each.name)) is not None and value != ()
    }
    return [type(shape).__name__.removeprefix("Straight"), values]


def _plain(value: Any) -> Any:
    return value.hexval() if hasattr(value, "hexval") else value
