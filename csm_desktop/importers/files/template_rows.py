"""Rows between the column names and the data: templates, types, units, names once more."""

import re
from collections.abc import Sequence

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import is_known
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.units import NO_UNIT, header_unit, read_unit

_DATA_BEGINS = re.compile(r"^(?:start|begin)\w*\s.*\bdata\b.*\bbelow\b", re.IGNORECASE)
_TEMPLATE_TEXT = """
    yes no mandatory optional required data link text string number integer float date datetime
    boolean bool select picklist lookup varchar currency percent email url phone check int
    pflicht pflichtfeld zahl datum ja nein obligatoire facultatif
"""
_TEMPLATE = frozenset(_TEMPLATE_TEXT.split())
_UNITS_TEXT = """
    eur usd gbp chf jpy € $ £ % percent days day d months month h hours hrs min minutes users user
    seats seat count # no. no pcs units unit text date name yyyy-mm-dd dd.mm.yyyy mm/dd/yyyy
    dd/mm/yyyy eur/year eur/yr usd/year per year p.a. k keur teur kusd kgbp kchf k€ k$ k£ t€ m€ m$
    meur musd mio yyyy id code kb mb gb tb ms s sec seconds week weeks year years requests calls
    tt.mm.jj tt.mm.jjjj tt-mm-jjjj jj/mm/aaaa jj/mm/aa jj.mm.aaaa dd/mm/aaaa dd/mm/aa dd-mm-jjjj
    dd-mm-aaaa gg/mm/aaaa åååå-mm-dd dd.mm.åååå rrrr-mm-dd dd.mm.rrrr dd.mm.rrrr éééé.hh.nn
    gg.aa.yyyy yyyy/mm/dd yyyy年mm月dd日 円 千円 sek nok dkk pln czk huf brl monate monat tage jahre
    nutzer lizenzen mois jours ans utilisateurs meses días usuarios mesi giorni utenti maanden dagen
    events logins sessions score points pts °c kwh kg gb/month mb/s
"""
_ANSWERS = frozenset(("yes", "no", "ja", "nein", "oui", "non", "1", "0"))
_UNITS = frozenset(_UNITS_TEXT.split())
# What stays with the name of a measure, of which it is the only word for its scale.
_MEASURED = frozenset(("kb", "mb", "gb", "tb", "ms", "s", "sec", "min", "h", "kwh", "kg", "°c"))
_UNITS_TOLD = say("the units of the columns")


def template_rows(
    rows: Sequence[Sequence[Cell]], lines: Sequence[int]
) -> tuple[int, list[SetAside]]:
    """Where data begins below rows that a template, or a second line of names, put there."""
    # Templates have their notes at the top; further down the same words are data.
    for i, row in enumerate(rows[:40]):
        filled = [as_text(cell) for cell in row if as_text(cell)]
        if len(filled) == 1 and _DATA_BEGINS.match(filled[0]):
            why = say("part of the template above the data")
            return i + 1, [aside(lines[j], why, rows[j]) for j in range(i + 1)]
    begin, found = 0, []
    # Never down to the last row: a list of one row has data in it.
    while begin < min(4, len(rows) - 1) and (why_ := _is_no_row(rows, begin)) is not None:
        found.append(aside(lines[begin], why_, rows[begin]))
        begin += 1
    return begin, found


def with_units(
    headers: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    lines: Sequence[int],
    found: Sequence[SetAside],
) -> tuple[str, ...]:
    """The names of the columns with the units of money that a row below them names: "ARR" above
    "kEUR" is "ARR (kEUR)"."""
    named = list(headers)
    below = {row.line for row in found if row.reason == _UNITS_TOLD}
    for row, line in zip(rows, lines, strict=True):
        for i, cell in enumerate(row if line in below else ()):
            text = as_text(cell).strip("()[]")
            if text.casefold() in _MEASURED and "(" not in named[i]:
                named[i] = f"{named[i]} ({text})"
            elif text and header_unit(named[i]) == NO_UNIT and (unit := read_unit(text)):
                named[i] = f"{named[i]} ({text})" if unit.currency or unit.power else named[i]
    return tuple(named)


def _is_no_row(rows: Sequence[Sequence[Cell]], i: int) -> Message | None:
    """Why a row at the top says something about its columns, and nothing about a customer."""
    filled = [as_text(cell) for cell in rows[i] if as_text(cell)]
    plain = [text.casefold().strip("()[]*") for text in filled]
    reason = None
    if filled and all(text.startswith('{"ImportId"') for text in filled):
        return say("names that the survey tool uses inside")
    # One known word may be a customer; a whole row of them is none.
    if len(plain) > 2 and all(map(is_known, filled)):
        reason = say("a second line of column names")
    elif len(plain) > 1 and all(text in _ANSWERS for text in plain):
        reason = say("part of a template: which columns must be filled")
    elif len(plain) > 1 and all(text in _UNITS for text in plain):
        reason = _UNITS_TOLD
    elif len(plain) > 1 and all(text in _UNITS | _TEMPLATE for text in plain):
        reason = say("part of a template: the types of the columns")
    return reason if reason is not None and _differs(rows, i) else None


def _differs(rows: Sequence[Sequence[Cell]], i: int) -> bool:
    """Whether the first filled cell says something that the column says nowhere else."""
    row = rows[i]
    index = next(j for j, cell in enumerate(row) if as_text(cell))
    own = as_text(row[index]).casefold()
    below = [as_text(other[index]).casefold() for other in rows[i + 1 : i + 200]]
    vocabulary = _UNITS | _TEMPLATE
    return own not in below and not all(text in vocabulary for text in below if text)
