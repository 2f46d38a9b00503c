"""A sheet's table with what the workbook says of it: list objects, hidden parts, empty values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.clean_cells import errors_told, listed
from csm_desktop.importers.files.foreign import Sheet
from csm_desktop.importers.files.formats.areas import side_by_side
from csm_desktop.importers.files.hidden_parts import HiddenParts
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.sheet_dress import SheetDress, TableArea
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.values.shapes import as_text

_UNTOLD = say(
    "this kind of workbook does not tell which rows are hidden or which cells merged; "
    "save it as XLSX if it has any"
)


def pieces(sheet: Sheet) -> list[tuple[Sheet, TableArea | None, list[SetAside]]]:
    """A sheet's list objects, each a list of its own, with the filled rows around them.

    The whole sheet where it has none that holds rows; the rows around are the first one's.
    """
    found: list[tuple[Sheet, TableArea | None, list[SetAside]]] = []
    areas = sheet.dress.tables or side_by_side(sheet.rows, sheet.lines)
    for area in areas:
        left = max(area.left, 0)
        inside = [
            i
            for i, line in enumerate(sheet.lines)
            if area.top <= line <= area.bottom or line == area.totals
        ]
        heads = [list(area.names)] if area.names else []
        # A heading alone is no list: the sheet is then read as if it had none.
        if len(heads) + len(inside) > 1:
            rows = [*heads, *(sheet.rows[i][left : area.right + 1] for i in inside)]
            name = ": ".join(filter(None, (sheet.name, area.name if len(areas) > 1 else "")))
            lines = [*(area.top - 1 for _ in heads), *(sheet.lines[i] for i in inside)]
            cut = replace(sheet, name=name, rows=rows, lines=lines)
            if found:  # what is told of the whole sheet is told once
                cut = replace(cut, damaged=[], aside=[], unclosed_line=0)
            # The rows around belong to the sheet, and would come in once for each of its tables.
            found.append((cut, area, [] if found else _around(sheet, areas)))
    return found or [(sheet, None, [])]


def _around(sheet: Sheet, areas: Sequence[TableArea]) -> list[SetAside]:
    """The filled rows of a sheet that no list object reaches."""
    why = say("outside the table of the sheet")
    reached = {line for area in areas for line in (*range(area.top, area.bottom + 1), area.totals)}
    return [
        aside(line, why, row)
        for row, line in zip(sheet.rows, sheet.lines, strict=True)
        if line not in reached and any(as_text(cell) for cell in row)
    ]


def beside(sheet: Sheet) -> list[ImportNotice]:
    """That cells in the rows of list objects, and in none of their columns, are left."""
    areas = sheet.dress.tables
    left = [
        (line, as_text(cell))
        for row, line in zip(sheet.rows, sheet.lines, strict=True)
        if any(area.top <= line <= area.bottom for area in areas)
        for j, cell in enumerate(row)
        if as_text(cell)
        and not any(area.left <= j <= area.right and _reaches(area, line) for area in areas)
    ]
    if not left:
        return []
    text = say(
        "{n} cell beside the table of the sheet is left", "{n} cells beside the table of the sheet "
        "are left", n=len(left),
    )  # fmt: skip
    return [ImportNotice(left[0][0], "", text, left[0][1])]


def _reaches(area: TableArea, line: int) -> bool:
    return area.top <= line <= area.bottom or line == area.totals


def dressed(
    table: SourceTable, dress: SheetDress, area: TableArea | None, *, is_hidden: bool
) -> SourceTable:
    """The table with what is hidden marked, empty formulas blank, and a notice for each sort."""
    offset = max(area.left, 0) if area else 0
    header_of = {
        place + offset: name for name, place in zip(table.headers, table.places, strict=True)
    }
    rows = list(table.rows)
    index = {line: i for i, line in enumerate(table.lines)} if dress.uncalculated else {}
    columns = {column: j for j, column in enumerate(header_of)}
    for line, column in dress.uncalculated:
        if line in index and column in columns:
            row = list(rows[index[line]])
            row[columns[column]] = ""
            rows[index[line]] = row
    hidden = frozenset(dress.hidden_columns)
    notices = tuple(_notices(table, dress, header_of))
    return replace(
        table,
        rows=rows,
        hidden_lines=frozenset(dress.hidden_rows),
        # Dynamics 365 hides its ids, and they are what a later list is known again by.
        hidden_columns=frozenset(
            name
            for place, name in header_of.items()
            if place in hidden and not name.startswith("(Do Not Modify)")
        ),
        is_hidden=is_hidden,
        notices=(*table.notices, *notices),
    )


def without_totals(table: SourceTable, totals: int) -> SourceTable:
    """The table without the row of totals of its list object, where the sieve has left it."""
    if totals not in table.lines:
        return table
    i = table.lines.index(totals)
    row = aside(totals, say("the row of totals of the table"), table.rows[i])
    return replace(
        table,
        rows=[*table.rows[:i], *table.rows[i + 1 :]],
        lines=[*table.lines[:i], *table.lines[i + 1 :]],
        set_aside=(*table.set_aside, row),
    )


def without_hidden(table: SourceTable) -> SourceTable:
    """The table without its hidden rows, each of which is set aside."""
    hidden = [i for i, line in enumerate(table.lines) if line in table.hidden_lines]
    if not hidden:
        return table
    out = frozenset(hidden)
    # A filter that was left on is easily forgotten, so the way to take them in is told as well.
    why = say("a row that is hidden or filtered out in the sheet; --hidden take brings it in")
    return replace(
        table,
        rows=[row for i, row in enumerate(table.rows) if i not in out],
        lines=[line for i, line in enumerate(table.lines) if i not in out],
        set_aside=(*table.set_aside, *(aside(table.lines[i], why, table.rows[i]) for i in hidden)),
    )


def hidden_parts(tables: Sequence[SourceTable]) -> HiddenParts:
    """What a workbook hides, all its tables together; of a hidden sheet the sheet alone."""
    seen = [table for table in tables if not table.is_hidden]
    return HiddenParts(
        sum(len(table.hidden_lines.intersection(table.lines)) for table in seen),
        tuple(name for table in seen for name in table.headers if name in table.hidden_columns),
        tuple(table.sheet for table in tables if table.is_hidden),
    )


def _notices(
    table: SourceTable, dress: SheetDress, header_of: dict[int, str]
) -> Iterator[ImportNotice]:
    lines = frozenset(table.lines)
    if dress.merged:
        text = say(
            "{n} merged cell stands in each of the rows that it spans; an amount counts in each",
            "{n} merged cells stand in each of the rows that they span; an amount counts in each",
            n=dress.merged,
        )
        yield ImportNotice(0, "", text)
    if not dress.is_told:
        yield ImportNotice(0, "", _UNTOLD)
    for column, name in header_of.items():
        held = [line for line, index in dress.uncalculated if index == column and line in lines]
        if held:
            yield ImportNotice(held[0], name, _held(held))
        wrong = [(line, text) for line, index, text in dress.errors
                 if index == column and line in lines]  # fmt: skip
        if wrong:
            yield ImportNotice(
                wrong[0][0], name, errors_told([line for line, _ in wrong]), wrong[0][1]
            )


def _held(lines: Sequence[int]) -> Message:
    return say(
        "{n} formula was never calculated and counts as no value (line {lines}): open the file "
        "in a spreadsheet program and save it first",
        "{n} formulas were never calculated and count as no value (lines {lines}): open the file "
        "in a spreadsheet program and save it first",
        n=len(lines), lines=listed(lines),
    )  # fmt: skip
