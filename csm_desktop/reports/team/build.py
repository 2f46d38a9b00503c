"""Prints who of ours works for a customer: upright, one table."""

from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Stack, TextBlock
from csm_desktop.reports.ebr.pages.common import joined_by_dot, note, on
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.style import paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.team.pack import TeamPack
from csm_desktop.wording import tr


def build_team(pack: TeamPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        kind = tr("Your team with us")
        composer.page(joined_by_dot(pack.account, kind), pack.title, kind)
        if pack.lines:
            composer.row(GridCell(0, 12, [_table(pack)]))
        else:
            composer.row(GridCell(0, 12, [note(tr("Nobody is named yet."))]))
        return print_pages(composer.sheets, composer.paper, _frame(pack))


def _table(pack: TeamPack) -> PaperTable:
    columns = [
        PaperColumn(tr("Who"), 3), PaperColumn(tr("Does what for you"), 4),
        PaperColumn(tr("E-mail"), 3.4), PaperColumn(tr("Since"), 1.6, "right"),
    ]  # fmt: skip
    rows: list[list[Filling]] = [
        [
            Stack([TextBlock([strong(line.name)]), note(line.title)]),
            TextBlock(line.part),
            TextBlock(line.email),
            on(line.since, pack.as_of) or [quiet("–")],
        ]
        for line in pack.lines
    ]
    return PaperTable(columns, rows, pad=4)


def _frame(pack: TeamPack) -> PageFrame:
    return account_frame(pack.account, tr("Your team with us"), pack.as_of, author=pack.author)
