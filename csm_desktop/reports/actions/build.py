"""Prints what one of ours owes: upright, a table for each customer."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.actions.pack import OwedLine, OwedPack, OwedToAccount, page_kind
from csm_desktop.reports.blocks import Block, Stack, TextBlock
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note, on
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.style import paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr

_BETWEEN = 14.0


def build_owed(pack: OwedPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        composer.page(joined_by_dot(page_kind(), tr("internal")), pack.title, page_kind())
        for number, group in enumerate(pack.accounts):
            composer.row(GridCell(0, 12, _owed(group, pack, headed=not number)), after=_BETWEEN)
        if not pack.accounts:
            words = tr("No action of any account is waiting for them.")
            composer.row(GridCell(0, 12, [note(words)]))
        return print_pages(composer.sheets, composer.paper, _furniture(pack))


def _owed(group: OwedToAccount, pack: OwedPack, *, headed: bool) -> list[Block]:
    """What is owed to one customer; the heads of the columns stand over the first alone."""
    heads = (tr("Action"), tr("Due")) if headed else ("", "")
    columns = [PaperColumn(heads[0], 7), PaperColumn(heads[1], 1.2, "right"),
               PaperColumn("", 1.2, "right")]  # fmt: skip
    rows = [_row(line, pack) for line in group.lines]
    return [heading(group.account), PaperTable(columns, rows, pad=4)]


def _row(line: OwedLine, pack: OwedPack) -> list[Filling]:
    words: list[Block] = [TextBlock(line.title)]
    if line.milestone:
        words.append(note(wording.render(say("For {milestone}", milestone=line.milestone))))
    late = wording.render(say("{n} d late", n=line.late)) if line.late else ""
    due = on(line.due_on, pack.as_of) or [quiet(tr("no date"))]
    return [Stack(words), due, [strong(late)]]


def _furniture(pack: OwedPack) -> PageFrame:
    return PageFrame(
        title=f"{page_kind()} · {pack.owner}",
        subject=page_kind(),
        author="",
        language=wording.language_tag(),
        footer=wording.render(say("Internal: for {owner}", owner=pack.owner)),
        as_of=wording.render(say("Data as of {on}", on=pack.as_of)),
        made_on=pack.as_of,
    )
