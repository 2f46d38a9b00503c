"""Prints tables one below another, each with its sums and notes at its foot."""

from csm_desktop.reports.blocks import Block
from csm_desktop.reports.ebr.pages.common import heading, note
from csm_desktop.reports.internal_page import InternalPage, print_internal
from csm_desktop.reports.style import strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.tables.pack import PrintedTable, TablesPack

_PAD = 4.0  # points above and below a row


def build_tables(pack: TablesPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    return print_internal(pack, size, lambda: _page(pack))


def _page(pack: TablesPack) -> InternalPage:
    tables = [_table(table) for table in pack.tables]
    return InternalPage(pack.kind, pack.title, pack.footer, tables, pack.nothing)


def _table(table: PrintedTable) -> list[Block]:
    columns = [PaperColumn(column.head, column.share, column.align) for column in table.columns]
    rows: list[list[Filling]] = [list(row) for row in table.rows]
    if table.sums:
        rows.append([[strong(cell)] for cell in table.sums])
    above: list[Block] = [heading(table.heading)] if table.heading else []
    return [*above, PaperTable(columns, rows, pad=_PAD), *(note(line) for line in table.notes)]
