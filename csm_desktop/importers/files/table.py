"""A file as tables: names, rows, and the line on which each row stands in the file.

Nothing is interpreted here beyond finding the table: titles above it and notes below it are left,
blank rows are skipped, and a row that cannot be read is kept apart with its reason (I7).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import cast

from csm_desktop.domain.text.message import say
from csm_desktop.importers.cards.records import in_records
from csm_desktop.importers.files.attendance_report import attendance_table
from csm_desktop.importers.files.clean_cells import cleaned
from csm_desktop.importers.files.delimited import CELL_LIMIT
from csm_desktop.importers.files.drawn_lines import cut, in_one_column, is_count, is_rule
from csm_desktop.importers.files.dressed import beside, dressed, pieces, without_totals
from csm_desktop.importers.files.foreign import DAMAGED, READER, Sheet, Sheets
from csm_desktop.importers.files.header_lines import header_lines, lists_below
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.openable import check_openable
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.sheet_dress import TableArea
from csm_desktop.importers.files.sieve import (
    group_value,
    grouped_column,
    is_suspect_name,
    led_column,
    named_group,
    sift,
)
from csm_desktop.importers.files.source_table import Refused, SourceTable, WholeRows, columns_of
from csm_desktop.importers.files.template_rows import with_units
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.joint_plans.returned import refuse_returned
from csm_desktop.importers.meaning.headers import find_header, unique_names
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.outside.parent import read_outside
from csm_desktop.values import dataclass

MAX_COLUMNS = 2_000
_ADVICE = say(
    "Nothing was imported, and your book is as it was. Open the file in a spreadsheet program and "
    "save the list alone as CSV."
)
Progress = Callable[[int, int], None]
_SHOWN_MEMBERS = 8
_DRAWN = 5  # rows from the top, of which one is a line that is drawn where any is
_SHOWN = 60  # characters of a value that a report repeats


@dataclass(slots=True)
class _Sorted:
    """The rows below a header, as they are told apart."""

    rows: list[Sequence[Cell]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    damaged: list[Refused] = field(default_factory=list)
    notes: list[SetAside] = field(default_factory=list)


def read_tables(
    path: Path, encoding: str = "", progress: Progress | None = None
) -> list[SourceTable]:
    """The tables of a file: one of a text file, one for each sheet of a workbook that has one.

    Raises UserError as `read_whole` does.
    """
    return read_whole(path, encoding, progress)[0]


def read_whole(
    path: Path, encoding: str = "", progress: Progress | None = None
) -> tuple[list[SourceTable], list[tuple[str, str]]]:
    """The tables of a file, of each member of an archive, and the members that hold none with why.

    The file is read outside the program (see `outside`); what `progress` raises ends that.
    Raises UserError for a file that is missing, empty, too large, hostile or no table, and
    ReturnedPlanError for a joint impact plan that came back.
    """
    check_openable(path)
    sheets = Sheets()

    def tell() -> None:
        if progress:
            progress(sheets.done, sheets.of)

    for _ in read_outside(READER, path, encoding, take=sheets.take, advice=_ADVICE, waiting=tell):
        tell()
    refuse_returned(sheets.found, path.name)
    # A sheet without a table (a cover, a legend) is no fault of the file.
    tables = [table for sheet in sheets.found for table in _of_sheet(sheet, path.name)]
    unread = [*sheets.unread, *_without_rows(sheets, tables)]
    if not tables and unread:
        raise trouble(
            say("{name} holds no list. {why}", name=path.name,
                why=" ".join(why for _, why in unread[:_SHOWN_MEMBERS])),
            say("Nothing was imported."),
        )  # fmt: skip
    if not tables:
        raise trouble(
            say("{name} holds no rows.", name=path.name),
            say("Nothing was imported. A list needs a line of column names and rows below it."),
        )
    return tables, unread


def _without_rows(sheets: Sheets, tables: Sequence[SourceTable]) -> list[tuple[str, str]]:
    """Members of an archive that are read and hold no table."""
    filled = {table.sheet.split(": ")[0] for table in tables} | {name for name, _ in sheets.unread}
    names = dict.fromkeys(sheet.member for sheet in sheets.found if sheet.member)
    return [
        (name, trouble(say("{name} holds no rows.", name=name)).title)
        for name in names
        if name not in filled
    ]


def _of_sheet(whole: Sheet, name: str) -> Iterator[SourceTable]:
    """The tables of a text or a sheet: one, or one for each of its list objects."""
    report = attendance_table(whole, name)
    if report is not None:
        yield report
        return
    whole = in_records(whole)
    for number, (sheet, area, around) in enumerate(_one_below_another(pieces(whole))):
        check = not sheet.encoding or sheet.has_long or sheet.is_damaged
        table = _table(
            sheet.rows, sheet.lines, name, sheet.shown, check=check, unclosed=sheet.unclosed_line
        )
        if table is None:
            continue
        if sheet.encoding:
            sign = {"\t": "tab", "\x1f": ""}.get(sheet.delimiter, sheet.delimiter)
            rivals = tuple(sheet.rivals)
            broken = (Refused(line, "", say("{why}", why=why), name)
                      for line, why, name in sheet.damaged)  # fmt: skip
            others = (aside(line, say("{why}", why=why), [name]) for line, why, name in sheet.aside)
            table = replace(table, encoding=sheet.encoding, delimiter=sign, rivals=rivals,
                            damaged=(*table.damaged, *broken),
                            set_aside=(*table.set_aside, *others, *around))  # fmt: skip
            yield table if sheet.is_plain else cleaned(table)
            continue
        table = dressed(table, sheet.dress, area, is_hidden=sheet.is_hidden)
        if area is not None:
            table = without_totals(table, area.totals)
            notices = (*table.notices, *(beside(whole) if number == 0 else ()))
            table = replace(table, set_aside=(*table.set_aside, *around), notices=notices)
        yield cleaned(table)


_Piece = tuple[Sheet, TableArea | None, list[SetAside]]


def _one_below_another(found: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces of a sheet, cut where another list begins below the first."""
    for sheet, area, around in found:
        below = lists_below(sheet.rows, sheet.lines) if area is None else []
        ends = [*(begin for begin, _ in below), len(sheet.rows)]
        for n, begin in enumerate([0, *ends[:-1]]):
            if not below:
                yield sheet, area, around
                continue
            rows, lines = sheet.rows[begin : ends[n]], sheet.lines[begin : ends[n]]
            title = (below[n - 1][1] or str(n + 1)) if n else ""
            until = sheet.lines[ends[n]] if ends[n] < len(sheet.rows) else sheet.lines[-1] + 1
            damaged = [each for each in sheet.damaged if lines[0] <= each[0] < until]
            name = ": ".join(filter(None, (sheet.name, title)))
            yield replace(sheet, name=name, rows=rows, lines=lines, damaged=damaged), area, around


def _table(
    rows: Sequence[Sequence[Cell]],
    lines: list[int],
    source: str,
    sheet: str,
    *,
    check: bool = True,
    unclosed: int = 0,
) -> SourceTable | None:
    """The table in these rows; None where there is nothing below a header."""
    delimiter = in_one_column(rows)
    rows = cut(rows, delimiter) if delimiter else rows
    kept = _filled(rows)
    # What looks binary in its first row is no text, whatever its ending.
    if not kept or (check and _binary(rows[kept[0]])):
        return None
    drawn = [i for i in kept[:_DRAWN] if is_rule(rows[i])]
    if drawn:
        drawn = [i for i in kept if is_rule(rows[i])]
        kept = [i for i in kept if not is_rule(rows[i])]
    shown = rows if len(kept) == len(rows) else [rows[i] for i in kept]
    at = find_header(shown)
    header, begin, end = ((), 0, 0) if at is None else header_lines(shown, at)
    below = kept[end:]
    width = len(header) or _usual_width([rows[i] for i in below])
    if not below or not width or width > MAX_COLUMNS:
        return None
    # A cell beyond the header still has a place in the mapping, under a number.
    names = unique_names([*header[:width], *[""] * (width - len(header))])
    found = _sort(rows, lines, below, width, check=check, unclosed=unclosed)
    above = [aside(lines[i], say("above the column names"), rows[i]) for i in kept[:begin]]
    above += [aside(lines[i], say("a line that is drawn"), rows[i]) for i in drawn]
    if not found.rows and not found.damaged:
        return None
    notices = (ImportNotice(0, "", say("each line stood in one cell, and was cut at “{sign}”",
                                       sign=delimiter)),) if delimiter else ()  # fmt: skip
    table = _narrowed(
        SourceTable(
            source, sheet, lines[kept[end - 1]] if end else 0, tuple(names),
            found.rows, found.lines, tuple(found.damaged), (*above, *found.notes),
            notices=notices, places=tuple(range(width)),
        ),
        [as_text(cell) for cell in header],
    )  # fmt: skip
    return _sifted(table) if table.headers else None


def _sifted(table: SourceTable) -> SourceTable | None:
    """The table without rows that are no data; None where nothing is left."""
    if not table.header_line or not table.rows:
        return table
    kept, found = sift(table.headers, table.rows, table.lines)
    if not found:
        return table
    table = replace(table, headers=named_group(table.headers, table.rows))
    sums = {row.line for row in found if row.is_check or row.is_doubtful}
    rows, notices = _with_groups(table, kept, sums)
    return replace(
        table,
        headers=with_units(table.headers, table.rows, table.lines, found),
        rows=rows,
        lines=[table.lines[i] for i in kept],
        set_aside=tuple(sorted([*table.set_aside, *found], key=lambda row: row.line)),
        notices=(*table.notices, *notices),
    )


def _with_groups(
    table: SourceTable, kept: Sequence[int], sums: set[int]
) -> tuple[list[Sequence[Cell]], list[ImportNotice]]:
    """The rows that are data, each with the value that heads its group: above its rows, or in the
    first of them."""
    text = say("stands above the rows of each group: read for all of them")
    column = grouped_column(table.rows)
    if column is None:
        text = say("stands in the first row of each group: read for all of them")
        places = {i for i, line in enumerate(table.lines) if line in sums}
        column = led_column(table.rows, kept, places)
    if column is None:
        return [table.rows[i] for i in kept], []
    value: Cell = ""
    below: list[Cell] = []
    for row in table.rows:
        # A line of a total stands in that column as well, and heads no group.
        if as_text(row[column]) and not is_suspect_name(row[column]):
            value = group_value(row[column])
        below.append(value)
    rows: list[Sequence[Cell]] = [
        [below[i] if j == column else cell for j, cell in enumerate(table.rows[i])] for i in kept
    ]
    return rows, [ImportNotice(0, table.headers[column], text)]


def _filled(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The rows that hold anything, by index."""
    firsts = [row[0] if row else "" for row in rows]
    # In most lists each row begins with a text, which one look tells.
    if {*map(type, firsts)} == {str} and all(map(str.strip, cast("list[str]", firsts))):
        return list(range(len(rows)))
    return [i for i, row in enumerate(rows) if _is_filled(row)]


def _is_filled(row: Sequence[Cell]) -> bool:
    # A loop and no `any`: most rows are told by their first cell, and there may be many.
    for cell in row:  # noqa: SIM110
        if cell != "" and not (isinstance(cell, str) and cell.isspace()):
            return True
    return False


def _binary(row: Sequence[Cell]) -> bool:
    return sum(as_text(cell).count("\0") for cell in row) > 3


def _usual_width(rows: list[Sequence[Cell]]) -> int:
    """Columns of a table without a header."""
    widths = sorted(len(row) for row in rows)
    return widths[len(widths) // 2] if widths else 0


def _sort(
    rows: Sequence[Sequence[Cell]],
    lines: list[int],
    below: list[int],
    width: int,
    *,
    check: bool,
    unclosed: int,
) -> _Sorted:
    """Rows of the right width, damaged ones, and the notes that follow the last row."""
    found = _Sorted()
    end = _end_of_table(rows, below, width)
    for i in below[end:]:
        found.notes.append(aside(lines[i], say("a note below the rows"), rows[i]))
    whole = WholeRows(map(rows.__getitem__, below[:end]))
    if not (check or unclosed) and set(map(len, whole)) == {width}:
        found.rows, found.lines = whole, list(map(lines.__getitem__, below[:end]))
        return found
    for i in below[:end]:
        row = rows[i]
        size = len(row)
        if size > width:
            # Empty cells too many come from a trailing delimiter; filled ones from a broken row.
            if any(as_text(cell) for cell in row[width:]):
                found.damaged.append(_too_wide(row, lines[i], width))
                continue
            row = row[:width]
        # Trailing empty cells are often left out.
        elif size < width:
            row = [*row, *[""] * (width - size)]
        if (check and (refused := _unreadable(row, lines[i]))) or (
            unclosed == lines[i] and (refused := _unclosed(unclosed))
        ):
            found.damaged.append(refused)
            continue
        found.rows.append(row)
        found.lines.append(lines[i])
    return found


def _end_of_table(rows: Sequence[Sequence[Cell]], below: list[int], width: int) -> int:
    """Where notes begin: single cells after a gap at the very end, as reports append them."""
    last = len(below)
    while last > 1 and is_count(rows[below[last - 1]]):
        last -= 1
    # In two columns single cells are nothing unusual.
    if width < 3:
        return last
    end = last
    while end > 1 and sum(1 for cell in rows[below[end - 1]] if as_text(cell)) == 1:
        end -= 1
    # Only a gap makes a note of it: without one it is a row that lacks its other values.
    while end < last and below[end] == below[end - 1] + 1:
        end += 1
    return end


def _too_wide(row: Sequence[Cell], line: int, width: int) -> Refused:
    surplus = next(as_text(cell) for cell in row[width:] if as_text(cell))
    return Refused(
        line, "",
        say("it has {n} cells and the header has {width}: is a quotation mark missing?",
            n=len(row), width=width),
        surplus[:_SHOWN],
    )  # fmt: skip


def _unreadable(row: Sequence[Cell], line: int) -> Refused | None:
    for cell in row:
        if isinstance(cell, str):
            # Nobody types that: it is a picture, or a quote that never closed.
            if len(cell) > CELL_LIMIT:
                reason = say(
                    "a cell holds {n} characters, and {most} is the most",
                    n=len(cell), most=CELL_LIMIT,
                )  # fmt: skip
                return Refused(line, "", reason, cell[:_SHOWN])
            if DAMAGED.search(cell):
                reason = say("it holds characters that are damaged in the file")
                return Refused(line, "", reason, DAMAGED.sub("\ufffd", cell[:_SHOWN]))
    return None


def _unclosed(line: int) -> Refused:
    return Refused(line, "", say("a quotation mark opens here and is never closed"))


def _narrowed(table: SourceTable, header: list[str]) -> SourceTable:
    """The table without columns that have neither a name nor a value."""
    if all(header) and len(header) == len(table.headers):
        return table
    columns = columns_of(table.rows, len(table.headers))
    keep = [
        i
        for i in range(len(table.headers))
        # A column with neither name nor value is left by spreadsheets at the right edge.
        if (i < len(header) and header[i]) or any(as_text(cell) for cell in columns[i])
    ]
    if len(keep) == len(table.headers):
        return table
    rows: list[Sequence[Cell]] = [[row[i] for i in keep] for row in table.rows]
    return replace(
        table,
        headers=tuple(table.headers[i] for i in keep),
        rows=rows,
        places=tuple(table.places[i] for i in keep),
    )
