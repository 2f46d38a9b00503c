"""Workbooks: XLSX, XLS and ODS sheets as rows of typed cells, after a look for hostile ones (I4).

calamine unpacks what it is given and keeps a sheet as one full rectangle. So the archive is walked
first, piece by piece and with a cap: how much it unpacks to, whether it declares entities, and how
large a rectangle its cells span.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO, Any

from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.importers.files.content import ZIP_FAULTS, Content
from csm_desktop.importers.files.formats.binary_workbook import binary_dresses
from csm_desktop.importers.files.formats.compound import stream_of
from csm_desktop.importers.files.formats.first_bytes import is_archive
from csm_desktop.importers.files.formats.number_formats import as_shown
from csm_desktop.importers.files.formats.old_workbook import shown_in_old_workbook
from csm_desktop.importers.files.formats.open_document import shown_in_document
from csm_desktop.importers.files.formats.plain_parts import (
    has_raised_runs,
    has_wide_parts,
    plain_workbook,
)
from csm_desktop.importers.files.formats.sheet_parts import read_dresses
from csm_desktop.importers.files.sheet_dress import SheetDress, Shown
from csm_desktop.importers.refusals import trouble
from csm_desktop.values import dataclass

Cell = str | int | float | bool | date | datetime

MAX_UNPACKED = 100_000_000  # bytes, all parts together
MAX_RATIO = 100  # unpacked to packed
_RATIO_MATTERS = 1_000_000  # bytes: below this a high ratio harms nobody
MAX_PARTS = 5_000
MAX_AREA = 20_000_000  # cells of the rectangle that a sheet spans
_ROWS_AT_ONCE = 1_000
_PIECE = 1 << 20
_OVERLAP = 256

_ENTITY = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
# Cells that hold a value: a border or a row's height in row 800,000 takes no room.
_FILLED = rb"[^>/]*>\s*<(?:\w+:)?(?:v|is|f)\b"
_CELL_REF = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{2,3})\d+"' + _FILLED)
_ROW_REF = re.compile(rb'<(?:\w+:)?c [^>]*?\br="[A-Z]{1,3}(\d{4,})"' + _FILLED)
_REPEATED = re.compile(
    rb'<table:table-row[^>]*?table:number-rows-repeated="(\d+)"[^>]*>'
    rb"(?=(?:\s*<table:(?:covered-)?table-cell[^>]*?/>)*\s*<table:table-cell[^>]*?office:value)"
)
_REPEATED_CELL = re.compile(
    rb"<table:table-cell(?=[^>]*office:value)[^>]*?table:number-columns-repeated=\"(\d+)\""
)

_WRITTEN_TIME = re.compile(r"PT(\d{1,4})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_PARTS = "META-INF/manifest.xml"
_LOCKED = ("EncryptionInfo", "EncryptedPackage")


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet: batches of rows, each with the sheet's own number of its first row."""

    name: str
    batches: Iterator[tuple[int, list[list[Cell]]]]
    dress: SheetDress
    is_hidden: bool = False


def read_workbook(content: Content) -> Iterator[Worksheet]:
    """The worksheets that hold anything, hidden ones marked, each to be read before the next.

    Raises UserError for an archive that is hostile, damaged, locked or no workbook.
    """
    dresses: dict[str, SheetDress] = {}
    # Only XLSX and ODS are archives; XLS is not.
    if is_archive(content.head()):
        with checked(content) as archive:
            if _is_locked(archive):
                raise _locked(content.name)
            dresses = read_dresses(archive) or binary_dresses(archive)
            plain = None
            has_cdata = any(dress.has_cdata for dress in dresses.values())
            if has_cdata or has_raised_runs(archive) or has_wide_parts(archive):
                plain = Content(content.name, content.path, plain_workbook(archive))
            shown = shown_in_document(archive)
        if plain is not None:
            content = plain
            with checked(content) as archive:
                dresses = read_dresses(
                    archive
                )  # values that were CDATA or UTF-16 can be looked at only now
    else:
        with content.open() as file:
            data = file.read(MAX_UNPACKED)
        if stream_of(data, _LOCKED):  # an XLSX that is locked is no archive any more
            raise _locked(content.name)
        shown = shown_in_old_workbook(data)
    dresses |= {name: SheetDress(shown=cells) for name, cells in shown.items()}
    # calamine is Rust: whatever it stumbles over, a panic included, is a damaged file to the user.
    try:
        yield from _sheets(content, dresses)
    # What a reader of ours raised itself, and what ends the process, is not the file's fault.
    except (UserError, MemoryError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as problem:
        raise _unreadable(content.name, problem) from None


def _sheets(content: Content, dresses: Mapping[str, SheetDress]) -> Iterator[Worksheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with content.open() as file, CalamineWorkbook.from_filelike(file) as book:
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.start is not None:
                left = sheet.start[1]  # calamine's rows begin where the first filled column does
                dress = (dresses.get(about.name) or SheetDress()).moved(left)
                hidden = about.visible != SheetVisibleEnum.Visible
                merged = _merged(sheet, left)
                dress.merged = len(merged)
                yield Worksheet(about.name, _batches(sheet, merged, dress.shown), dress, hidden)


def _merged(sheet: Any, left: int) -> dict[tuple[int, int], int]:
    """Where merged cells begin, row and column of the read -> the last row of the same cell."""
    found = sheet.merged_cell_ranges or []
    return {(top, column - left): end[0] for (top, column), end in found if end[0] > top}


def _batches(
    sheet: Any, merged: dict[tuple[int, int], int], shown: Shown
) -> Iterator[tuple[int, list[list[Cell]]]]:
    """Rows in portions: as Python's cells they take several times what calamine holds.

    A cell that is merged over several rows stands in each of them.
    """
    running: dict[int, tuple[int, Cell]] = {}  # column -> last row, value
    above = sheet.start[0]
    rows = islice(sheet.iter_rows(), above, None)
    first = above + 1
    while batch := [[_cell(cell) for cell in row] for row in islice(rows, _ROWS_AT_ONCE)]:
        for i, row in enumerate(batch if merged else ()):
            _fill_down(row, first - 1 + i, merged, running)
        if shown:
            _show(batch, first, shown)
        yield first, batch
        first += len(batch)


def _show(batch: list[list[Cell]], first: int, shown: Shown) -> None:
    """Numbers whose format changes their meaning, as the sheet shows them."""
    for number, row in enumerate(batch, first):
        for j, cell in enumerate(row):
            if isinstance(cell, int | float) and (number, j) in shown:
                row[j] = as_shown(cell, shown[number, j])


def _fill_down(
    row: list[Cell],
    number: int,
    merged: dict[tuple[int, int], int],
    running: dict[int, tuple[int, Cell]],
) -> None:
    for j, cell in enumerate(row):
        last = merged.get((number, j))
        # Only what is written there runs on; an empty merged cell says nothing of the rows below.
        if last is not None and cell != "":
            running[j] = (last, cell)
        elif j in running and cell == "" and number <= running[j][0]:
            row[j] = running[j][1]


def _cell(value: object) -> Cell:
    """Whole floats become ints, as the sheet shows them; times and spans become text."""
    match value:
        case str():
            # calamine hands on a span of a day or more as an OpenDocument writes it.
            written = _WRITTEN_TIME.fullmatch(value) if value.startswith("PT") else None
            return _clock(*map(int, written.groups())) if written else value
        case bool() | int() | date():
            return value
        case float():
            # Whole numbers come as floats; beyond 15 digits they are not exact any more.
            return int(value) if value.is_integer() and abs(value) < 1e15 else value
        case time():
            return value.isoformat()
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return _clock(*divmod(minutes, 60), seconds) if minutes >= 0 else str(value)
    return "" if value is None else str(value)


def _clock(hours: int, minutes: int, seconds: int) -> str:
    """A time of day or a span, "09:30:00" or "36:30:00"."""
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument's parts are encrypted: its list of parts says so, and stays plain."""
    return _PARTS in archive.namelist() and b"encryption-data" in archive.read(_PARTS)


def _locked(name: str) -> UserError:
    return trouble(
        say("{name} is locked with a password.", name=name),
        say("Nothing was imported. Save it without a password, or as CSV."),
    )


def _unreadable(name: str, problem: BaseException) -> UserError:
    if "password" in str(problem).lower() or "encrypt" in str(problem).lower():
        return _locked(name)
    return trouble(
        say("{name} cannot be read: it is damaged, or not a workbook.", name=name),
        say("Nothing was imported. Open it in a spreadsheet program and save it as CSV or XLSX."),
    )


@contextmanager
def checked(content: Content) -> Iterator[zipfile.ZipFile]:
    """An archive that has been walked through. Raises UserError for one that is hostile."""
    name, packed = content.name, max(1, content.size)
    try:
        with content.open() as file, zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            claimed = sum(part.file_size for part in parts)
            # What the archive claims is asked first; what really comes out, by walking it.
            _check_size(name, packed, claimed, len(parts))
            for part in parts:
                if part.flag_bits & 1:
                    raise _locked(name)
                _check_size(name, max(1, part.compress_size), part.file_size, 1)
                # The parts are walked through as streams: what they claim may be a lie.
                with archive.open(part) as stream:
                    _check_part(name, part.filename, stream)
            yield archive
    except ZIP_FAULTS as problem:
        raise _unreadable(name, problem) from None


def _check_size(name: str, packed: int, unpacked: int, parts: int) -> None:
    if unpacked > MAX_UNPACKED:
        raise _hostile(
            name,
            say("it unpacks to {mb} MB, and {most} MB is the most", mb=unpacked // 1_000_000,
                most=MAX_UNPACKED // 1_000_000),
        )  # fmt: skip
    # Small files may be packed very well without any harm.
    if unpacked > _RATIO_MATTERS and unpacked > packed * MAX_RATIO:
        raise _hostile(name, say("it unpacks to over {n} times its size", n=MAX_RATIO))
    if parts > MAX_PARTS:
        raise _hostile(name, say("it holds over {n} parts", n=MAX_PARTS))


def _check_part(name: str, part: str, stream: IO[bytes]) -> None:
    """Walk one part of the archive: no declared entities, no rectangle too large to hold."""
    last_row = widest = repeated = 1
    is_sheet = "sheet" in part
    for piece in _pieces(stream):
        if _ENTITY.search(piece) and part.endswith((".xml", ".rels", ".vml")):
            raise _hostile(name, say("it declares entities, which no spreadsheet program writes"))
        if is_sheet:
            # The last reference of each piece is enough, for rows ascend.
            rows = map(int, _ROW_REF.findall(piece)[-1:])
            last_row = max([last_row, *rows])
            widest = max([widest, *map(_column, set(_CELL_REF.findall(piece)))])
        elif part == "content.xml":
            # ODS repeats one row or cell as often as it says, so a few bytes are millions of cells.
            for pattern in (_REPEATED, _REPEATED_CELL):
                repeated = max([repeated, *map(int, pattern.findall(piece))])
    if last_row * max(widest, 26) > MAX_AREA or repeated > MAX_AREA // 26:
        raise _hostile(name, say("it spans more cells than any list has"))


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces that overlap a little, so that nothing hides on a seam."""
    tail = b""
    while piece := stream.read(_PIECE):
        yield tail + piece
        tail = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _hostile(name: str, why: Message) -> UserError:
    return trouble(
        say("{name} is not opened: {why}.", name=name, why=why),
        say("Nothing was imported. Ask for the list as CSV."),
    )
