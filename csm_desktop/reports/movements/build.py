"""Prints the movements of a window: a table a currency, the sums at its foot."""

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block
from csm_desktop.reports.ebr.pages.common import joined_by_dot, note
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.movements.pack import MovementsPack, MovementsTable, page_kind
from csm_desktop.reports.style import paper, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr

_BETWEEN = 14.0


def build_movements(pack: MovementsPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        composer.page(joined_by_dot(page_kind(), tr("internal")), pack.title, page_kind())
        for table in pack.tables:
            composer.row(GridCell(0, 12, _table(table)), after=_BETWEEN)
        if not pack.tables:
            words = tr("Nothing was earned in this time.")
            composer.row(GridCell(0, 12, [note(words)]))
        return print_pages(composer.sheets, composer.paper, _furniture(pack))


def _table(table: MovementsTable) -> list[Block]:
    first, *others = table.heads
    columns = [PaperColumn(first, 3), *(PaperColumn(head, 1.5, "right") for head in others)]
    rows: list[list[Filling]] = [list(row) for row in table.rows]
    rows.append([[strong(cell)] for cell in table.sums])
    return [PaperTable(columns, rows, pad=4), *(note(line) for line in table.notes)]


def _furniture(pack: MovementsPack) -> PageFrame:
    return PageFrame(
        title=pack.title,
        subject=page_kind(),
        author="",
        language=wording.language_tag(),
        footer=tr("Internal: it names several customers"),
        as_of=wording.render(say("Data as of {on}", on=pack.as_of)),
        made_on=pack.as_of,
    )
