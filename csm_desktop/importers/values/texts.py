"""Columns of words: names, ids, addresses and notes, as they are meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from typing import cast

from csm_desktop.domain.text.identities import (
    DRESS,
    ends_in_lost_digits,
    is_rounded,
    unquoted,
    without_link,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.addresses import (
    are_plain_addresses,
    first_address,
    named_address,
)
from csm_desktop.importers.values.markup import is_markup, plain_text
from csm_desktop.importers.values.shapes import BLANKS, NO_VALUES, as_text
from csm_desktop.importers.values.source_column import SourceColumn

_BLANKS = re.compile(r"[ \t\r\n\xa0]+")
_LONGEST_BLANK = max(map(len, BLANKS))


def cell_text(cell: Cell) -> str:
    """The cell's text; the words that exports write for nothing become nothing."""
    text = cell.strip() if isinstance(cell, str) else as_text(cell)
    return "" if len(text) <= _LONGEST_BLANK and text.casefold() in BLANKS else text


def cell_texts(cells: Iterable[Cell]) -> dict[Cell, str]:
    """The text of each different cell, as `cell_text` reads it."""
    texts = stripped(cells)
    if BLANKS.isdisjoint(map(str.casefold, texts.values())):  # as in most columns
        return texts
    blanks = [
        cell
        for cell, text in texts.items()
        if len(text) <= _LONGEST_BLANK and text.casefold() in BLANKS
    ]
    for cell in blanks:
        texts[cell] = ""
    return texts


def stripped(cells: Iterable[Cell]) -> dict[Cell, str]:
    """The text of each different cell, without blanks around it."""
    different = dict.fromkeys(cells)
    try:
        texts = list(map(str.strip, cast("Iterable[str]", different)))
    except TypeError:  # cells of a workbook
        texts = list(map(as_text, different))
    return dict(zip(different, texts, strict=True))


def told(cells: Sequence[Cell], texts: Mapping[Cell, str]) -> list[object]:
    """What is told of each different cell, cell by cell."""
    if len(texts) == len(cells):  # each its own, and they stand in that order
        return list(texts.values())
    return list(map(texts.__getitem__, cells))


def _has(texts: Mapping[Cell, str], *signs: str) -> bool:
    """Whether one of these signs stands in any of the texts: else none need be looked through."""
    everything = "\0".join(texts.values())  # a sign that nobody looks for
    return any(sign in everything for sign in signs)


_NO_ADDRESS = say("it is no usable e-mail address: kept as a field of yours")
_ADDRESSES = say("several addresses: the first one is taken, all are kept as a field of yours")
_BESIDE = say("the address in it is taken, the whole is kept as a field of yours")


def emails(header: str, cells: Sequence[Cell]) -> SourceColumn:
    """The first usable address of each cell; what stands beside it is kept."""
    if are_plain_addresses(cells):  # as nearly all columns are
        return SourceColumn(header, list(cells))
    known: dict[Cell, tuple[str | None, Message | None]] = {}
    for cell in dict.fromkeys(cells):
        text = as_text(cell)
        if text.casefold() in NO_VALUES:
            known[cell] = None, None
            continue
        address, has_more = first_address(text)
        more = _ADDRESSES if text.count("@") > 1 else _BESIDE
        known[cell] = address, _NO_ADDRESS if address is None else more if has_more else None
    kept = {i: why for i, cell in enumerate(cells) if (why := known[cell][1]) is not None}
    return SourceColumn(header, [known[cell][0] for cell in cells], kept=kept)


OF_OURS = ("owner", "sold_by")
"""Fields that hold one of ours, of several the first."""
_BETWEEN_NAMES = re.compile(r"\s*(?:;|\n|\s[/&+|]\s)\s*")
_BETWEEN_PEOPLE = re.compile(r"\s*(?:;|,|\n|\s[/&+|]\s)\s*")
_PARTICLES = frozenset(("van", "von", "de", "del", "della", "di", "da", "dos", "la", "le", "ten"))
_SEVERAL = say("several values: the first one is taken, all are kept as a field of yours")


def names(header: str, cells: Sequence[Cell], *, may_list: bool = False) -> SourceColumn:
    """Names, among them those that look like a word for nothing: Null, None and Na are names.

    A name has one line; where a cell may list several, a line break is what parts them.

    NULL as databases write it is one only where the column leaves other cells really empty.
    """
    texts = cell_texts(cells)
    # Most columns hold none of these, and are spared a look at each cell.
    if _has(texts, "<", "&", "@", "://", "www."):
        texts = {cell: bare_name(text) for cell, text in texts.items()}
    if not may_list:
        in_one_line(texts)
    has_empty = "" in texts
    odd = []
    short = compress(texts, map(_LONGEST_NAME_LIKE.__ge__, list(map(len, texts.values()))))
    for cell in short:
        if not isinstance(cell, str):
            continue
        if cell.strip().casefold() not in _NAME_LIKE:
            continue
        if texts[cell] == "" and (has_empty or cell.strip() not in ("NULL", "null")):
            texts[cell] = cell.strip()
        if texts[cell]:
            odd.append(texts[cell])
    notes = tuple(say("“{value}” is kept: it is read as a name", value=text) for text in odd)
    return SourceColumn(header, told(cells, texts), notes=notes)


def is_one_of(key: str, header: str) -> bool:
    """Whether a cell of such a column may list several of which one counts: people of ours, and
    what is called "Segments"."""
    return key in OF_OURS or (key == "segment" and header.casefold().rstrip().endswith("s"))


def first_of_ours(column: SourceColumn, key: str) -> SourceColumn:
    """Of several of ours in a cell the first; the cell is kept beside."""
    known = {value: str(value or "") for value in dict.fromkeys(column.values)}
    by_commas = key not in OF_OURS or _lists_people(known.values())
    between = _BETWEEN_PEOPLE if by_commas else _BETWEEN_NAMES
    firsts = {v: between.split(text, maxsplit=1)[0].strip() for v, text in known.items()}
    if firsts == known:
        return column
    for i, value in enumerate(column.values):
        if firsts[value] and firsts[value] != value:
            column.values[i], column.kept[i] = firsts[value], _SEVERAL
    return column


def _lists_people(texts: Iterable[str]) -> bool:
    """Whether commas part whole names, "Kim Roe, Bo Lee": of names that stand with the family's
    first some family has one word."""
    parted = [text.split(",") for text in texts if "," in text]
    return bool(parted) and all(
        len(part.split()) > 1 and part.split()[0].casefold() not in _PARTICLES
        for parts in parted
        for part in parts
    )


def in_one_line(texts: dict[Cell, str]) -> None:
    """Make one blank of each line break, tab and row of blanks, in place; the wide blank of a
    Japanese name is its own."""
    if _has(texts, "\n", "\r", "\t", "\xa0", "  "):
        texts |= {cell: _BLANKS.sub(" ", text) for cell, text in texts.items()}


def bare_name(text: str) -> str:
    """A name without markup, and without the link or the address in brackets behind it."""
    if is_markup(text):
        text = " ".join(plain_text(text).split())
    if "://" in text or "www." in text:
        return without_link(text) or text
    return named_address(text)[0] if "@" in text else text


_MOST_DIGITS = 15  # that a spreadsheet keeps of a number
_NO_ID = say("a spreadsheet has rounded it: it is no id any more, and kept as a field of yours")


def ids(header: str, cells: Sequence[Cell]) -> SourceColumn:
    """Ids as they are written, without a spreadsheet's quotes; a rounded one is no id any more."""
    texts = cell_texts(cells)
    quoted = {}
    if _has(texts, *DRESS):
        quoted = {cell: bare for cell, text in texts.items() if (bare := unquoted(text)) != text}
        texts |= quoted
    # In a column of such numbers alone the commas are a spreadsheet's, and no part of an id.
    if all(_COUNTED.match(text) for text in texts.values() if text):
        counted = {cell: text.replace(",", "") for cell, text in texts.items() if "," in text}
        quoted |= counted
        texts |= counted
    lost: list[Cell] = []
    if max(map(len, texts.values()), default=0) > _MOST_DIGITS:
        lost = [
            cell
            for cell, text in texts.items()
            if len(text) > _MOST_DIGITS and ends_in_lost_digits(text)
        ]
    rounded: set[Cell] = set()
    if _has(texts, "+"):
        rounded = {cell for cell, text in texts.items() if "+" in text and is_rounded(text)}
    if len(lost) > 1:  # one may end so by chance
        rounded |= set(lost)
    dated = {cell for cell, text in texts.items() if isinstance(cell, date) or _DAY.match(text)}
    # Where all are days somebody numbers so; among others a spreadsheet made days of them.
    if dated and len(dated) < sum(map(bool, texts.values())):
        for cell in dated:
            texts[cell] = ""
    else:
        dated = set()
    for cell in rounded:
        texts[cell] = ""
    kept = {i: _NO_ID for i, cell in enumerate(cells) if cell in rounded} if rounded else {}
    if dated:
        kept |= {i: _A_DAY for i, cell in enumerate(cells) if cell in dated}
    notes: tuple[Message, ...] = ()
    if quoted:
        cell, bare = next(iter(quoted.items()))
        notes = (say("“{value}” is read as {id}", value=cell_text(cell), id=bare),)
    return SourceColumn(header, told(cells, texts), kept=kept, notes=notes)


_COUNTED = re.compile(r"^\d{1,3}(?:,\d{3})*$")
_MONTH = r"(?:jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}"
# "1-3" became "1-Mar", and "MAR1" "01. Mrz".
_DAY = re.compile(rf"^(?:\d{{1,2}}[-. ]+{_MONTH}|{_MONTH}[-. ]\d{{2}})\.?$", re.IGNORECASE)
_A_DAY = say("a spreadsheet has made a day of it: kept as a field of yours")
_NAME_LIKE = frozenset(("null", "none", "na", "nil", "nan", "tbd", "undefined"))
_LONGEST_NAME_LIKE = max(map(len, _NAME_LIKE))


def prose(header: str, cells: Sequence[Cell], *, has_lines: bool) -> SourceColumn:
    """Words as a person reads them, without the markup of the system they come from; only notes
    have several lines."""
    texts = cell_texts(cells)
    marked = [cell for cell, text in texts.items() if is_markup(text)] if _has(texts, *"<&") else []
    for cell in marked:
        texts[cell] = plain_text(texts[cell])
    if not has_lines:
        in_one_line(texts)
    notes = (
        (
            say(
                "{n} value was written as HTML: read as text",
                "{n} values were written as HTML: read as text",
                n=len(marked),
            ),
        )
        if marked
        else ()
    )
    return SourceColumn(header, told(cells, texts), notes=notes)
