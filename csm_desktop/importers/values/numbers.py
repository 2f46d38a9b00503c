"""Numbers as they are written: the column as a whole tells `1.234,50` from `1,234.50` (I3).

One value may be read two ways (`1,234`); a column usually holds another that settles it. Where none
does, the reader is asked and nothing is guessed.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import cast
from unicodedata import normalize

from csm_desktop.domain.records.money import minor_digits
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.raised import has_raised_digit
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.intervals import price_period
from csm_desktop.importers.values.shapes import is_blank
from csm_desktop.importers.values.units import NO_UNIT, Unit, read_unit
from csm_desktop.values import dataclass

_PARTS = re.compile(
    r"^(?P<open>\()?(?P<sign>[-+−–])?\s*(?P<before>[^\d()+−.,-]*?(?:(?<=[^\W\d])\.)?)\s*"
    r"(?P<minus>[-−–])?(?P<body>(?:\d|[.,](?=\d))[\d.,'’\s]*)(?P<after>[^\d()]*?)(?P<close>\))?$"
)
_BRACKETS = re.compile(
    r"(?P<before>[^\d()]{0,8})\((?P<inside>[^()]*\d[^()]*)\)(?P<behind>[^\d()]{0,8})"
)
_GROUPED = re.compile(r"^\d{1,3}(?:\d{3})*$|^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$")
# Lines of a cell are no groups of one number: 500 and, below it, 600.
_SPACES = re.compile(r"(?<=\d)(?:['’]|[^\S\n\r])(?=\d{3}(?:\D|$))")
_PLAIN = re.compile(r"^-?\d{1,15}$")
_UNDOUBTED = re.compile(r"^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,2})?$", re.ASCII)
_MOST_DIGITS = 15  # that `_UNDOUBTED` takes
_NO_DECIMALS = re.compile(r"[-–—]{1,2}")
_DASH = re.compile(r"[-–—]+")
_TWO = re.compile(
    r"(?P<first>.+?)\s*(?:\((?P<beside>.+)\)|(?:\n|[/|=≈])\s*(?P<behind>.+))", re.DOTALL
)
_LONGEST = 60  # characters: no amount is longer, and a crafted one must not take time


@dataclass(frozen=True, slots=True)
class Amount:
    """One number: `by_point` and `by_comma` are what it is by either decimal sign.

    None where it cannot be read so. `unit` is what stood beside it, `is_first` says that an amount
    in another currency did.
    """

    by_point: Decimal | None
    by_comma: Decimal | None
    unit: Unit = NO_UNIT
    is_first: bool = False

    @property
    def style(self) -> str:
        """The decimal sign that this value settles; empty where it may be either."""
        if self.by_point is None:
            return ","
        return "." if self.by_comma is None else ""

    @property
    def is_open(self) -> bool:
        """Whether the two readings differ."""
        return None not in (self.by_point, self.by_comma) and self.by_point != self.by_comma


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column read: `values[i]` and `units[i]` for each cell, `bad` what could not be read.

    Where `open_values` is not empty, the column does not settle its decimal sign: ask; cells at
    `undecided` may be read two ways then. `proven` is the sign that its values settle. Cells at
    `doubled` hold two amounts, of which the first was taken. `is_answered` where only what the user
    said settled the sign.
    """

    values: list[Decimal | None]
    units: list[Unit]
    bad: dict[int, Message]
    open_values: tuple[str, ...] = ()
    doubled: tuple[int, ...] = ()
    is_answered: bool = False
    proven: str = ""
    undecided: tuple[int, ...] = ()


def read_numbers(cells: Sequence[Cell], decimal: str = "", *, whole: bool = False) -> Numbers:
    """Read a column of numbers; `decimal` is `.` or `,` where the user said so.

    A column whose values agree on a sign keeps it whatever the user said for others. `whole`
    numbers have no decimals, so a lone separator groups thousands.
    """
    # Most columns are plain numbers, and need none of what follows.
    plain = _plain_numbers(cells)
    if plain is not None and (not whole or all(n is None or n == int(n) for n in set(plain))):
        has_point = any("." in cell for cell in set(cells) if isinstance(cell, str))
        return Numbers(plain, [NO_UNIT] * len(plain), {}, proven="." if has_point else "")
    parsed = {cell: _parse(cell) for cell in dict.fromkeys(cells)}
    styles: dict[str, str] = {}
    for cell, amount in parsed.items():
        if amount and amount.style:
            styles.setdefault(amount.style, str(cell).strip())
    undecided = [str(cell).strip() for cell, amount in parsed.items() if amount and amount.is_open]
    style = next(iter(styles)) if len(styles) == 1 else decimal
    # Both styles in one column, one for each currency: "CHF 9'000.50" and "1.200 €".
    if len(styles) > 1 and not undecided and _have_own_styles(parsed.values()):
        return _result(cells, parsed, "", (), whole=False)
    # Else neither can be right for all.
    if len(styles) > 1 and not decimal:
        return _result(cells, parsed, ".", tuple(styles.values()), whole=whole)
    # Whole numbers settle themselves: "1.234" seats are a thousand.
    if not style and undecided and not whole:
        read = _result(cells, parsed, ".", tuple(undecided[:3]), whole=whole)
        two_ways = {cell for cell, amount in parsed.items() if amount and amount.is_open}
        return replace(read, undecided=tuple(i for i, c in enumerate(cells) if c in two_ways))
    read = _result(cells, parsed, style, (), whole=whole)
    if len(styles) == 1:
        return replace(read, proven=style)
    is_answered = bool(decimal) and (len(styles) > 1 or bool(undecided))
    return replace(read, is_answered=True) if is_answered else read


def _have_own_styles(amounts: Iterable[Amount | None]) -> bool:
    """Whether each amount names its currency, and each currency is written in one way."""
    pairs = {(amount.unit.currency, amount.style) for amount in amounts if amount and amount.style}
    named = [currency for currency, _ in pairs]
    return all(named) and len(set(named)) == len(named)


def plain_counts(cells: Sequence[Cell]) -> list[int | None] | None:
    """The numbers of a column of digits that can be read in one way; None for any other column."""
    different = dict.fromkeys(cells)
    different.pop("", None)
    if not _are_counts(different):
        return None
    texts = cast("Collection[str]", different)
    known: dict[Cell, int | None] = {"": None, **dict(zip(texts, map(int, texts), strict=True))}
    return list(map(known.__getitem__, cells))


def _plain_numbers(cells: Sequence[Cell]) -> list[Decimal | None] | None:
    """The numbers of a column in which nothing can be read two ways; None for any other column."""
    known: dict[Cell, Decimal | None] = {"": None}
    different = dict.fromkeys(cells)
    different.pop("", None)
    if _are_counts(different):
        known |= zip(different, map(Decimal, cast("Iterable[str]", different)), strict=True)
        return list(map(known.__getitem__, cells))
    for cell in different:
        if isinstance(cell, str) and _UNDOUBTED.match(cell):
            known[cell] = Decimal(cell)
        else:
            return None
    return [known[cell] for cell in cells]


def _are_counts(cells: Collection[Cell]) -> bool:
    """Whether each is digits that can be read in one way, told for all of them at once."""
    try:
        whole = "".join(cast("Collection[str]", cells))
    except TypeError:  # cells of a workbook
        return False
    if not whole.isascii() or not whole.isdigit():
        return False
    texts = cast("Collection[str]", cells)
    return max(map(len, texts)) <= _MOST_DIGITS and not any(
        text[0] == "0" and text != "0" for text in texts
    )


def _result(
    cells: Sequence[Cell],
    parsed: dict[Cell, Amount | None],
    style: str,
    unsettled: tuple[str, ...],
    *,
    whole: bool,
) -> Numbers:
    known: dict[Cell, tuple[Decimal | None, Unit, Message | None]] = {}
    for cell, amount in parsed.items():
        # Once for each different cell: a long column has few.
        known[cell] = _settled(cell, amount, style, whole=whole)
    values = [known[cell][0] for cell in cells]
    units = [known[cell][1] for cell in cells]
    bad = {i: why for i, cell in enumerate(cells) if (why := known[cell][2]) is not None}
    two = frozenset(cell for cell, amount in parsed.items() if amount and amount.is_first)
    doubled = tuple(i for i, cell in enumerate(cells) if cell in two) if two else ()
    return Numbers(values, units, bad, unsettled, doubled)


def _settled(
    cell: Cell, amount: Amount | None, style: str, *, whole: bool
) -> tuple[Decimal | None, Unit, Message | None]:
    if is_blank(cell):
        return None, NO_UNIT, None
    if amount is None:
        bad = None if _is_dash(cell) else say("it is not a number")
        return None, NO_UNIT, bad
    if whole and not style:
        # Of the two ways to read it the one that gives a whole number is meant.
        readings = (amount.by_point, amount.by_comma)
        value = next((n for n in readings if n is not None and n == n.to_integral_value()), None)
    else:
        value = amount.by_comma if (style or amount.style) == "," else amount.by_point
    if value is None:
        if whole and not style:
            return None, NO_UNIT, say("it is not a whole number")
        sign = style or "."
        return None, NO_UNIT, say("it is not a number with {sign} as its decimal sign", sign=sign)
    # Added to nothing a number is written out: 12000, not 1.2E+4.
    value = value * amount.unit.multiple + 0 if amount.unit.power else value
    if whole and value != value.to_integral_value():
        return None, NO_UNIT, say("it is not a whole number")
    return value, amount.unit, None


def _parse(cell: Cell) -> Amount | None:
    if isinstance(cell, (int, float)):
        try:
            # By its shortest text: 0.1 must not become 0.1000000000000000055.
            exact = Decimal(str(cell)) if not isinstance(cell, bool) else Decimal(int(cell))
        except InvalidOperation:
            return None
        return Amount(exact, exact) if exact.is_finite() else None
    if not isinstance(cell, str):
        return None
    if _PLAIN.match(cell):
        exact = Decimal(cell)
        return Amount(exact, exact)
    return _parse_text(cell)


def _parse_text(text: str) -> Amount | None:
    # A power or a footnote's mark would become digits of the number.
    if has_raised_digit(text):
        return None
    # Full-width digits and signs.
    text = normalize("NFKC", text.strip())
    if len(text) > _LONGEST:
        return None
    # Brackets of bookkeepers may stand inside the currency: "(1,000.00) EUR".
    if inside := _BRACKETS.fullmatch(text):
        text = f"({inside['before']}{inside['inside']}{inside['behind']})"
    found = _PARTS.match(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return _first_of_two(text)
    body, after = found["body"].strip(), found["after"].strip()
    # A dash for no decimals, as the Swiss and the Dutch write it.
    if dash := _NO_DECIMALS.match(after) if body[-1] in ".," else None:
        body, after = body + "00", after[dash.end() :].strip()
    negative = bool(found["open"] or found["minus"] or (found["sign"] or "+") != "+")
    # Minus behind the number, as SAP writes it.
    if after[-1:] in ("-", "−") and not negative:
        negative, after = True, after[:-1].strip()
    unit = _unit(found["before"].strip(), after.removesuffix("%").strip())
    if unit is None:
        return _first_of_two(text)
    body = _SPACES.sub("_", body)
    # A space or an apostrophe that is left separates no groups of three.
    if re.search(r"['’\s]", body):
        return _first_of_two(text)
    return _amount(body, negative, unit)


def _first_of_two(text: str) -> Amount | None:
    """The first of two amounts in different currencies, as `EUR 40,000 (USD 43,512)`."""
    found = _TWO.fullmatch(text)
    if found is None:
        return None
    first, second = _parse(found["first"]), _parse(found["beside"] or found["behind"])
    if first is None or second is None:
        return None
    one, other = first.unit.currency, second.unit.currency
    return replace(first, is_first=True) if one and other and one != other else None


def _is_dash(cell: Cell) -> bool:
    """Whether a cell is a dash with a currency, which is how accounting formats show nothing."""
    if not isinstance(cell, str) or not _DASH.search(cell):
        return False
    return read_unit(_DASH.sub("", cell).strip()) is not None


def _unit(before: str, after: str) -> Unit | None:
    if not before and not after:
        return NO_UNIT
    after, often = price_period(after)
    first = read_unit(before) if before else NO_UNIT
    second = read_unit(after) if after else NO_UNIT
    if first is None or second is None:
        return None
    # Two currencies on one number are no number.
    if first.currency and second.currency and first.currency != second.currency:
        return None
    # A number of cents in a cell stands beside amounts that are none.
    if first.is_minor or second.is_minor:
        return None
    return Unit(
        first.currency or second.currency, first.sign or second.sign, first.power or second.power,
        a_year=often or Decimal(0),
    )  # fmt: skip


def _amount(body: str, negative: bool, unit: Unit) -> Amount | None:
    point = _as_decimal(body, ".", ",", negative)
    comma = _as_decimal(body, ",", ".", negative)
    if point is None and comma is None:
        return None
    if point is not None and comma is not None and _has_no_thousandths(unit):
        # Of "$12,000" and "5.500 €" the greater is meant: nothing is paid in thousandths.
        if abs(point) > abs(comma):
            return Amount(point, None, unit)
        if abs(comma) > abs(point):
            return Amount(None, comma, unit)
    return Amount(point, comma, unit)


def _has_no_thousandths(unit: Unit) -> bool:
    """Whether an amount is of a currency that is not divided by a thousand, and counts ones."""
    return bool(unit.currency or unit.sign) and not unit.power and minor_digits(unit.currency) < 3


def _as_decimal(body: str, sign: str, group: str, negative: bool) -> Decimal | None:
    """The number with this decimal sign, or None where it cannot be so."""
    whole, found, part = body.partition(sign)
    if sign in part or group in part or "_" in part:
        return None
    if group in whole:
        # Groups of three, and none that begins with nothing.
        if "_" in whole or whole.startswith("0") or not _GROUPED.match(whole):
            return None
        whole = whole.replace(group, "")
    whole = whole.replace("_", "")
    # "12," is a list, or a number that lost its end.
    if found and not part:
        return None
    try:
        value = Decimal(f"{whole or 0}.{part or 0}" if part else whole)
    except InvalidOperation:
        return None
    return -value if negative else value
