"""What a workbook says of a sheet beside its cells: what is hidden, merged, a table, or no value.

XLSX tells all of it, old XLS tells merged cells, ODS and XLSB tell nothing (`SheetDress.is_told`).
"""

from dataclasses import field, replace

from csm_desktop.values import dataclass

Shown = dict[tuple[int, int], int | str]
"""Row (from 1) and column (from 0) -> digits of a number with leading zeros, 0 for a percent, the
code or the sign of a currency for an amount."""
MOST_TOLD = 20_000  # cells of a sort that are named one by one


@dataclass(frozen=True, slots=True)
class TableArea:
    """A list object: the rows of its names and data, its columns, and its row of totals or 0.

    `names` are those of its columns where no row of the sheet shows them.
    """

    name: str
    top: int
    left: int
    bottom: int
    right: int
    totals: int = 0
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class SheetDress:
    """Rows count from 1 as the sheet shows them, columns from 0.

    `errors` and `uncalculated` are cells (row, column); a formula is uncalculated where the writer
    stored no value, or a nought for every formula of a file that asks to be calculated on loading.
    `tables` are the list objects of the sheet by name. `merged` counts cells over several rows.
    `shown` are cells whose format changes what their number means. `has_cdata`: the sheet's text
    holds CDATA.
    """

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    tables: list[TableArea] = field(default_factory=list)
    is_told: bool = False
    merged: int = 0
    shown: Shown = field(default_factory=dict)
    has_cdata: bool = False

    def moved(self, left: int) -> "SheetDress":
        """The same for rows that begin with column `left`."""
        return SheetDress(
            self.hidden_rows,
            [column - left for column in self.hidden_columns],
            [(row, column - left, text) for row, column, text in self.errors],
            [(row, column - left) for row, column in self.uncalculated],
            [replace(area, left=area.left - left, right=area.right - left) for area in self.tables],
            self.is_told,
            self.merged,
            {(row, column - left): digits for (row, column), digits in self.shown.items()},
            self.has_cdata,
        )
