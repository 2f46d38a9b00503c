"""Prints what happened with a customer: upright, a table for each month."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Stack, TextBlock
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.style import paper, quiet
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.timeline.pack import TimelineLine, TimelineMonth, TimelinePack, page_kind
from csm_desktop.wording import tr

_BETWEEN = 14.0


def build_timeline(pack: TimelinePack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        composer.page(joined_by_dot(page_kind(), tr("internal")), pack.title, page_kind())
        for month in pack.months:
            composer.row(GridCell(0, 12, _month(month)), after=_BETWEEN)
        if not pack.months:
            words = tr("Nothing is written down of this time.")
            composer.row(GridCell(0, 12, [note(words)]))
        return print_pages(composer.sheets, composer.paper, _furniture(pack))


def _month(month: TimelineMonth) -> list[Block]:
    columns = [PaperColumn("", 1.3), PaperColumn("", 7), PaperColumn("", 1.7, "right")]
    return [heading(month.name), PaperTable(columns, [_row(line) for line in month.lines], pad=4)]


def _row(line: TimelineLine) -> list[Filling]:
    said: list[Block] = [TextBlock(line.what)]
    if line.words:
        said.append(note(line.words))
    return [[quiet(wording.short_day(line.on))], Stack(said), [quiet(line.kind)]]


def _furniture(pack: TimelinePack) -> PageFrame:
    return PageFrame(
        title=pack.title,
        subject=page_kind(),
        author="",
        language=wording.language_tag(),
        footer=wording.render(say("Internal: {account}", account=pack.account)),
        as_of=wording.render(say("Data as of {on}", on=pack.as_of)),
        made_on=pack.as_of,
    )
