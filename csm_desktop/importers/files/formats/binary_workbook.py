"""What a binary workbook (.xlsb) says of its cells beside their values: formats that change what a
number means (see `number_formats`), what is hidden, errors; out of its records (MS-XLSB)."""

import zipfile
from collections.abc import Iterator
from struct import error, unpack_from

from csm_desktop.importers.files.formats.number_formats import MOST_SHOWN, PERCENTS, digits_of
from csm_desktop.importers.files.formats.sheet_parts import relations_of
from csm_desktop.importers.files.sheet_dress import MOST_TOLD, SheetDress

_BOOK, _STYLES = "xl/workbook.bin", "xl/styles.bin"
_ROW, _COLUMNS, _SHEET, _FORMAT, _STYLE = 0, 60, 156, 44, 47
_CELL_STYLES, _END_OF_CELL_STYLES = 617, 618
_NUMBERS = frozenset((2, 5, 9))  # a short number, a number, a formula of one
_WRONG = frozenset((3, 11))  # an error, a formula of one
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x10, 0x01
_LAST_COLUMN = 16_384


def binary_dresses(archive: zipfile.ZipFile) -> dict[str, SheetDress]:
    """Sheet's name -> what a binary workbook says of it. The archive was found harmless before.

    Empty for any other workbook, and for one whose records are damaged.
    """
    names = set(archive.namelist())
    if _BOOK not in names:
        return {}
    try:
        styles = _telling_styles(archive.read(_STYLES)) if _STYLES in names else {}
        targets = {key: target for key, target, _ in relations_of(archive, _BOOK)}
        return {
            name: _dress(archive.read(part), styles)
            for name, key in _sheets(archive.read(_BOOK))
            if (part := targets.get(key, "")) in names
        }
    except (error, IndexError, ValueError):
        return {}


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record; both numbers before it are written seven bits to a byte."""
    place = 0
    while place < len(data):
        kind, place = _number(data, place, 2)
        size, place = _number(data, place, 4)
        yield kind, data[place : place + size]
        place += size


def _number(data: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for i in range(most):
        byte = data[place + i]
        number |= (byte & 0x7F) << 7 * i
        if not byte & 0x80:
            return number, place + i + 1
    return number, place + most


def _text(body: bytes, place: int) -> tuple[str, int]:
    """A text behind its length, and where it ends; one that is not there has no length."""
    (length,) = unpack_from("<I", body, place)
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    return body[place + 4 : end].decode("utf-16-le", "replace"), end


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """Name of each sheet, and the key of its part."""
    for kind, body in _records(data):
        if kind == _SHEET:
            key, place = _text(body, 8)
            yield _text(body, place)[0], key


def _telling_styles(data: bytes) -> dict[int, int | str]:
    """Styles of cells that change what a number means -> digits, 0 for a percent, a currency."""
    formats: dict[int, int | str] = dict.fromkeys(PERCENTS, 0)
    styles: list[int] = []
    of_cells = False
    for kind, body in _records(data):
        if kind == _FORMAT and (digits := digits_of(_text(body, 2)[0])) is not None:
            formats[unpack_from("<H", body)[0]] = digits
        elif kind in (_CELL_STYLES, _END_OF_CELL_STYLES):
            of_cells = kind == _CELL_STYLES
        elif kind == _STYLE and of_cells:
            styles.append(unpack_from("<H", body, 2)[0])
    return {i: formats[number] for i, number in enumerate(styles) if number in formats}


def _dress(data: bytes, styles: dict[int, int | str]) -> SheetDress:
    dress = SheetDress(is_told=True)
    row = 0
    for kind, body in _records(data):
        if kind == _ROW:
            row = unpack_from("<I", body)[0] + 1
            if body[11] & _ROW_IS_HIDDEN:
                dress.hidden_rows.append(row)
        elif kind == _COLUMNS:
            first, last, _, _, flags = unpack_from("<IIIIH", body)
            if flags & _COLUMN_IS_HIDDEN:
                dress.hidden_columns += range(first, min(last + 1, _LAST_COLUMN))
        elif kind in _NUMBERS and styles and len(dress.shown) < MOST_SHOWN:
            column, style = unpack_from("<II", body)
            if (digits := styles.get(style & 0xFFFFFF)) is not None:
                dress.shown[row, column] = digits
        elif kind in _WRONG and len(dress.errors) < MOST_TOLD:
            column = unpack_from("<I", body)[0]
            dress.errors.append((row, column, _ERRORS.get(body[8], "#ERROR")))
    return dress
