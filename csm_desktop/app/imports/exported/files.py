"""Which files are an export of this program, and the records in them.

An export is a folder with `book.json` and a CSV file for each table; any of them can be read, also
from an archive, under another name, or as a spreadsheet or a script has saved it again.
"""

import codecs
import csv
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from csm_desktop.app.imports.exported.records import Tables, links_known_again, record_of, table_of
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.wording import render, tr

_WHOLE = "book.json"
_FORMAT = "csm-desktop"
_BIGGEST_CELL = 2**27
_WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
_SHEET_NAME = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"')
_WORKBOOK_PART = 1 << 20
_HEAD = re.compile(rb'"format"\s*:\s*"csm-desktop"')
_HEAD_BYTES = 4_000


def own_export(paths: Sequence[Path]) -> Tables | None:
    """The records of an export of this program by table; None for any other files.

    Of a folder or an archive the JSON file counts, for it loses nothing, else its sheets; with a
    CSV file come those beside it that it refers to. Raises UserError for a folder that is no
    export.
    """
    found: Tables = {}
    for path in paths:
        tables = _folder(path) if path.is_dir() else _file(path)
        # One foreign file among them: then all are read as strangers' lists, with their questions.
        if tables is None:
            return None
        for table, records in tables.items():
            found.setdefault(table, []).extend(records)
    for path in paths:
        if path.suffix.casefold() == ".csv":
            _take_along(path.parent, found)
    known = {table: records for table, records in found.items() if table in KIND_OF}
    return found if links_known_again(known) else None


def looks_like_export(path: Path) -> bool:
    """Whether a file or folder looks like an export; whether it is one shows when it is read."""
    try:
        if path.is_dir():
            return (path / _WHOLE).is_file()
        match path.suffix.casefold():
            case ".json":
                with path.open("rb") as file:
                    return _HEAD.search(file.read(_HEAD_BYTES)) is not None
            case ".zip":
                return bool(_packed_names(path))
            case ".csv":
                with path.open("rb") as file:
                    return _head(file.read(_HEAD_BYTES), path.stem.casefold()) is not None
            case _:
                return _has_our_sheets(path)
    except OSError:
        return False


def _take_along(folder: Path, found: Tables) -> None:
    """Add the tables beside that the given ones refer to: a link must lead somewhere."""
    asked = [table for table in found if table in ROWS]  # a newer program has others as well
    while asked:
        for column in ROWS[asked.pop()].columns().values():
            if column.to and column.to not in found:
                tables = _file(folder / f"{column.to}.csv") or {}
                found |= tables
                asked += tables


def _folder(path: Path) -> Tables:
    # The folder holds the same twice, and the tables are for people: the whole file is exact.
    whole = path / _WHOLE
    tables = _file(whole) if whole.is_file() else None
    if tables is not None:
        return tables
    found: Tables = {}
    for table in dump.TABLES:
        sheet = path / f"{table}.csv"
        if sheet.is_file():
            found |= _file(sheet) or {}
    if not found:
        raise UserError(
            render(
                say(
                    "{name} is a folder, and no export of this program.",
                    name=path.name or str(path),
                )
            ),
            tr("Nothing was imported. Name the files that are to be imported."),
        )
    return found


def _file(path: Path) -> Tables | None:
    # The readers of strangers' lists say what is wrong with a file that cannot be opened.
    try:
        match path.suffix.casefold():
            case ".json":
                return _json(path.read_bytes())
            case ".csv":
                with path.open("rb") as file:
                    return _sheet(file, path.stem.casefold())
            case ".zip":
                return _archive(path)
            case _:
                return _workbook(path) if _has_our_sheets(path) else None
    except OSError:
        return None


def _archive(path: Path) -> Tables | None:
    """An export that was packed: its JSON file, or else its sheets if it holds nothing else."""
    from csm_desktop.importers.files.content import Content
    from csm_desktop.importers.files.packed import members
    from csm_desktop.importers.files.workbooks import checked

    if not _packed_names(path):  # most archives are others', and are not unpacked for this
        return None
    try:
        content = Content(path.name, path)
        with checked(content):
            pass
        packed = list(members(content))
    except UserError:
        return None
    found: Tables = {}
    for member in packed:
        with member.open() as file:
            if PurePosixPath(member.name).name == _WHOLE:
                whole = _json(file.read())
                if whole is not None:
                    return whole
            tables = _sheet(file, PurePosixPath(member.name).stem.casefold())
        if tables is None:
            return None
        for table, records in tables.items():
            found.setdefault(table, []).extend(records)
    return found


def _packed_names(path: Path) -> set[str]:
    """The names in an archive that files of an export have."""
    from csm_desktop.importers.files.content import ZIP_FAULTS

    try:
        with zipfile.ZipFile(path) as archive:
            names = {PurePosixPath(name).name for name in archive.namelist()}
    except ZIP_FAULTS:
        return set()
    return names & {_WHOLE, *(f"{table}.csv" for table in KIND_OF)}


def _head(start: bytes, name: str) -> tuple[str, list[str], str] | None:
    """The table whose CSV file begins so, with its column names and its separator."""
    # Our names are plain letters, in whatever encoding a file is by now.
    plain = start.removeprefix(codecs.BOM_UTF8)
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    text = start.decode("utf-16", "replace") if start.startswith(marks) else plain.decode("latin-1")
    first = (text.splitlines() or [""])[0]
    sign = max(",;\t", key=first.count)
    heads = next(csv.reader([first], delimiter=sign), [])
    table = table_of(heads, name)
    return None if table is None else (table, heads, sign)


def _sheet(file: BinaryIO, name: str) -> Tables | None:
    """A table's CSV file, whatever its separator and encoding are by now."""
    from csm_desktop.importers.files.encodings import find_encoding

    head = _head(file.read(_HEAD_BYTES), name)
    if head is None:
        return None
    table, heads, sign = head
    try:
        encoding = find_encoding(file, name)
        if encoding.rivals:
            return None
        with encoding.text(file) as text, _long_cells():
            text.readline()
            rows = csv.reader(text, delimiter=sign)
            return {table: [record_of(table, heads, row) for row in rows if row]}
    except (UserError, UnicodeError, csv.Error):
        return None


@contextmanager
def _long_cells() -> Iterator[None]:
    """Notes may be longer than the csv module's own limit for a cell."""
    before = csv.field_size_limit(_BIGGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _has_our_sheets(path: Path) -> bool:
    """Whether a workbook or one of its sheets is called like a table of ours."""
    from csm_desktop.importers.files.content import ZIP_FAULTS

    if path.suffix.casefold() not in _WORKBOOKS:
        return False
    if path.stem.casefold() in KIND_OF:
        return True
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            named = _SHEET_NAME.findall(part.read(_WORKBOOK_PART))
    except (*ZIP_FAULTS, KeyError):
        return False
    return any(name.decode("utf-8", "replace").casefold() in KIND_OF for name in named)


def _workbook(path: Path) -> Tables | None:
    """The sheets of a workbook, read outside the program as any stranger's."""
    from csm_desktop.importers.files.foreign import READER, Sheets
    from csm_desktop.importers.files.openable import check_openable
    from csm_desktop.outside.parent import read_outside

    sheets = Sheets()
    try:
        check_openable(path)
        for _ in read_outside(READER, path, "", take=sheets.take, advice=say("")):
            pass
    except UserError:
        return None
    found: Tables = {}
    for sheet in sheets.found:
        if not sheet.rows:
            continue
        heads = [str(cell) for cell in sheet.rows[0]]
        names = (sheet.name.casefold(), path.stem.casefold())
        table = table_of(heads, next((name for name in names if name in KIND_OF), ""))
        if table is None:
            return None
        rows = [row for row in sheet.rows[1:] if any(cell != "" for cell in row)]
        found.setdefault(table, []).extend(record_of(table, heads, row) for row in rows)
    return found or None


def _json(content: bytes) -> Tables | None:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None
    # JSON of any kind may be called book.json.
    if not isinstance(whole, dict) or whole.get("format") != _FORMAT:
        return None
    tables = whole.get("tables")
    if not isinstance(tables, dict):
        return None
    return {
        str(table): [record for record in records if isinstance(record, dict)]
        for table, records in tables.items()
        if isinstance(records, list)
    }
