"""What an old workbook (.xls) shows of a number where its format changes the meaning (see
`number_formats`), out of the records that name formats, styles and cells (MS-XLS)."""

from collections.abc import Iterator
from struct import error, unpack_from

from csm_desktop.importers.files.formats.compound import stream_of
from csm_desktop.importers.files.formats.number_formats import (
    MOST_SHOWN,
    PERCENTS,
    digits_of,
)
from csm_desktop.importers.files.sheet_dress import Shown

_STREAMS = ("Workbook", "Book")
_BEGIN, _END = 0x0809, 0x000A
_FORMAT, _STYLE, _SHEET = 0x041E, 0x00E0, 0x0085
_ONE_CELL = frozenset((0x0203, 0x027E, 0x0006))  # a number, a short number, a formula
_SEVERAL_CELLS = 0x00BD
_BIFF8 = 0x0600


def shown_in_old_workbook(data: bytes) -> dict[str, Shown]:
    """Sheet's name -> its cells whose format changes what their number means.

    Empty for a workbook older than Excel 97, and for one that is damaged.
    """
    stream = stream_of(data, _STREAMS)
    try:
        return _sheets(stream) if stream else {}
    except (error, ValueError, LookupError):
        return {}


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place to the end of their part."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size
        # A chart in a sheet is a part of its own.
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return


def _sheets(stream: bytes) -> dict[str, Shown]:
    formats: dict[int, int | str] = dict.fromkeys(PERCENTS, 0)
    styles: list[int] = []
    sheets: list[tuple[str, int]] = []
    for kind, body in _records(stream, 0):
        if kind == _BEGIN and unpack_from("<H", body)[0] != _BIFF8:
            return {}
        if kind == _FORMAT:
            digits = digits_of(_text(body, 2, wide=True))
            if digits is not None:
                formats[unpack_from("<H", body)[0]] = digits
        elif kind == _STYLE:
            styles.append(unpack_from("<H", body, 2)[0])
        elif kind == _SHEET:
            sheets.append((_text(body, 6, wide=False), unpack_from("<I", body)[0]))
    telling = {i: formats[number] for i, number in enumerate(styles) if number in formats}
    return {name: _shown(stream, start, telling) for name, start in sheets} if telling else {}


def _shown(stream: bytes, start: int, telling: dict[int, int | str]) -> Shown:
    shown: Shown = {}
    for kind, body in _records(stream, start):
        if len(shown) > MOST_SHOWN:
            break
        for row, column, style in _cells(kind, body):
            if style in telling:
                shown[row + 1, column] = telling[style]
    return shown


def _cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Row and column, both from 0, and style of the numbers in a record."""
    if kind in _ONE_CELL:
        yield unpack_from("<HHH", body)
    elif kind == _SEVERAL_CELLS:
        row, first = unpack_from("<HH", body)
        for i in range((len(body) - 6) // 6):
            yield row, first + i, unpack_from("<H", body, 4 + 6 * i)[0]


def _text(body: bytes, start: int, *, wide: bool) -> str:
    """A text behind its length, of two bytes or one, in one of the two ways of writing it."""
    length = unpack_from("<H" if wide else "<B", body, start)[0]
    start += 2 if wide else 1
    in_two = body[start] & 1
    raw = body[start + 1 : start + 1 + length * (2 if in_two else 1)]
    return raw.decode("utf-16-le" if in_two else "latin-1", "replace")
