"""Prints tables one below another, each with its sums and notes at its foot."""

from decimal import Decimal

from csm_desktop.reports.blocks import Block, Figure, Space
from csm_desktop.reports.ebr.pages.common import heading, note
from csm_desktop.reports.figures.boxes import NamedBox, boxes
from csm_desktop.reports.internal_page import InternalPage, print_internal
from csm_desktop.reports.style import strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.tables.pack import PrintedSpreads, PrintedTable, TablesPack
from csm_desktop.wording import number

_PAD, _TIGHT = 4.0, 2.5  # points above and below a row


def build_tables(pack: TablesPack, size: str = "a4") -> bytes:
    """The page as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    return print_internal(pack, size, lambda: _page(pack, _PAD), lambda: _page(pack, _TIGHT))


def _page(pack: TablesPack, pad: float) -> InternalPage:
    tables = [_table(table, pad) for table in pack.tables]
    return InternalPage(pack.kind, pack.title, pack.footer, tables, pack.nothing)


def _table(table: PrintedTable, pad: float) -> list[Block]:
    columns = [PaperColumn(column.head, column.share, column.align) for column in table.columns]
    rows: list[list[Filling]] = [list(row) for row in table.rows]
    if table.sums:
        rows.append([[strong(cell)] for cell in table.sums])
    above: list[Block] = [heading(table.heading)] if table.heading else []
    beneath = _spreads(table.spreads) if table.spreads is not None else []
    notes = [note(line) for line in table.notes]
    return [*above, PaperTable(columns, rows, pad=pad), *notes, *beneath]


def _spreads(spreads: PrintedSpreads) -> list[Block]:
    values = [
        NamedBox(name, *map(float, (s.least, s.lower, s.median, s.upper, s.greatest)))
        for name, s in spreads.groups
    ]
    drawn = Figure(lambda width: boxes(values, lambda days: number(Decimal(days)), width))
    return [Space(10), heading(spreads.words), Space(4), drawn]
