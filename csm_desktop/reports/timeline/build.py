"""Prints what happened with a customer: upright, a table for each month."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports.blocks import Block, Stack, TextBlock
from csm_desktop.reports.ebr.pages.common import heading, note
from csm_desktop.reports.internal_page import InternalPage, print_internal
from csm_desktop.reports.style import quiet
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.timeline.pack import TimelineLine, TimelineMonth, TimelinePack, page_kind
from csm_desktop.wording import tr


def build_timeline(pack: TimelinePack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    return print_internal(pack, size, lambda: _page(pack))


def _page(pack: TimelinePack) -> InternalPage:
    return InternalPage(
        page_kind(),
        pack.title,
        wording.render(say("Internal: {account}", account=pack.account)),
        [*([[note(pack.note)]] if pack.note and pack.months else []), *map(_month, pack.months)],
        " ".join(filter(None, (pack.note, tr("Nothing is written down of this time.")))),
    )


def _month(month: TimelineMonth) -> list[Block]:
    columns = [PaperColumn("", 1.3), PaperColumn("", 7), PaperColumn("", 1.7, "right")]
    return [heading(month.name), PaperTable(columns, [_row(line) for line in month.lines], pad=4)]


def _row(line: TimelineLine) -> list[Filling]:
    said: list[Block] = [TextBlock(line.what)]
    if line.words:
        said.append(note(line.words))
    return [[quiet(wording.short_day(line.on))], Stack(said), [quiet(line.kind)]]
