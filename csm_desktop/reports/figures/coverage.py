"""Who knows whom: our people as rows, theirs as columns, and how much each connection bears."""

from collections.abc import Mapping, Sequence

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.figures.sketch import LABEL, Sketch, label
from csm_desktop.reports.style import INK, QUIET
from csm_desktop.reports.text import Style
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass

_NAME = Style(fonts.SEMIBOLD, 9.5, 12, INK)
_TITLE = Style(fonts.REGULAR, 8.5, 10.5, QUIET)
_ROW = 50.0
_RADII = {"strong": 6.5, "some": 5.0, "weak": 3.5}


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with a title."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A connection that is alive: its strength ("strong", "some", "weak") and its words."""

    strength: str
    words: str


def coverage_map(
    ours: Sequence[Person],
    theirs: Sequence[Person],
    links: Mapping[tuple[int, int], Link],
    width: float,
) -> Drawing:
    """The map; `links` is keyed by row and column. A cell without a link is empty."""
    # A map without people on one side has no cells.
    if not ours or not theirs:
        return Drawing(width, 1)
    side = min(width * 0.3, 150.0)
    value = (width - side) / len(theirs)
    heads = [
        (label(p.name, _NAME, value - 10, 2), label(p.title, _TITLE, value - 10, 2)) for p in theirs
    ]
    head = max(name.height + title.height for name, title in heads) + 10
    sketch = Sketch(width, head + _ROW * len(ours))
    for index, (name, title) in enumerate(heads):
        x = side + value * (index + 0.5)
        sketch.write(x, sketch.height - name.height, name, "centre")
        sketch.write(x, sketch.height - name.height - title.height, title, "centre")
    for row, person in enumerate(ours):
        top = sketch.height - head - _ROW * row
        sketch.line((0, top, width, top), CHART.grid, 0.8)
        name = label(person.name, _NAME, side - 10, 1)
        title = label(person.title, _TITLE, side - 10, 1)
        foot = top - _ROW / 2 - (name.height + title.height) / 2
        sketch.write(0, foot + title.height, name)
        sketch.write(0, foot, title)
        for column in range(len(theirs)):
            centre = side + value * (column + 0.5)
            _cell(sketch, links.get((row, column)), centre, top - _ROW / 2, value)
    return sketch.drawing


def _cell(sketch: Sketch, link: Link | None, x: float, y: float, width: float) -> None:
    # An empty cell stays empty: what is not there needs no ink, and a pale ring nobody sees.
    if link is None:
        return
    sketch.dot(x, y + 7, _RADII.get(link.strength, 5.0), CHART.good, link.strength == "weak")
    words = label(link.words, LABEL, width - 8)
    sketch.write(x, y - 15, words, "centre")
