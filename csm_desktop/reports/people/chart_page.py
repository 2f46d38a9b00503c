"""One page of the chart: its cards laid out as large as the room allows, and drawn."""

from collections.abc import Mapping
from dataclasses import field, replace
from itertools import pairwise

from csm_desktop.domain.people.tidy_tree import CardSize, LaidTree, TreeBox, lay_tree
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.figures.shapes import Drawing, Rect
from csm_desktop.reports.figures.sketch import Label, Sketch, label
from csm_desktop.reports.people.chart_pack import PaperSeat
from csm_desktop.reports.style import INK, QUIET
from csm_desktop.reports.text import Style, colour
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass
from csm_desktop.wording import render

# Widths of a card, and how many lines a name, a title or roles may take on it: the first that can
# be read well is taken, so words are cut only where many stand side by side.
_CARDS = ((128.0, 2), (128.0, 1), (108.0, 2), (92.0, 2), (80.0, 2))
_READ_WELL = 0.85  # from there on cards need not be narrower
_GAIN = 1.1  # how much larger the letters have to become for lines that break
_PAD, _PLAIN_PAD = 5.0, 3.0
_APART, _CLOSE = 16, 9  # between levels; names alone may stand closer
_LARGEST = 1.25  # a chart of three people is not blown up
_LEAST = 7.0  # points: smaller letters are not read on paper
_DASH = (2.5, 2.0)


@dataclass(frozen=True, slots=True)
class _Letters:
    name: Style
    line: Style


_ROOMY = _Letters(Style(fonts.SEMIBOLD, 9, 11, INK), Style(fonts.REGULAR, 7.5, 9.5, QUIET))
_DENSE = _Letters(Style(fonts.SEMIBOLD, 8, 9.6, INK), Style(fonts.REGULAR, 7, 8.6, QUIET))


@dataclass(frozen=True, slots=True)
class ChartPage:
    """Who stands on a page, and who of them leads to which other one."""

    seats: tuple[PaperSeat, ...]
    dotted: tuple[tuple[int, int], ...]
    further: Mapping[int, int] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether nothing but names stands on its cards."""
        told = any(seat.title or seat.roles or seat.foot for seat in self.seats)
        return not told and not self.further

    @property
    def pad(self) -> float:
        """Between a card's edge and its words."""
        return _PLAIN_PAD if self.is_plain else _PAD

    @property
    def parents(self) -> dict[int, int | None]:
        """Who stands under whom here: nobody under one who is on another page."""
        here = {seat.id for seat in self.seats}
        return {seat.id: seat.parent if seat.parent in here else None for seat in self.seats}


@dataclass(frozen=True, slots=True)
class _Chart:
    """A sketch on which a tree stands `left` of its edge, all of it `scale` times as large."""

    sketch: Sketch
    scale: float
    left: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the tree on the paper, where y grows upwards."""
        return self.left + x * self.scale, self.sketch.height - y * self.scale


@dataclass(frozen=True, slots=True)
class _Laid:
    """A page laid out: `most` is how many lines words may take, `smallest` the size of its smallest
    letters on paper, in points."""

    tree: LaidTree
    scale: float
    letters: _Letters
    most: int
    smallest: float


def is_read(page: ChartPage, width: float, height: float) -> bool:
    """Whether the smallest letters of a page in this room are large enough."""
    return _laid(page, width, height).smallest >= _LEAST


def chart_figure(page: ChartPage, width: float, height: float) -> Drawing:
    """The tree, as large as the room allows."""
    laid = _laid(page, width, height)
    tree, scale = laid.tree, laid.scale
    chart = _Chart(Sketch(width, tree.height * scale), scale, (width - tree.width * scale) / 2)
    for line in tree.lines:
        for one, two in pairwise(line):
            chart.sketch.line((*chart.at(*one), *chart.at(*two)), CHART.axis, 0.7)
    for who, whom in page.dotted:
        _dotted(chart, tree.boxes[who], tree.boxes[whom])
    for seat in page.seats:
        box = tree.boxes[seat.id]
        _card(chart, box, _lines(page, seat, box.width, laid.letters, laid.most, scale), page, seat)
    return chart.sketch.drawing


def _laid(page: ChartPage, width: float, height: float) -> _Laid:
    """Where many stand side by side, narrower cards with lines that break keep letters as large as
    they can be; where these become too small, denser ones."""
    best: _Laid | None = None
    for letters in (_ROOMY, _DENSE):
        for wide, most in _CARDS:
            down = _CLOSE if page.is_plain else _APART
            size = CardSize(wide, _height(page, wide, letters, most), 8, down, 13)
            # With the ratio of the room, so that the levels spread as far as this paper is wide.
            tree = lay_tree(page.parents, size, width / height)
            scale = min(_LARGEST, width / tree.width, height / tree.height)
            seen = scale * (letters.name if page.is_plain else letters.line).size
            if best is None or seen > best.smallest * _GAIN:
                best = _Laid(tree, scale, letters, most, seen)
            if best.scale >= _READ_WELL:
                break
        if best is not None and best.smallest >= _LEAST:
            break
    if best is None:  # for the types: there is a width
        raise ValueError(page)
    return best


def _height(page: ChartPage, wide: float, letters: _Letters, most: int) -> float:
    """That of the tallest card: all are as high, so that a level stands in one line."""
    tallest = max(
        sum(each.height for each in _lines(page, seat, wide, letters, most)) for seat in page.seats
    )
    return tallest + 1.6 * page.pad


def _lines(
    page: ChartPage, seat: PaperSeat, wide: float, letters: _Letters, most: int, scale: float = 1.0
) -> list[Label]:
    room = (wide - 2 * page.pad) * scale
    on = page.further.get(seat.id)
    more = render(say("more on page {n}", n=on)) if on is not None else ""
    told = [(seat.name, letters.name)]
    told += [(words, letters.line) for words in (seat.title, seat.roles, seat.foot, more)]
    return [
        label(words, replace(style, size=style.size * scale, leading=style.leading * scale), room,
              most)
        for words, style in told
        if words
    ]  # fmt: skip


def _dotted(chart: _Chart, one: TreeBox, two: TreeBox) -> None:
    # Off the middle, where the solid lines run.
    start = chart.at(one.x + 0.8 * one.width, one.y)
    end = chart.at(two.x + 0.8 * two.width, two.y + two.height)
    chart.sketch.line((*start, *end), CHART.emphasis, 0.8, _DASH)
    chart.sketch.dot(*end, 1.6, CHART.emphasis)


def _card(
    chart: _Chart, box: TreeBox, lines: list[Label], page: ChartPage, seat: PaperSeat
) -> None:
    left, foot = chart.at(box.x, box.y + box.height)
    wide, high = box.width * chart.scale, box.height * chart.scale
    chart.sketch.drawing.add(
        Rect(
            left, foot, wide, high, fill=colour("#FFFFFF"), stroke=colour(CHART.axis),
            weight=0.7, dash=_DASH if seat.is_outline else (),
        )
    )  # fmt: skip
    pad = page.pad * chart.scale
    top = foot + high - 0.6 * pad
    for words in lines:
        chart.sketch.write(left + pad, top - words.height, words)
        top -= words.height
