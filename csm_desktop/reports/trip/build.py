"""Prints the briefs of a trip: upright, each on a page of its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import repeat

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Space, TextBlock
from csm_desktop.reports.internal_page import internal_frame
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.style import BODY, HEADING, paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.text import Content
from csm_desktop.reports.trip.pack import BriefLine, BriefSection, TripBrief, TripPack, page_kind
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_SMALL = replace(BODY, size=9, leading=11.5)
_MARK = replace(_SMALL, align="right")
_HEAD = replace(HEADING, size=9.5, leading=12)
_BETWEEN = 7.0
_MOST = (12, 8, 6, 5, 4, 3, 2)
"""Lines of a section: as many as let a brief stay on its page. What is left out is counted."""
_LONG = 4  # lines of what may be cut, on a page that is full


def build_trip(pack: TripPack, size: str = "a4") -> bytes:
    """The briefs as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        for brief in pack.briefs:
            _set(composer, brief)
        return print_pages(composer.sheets, composer.paper, _furniture(pack))


def _set(composer: Composer, brief: TripBrief) -> None:
    composer.page(brief.kicker, brief.title)
    composer.row(GridCell(0, 12, [TextBlock(line, _SMALL) for line in brief.when]), after=_BETWEEN)
    ours, theirs, *asked = brief.agreed
    columns = (brief.talk, (ours, *asked)), (brief.people, (*brief.known, theirs))
    composer.row(*(_fitting(composer, n * 6, *both) for n, both in enumerate(columns)))


def _fitting(
    composer: Composer,
    first: int,
    told: Sequence[BriefSection],
    listed: Sequence[BriefSection],
) -> GridCell:
    """A column with as many lines of each section as the page bears; of the longest texts alone
    some go on behind it.

    All sections have the same number first; what room is left goes to those that were cut, a line
    each in turn.
    """
    _, width = composer.paper.column(first, 6)
    drawn = [*map(_Told, told), *map(_Listed, listed)]
    room = composer.room + _BETWEEN  # behind the last there is none
    longest = max((len(each.section.lines) for each in drawn), default=0)
    shown: list[_Shown] = []
    for most in (*_MOST[:2], *(most for most in _MOST[2:] if most < longest)):
        shown = [each.at_most(most, is_cut=most != _MOST[0]) for each in drawn]
        room_left = room - sum(map(_Drawn.height, drawn, shown, repeat(width)))
        if room_left >= 0:
            break
    grew = True
    while grew:
        grew = False
        for number, (each, now) in enumerate(zip(drawn, shown, strict=True)):
            more = each.more(now)
            taken = each.height(more, width) - each.height(now, width) if more != now else 0.0
            if more != now and taken <= room_left:
                shown[number], room_left, grew = more, room_left - taken, True
    blocks = [block for each, now in zip(drawn, shown, strict=True) for block in each.blocks(now)]
    return GridCell(first, 6, blocks[:-1])


@dataclass(frozen=True, slots=True)
class _Shown:
    """How much of a section stands on the page: its first lines, and whether texts that may be
    cut are."""

    most: int
    is_cut: bool


class _Drawn:
    """A section as blocks, with room behind them; each way of showing it is laid once."""

    def __init__(self, section: BriefSection) -> None:
        self.section = section
        # It is tried with ever fewer lines: a text that stays is laid once.
        self._text = cache(TextBlock)
        self.blocks = cache(self._blocks)
        self._heights: dict[_Shown, float] = {}

    def height(self, shown: _Shown, width: float) -> float:
        if shown not in self._heights:
            self._heights[shown] = sum(block.height(width) for block in self.blocks(shown))
        return self._heights[shown]

    def at_most(self, most: int, *, is_cut: bool) -> _Shown:
        """So many lines, as far as there are so many; what cannot be cut is not."""
        may_be_cut = is_cut and any(line.may_be_cut for line in self.section.lines)
        return _Shown(min(max(most, self.section.least), len(self.section.lines)), may_be_cut)

    def more(self, shown: _Shown) -> _Shown:
        """A line more; with all of them the whole texts; itself where nothing is left."""
        if shown.most < len(self.section.lines):
            return replace(shown, most=shown.most + 1)
        return replace(shown, is_cut=False)

    def _blocks(self, shown: _Shown) -> list[Block]:
        raise NotImplementedError


class _Told(_Drawn):
    """What is told, line below line."""

    def _blocks(self, shown: _Shown) -> list[Block]:
        blocks: list[Block] = [_heading(self.section)]
        for line in _shown(self.section, shown.most):
            longest = _LONG if line.may_be_cut and shown.is_cut else None
            blocks.append(self._text(_said(line), _SMALL, max_lines=longest))
        return [*blocks, Space(_BETWEEN)]


class _Listed(_Drawn):
    """What is listed with marks at its side."""

    def _blocks(self, shown: _Shown) -> list[Block]:
        return [*_table(self._text, self.section, shown.most), Space(_BETWEEN)]


def _table(text: Callable[..., TextBlock], section: BriefSection, most: int) -> list[Block]:
    shown = _shown(section, most)
    # Where nothing is marked the words have the whole width.
    marked = any(line.mark for line in shown)
    columns = [PaperColumn("", 8, style=_SMALL), PaperColumn("", 2, "right", style=_SMALL)]
    rows = [_row(text, line)[: 1 + marked] for line in shown]
    return [_heading(section), PaperTable(columns[: 1 + marked], rows, pad=1.5)]


def _heading(section: BriefSection) -> Block:
    return TextBlock(section.title, _HEAD, keep_with_next=True, space_after=2)


def _shown(section: BriefSection, most: int) -> tuple[BriefLine, ...]:
    """The first lines of a section, and how many there are besides."""
    most = max(most, section.least)
    if len(section.lines) <= most:
        return section.lines
    left = wording.render(say("and {n} more", n=len(section.lines) - most + 1))
    return (*section.lines[: most - 1], BriefLine(left))


def _row(text: Callable[..., TextBlock], line: BriefLine) -> list[Filling]:
    mark = strong(line.mark) if line.pressing else quiet(line.mark)
    return [text(_said(line), _SMALL), text(mark, _MARK)]


def _said(line: BriefLine) -> Content:
    """The words, and on the same line, set back, what belongs to them."""
    return (line.words, quiet(f"  {line.detail}")) if line.detail else line.words


def _furniture(pack: TripPack) -> PageFrame:
    footer = tr("Internal: it names several customers")
    if len(pack.accounts) == 1:
        footer = wording.render(say("Internal: {account}", account=pack.accounts[0]))
    return internal_frame(pack.title, page_kind(), footer, pack.as_of)
