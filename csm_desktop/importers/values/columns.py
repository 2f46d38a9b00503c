"""A column of cells to values of the domain's types, each distinct cell read once.

A cell that cannot be read is either *bad*, which refuses its row, or *kept*: the row stands, the
value goes to the custom fields under its header, and a remark says so. Money, readings and
single dates are the first kind, because the figures would lack them; addresses, counts of people,
words of closed lists and the rest of a column that is half dates, half words are the second.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from csm_desktop.domain.limits.bounds import AMOUNTS, DAYS, FIGURES, OF_FIELD, Bounds
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import FIELDS, ListKind, Type
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.addresses import web_domain
from csm_desktop.importers.values.choices import choice, items
from csm_desktop.importers.values.dates import read_dates
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.places import country_codes
from csm_desktop.importers.values.shapes import NO, NO_VALUES, YES, as_text
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.texts import cell_text, emails, ids, names, prose
from csm_desktop.importers.values.units import CODES, SHARED_SIGNS, Unit, header_unit, read_unit


def read_column(
    kind: ListKind, key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    """Read one column as the field it feeds; a value beyond the field's bounds refuses its row."""
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
    match type_:
        case Type.DATE:
            return _dates(kind, header, cells, options)
        case Type.COUNT | Type.DECIMAL | Type.MONEY:
            return _numbers(type_, key, header, cells, options)
        case Type.COUNTRY:
            known = country_codes(cell_text(cell) for cell in dict.fromkeys(cells))
            return SourceColumn(header, [known[cell_text(cell)] for cell in cells])
        case Type.CHOICE:
            return _each(header, cells, lambda text: choice(kind, key, text), _UNKNOWN_WORD)
        case Type.LIST:
            return _lists(kind, key, header, cells)
        case Type.EMAIL:
            return emails(header, cells)
        case Type.NAME:
            return names(header, cells)
        case Type.ID | Type.REFERENCE:
            return ids(header, cells)
    if key == "notes":
        return prose(header, cells)
    if type_ in _READERS:
        read, reason, strict = _READERS[type_]
        return _each(header, cells, read, reason, strict=strict)
    texts = {cell: cell_text(cell) for cell in dict.fromkeys(cells)}
    return SourceColumn(header, [texts[cell] for cell in cells])


_UNKNOWN_WORD = say("we have no such word: kept as a field of yours")


def _each(
    header: str,
    cells: Sequence[Cell],
    read: Callable[[str], object],
    reason: Message,
    *,
    strict: bool = False,
) -> SourceColumn:
    """Cell by cell: `read` gives None for what it cannot read."""
    known: dict[Cell, object] = {}
    failed = set()
    for cell in dict.fromkeys(cells):
        text = as_text(cell)
        if text.casefold() in NO_VALUES:
            known[cell] = None
            continue
        known[cell] = read(text)
        if known[cell] is None:
            failed.add(cell)
    wrong = {i: reason for i, cell in enumerate(cells) if cell in failed} if failed else {}
    values = [known[cell] for cell in cells]
    # Where a row can do without the value, the value is kept beside it and the row goes on.
    return SourceColumn(header, values, bad=wrong if strict else {}, kept={} if strict else wrong)


def _flag(text: str) -> bool | None:
    word = text.casefold()
    return True if word in YES else False if word in NO else None


def _phone(text: str) -> str:
    return " ".join(text.split())


def currency_code(text: str) -> str | None:
    """The ISO 4217 code that a code or a sign means."""
    word = text.strip()
    if word.upper() in CODES:
        return word.upper()
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
    kept = {i: _UNKNOWN_WORD for i, cell in enumerate(cells) if cell in odd} if odd else {}
    return SourceColumn(header, [roles[cell] for cell in cells], kept=kept)


def _dates(kind: ListKind, header: str, cells: Sequence[Cell], options: Options) -> SourceColumn:
    found = read_dates(cells, options.date_order, midnights=kind is not ListKind.READINGS)
    question = None
    if found.orders:
        question = Question(
            "date-order",
            (header,),
            say('Is "{value}" in column "{column}" day, month or year first?',
                value=found.open_values[0], column=header),
            tuple(f"--date-order {order}" for order in found.orders),
        )  # fmt: skip
    filled = sum(1 for cell in cells if as_text(cell)) if found.bad else 0
    # A few bad dates are slips of their rows; many mean that the column is something else.
    is_slip = kind is ListKind.READINGS or len(found.bad) <= filled * _FEW
    return SourceColumn(
        header, list(found.values), found.bad if is_slip else {},
        {} if is_slip else dict.fromkeys(found.bad, _NO_DATE),
        question, notes=found.notes, date_order=found.settled,
    )  # fmt: skip


# A bad day among many good ones is a slip that its row waits for (I5); where more are no dates, the
# column also holds something else (quarters, remarks), which is kept.
_FEW = 0.1
_NO_DATE = say("it is no date: kept as a field of yours")
_NO_COUNT = say("it is no whole number: kept as a field of yours")


def _numbers(
    type_: Type, key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    whole = type_ is Type.COUNT
    if key == "term_months":
        # "12 months" and "1 year" are terms, too.
        cells = [_months(cell) for cell in cells]
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
    unit = header_unit(header)
    scaled = [
        # A unit in the cell says more than one in the header.
        value if value is None or not unit.power or cell.power else value * unit.multiple
        for value, cell in zip(found.values, found.units, strict=True)
    ]
    values: list[object] = [
        int(value) if whole and value is not None else value for value in scaled
    ]
    bad = dict(found.bad)
    # Money owed to the customer is no revenue, and nobody has minus three seats.
    if whole or type_ is Type.MONEY:
        negative = say("it is less than nothing")
        bad |= {i: negative for i, value in enumerate(scaled) if value is not None and value < 0}
    if whole:
        kept = dict.fromkeys(bad, _NO_COUNT)
        values = [None if i in kept else value for i, value in enumerate(values)]
        return SourceColumn(header, values, {}, kept, question)
    currencies = None
    if type_ is Type.MONEY:
        codes = {each: _currency(each, unit, options) for each in set(found.units)}
        currencies = [codes[unit] for unit in found.units]
    sign = next((each.sign for each in (unit, *set(found.units)) if each.sign), "")
    return SourceColumn(header, values, bad, {}, question, currencies, sign)


def _currency(cell: Unit, header: Unit, options: Options) -> str:
    """The cell's own currency, else the header's; the user says which dollar a `$` is."""
    for unit in (cell, header):
        if unit.sign and options.currency in SHARED_SIGNS[unit.sign]:
            return options.currency
        if unit.currency:
            return unit.currency
    return ""


def _months(cell: Cell) -> Cell:
    """`12 months`, `1 year`, `24 Monate` as a number of months."""
    if not isinstance(cell, str):
        return cell
    number, _, unit = cell.strip().partition(" ")
    if not number.isdigit() or not unit:
        return cell
    word = unit.casefold()
    if word.startswith(("y", "jahr", "an", "jaar", "a\u00f1o")):
        return int(number[:4]) * 12
    return int(number[:4]) if word.startswith(("m", "ヶ月", "か月")) else cell


_READERS: dict[Type, tuple[Callable[[str], object], Message, bool]] = {
    Type.FLAG: (_flag, say("it is neither yes nor no"), True),
    Type.WEB: (web_domain, say("it is no web address: kept as a field of yours"), False),
    Type.PHONE: (_phone, say("it is no number"), False),
    Type.CURRENCY: (currency_code, say("it is no currency we know"), False),
}
