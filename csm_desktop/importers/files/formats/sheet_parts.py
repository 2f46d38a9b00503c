"""What an XLSX says of its sheets beside their cells, found in the text of its parts: the reader of
cells gives none of it.
"""

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from csm_desktop.importers.files.formats.number_formats import (
    MOST_SHOWN,
    styled_cells,
    telling_styles,
)
from csm_desktop.importers.files.formats.plain_parts import CDATA
from csm_desktop.importers.files.sheet_dress import MOST_TOLD, SheetDress, TableArea

_PIECE = 1 << 20
_LONGEST_ROW = 4 << 20  # bytes; a longer one is looked at in parts
_NAMED = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'\b([\w:]+)="([^"]*)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"[^>]*>.*?<(?:\w+:)?v>([^<]*)<',
    re.DOTALL,
)
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CALCULATED_LATER = re.compile(rb'<(?:\w+:)?calcPr\s[^>]*\bfullCalcOnLoad="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?tableColumn\s[^>]*>")
_NUMBERED = re.compile(r"(\D+)(\d+)")
_REF = re.compile(r"^([A-Z]+)(\d+):([A-Z]+)(\d+)$")


def read_dresses(archive: zipfile.ZipFile) -> dict[str, SheetDress]:
    """Sheet's name -> what the workbook says of it. The archive has been found harmless before."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return {}
    book = archive.read("xl/workbook.xml")
    targets = {key: target for key, target, _ in relations_of(archive, "xl/workbook.xml")}
    later = _CALCULATED_LATER.search(book) is not None
    styles = telling_styles(archive)
    dresses = {}
    for name, key in _NAMED.findall(book):
        part = targets.get(key.decode("utf-8", "replace"), "")
        if part in names:
            with archive.open(part) as stream:
                dress = _read_sheet(stream, styles, calculated_later=later)
            dress.tables = list(_tables(archive, part))
            dresses[html.unescape(name.decode("utf-8", "replace"))] = dress
    return dresses


def relations_of(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """The parts that a part refers to: key, path in the archive, and type."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return
    for tag in _RELATION.findall(archive.read(path)):
        said = {
            key.decode(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(tag)
        }
        target = said.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        yield said.get("Id", ""), posixpath.normpath(full), said.get("Type", "")


def _read_sheet(
    stream: IO[bytes], styles: dict[int, int | str], *, calculated_later: bool
) -> SheetDress:
    dress = SheetDress(is_told=True)
    noughts: list[tuple[int, int]] = []
    formulas = 0
    styled = styled_cells(styles) if styles else None
    for rows in _whole_rows(stream):
        dress.has_cdata = dress.has_cdata or CDATA in rows
        # A look for the word first: patterns over each row of a large sheet take many times longer.
        if b"hidden=" in rows:
            dress.hidden_rows += map(int, _HIDDEN_ROW.findall(rows))
            dress.hidden_columns += _hidden_columns(rows)
        if styled is not None and len(dress.shown) < MOST_SHOWN:
            for letters, row, style in styled.findall(rows):
                dress.shown[int(row), column_of(letters)] = styles[int(style)]
        if b't="e"' in rows:
            for letters, row, text in _ERROR.findall(rows):
                dress.errors.append((int(row), column_of(letters), text.decode("utf-8", "replace")))
        if b"<f" in rows or b":f" in rows:
            for letters, row, value in _FORMULA.findall(rows):
                formulas += 1
                if value.strip() in (b"", b"0"):
                    cell = int(row), column_of(letters)
                    (noughts if value.strip() else dress.uncalculated).append(cell)
    # A program that never calculates writes 0 everywhere; one real value says that this one did.
    if calculated_later and len(noughts) + len(dress.uncalculated) == formulas:
        dress.uncalculated += noughts
    # Enough to tell of; a sheet full of errors would fill the answer of the child.
    del dress.errors[MOST_TOLD:], dress.uncalculated[MOST_TOLD:]
    return dress


def _whole_rows(stream: IO[bytes]) -> Iterator[bytes]:
    """The sheet's text in portions that end before a row begins."""
    tail = b""
    while piece := stream.read(_PIECE):
        data = tail + piece
        cut = max(data.rfind(b"<row", len(tail)), data.rfind(b":row", len(tail)) - 8)
        if cut <= 0:
            cut = 0 if len(data) < _LONGEST_ROW else data.rfind(b"<", len(tail))
        yield data[:cut]
        tail = data[cut:]
    yield tail


def _hidden_columns(text: bytes) -> Iterator[int]:
    for tag in _HIDDEN_COLUMN.findall(text):
        said = dict(_ATTRIBUTE.findall(tag))
        first, last = int(said.get(b"min", 1)), int(said.get(b"max", 1))
        yield from range(first - 1, min(last, 16_384))


def column_of(letters: bytes) -> int:
    """The column, from 0, that letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _tables(archive: zipfile.ZipFile, sheet: str) -> Iterator[TableArea]:
    """The sheet's list objects that have names: in a line of theirs, else known to them alone."""
    parts = [path for _, path, type_ in relations_of(archive, sheet) if type_.endswith("/table")]
    for part in parts:
        if part not in archive.namelist():
            continue
        text = archive.read(part)
        tag = re.search(rb"<(?:\w+:)?table\s[^>]*>", text)
        said = dict(_ATTRIBUTE.findall(tag.group())) if tag else {}
        found = _REF.match(said.get(b"ref", b"").decode("ascii", "replace"))
        if found is None:
            continue
        is_bare = said.get(b"headerRowCount") == b"0"
        names = _names_of(text) if is_bare else ()
        if is_bare and not names:
            continue
        left, top, right, bottom = found.groups()
        totals = int(said.get(b"totalsRowCount", b"0"))
        yield TableArea(
            html.unescape(said.get(b"displayName", b"").decode("utf-8", "replace")),
            int(top), column_of(left.encode()), int(bottom) - totals, column_of(right.encode()),
            int(bottom) if totals else 0, names,
        )  # fmt: skip


def _names_of(table: bytes) -> tuple[str, ...]:
    """What a list object calls its columns; none where it only counts them ("Column1")."""
    said = [dict(_ATTRIBUTE.findall(tag)).get(b"name", b"") for tag in _COLUMN.findall(table)]
    names = tuple(html.unescape(name.decode("utf-8", "replace")) for name in said)
    counted = [_NUMBERED.fullmatch(name) for name in names]
    return () if all(counted) and len({each[1] for each in counted if each}) == 1 else names
