"""What an OpenDocument sheet shows of a number where that changes its meaning (see
`number_formats`): it says of each cell whether it is a percentage or which currency it counts, and
writes down what it shows.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from csm_desktop.importers.files.formats.number_formats import MOST_SHOWN
from csm_desktop.importers.files.sheet_dress import Shown
from csm_desktop.importers.values.units import CODES

_PART = "content.xml"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _TEXT = (_NAMES % name for name in ("table", "office", "text"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ZEROS = re.compile(r"0\d+")
_TELLING = re.compile(rb'value-type="percentage"|office:currency="[A-Z]|<text:p[^>]*>0\d')
_PIECE = 1 << 20
_OVERLAP = 256
_MOST_ALIKE = 10_000  # rows, or cells, that are written once; more are a format of empty ones


def shown_in_document(archive: zipfile.ZipFile) -> dict[str, Shown]:
    """Sheet's name -> its cells whose format changes what their number means.

    The archive has been found harmless before. Most documents have no such cell, and are spared
    the parser.
    """
    if _PART not in archive.namelist():
        return {}
    with archive.open(_PART) as stream:
        if not _tells(stream):
            return {}
    with archive.open(_PART) as stream:
        return dict(_sheets(stream))


def _tells(stream: IO[bytes]) -> bool:
    tail = b""
    while piece := stream.read(_PIECE):
        if _TELLING.search(tail + piece):
            return True
        tail = piece[-_OVERLAP:]
    return False


def _sheets(stream: IO[bytes]) -> Iterator[tuple[str, Shown]]:
    shown: Shown = {}
    row = 0
    for event, element in iterparse(stream, ("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                shown, row = {}, 0
        elif element.tag == f"{_TABLE}table-row":
            times = _times(element, "rows")
            for column, digits in _cells(element):
                for line in range(row + 1, row + 1 + min(times, _MOST_ALIKE)):
                    if len(shown) < MOST_SHOWN:
                        shown[line, column] = digits
            row += times
            # Held, a large sheet would take a hundred times its room.
            element.clear()
        elif element.tag == f"{_TABLE}table":
            yield element.get(f"{_TABLE}name", ""), shown
            element.clear()


def _cells(row: Element) -> Iterator[tuple[int, int | str]]:
    """Columns, from 0, of cells that are percents (0), shown with so many digits, or amounts of a
    currency."""
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times = _times(cell, "columns")
        digits = _digits(cell)
        if digits is not None:
            for place in range(column, column + min(times, _MOST_ALIKE)):
                yield place, digits
        column += times


def _digits(cell: Element) -> int | str | None:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "percentage":
        return 0
    if kind == "currency":
        code = cell.get(f"{_OFFICE}currency", "")
        return code if code in CODES else None
    text = "".join(cell.itertext()) if kind == "float" else ""
    return len(text) if _ZEROS.fullmatch(text) else None


def _times(element: Element, what: str) -> int:
    """How often a row or a cell is repeated."""
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(said) if said.isdigit() else 1
