"""The pack in the words of Typst: the same texts, lines and shapes in their places."""

import json
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csm_desktop.reports.ebr.build import build
from tests.benchmarks.measuring import Children, Measured, side_by_side
from tests.benchmarks.paper.a_pack import the_pack

_COMPILE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
)
_FONT = "Source Sans Pro"


def measure(children: Children, plan: Path, rounds: int) -> Iterator[Measured]:
    """Typst in a fresh process, as it is used; ours as in the window, and in a fresh one as well.
    Nothing where its package `typst` is not installed."""
    if find_spec("typst") is None:
        return
    asked = json.loads(plan.read_text(encoding="utf-8"))
    source = plan.with_suffix(".typ")
    source.write_text(written(asked), encoding="utf-8")
    fonts = Path(next(iter(asked["fonts"].values()))).parent
    typst = ("-c", _COMPILE, str(source), str(plan.with_suffix(".typ.pdf")), str(fonts))
    made = the_pack()
    yield side_by_side(
        "pack, warm / Typst", lambda: build(made), lambda: children.run(*typst), 1, rounds
    )
    ours = ("-m", "tests.benchmarks.alone", "paper.a_pack:build_once")
    yield children.side_by_side("pack, fresh process / Typst", ours, typst, None, rounds)


def written(asked: dict[str, Any]) -> str:
    """A recorded document as Typst's source."""
    width, height = asked["size"]
    paper = f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)"
    pages = [_page(page, height) for page in asked["pages"]]
    return f'{paper}\n#set text(font: "{_FONT}")\n' + "\n#pagebreak()\n".join(pages)


def _page(page: dict[str, list[Any]], height: float) -> str:
    lines = [_text(height, *text) for text in page["texts"]]
    lines += [_line(height, ends, "stroke: 1pt") for ends in page["lines"]]
    for x, y, _, _, shapes in page["figures"]:
        lines += [_SHAPES[kind](x, height - y, values) for kind, values in shapes]
    return "\n".join(lines)


def _placed(x: float, y: float, what: str) -> str:
    return f"#place(dx: {x:.3f}pt, dy: {y:.3f}pt, {what})"


def _text(height: float, text: str, setting: Sequence[Any], place: Sequence[float]) -> str:
    font, size, leading, ink, align = setting
    x, top, width = place
    words = _words(text, size, ink, "semibold" if font.endswith("Semibold") else "regular")
    side = {"right": "right", "centre": "center"}.get(align, "left")
    set_so = f"set par(leading: {leading - size:.2f}pt); set align({side})"
    return _placed(x, height - top, f"block(width: {width:.3f}pt, {{ {set_so}; {words} }})")


def _words(text: str, size: float, ink: str, weight: str = "regular") -> str:
    said = json.dumps(text, ensure_ascii=False)
    return f'text(size: {size}pt, weight: "{weight}", fill: {_ink(ink)}, {said})'


def _line(height: float, ends: Sequence[float], stroke: str) -> str:
    x1, y1, x2, y2 = ends
    start, end = f"{x1:.3f}pt, {height - y1:.3f}pt", f"{x2:.3f}pt, {height - y2:.3f}pt"
    return f"#place(line(start: ({start}), end: ({end}), {stroke}))"


def _ink(ink: str | None) -> str:
    return "none" if ink is None else f'rgb("#{ink[-6:]}")'


def _looks(values: dict[str, Any]) -> str:
    ink, weight = values.get("strokeColor"), values.get("strokeWidth", 1)
    stroke = f"{weight}pt + {_ink(ink)}" if ink else "none"
    return f"stroke: {stroke}, fill: {_ink(values.get('fillColor'))}"


def _points(x: float, y: float, values: dict[str, Any]) -> str:
    flat = values["points"]
    pairs = zip(flat[::2], flat[1::2], strict=True)
    return ", ".join(f"({x + at:.3f}pt, {y - up:.3f}pt)" for at, up in pairs)


def _string(x: float, y: float, values: dict[str, Any]) -> str:
    size = values["fontSize"]
    words = _words(values["text"], size, values.get("fillColor", "#000000"))
    return _placed(x + values["x"], y - values["y"] - size, words)


def _rect(x: float, y: float, values: dict[str, Any]) -> str:
    high = values["height"]
    shape = f"rect(width: {values['width']:.3f}pt, height: {high:.3f}pt, {_looks(values)})"
    return _placed(x + values["x"], y - values["y"] - high, shape)


def _circle(x: float, y: float, values: dict[str, Any]) -> str:
    r = values["r"]
    shape = f"circle(radius: {r}pt, {_looks(values)})"
    return _placed(x + values["cx"] - r, y - values["cy"] - r, shape)


def _polygon(x: float, y: float, values: dict[str, Any]) -> str:
    return f"#place(polygon({_looks(values)}, {_points(x, y, values)}))"


def _polyline(x: float, y: float, values: dict[str, Any]) -> str:
    first, *rest = _points(x, y, values).split("), (")
    steps = ", ".join(f"curve.line(({each.strip('()')}))" for each in rest)
    return f"#place(curve({_looks(values)}, curve.move(({first.strip('()')})), {steps}))"


def _stroke(x: float, y: float, values: dict[str, Any]) -> str:
    ends = (x + values["x1"], values["y1"], x + values["x2"], values["y2"])
    return _line(y, ends, _looks(values).partition(", fill")[0])


_SHAPES: dict[str, Callable[[float, float, dict[str, Any]], str]] = {
    "String": _string,
    "Line": _stroke,
    "Rect": _rect,
    "Circle": _circle,
    "Polygon": _polygon,
    "PolyLine": _polyline,
}
