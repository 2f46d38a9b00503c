"""Prints the briefs of a trip: upright, each on a page of its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

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
    # A column is tried with ever fewer lines: a text that stays is laid once.
    text = cache(TextBlock)
    columns = (brief.talk, (ours, *asked)), (brief.people, (*brief.known, theirs))
    composer.row(
        *(
            _fitting(composer, n * 6, partial(_column, text, *both), _longest(*both))
            for n, both in enumerate(columns)
        )
    )


def _longest(*columns: Sequence[BriefSection]) -> int:
    return max((len(each.lines) for sections in columns for each in sections), default=0)


def _fitting(
    composer: Composer, first: int, column: Callable[[int], list[Block]], longest: int
) -> GridCell:
    """A column with as many lines of each section as the page bears; of the longest texts alone
    some go on behind it."""
    _, width = composer.paper.column(first, 6)
    for most in (*_MOST[:2], *(most for most in _MOST[2:] if most < longest)):
        blocks = column(most)
        if sum(block.height(width) for block in blocks) <= composer.room:
            break
    return GridCell(first, 6, blocks)


def _column(
    text: Callable[..., TextBlock],
    told: Sequence[BriefSection],
    listed: Sequence[BriefSection],
    most: int,
) -> list[Block]:
    """What is told, then what is listed with marks at its side."""
    blocks: list[Block] = []
    for section in told:
        blocks.append(_heading(section))
        for line in _shown(section, most):
            longest = _LONG if line.may_be_cut and most != _MOST[0] else None
            blocks.append(text(_said(line), _SMALL, max_lines=longest))
        blocks.append(Space(_BETWEEN))
    for section in listed:
        blocks += (*_table(text, section, most), Space(_BETWEEN))
    return blocks[:-1]


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
