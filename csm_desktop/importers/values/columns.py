"""A column of cells to values of the domain's types, each distinct cell read once.

A cell that cannot be read is either *bad*, which refuses its row, or *kept*: the row stands, the
value goes to the custom fields under its header, and a remark says so. Money, readings and
single dates are the first kind, because the figures would lack them; addresses, counts of people,
words of closed lists and the rest of a column that is half dates, half words are the second.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from csm_desktop.domain.limits.bounds import AMOUNTS, DAYS, FIGURES, OF_FIELD, Bounds
from csm_desktop.domain.people.photos import unpacked
from csm_desktop.domain.records.passport import ColumnType as Type
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.reach import ReachPoint, reach_from_words
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import FIELDS, MEASURED, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.addresses import are_plain_domains, web_domain
from csm_desktop.importers.values.amount_columns import amounts, kept_beside
from csm_desktop.importers.values.cell_units import split_units
from csm_desktop.importers.values.choices import choice, items, may_hold_several, several_values
from csm_desktop.importers.values.clauses import read_clause
from csm_desktop.importers.values.dates import (
    month_meant,
    read_dates,
    year_alone,
)
from csm_desktop.importers.values.discounts import read_discounts
from csm_desktop.importers.values.numbers import plain_counts, read_numbers
from csm_desktop.importers.values.periods import period_end, quarter_end
from csm_desktop.importers.values.places import country_codes
from csm_desktop.importers.values.shapes import (
    LONGEST_NO_VALUE,
    NO_VALUES,
    as_text,
    yes_or_no,
)
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.statuses import read_statuses, spoken_states, unknown_word
from csm_desktop.importers.values.terms import months
from csm_desktop.importers.values.texts import (
    cell_text,
    cell_texts,
    emails,
    first_of_ours,
    ids,
    is_one_of,
    names,
    prose,
    stripped,
)
from csm_desktop.importers.values.units import CODES, CURRENCY_NAMES, header_unit, read_unit


def read_column(
    kind: ListKind, key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    """Read one column as the field it feeds; a value beyond the field's bounds refuses its row."""
    column = read_clause(key, header, cells, options)
    if column is not None:
        return column
    column = _read(kind, key, header, cells, options)
    bounds = _BOUNDS.get(FIELDS[kind][key].type)
    if bounds is not None:
        refuse_beyond(column, OF_FIELD.get(key, bounds))
    return column


_AMOUNT = Bounds(Decimal, Decimal(AMOUNTS.low), Decimal(AMOUNTS.high))
_BOUNDS = {
    Type.DATE: DAYS, Type.DECIMAL: FIGURES, Type.MONEY: _AMOUNT, Type.COUNT: OF_FIELD["people"],
}  # fmt: skip


def refuse_beyond(column: SourceColumn, bounds: Bounds = _AMOUNT) -> None:
    """Make the cells of a column bad whose values are beyond these bounds."""
    beyond = {
        value for value in set(column.values) if value is not None and not bounds.allow(value)
    }
    if beyond:
        for i, value in enumerate(column.values):
            if value in beyond:
                column.bad.setdefault(i, bounds.why)
                column.values[i] = None


def _read(  # noqa: PLR0911 - one line for each type
    kind: ListKind, key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    type_ = FIELDS[kind][key].type
    cells = spoken_states(kind, header, cells)
    match type_:
        case Type.DATE:
            return _dates(kind, key, header, cells, options)
        case Type.COUNT | Type.DECIMAL | Type.MONEY:
            return _numbers(kind, key, header, cells, options)
        case Type.DISCOUNT:
            return read_discounts(header, cells, options.decimal)
        case Type.COUNTRY:
            texts = cell_texts(cells)
            codes = country_codes(texts.values())
            known = {cell: codes[text] for cell, text in texts.items()}
            return SourceColumn(header, [known[cell] for cell in cells])
        case Type.CHOICE if key == "status":
            return read_statuses(kind, header, cells, options)
        case Type.CHOICE:
            return _each(header, cells, lambda text: choice(kind, key, text), unknown_word(kind))
        case Type.LIST:
            return _lists(kind, key, header, cells)
        case Type.EMAIL:
            return emails(header, cells)
        case Type.WEB if are_plain_domains(cells):
            return SourceColumn(header, list(cells))
        case Type.NAME:
            return names(header, cells, may_list=key in _REFERRING)
        case Type.ID | Type.REFERENCE:
            return ids(header, cells)
    if type_ in _READERS:
        read, reason = _READERS[type_]
        return _each(header, cells, read, reason, _SEVERAL if type_ in _LISTED else None)
    column = prose(header, cells, has_lines=key in _OF_LINES)
    return first_of_ours(column, key) if is_one_of(key, header) else column


_REFERRING = ("account_name", "parent")  # several accounts may stand in a cell
_OF_LINES = ("notes", "comment")


def _each(
    header: str,
    cells: Sequence[Cell],
    read: Callable[[str], object],
    reason: Message,
    several: Message | None = None,
) -> SourceColumn:
    """Cell by cell: `read` gives None for what it cannot read.

    With `several` the first of several values counts, for that reason. A row can do without any of
    these: what is not taken is kept beside it, and the row goes on.
    """
    known: dict[Cell, object] = {}
    kept: dict[Cell, Message] = {}
    texts = stripped(cells)
    if several and not may_hold_several("\t".join(texts.values())):
        several = None
    for cell, text in texts.items():
        if len(text) <= LONGEST_NO_VALUE and text.casefold() in NO_VALUES:
            known[cell] = None
            continue
        parts = several_values(text) if several else (text,)
        if len(parts) == 1 and (value := read(parts[0])) is not None:
            known[cell] = value
            continue
        found = [value for part in parts if (value := read(part)) is not None]
        # What only looks like several ("+49 40 1234, ext. 5") is one.
        whole = read(text) if len(found) < len(parts) else None
        known[cell] = whole or (found[0] if found else None)
        if known[cell] is None:
            kept[cell] = reason
        elif several and len(parts) > 1 and not whole:
            kept[cell] = several
    beside = {i: kept[cell] for i, cell in enumerate(cells) if cell in kept} if kept else {}
    return SourceColumn(header, [known[cell] for cell in cells], kept=beside)


def _phone(text: str) -> str | None:
    # Nearly all end in their digits, and have single blanks and no other signs of that sort.
    ends = text[-_LEAST_DIGITS:]
    if ends.isdigit() and len(text) > _LEAST_DIGITS and text.isprintable():
        return text if "  " not in text and text[0] != " " else " ".join(text.split())
    return " ".join(text.split()) if sum(map(str.isdigit, text)) >= _LEAST_DIGITS else None


def currency_code(text: str) -> str | None:
    """The ISO 4217 code that a code or a sign means."""
    word = text.strip()
    if word.upper() in CODES:
        return word.upper()
    if word.casefold() in CURRENCY_NAMES:
        return CURRENCY_NAMES[word.casefold()]
    unit = read_unit(word) or (read_unit(word.split()[0]) if word.split() else None)
    return unit.currency or None if unit and not unit.power else None


def _lists(kind: ListKind, key: str, header: str, cells: Sequence[Cell]) -> SourceColumn:
    if key != "roles":
        known = {cell: items(cell_text(cell)) for cell in dict.fromkeys(cells)}
        return SourceColumn(header, [known[cell] for cell in cells])
    roles: dict[Cell, tuple[object, ...]] = {}
    odd = set()
    # Each distinct cell once, for the same reason.
    for cell in dict.fromkeys(cells):
        found = [choice(kind, key, item) for item in items(cell_text(cell))]
        roles[cell] = tuple(dict.fromkeys(role for role in found if role is not None))
        if None in found:
            odd.add(cell)
    kept = {i: unknown_word(kind) for i, cell in enumerate(cells) if cell in odd} if odd else {}
    return SourceColumn(header, [roles[cell] for cell in cells], kept=kept)


def _dates(
    kind: ListKind, key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    if kind is ListKind.READINGS and (ends := _period_ends(cells)):
        text = say("months and quarters are read as their last day")
        return SourceColumn(header, list(ends), notes=(text,))
    # Of a meeting the time counts, too: late in the evening is no day that was meant.
    is_day = kind not in MEASURED and kind is not ListKind.MEETINGS
    order = options.date_order or _order_in(header)
    found = read_dates(cells, order, midnights=is_day, western=header.isascii())
    question = None
    if found.orders:
        question = Question(
            "date-order",
            (header,),
            say('Is "{value}" in column "{column}" day, month or year first?',
                value=found.open_values[0], column=header),
            tuple(f"--date-order {order}" for order in found.orders),
        )  # fmt: skip
    is_end = key in _ENDS or (key == "renews_on" and _END.search(header) is not None)
    values, of_months = _without_days(key, cells, found.values, is_end=is_end)
    bad = {i: why for i, why in found.bad.items() if values[i] is None}
    # Who writes a quarter knows no day yet, and has not mistyped one.
    vague = [] if kind in MEASURED else [i for i in bad if _VAGUE.fullmatch(as_text(cells[i]))]
    slips = {i: why for i, why in bad.items() if i not in vague}
    is_slip = kind in MEASURED or not _is_mixed(cells, slips)
    return SourceColumn(
        header, list(values), slips if is_slip else {},
        dict.fromkeys(vague if is_slip else bad, NO_DATE),
        question, notes=(*found.notes, *of_months), date_order=found.settled,
        answered="date-order" if found.is_answered and options.date_order else "",
    )  # fmt: skip


def _order_in(header: str) -> str:
    """The order of days that a header tells: "Renewal (dd/mm/yyyy)"; "" where it tells none."""
    found = _TYPED.search(header)
    return "".join(dict.fromkeys(found[1].casefold().translate(_NO_SIGNS))) if found else ""


_VAGUE = re.compile(
    r"(?:(?:early|mid|late|end(?: of)?|anfang|mitte|ende|fin)\s+)?(?:FY\s?\d{2,4}\s*)?"
    r"(?:[QT]\s?[1-4]|H[12]|S[12])[\s/'-]*(?:\d{4}|\d{2})?|"
    r"(?:early|mid|late|end(?: of)?|anfang|mitte|ende|fin)\s+(?:\w+\s+)?\d{4}",
    re.IGNORECASE,
)
_TYPED = re.compile(r"[(\[]((?:d{1,2}[-/. ]?m{1,3}|m{1,3}[-/. ]?d{1,2})[-/. ]?y{2,4}|"
                    r"y{2,4}[-/. ]?m{1,3}[-/. ]?d{1,2})[)\]]", re.IGNORECASE)  # fmt: skip
_NO_SIGNS = str.maketrans("", "", "-/. ")


def _without_days(
    key: str, cells: Sequence[Cell], days: Sequence[date | None], *, is_end: bool
) -> tuple[list[date | None], tuple[Message, ...]]:
    """The days with those of months and quarters that name none, and of years alone where somebody
    became a customer: an end is the last day, anything else the first. That is told by an
    example."""
    read: dict[Cell, date | None] = {
        cell: day
        for cell in dict.fromkeys(cells)
        if isinstance(cell, (str, int, float))
        and (day := _day_meant(key, as_text(cell), is_end=is_end))
    }
    first = next((cell for cell in cells if cell in read), None)
    if first is None:
        return list(days), ()
    told = say("“{value}” names no day: read as {day}", value=as_text(first), day=read[first])
    return [read.get(cell, day) for cell, day in zip(cells, days, strict=True)], (told,)


def _day_meant(key: str, text: str, *, is_end: bool) -> date | None:
    """The day that a month stands for, a year in which somebody became a customer, or a quarter
    in which a deal is to close; of a renewal in a quarter nobody knows the day."""
    if day := month_meant(text, is_end=is_end):
        return day
    if key == "close_on":
        return quarter_end(text)
    return year_alone(text) if key == "contract_start" else None


_ENDS = frozenset(
    ("ends_on", "ended_on", "churned_on", "left_on", "discount_until", "close_on", "period_end")
)
# A list of accounts calls the end of a contract so, and what renews does so by then.
_END = re.compile(
    r"\b(?:ends?|expir\w+|until|\w*ende|ablauf\w*|fin|fine|fim|einde)\b", re.IGNORECASE
)
_WITH_DAY = re.compile(r"\d{4}[-/.]\d\d[-/.]\d\d")


def _period_ends(cells: Sequence[Cell]) -> list[date | None]:
    """The last days of the periods in a column that holds nothing else; else nothing."""
    known = {
        cell: None if not text or _WITH_DAY.match(text) else period_end(text)
        for cell in dict.fromkeys(cells)
        for text in (as_text(cell),)
    }
    if any(end is None and as_text(cell) for cell, end in known.items()) or not any(known.values()):
        return []
    return [known[cell] for cell in cells]


def _is_mixed(cells: Sequence[Cell], bad: Mapping[int, Message]) -> bool:
    """Whether so much of a column is bad that it also holds something else: no slips of rows."""
    return bool(bad) and len(bad) > _FEW * sum(1 for cell in cells if as_text(cell))


# A bad day among many good ones is a slip that its row waits for (I5); where more are no dates, the
# column also holds something else (quarters, remarks), which is kept.
_FEW = 0.1
NO_DATE = say("it is no date: kept as a field of yours")
NO_COUNT = say("it is no whole number: kept as a field of yours")


def _numbers(
    kind: ListKind, key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    type_ = FIELDS[kind][key].type
    whole = type_ is Type.COUNT
    unit = header_unit(header)
    if whole and key != "term_months" and not unit.power:
        counts = plain_counts(cells)
        if counts is not None:  # as in most lists
            return SourceColumn(header, list(counts))
    if key == "term_months":
        # "12 months" and "1 year" are terms, too.
        in_years = bool(_YEARS & set(words(header).split()))
        cells = [months(cell, in_years=in_years) for cell in cells]
    # What stands behind the numbers of readings is a unit, which each metric settles for itself.
    split = split_units(cells) if kind is ListKind.READINGS and key == "value" else None
    if split is not None:
        cells = split[0]
    found = read_numbers(cells, options.decimal, whole=whole)
    question = None
    if found.open_values:
        question = Question(
            "decimal",
            (header,),
            say('Which sign is the decimal sign of "{value}" in column "{column}"?',
                value=found.open_values[0], column=header),
            ("--decimal .", "--decimal ,"),
        )  # fmt: skip
    answered = "decimal" if found.is_answered else ""
    scaled = [
        # A unit in the cell says more than one in the header.
        value if value is None or not unit.power or cell.power else value * unit.multiple + 0
        for value, cell in zip(found.values, found.units, strict=True)
    ]
    if type_ is Type.MONEY:
        column = amounts(key, header, cells, replace(found, values=scaled), question, options)
        column.answered = answered or column.answered
        column.decimal, column.undecided = found.proven, found.undecided
        # Without its revenue an account is one still; a contract would be none.
        mixed = kind is ListKind.ACCOUNTS and _is_mixed(cells, column.bad)
        return kept_beside(column) if mixed else column
    if not whole:
        return SourceColumn(header, list(scaled), dict(found.bad), {}, question, answered=answered,
                            cell_units=split[1] if split else None, decimal=found.proven,
                            undecided=found.undecided)  # fmt: skip
    # Nobody has minus three seats.
    kept = dict.fromkeys(found.bad, NO_COUNT)
    kept |= {i: NO_COUNT for i, value in enumerate(scaled) if value is not None and value < 0}
    counted: list[object] = [
        None if value is None or i in kept else int(value) for i, value in enumerate(scaled)
    ]
    return SourceColumn(header, counted, {}, kept, question, answered=answered)


_YEARS = frozenset(("year", "years", "jahre", "jahren", "ans", "années", "años"))


def _reach(text: str) -> tuple[ReachPoint, ...] | None:
    """Addresses, numbers and links that stand in one cell."""
    parts = re.split(r"\s+(?:\||:::)\s+", text)
    return tuple(reach_from_words(each) for each in parts if each.strip()) or None


def _photo(text: str) -> str | None:
    """A photo as the reader of address cards makes it small."""
    return text if unpacked(text) is not None else None


_LEAST_DIGITS = 3  # of a telephone number: those inside a house are short
_LISTED = frozenset((Type.WEB, Type.PHONE))
_SEVERAL = say("several values: the first one is taken, all are kept as a field of yours")
_READERS: dict[Type, tuple[Callable[[str], object], Message]] = {
    Type.FLAG: (yes_or_no, say("it is neither yes nor no: kept as a field of yours")),
    Type.WEB: (web_domain, say("it is no web address: kept as a field of yours")),
    Type.PHONE: (_phone, say("it is no number: kept as a field of yours")),
    Type.PHOTO: (_photo, say("it is no small photo: kept as a field of yours")),
    Type.REACH: (_reach, say("there is nothing in it")),
    Type.CURRENCY: (currency_code, say("it is no currency we know")),
}
