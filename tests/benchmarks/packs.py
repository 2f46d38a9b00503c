"""A pack of twelve pages with eight figures, against a bare script that draws the same.

The bare script gets what ours has set: every text with its place and column, every line and every
shape of every figure. It wraps the texts itself and decides nothing.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from csm_desktop import resources
from csm_desktop.domain.metrics import Better
from csm_desktop.domain.plan import Horizon
from csm_desktop.domain.reviews import GoalResult, InitiativeStatus
from csm_desktop.reports.ebr import pack as p
from csm_desktop.reports.ebr.build import build
from tests.benchmarks import bare_pack
from tests.benchmarks.measuring import Children, Measured, side_by_side

_TODAY = date(2026, 11, 22)
_WORDS = (
    "Orders leave the house on the day they arrive because planners see the whole week at once, "
    "and what cannot be kept is known before anybody has promised it to a customer."
)


def measure(folder: Path, children: Children, rounds: int) -> Iterator[Measured]:
    """Warm and in a fresh process; then the figures through matplotlib."""
    plan = folder / "pack.json"
    plan.write_text(json.dumps(recorded()), encoding="utf-8")
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
    ours = (*alone, "packs:build_once")
    bare = (*alone, "bare_pack:draw", str(plan))
    yield children.side_by_side("pack, fresh process / bare reportlab", ours, bare, 1.5, rounds)
    yield children.side_by_side(
        "pack, fresh process / figures by matplotlib",
        ours,
        (*bare, "matplotlib"),
        0.5,
        max(1, rounds // 5),
    )
    yield children.memory("memory: pack", ("packs:build_once",), ("bare_pack:draw", str(plan)))


def build_once() -> bytes:
    """Make the pack and print it."""
    return build(the_pack())


def recorded() -> dict[str, Any]:
    """What the pack sets on each page: texts, lines, figures; and the paper it stands on."""
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
        build(the_pack())
    files = resources.fonts()
    return {
        "size": [841.89, 595.28],
        "fonts": {name: str(files[weight]) for name, weight in fonts._WEIGHTS.items()},
        "pages": pages[:-1],
    }


def _page() -> dict[str, list[Any]]:
    return {"texts": [], "lines": [], "figures": []}


def _shape(shape: Any) -> list[Any]:
    """A shape as its class, its numbers and its properties."""
    values = {
        name: _plain(value)
        for name, value in vars(shape).items()
        if not name.startswith("_") and value is not None
    }
    return [type(shape).__name__, values]


def _plain(value: Any) -> Any:
    return value.hexval() if hasattr(value, "hexval") else value


def the_pack() -> p.Pack:
    """A pack of twelve pages with eight figures: every part has its facts."""
    measures = tuple(_measure(n) for n in range(3))
    people = tuple(p.PersonLine(f"Person {n} Name", "Head of Operations") for n in range(6))
    stops = tuple(_stop(n) for n in range(5))
    goals = tuple(_goal(n) for n in range(2))
    pages: tuple[p.Page, ...] = (
        p.Summary(
            "Orders now take 31 minutes instead of 58, two months ahead of the plan",
            p.Value(Decimal(72), "as measured on what is agreed", 210, Decimal(60)),
            measures,
            _TODAY - timedelta(days=365),
            tuple(p.Ask("Decide", _WORDS, _TODAY + timedelta(days=20)) for _ in range(3)),
        ),
        p.Promises(
            "Four of five goals of the last review were reached",
            (_objective(),),
            tuple(p.Promise(_WORDS, result, "as measured", _TODAY) for result in GoalResult),
            _TODAY - timedelta(days=180),
            stops,
        ),
        *(
            p.OneMeasure(f"{each.name} has improved by a third since the start", each, _events())
            for each in measures
        ),
        p.Benchmarks(
            "Faster than two thirds of comparable houses",
            (_comparison(measures[0]),),
        ),
        p.Initiatives(
            "Three initiatives depend on this work",
            tuple(_initiative(status) for status in list(InitiativeStatus)[:2]),
        ),
        p.Capabilities(
            "Two new capabilities serve these goals",
            tuple(p.CapabilityLine(f"Capability {n}", _WORDS, _WORDS) for n in range(3)),
        ),
        p.Champions(
            "Nine of nine connections are alive",
            people[:2],
            people[:3],
            people[3:],
            tuple(p.Tie(n // 3, n % 3, "strong", _TODAY) for n in range(9)),
            3,
        ),
        p.NextGoals(
            "Two goals until the next review", goals, _TODAY + timedelta(days=90), people[:2]
        ),
    )
    appendix = p.Appendix("Definitions and sources", measures[:1])
    return p.Pack(
        "Northwind Rail",
        4,
        _TODAY,
        _TODAY,
        "en",
        people[:3],
        people[3],
        pages,
        appendix,
    )


def _measure(number: int) -> p.Measure:
    first = _TODAY - timedelta(days=360)
    return p.Measure(
        number + 1,
        f"Minutes per order in hall {number + 1}",
        "minutes",
        Better.LOWER,
        Decimal(31),
        _TODAY,
        "Planner, weekly export",
        Decimal(58),
        first,
        Decimal(25),
        _TODAY + timedelta(days=60),
        Decimal("0.82"),
        tuple(
            p.Point(first + timedelta(days=30 * n), Decimal(58 - 2 * n - (n * number) % 3))
            for n in range(13)
        ),
        _WORDS,
        _WORDS,
        _WORDS,
    )


def _events() -> tuple[p.Event, ...]:
    days = (300, 200, 90)
    return tuple(p.Event(_TODAY - timedelta(days=n), f"Step {n} was taken") for n in days)


def _stop(number: int) -> p.Stop:
    on = _TODAY + timedelta(days=90 * (number - 3))
    return p.Stop(f"Milestone {number + 1}", on, 20 * number, on if number < 3 else None, _WORDS)


def _goal(number: int) -> p.NextGoal:
    return p.NextGoal(
        f"Goal {number + 1}: {_WORDS}", "minutes per order", _TODAY, "Person A", "Person B"
    )


def _objective() -> p.Objective:
    return p.Objective(
        Horizon.FIRST_VALUE,
        f"First value: {_WORDS}",
        "Head of Operations",
        _TODAY + timedelta(days=60),
        share=Decimal("0.6"),
    )


def _comparison(measure: p.Measure) -> p.Comparison:
    five = (Decimal(20), Decimal(30), Decimal(38), Decimal(47), Decimal(66))
    references = (p.Reference("Like houses, median", Decimal(38), "own book, 24 accounts"),)
    return p.Comparison(measure, references, five, _WORDS)


def _initiative(status: InitiativeStatus) -> p.InitiativeLine:
    return p.InitiativeLine(f"Initiative {status}", status, _WORDS, "Person A", _TODAY, _WORDS)
