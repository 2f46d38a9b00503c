"""A sheet's table with what the workbook says of it: list objects, hidden parts, empty values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.clean_cells import errors_told, listed
from csm_desktop.importers.files.foreign import Sheet
from csm_desktop.importers.files.hidden_parts import HiddenParts
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.sheet_dress import SheetDress
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.values.shapes import as_text

_UNTOLD = say(
    "this kind of workbook does not tell which rows are hidden or which cells merged; "
    "save it as XLSX if it has any"
)


def inside_table(sheet: Sheet) -> tuple[Sheet, list[SetAside]]:
    """The rows of the sheet's one list object, cut to it, and the filled rows around it."""
    area = sheet.dress.table
    if area is None:
        return sheet, []
    top, left, last, right, totals = area
    left = max(left, 0)
    rows, lines, outside = [], [], []
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        if top <= line <= last or line == totals:
            rows.append(row[left : right + 1])
            lines.append(line)
        elif any(as_text(cell) for cell in row):
            outside.append(aside(line, say("outside the table of the sheet"), row))
    if len(rows) < 2:
        return sheet, []
    return replace(sheet, rows=rows, lines=lines), outside


def dressed(table: SourceTable, dress: SheetDress, *, is_hidden: bool) -> SourceTable:
    """The table with what is hidden marked, empty formulas blank, and a notice for each sort."""
    offset = max(dress.table[1], 0) if dress.table else 0
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
        notices=notices,
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
            "{n} merged cell stands in each of the rows that it spans",
            "{n} merged cells stand in each of the rows that they span",
            n=dress.merged,
        )
        yield ImportNotice(0, "", text)
    if not dress.is_told:
        yield ImportNotice(0, "", _UNTOLD)
    for column, name in header_of.items():
        held = [line for line, place in dress.uncalculated if place == column and line in lines]
        if held:
            yield ImportNotice(held[0], name, _held(held))
        wrong = [(line, text) for line, place, text in dress.errors
                 if place == column and line in lines]  # fmt: skip
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
