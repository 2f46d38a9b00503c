"""Prints the briefs of a trip: upright, each on pages of its own."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pages.common import heading, note
from csm_desktop.reports.internal_page import BETWEEN, internal_frame
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.style import LEAD, paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.trip.pack import BriefLine, BriefSection, TripBrief, TripPack, page_kind
from csm_desktop.wording import tr


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
    when = [TextBlock(line, LEAD) for line in brief.when]
    composer.row(GridCell(0, 12, when), after=BETWEEN)
    composer.row(
        GridCell(0, 6, _column(brief.talk)), GridCell(7, 5, _column(brief.people)), after=BETWEEN
    )
    for sections in brief.tables:
        span = 12 // len(sections)
        cells = [GridCell(n * span, span, _table(each)) for n, each in enumerate(sections)]
        composer.row(*cells, after=BETWEEN)


def _column(sections: Sequence[BriefSection]) -> list[Block]:
    blocks: list[Block] = []
    for section in sections:
        blocks.append(heading(section.title))
        for line in section.lines:
            blocks.append(TextBlock(line.words, keep_with_next=bool(line.detail)))
            if line.detail:
                blocks.append(note(line.detail))
            blocks.append(Space(3))
        blocks.append(Space(BETWEEN - 3))
    return blocks[:-1]


def _table(section: BriefSection) -> list[Block]:
    columns = [PaperColumn("", 8.5), PaperColumn("", 1.5, "right")]
    rows = [_row(line) for line in section.lines]
    return [heading(section.title), PaperTable(columns, rows, pad=4)]


def _row(line: BriefLine) -> list[Filling]:
    said: list[Block] = [TextBlock(line.words)]
    if line.detail:
        said.append(note(line.detail))
    mark = strong(line.mark) if line.pressing else quiet(line.mark)
    return [Stack(said), [mark]]


def _furniture(pack: TripPack) -> PageFrame:
    footer = tr("Internal: it names several customers")
    if len(pack.accounts) == 1:
        footer = wording.render(say("Internal: {account}", account=pack.accounts[0]))
    return internal_frame(pack.title, page_kind(), footer, pack.as_of)
