"""Prints the chart of the organisation across one page, however many people stand on it."""

from dataclasses import replace
from itertools import pairwise

from csm_desktop import wording
from csm_desktop.domain.people.tidy_tree import CardSize, LaidTree, TreeBox, lay_tree
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Figure
from csm_desktop.reports.ebr.pages.common import joined_by_dot, note
from csm_desktop.reports.figures.shapes import Rect
from csm_desktop.reports.figures.sketch import Label, Sketch, label
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.letterhead import head_mark
from csm_desktop.reports.people.chart_pack import ChartPack, PaperSeat
from csm_desktop.reports.style import INK, QUIET, paper
from csm_desktop.reports.text import Style, colour
from csm_desktop.tokens import CHART
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_WIDTHS = (128.0, 108.0, 92.0, 80.0)
_READ_WELL = 0.85  # from there on cards need not be narrower
_GAIN = 1.1  # how much larger the letters have to become for lines that break
_PAD = 5.0
_NAME = Style(fonts.SEMIBOLD, 9, 11, INK)
_LINE = Style(fonts.REGULAR, 7.5, 9.5, QUIET)
_LARGEST = 1.25  # a chart of three people is not blown up
_DASH = (2.5, 2.0)


def build_chart(pack: ChartPack, size: str = "a4") -> bytes:
    """The chart as a PDF of one page, A4 or Letter across. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size, landscape=True))
        kind = tr("Organisation")
        marked = (tr("internal"),) if pack.is_internal else ()
        composer.page(joined_by_dot(pack.account, kind, *marked), pack.title, kind)
        notes = [note(remark) for remark in pack.remarks[:3]]
        if not pack.seats:
            notes = [note(tr("Nobody is known here yet."))]
        width = composer.paper.inner
        room = composer.room - sum(each.height(width) for each in notes) - 8
        if pack.seats:
            composer.row(GridCell(0, 12, [Figure(lambda wide: _drawn(pack, wide, room).drawing)]))
        composer.row(GridCell(0, 12, notes))
        return print_pages(composer.sheets, composer.paper, _frame(pack))


@dataclass(frozen=True, slots=True)
class _Chart:
    """A sketch on which a tree stands `left` of its edge, all of it `scale` times as large."""

    sketch: Sketch
    scale: float
    left: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the tree on the paper, where y grows upwards."""
        return self.left + x * self.scale, self.sketch.height - y * self.scale


def _drawn(pack: ChartPack, width: float, height: float) -> Sketch:
    """The tree, as large as the room allows."""
    tree, scale = _laid(pack, width, height)
    left = (width - tree.width * scale) / 2
    chart = _Chart(Sketch(width, tree.height * scale), scale, left)
    for line in tree.lines:
        for one, two in pairwise(line):
            chart.sketch.line((*chart.at(*one), *chart.at(*two)), CHART.axis, 0.7)
    for who, whom in pack.dotted:
        _dotted(chart, tree.boxes[who], tree.boxes[whom])
    for seat in pack.seats:
        _card(chart, tree.boxes[seat.id], seat)
    return chart.sketch


def _laid(pack: ChartPack, width: float, height: float) -> tuple[LaidTree, float]:
    """The tree and its scale: where many stand side by side, narrower cards with lines that break
    keep letters as large as they can be."""
    parents = {seat.id: seat.parent for seat in pack.seats}
    best: tuple[LaidTree, float] | None = None
    for wide in _WIDTHS:
        size = CardSize(wide, _height(pack, wide), 8, 16, 13)
        # With the ratio of the room, so that the levels spread as far as this paper is wide.
        tree = lay_tree(parents, size, width / height)
        # Never cut and never on two pages: a chart is read as a whole.
        scale = min(_LARGEST, width / tree.width, height / tree.height)
        if best is None or scale > best[1] * _GAIN:
            best = tree, scale
        if best[1] >= _READ_WELL:
            break
    if best is None:  # for the types: there is a width
        raise ValueError(pack)
    return best


def _height(pack: ChartPack, wide: float) -> float:
    """That of the tallest card: all are as high, so that a level stands in one line."""
    tallest = max(sum(each.height for each in _lines(seat, wide, 1.0)) for seat in pack.seats)
    return tallest + 1.6 * _PAD


def _lines(seat: PaperSeat, wide: float, scale: float) -> list[Label]:
    room = (wide - 2 * _PAD) * scale
    most = 1 if wide >= _WIDTHS[0] else 2
    told = ((seat.name, _NAME), (seat.title, _LINE), (seat.roles, _LINE), (seat.foot, _LINE))
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


def _card(chart: _Chart, box: TreeBox, seat: PaperSeat) -> None:
    left, foot = chart.at(box.x, box.y + box.height)
    wide, high = box.width * chart.scale, box.height * chart.scale
    chart.sketch.drawing.add(
        Rect(
            left, foot, wide, high, fill=colour("#FFFFFF"), stroke=colour(CHART.axis),
            weight=0.7, dash=_DASH if seat.is_outline else (),
        )
    )  # fmt: skip
    pad = _PAD * chart.scale
    top = foot + high - 0.6 * pad
    for words in _lines(seat, box.width, chart.scale):
        chart.sketch.write(left + pad, top - words.height, words)
        top -= words.height


def _frame(pack: ChartPack) -> PageFrame:
    kind = tr("Organisation")
    footer = wording.render(say("Prepared for {names}", names=pack.account))
    if pack.is_internal:
        footer = tr("Internal: it tells influence and sentiment")
    return PageFrame(
        title=f"{pack.account} · {kind}",
        subject=kind,
        author=pack.author,
        language=wording.language_tag(),
        footer=footer,
        as_of=wording.render(say("Data as of {on}", on=pack.as_of)),
        made_on=pack.as_of,
        mark=head_mark(is_ours=pack.is_internal),
        is_ours=pack.is_internal,
    )
