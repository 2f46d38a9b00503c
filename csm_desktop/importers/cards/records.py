"""Texts that write each thing as a block of lines, "Name: Acme", as reports and mails list them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.foreign import Sheet
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import is_known
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass
from csm_desktop.wording import render

_LINE = re.compile(r"(?P<name>[^\W\d][^:=\t]{0,39}?)\s*:\s+(?P<value>.*)|(?P<empty>[^:]{1,40}):")
_BREAK = re.compile(r"[-=*_#~\s]*")
_LEAST_NAMES = 2  # names of a block that are known
_MOSTLY = 0.7
_LOOK_AT = 60  # lines from the top
_MOST_LINES = 100_000


@dataclass(slots=True)
class _Block:
    """The lines of one thing: where they begin, and what they say by name."""

    line: int
    said: dict[str, str]


def in_records(sheet: Sheet) -> Sheet:
    """Such a text as a table, a row for each block; any other text or sheet as it is."""
    if not sheet.encoding or len(sheet.rows) > _MOST_LINES:
        return sheet
    # Most lists are told by their first lines.
    first = [line for line in _lines(sheet, sheet.rows[:_LOOK_AT]) if not _BREAK.fullmatch(line)]
    if not first or sum(bool(_LINE.fullmatch(line)) for line in first) < _MOSTLY * len(first):
        return sheet
    titles: list[tuple[int, str]] = []
    blocks = list(_blocks(sheet, titles))
    names = list(dict.fromkeys(name for block in blocks for name in block.said))
    known = sum(map(is_known, names))
    # One block alone may be any note; several of the same names are a list.
    shared = [name for name in names if sum(name in block.said for block in blocks) > 1]
    if known < _LEAST_NAMES or (len(blocks) > 1 and len(shared) < _LEAST_NAMES):
        return sheet
    rows: list[Sequence[Cell]] = [
        names,
        *([block.said.get(name, "") for name in names] for block in blocks),
    ]
    lines = [blocks[0].line, *(block.line for block in blocks)]
    why = render(say("above the column names"))
    aside = [*sheet.aside, *((line, why, title) for line, title in titles)]
    return replace(sheet, rows=rows, lines=lines, delimiter="\t", unclosed_line=0, aside=aside)


def _lines(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines as they were before they were cut."""
    return [sheet.delimiter.join(map(as_text, row)).strip() for row in rows]


def _blocks(sheet: Sheet, titles: list[tuple[int, str]]) -> Iterator[_Block]:
    """The blocks: each ends with an empty or a drawn line, or where a name comes again; what
    stands above one and is none of its lines is added to `titles`."""
    block: _Block | None = None
    last = ""
    for place, line in zip(sheet.lines, _lines(sheet, sheet.rows), strict=True):
        if _BREAK.fullmatch(line):
            if block is not None:
                yield block
            block = None
            continue
        found = _LINE.fullmatch(line)
        name = (found["name"] or found["empty"]).strip() if found else ""
        if block is not None and name and name in block.said:
            yield block
            block = None
        if name and found:
            block = block or _Block(place, {})
            last = name
            block.said[name] = (found["value"] or "").strip()
        elif block is not None:
            # What goes on in the next line belongs to the one above.
            block.said[last] = f"{block.said[last]}\n{line}".strip()
        else:
            titles.append((place, line))
    if block is not None:
        yield block
