"""Prints the movements of a window: a table a currency, the sums at its foot."""

from csm_desktop.reports.blocks import Block
from csm_desktop.reports.ebr.pages.common import note
from csm_desktop.reports.internal_page import InternalPage, print_internal
from csm_desktop.reports.movements.pack import MovementsPack, MovementsTable, page_kind
from csm_desktop.reports.style import strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.wording import tr


def build_movements(pack: MovementsPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    return print_internal(pack, size, lambda: _page(pack))


def _page(pack: MovementsPack) -> InternalPage:
    return InternalPage(
        page_kind(),
        pack.title,
        tr("Internal: it names several customers"),
        [_table(table) for table in pack.tables],
        tr("Nothing was earned in this time."),
    )


def _table(table: MovementsTable) -> list[Block]:
    first, *others = table.heads
    columns = [PaperColumn(first, 3), *(PaperColumn(head, 1.5, "right") for head in others)]
    rows: list[list[Filling]] = [list(row) for row in table.rows]
    rows.append([[strong(cell)] for cell in table.sums])
    return [PaperTable(columns, rows, pad=4), *(note(line) for line in table.notes)]
