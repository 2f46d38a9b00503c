"""Column names in two or three lines: "Contract" above "Start" and "End".

The lines are joined where that says more: where the joined name is known, where the lower one alone
is not, or where it stands in several columns. A lower name that is clear by itself stays.
"""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import cast

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import is_known
from csm_desktop.importers.meaning.periodic_amounts import periodic_amount
from csm_desktop.importers.values.periods import names_period
from csm_desktop.importers.values.shapes import Shape, as_text, shape

_MOST = 2  # lines above, or below, the one that was found
_JOINT = " · "
_DATA = frozenset((Shape.NUMBER, Shape.MONEY, Shape.DATE, Shape.EMAIL, Shape.WEB, Shape.FLAG))

_YEAR = re.compile(r"^(?:19|20)\d\d$")  # a good name for a group of columns

Header = tuple[Sequence[Cell], int, int]


def header_lines(rows: Sequence[Sequence[Cell]], at: int) -> Header:
    """The names of the columns, and which rows they take up: the first, and the one after."""
    if (found := _of_qualtrics(rows, at)) is not None:
        return found
    names, begin, end = rows[at], at, at + 1
    while begin and at - begin < _MOST and _groups(rows[begin - 1], names):
        names, begin = _joined(rows[begin - 1], names), begin - 1
    while end < len(rows) - 1 and end - at < _MOST and _completes(rows[end], names, rows[end + 1]):
        names, end = _joined(names, rows[end]), end + 1
    while end < len(rows) - 1 and _says_how_asked(rows[end]):
        end += 1
    return names, begin, end


def _of_qualtrics(rows: Sequence[Sequence[Cell]], at: int) -> Header | None:
    """Codes, questions and ids in three lines: what is known by its code, else by its question."""
    for ids in range(max(at, 1), min(at + _MOST + 1, len(rows) - 1)):
        texts = [text for cell in rows[ids] if (text := as_text(cell))]
        if not texts or not all(text.startswith(_IMPORT_ID) for text in texts):
            continue
        begin = max(ids - _MOST, 0)
        asked = _texts(rows[ids - 1], len(rows[begin]))
        codes = _texts(rows[begin], len(rows[begin]))
        names = [code if is_known(code) else question or code
                 for code, question in zip(codes, asked, strict=True)]  # fmt: skip
        return names, begin, ids + 1
    return None


_IMPORT_ID = '{"ImportId"'


def lists_below(rows: Sequence[Sequence[Cell]], lines: Sequence[int]) -> list[tuple[int, str]]:
    """Where further lists begin below the first, each with its title: after a gap, with names of
    columns that are known and not those of the list above."""
    found: list[tuple[int, str]] = []
    if not _may_have_gaps(rows, lines):
        return found
    for i in range(_LEAST, len(rows)):
        is_begin = lines[i] > lines[i - 1] + 1 or _is_blank(rows[i - 1])
        # Most rows follow on another, and need no look.
        if not is_begin or not (texts := _filled(rows[i])):
            continue
        title, at = (texts[0], i + 1) if len(texts) == 1 else ("", i)
        if at + 1 >= len(rows) or not _are_names(rows[at]) or len(_filled(rows[at + 1])) < _LEAST:
            continue
        above = rows[found[-1][0] if found else 0 : i][:_LOOK_AT]
        headers = [_filled(row) for row in above if _are_names(row)]
        if headers and _filled(rows[at]) not in headers:
            found.append((i, title))
    return found


_LEAST = 2  # names of columns that make a list
_LOOK_AT = 40  # rows from the top of a list among which its header stands


def _may_have_gaps(rows: Sequence[Sequence[Cell]], lines: Sequence[int]) -> bool:
    """Whether lines lack between the rows, or one may be blank: in most lists each follows on
    another and begins with a text, which is told for all of them at once."""
    if not rows or lines[-1] - lines[0] != len(lines) - 1 or [] in rows:
        return True
    try:
        return not all(map(str.strip, cast("Iterator[str]", map(itemgetter(0), rows))))
    except TypeError:  # cells of a workbook
        return True


def _is_blank(row: Sequence[Cell]) -> bool:
    # A loop and no `all`: most rows are told by their first cell, and there may be many.
    for cell in row:  # noqa: SIM110
        if cell != "" and not (isinstance(cell, str) and cell.isspace()):
            return False
    return True


def _filled(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(text for cell in row if (text := as_text(cell)))


def _are_names(row: Sequence[Cell]) -> bool:
    """Whether a row is made of names of columns that are known, most of them."""
    names = _filled(row)
    if len(names) < _LEAST or any(_is_data(cell) for cell in row) or len(set(names)) < len(names):
        return False
    known = sum(map(is_known, names))
    return known >= _LEAST and known * 2 >= len(names)


_HOW_ASKED = frozenset(("response", "open-ended response", "other (please specify)"))


def _says_how_asked(row: Sequence[Cell]) -> bool:
    """Whether a row below the questions of a survey says how each was to be answered."""
    told = {text.casefold() for cell in row if (text := as_text(cell))}
    return bool(told) and told <= _HOW_ASKED


def _texts(row: Sequence[Cell], width: int) -> list[str]:
    texts = [" ".join(as_text(cell).split()) for cell in row[:width]]
    return texts + [""] * (width - len(texts))


def _groups(above: Sequence[Cell], names: Sequence[Cell]) -> bool:
    """Whether a row names groups of the columns below it, and is no title of the whole."""
    upper, lower = _texts(above, len(names)), _texts(names, len(names))
    filled = [i for i, text in enumerate(upper) if text]
    if not filled or any(_is_data(above[i]) or not lower[i] for i in filled):
        return False
    # Pivots write the measure of each period below it, or the periods below what they measure.
    if len(filled) > 1 and any(map(names_period, upper)):
        return any(lower.count(text) > 1 for text in lower if text)
    # A title stands alone in the first column; names of groups are fewer than those of columns.
    if filled == [0] or len(filled) >= sum(map(bool, lower)):
        return False
    joined = _joined(above, names)
    if any(_is_of_a_person(new, old) for new, old in zip(joined, lower, strict=True)):
        return True
    return any(is_known(new) or lower.count(old) > 1
               for new, old in zip(joined, lower, strict=True) if new != old)  # fmt: skip


_PERSON = re.compile(
    r"(?:(?:main|primary|haupt|key|billing) ?)?(?:contact|contact person|contacts|point of contact|"
    r"ansprechpartner(?:in)?|ansprechperson|kontakt|kontaktperson|interlocuteur|contacto|"
    r"persona de contacto|contato|contatto|referente|contactpersoon|yhteyshenkilö|"
    r"osoba kontaktowa|kontaktní osoba|kapcsolattartó|champion|sponsor|buyer|decision maker)"
    r"(?: \d)?",
    re.IGNORECASE,
)


def _is_of_a_person(joined: str, own: str) -> bool:
    """Whether a name is that of a column of one person: "Contact" above "Name"."""
    return joined != own and _PERSON.fullmatch(joined.removesuffix(own).strip()) is not None


def _is_data(cell: Cell) -> bool:
    text = as_text(cell)
    return shape(cell) in _DATA and not _YEAR.match(text) and not names_period(text)


def _completes(row: Sequence[Cell], names: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row names the columns that have no name yet, or parts of those that have one."""
    upper, lower = _texts(names, len(names)), _texts(row, len(names))
    nameless = [i for i, text in enumerate(upper) if not text and lower[i]]
    periods = [names_period(own) for over, own in zip(upper, lower, strict=True) if over]
    if nameless and len(periods) > 1 and all(periods) and any(map(is_known, lower)):
        return True  # the periods of what the line above says is measured
    if not nameless or any(shape(cell) in _DATA for cell in row):
        return False
    if any(not lower[i] for i, text in enumerate(upper) if not text and _text_at(below, i)):
        return False
    told = [text for text in lower if text]
    # A word alone below a column without a name heads a group of rows.
    if len(told) == 1 and not is_known(told[0]):
        return False
    # Different words below columns that have their names, none of them a name: those are data.
    beneath = [own for over, own in zip(upper, lower, strict=True) if over and own]
    if len(beneath) > 1 and len(set(beneath)) == len(beneath) and not any(map(is_known, beneath)):
        return False
    known = sum(is_known(text) for text in [*told, *map(str, _joined(names, row))])
    return known * 2 >= len(told) and len(set(told)) * 2 >= len(told)


def _text_at(row: Sequence[Cell], i: int) -> str:
    return as_text(row[i]) if i < len(row) else ""


def _joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[str]:
    """Names out of two lines; what stands above holds for the columns to its right, too."""
    parts = _texts(lower, len(lower))
    names, group = [], ""
    for i, (over, own) in enumerate(zip(_texts(upper, len(lower)), parts, strict=True)):
        # A name of its own, without any below it, is no group of the columns that follow.
        group = over or (group if own else "")
        both = _JOINT.join(filter(None, (group, own)))
        if group and own and names_period(group) != names_period(own):
            # A period's column says what it measures before it.
            both = f"{group} {own}" if names_period(own) else f"{own} {group}"
        if own and group and group != own and is_known(own) and _PERSON.fullmatch(group):
            names.append(f"{group} {own}")  # a name that says whose: not the customer's
            continue
        says_all = is_known(own) or bool(periodic_amount(own)[0])
        is_clear = says_all and parts.count(own) == 1 and not is_known(both)
        names.append(own if own and (is_clear or own == group) else both or _text_at(lower, i))
    return names
