"""Dates as they are written: the column as a whole tells day from month (I2).

One value over twelve settles a column, as do ISO dates, month names, and dots, which no country
puts behind a month that comes first. Where nothing settles it, the reader is asked.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from unicodedata import normalize

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.languages.date_words import MONTHS, plain_day, whose_end
from csm_desktop.importers.values.moments import is_endless, meaning_of, read_moments
from csm_desktop.importers.values.shapes import as_text, is_blank
from csm_desktop.values import dataclass

ORDERS = ("dmy", "mdy", "ymd")

_TIME = r"(?:[T,\s]\s*\d{1,2}[:.h]\d{2}.*|[T,\s]\s*\d{1,2}\s*[AaPp]\.?[Mm]\.?)?"
# Hungarians write a stop behind the day as well: "2027. 03. 31."
_ISO = re.compile(r"(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_THREE = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + _TIME)
# Chinese and Korean write alike.
_JAPANESE = re.compile(r"(\d{4})[年년]\s?(\d{1,2})[月월]\s?(?:(\d{1,2})[日일])?.*")
_DAY_NAME = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/]*(?:de\s+|of\s+)?([^\W\d]+)\.?,?"
    r"[\s\-/]*(?:de\s+|del\s+)?(\d{4}|['’]?\d{2})" + _TIME,
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    r"(?:[^\W\d]+,?\s+)?([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|['’]\d\d)" + _TIME,
    re.IGNORECASE,
)
# Hungarian, and what databases write.
_YEAR_NAME_DAY = re.compile(r"(\d{4})\.?[\s-]+([^\W\d]+)\.?[\s-]+(\d{1,2})\.?" + _TIME)
_MONTH_ONLY = re.compile(
    r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/.](\d{4})|([^\W\d]+)[.,]?(?:[\s\-]+|\s?(?=['’])|-(?=\d\d$))['’]?(\d{4}|\d\d)"
)
_EASTERN_MONTH = re.compile(r"(\d{4})[年년]\s?(\d{1,2})[月월]")
_YEAR_ONLY = re.compile(
    r"(?:(?:since|from|seit|ab|depuis|desde|sinds|dal)\s+)?(?:Q(?P<quarter>[1-4])[\s/-]*)?"
    r"(?P<year>19[5-9]\d|20[0-4]\d)",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIALS = range(20_000, 80_000)
_EXCEL_EPOCH = date(1899, 12, 30)
_LONGEST = 60
_STANDS_FOR = {
    "empty": say("“{value}” and its like are no dates: they stand for “not filled in”"),
    "endless": say("“{value}” and its like are no dates: they stand for “no end”"),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """A column read; `orders` are the orders still possible where it does not settle one: ask.

    `settled` is the order that its values prove, empty where they prove none; `is_answered` where
    only what the user said settled it. `notes` tell what was read other than it is written.
    """

    values: list[date | None]
    bad: dict[int, Message]
    orders: tuple[str, ...] = ()
    open_values: tuple[str, ...] = ()
    settled: str = ""
    notes: tuple[Message, ...] = ()
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class _Three:
    """Three numbers whose order is open; `orders` are those that make a date of them."""

    dates: tuple[tuple[str, date], ...]

    @property
    def orders(self) -> frozenset[str]:
        return frozenset(order for order, _ in self.dates)

    def on(self, order: str) -> date | None:
        return dict(self.dates).get(order)


def is_dated(text: str) -> bool:
    """Whether a cell's text alone can be read as a date, or as a word for "no end"."""
    return (
        is_endless(text)
        or _parse(text) is not None
        or bool(read_moments([text], midnights=False).days)
    )


def read_dates(
    cells: Sequence[Cell], order: str = "", *, midnights: bool = True, western: bool = False
) -> Dates:
    """Read a column of dates; `order` is `dmy`, `mdy` or `ymd` where the user said so.

    In a `western` list nobody writes 27/03/31: a year of two digits comes last.

    A column that settles its own order keeps it whatever the user said for others. Of an instant
    only the date counts, as it is written: a renewal is a date (T3). Where `midnights` is set,
    instants that are midnights of another zone are the day that began there.
    """
    distinct = dict.fromkeys(cells)
    moments = read_moments(distinct, midnights=midnights)
    parsed: dict[Cell, date | _Three | None] = {
        cell: moments.days[cell] if cell in moments.days else _parse(cell) for cell in distinct
    }
    if western and not order:
        parsed = {cell: _year_last(cell, value) for cell, value in parsed.items()}
    found = _in_order(cells, parsed, order)
    return replace(found, notes=(*moments.notes, *found.notes))


def _year_last(cell: Cell, value: "date | _Three | None") -> "date | _Three | None":
    if not isinstance(value, _Three) or "/" not in str(cell) or len(value.dates) == 1:
        return value
    return _Three(tuple((order, day) for order, day in value.dates if order != "ymd"))


def _in_order(
    cells: Sequence[Cell], parsed: "Mapping[Cell, date | _Three | None]", order: str
) -> Dates:
    """The column with its numbers put in order: the one it settles, else the one that was said."""
    threes = {str(cell): value for cell, value in parsed.items() if isinstance(value, _Three)}
    # What is possible for every value of the column, not for most.
    possible = [name for name in ORDERS if all(name in three.orders for three in threes.values())]
    if not threes or len(possible) == 1:
        settled = possible[0] if threes else ""
        return replace(_result(cells, parsed, settled), settled=settled)
    # No order fits all: then a few are typos, if nearly all the others agree.
    telling = _majority(list(threes.values())) if not possible else ""
    if order or telling:
        read = _result(cells, parsed, order or telling)
        return replace(read, settled=telling, is_answered=bool(order))
    same = bool(possible) and all(
        len({day for _, day in three.dates}) == 1 for three in threes.values()
    )
    if same:  # 05/05/2025 is the same day either way
        return _result(cells, parsed, possible[0])
    remaining = tuple(possible) or ("dmy", "mdy")
    unsettled = tuple(text for text, each in threes.items() if len(each.orders) > 1)
    shown = unsettled[:3] or tuple(threes)[:3]
    # Read in one way so that there is a preview; the question stays open.
    return Dates(_result(cells, parsed, remaining[0]).values, {}, remaining, shown)


def _majority(values: "Sequence[_Three]") -> str:
    """The order of nearly all of a column in which single values are no dates at all."""
    for name in ORDERS:
        others = [other for other in ORDERS if other != name]
        fitting = sum(1 for value in values if name in value.orders)
        settling = sum(1 for value in values if value.orders == {name})
        against = max(
            sum(1 for value in values if other in value.orders and name not in value.orders)
            for other in others
        )
        # Only values that settle it count in favour; the others would fit anything.
        if settling and not against and fitting * 2 > len(values):
            return name
    return ""


def _result(
    cells: Sequence[Cell], parsed: "Mapping[Cell, date | _Three | None]", order: str
) -> Dates:
    known: dict[Cell, tuple[date | None, Message | None]] = {}
    standing: dict[str, Cell] = {}
    for cell, value in parsed.items():
        day = value.on(order) if isinstance(value, _Three) else value
        why = None
        # The year 9999 and its like stand for "never": no day to store.
        if day is not None and (meaning := meaning_of(day)):
            standing.setdefault(meaning, cell)
            day = None
        elif isinstance(value, _Three) and day is None:
            why = say("it is not a date in the order {order}", order=order)
        elif isinstance(cell, str) and is_endless(cell):
            standing.setdefault("endless", cell)
        elif day is None and not is_blank(cell):
            why = say("it is not a date")
        known[cell] = (day, why)
    bad = {i: why for i, cell in enumerate(cells) if (why := known[cell][1]) is not None}
    notes = tuple(
        _STANDS_FOR[meaning].filled(value=_shown(cell)) for meaning, cell in standing.items()
    )
    return Dates([known[cell][0] for cell in cells], bad, notes=notes)


def _shown(cell: Cell) -> str:
    return as_text(cell)[:_LONGEST]


def _parse(cell: Cell) -> "date | _Three | None":
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    # Before the numbers: True is one.
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        # Days since 1900 first; 20250103 is too large for one.
        return _from_serial(str(int(cell))) or _matched(_COMPACT, str(cell), _make_iso)
    return _parse_text(cell)


@lru_cache(maxsize=65_536)
def _parse_text(text: str) -> "date | _Three | None":
    text = text.strip()
    if not text.isascii():
        # Full-width digits of Japanese exports.
        text = normalize("NFKC", text)
    if not text or len(text) > _LONGEST:
        return None
    plain = plain_day(text)
    return _read_text(text) or (_read_text(plain) if plain != text else None)


def _read_text(text: str) -> "date | _Three | None":
    found = _ISO.fullmatch(text)
    if found:
        return _date(found[1], found[3], found[4])
    for pattern, make in _WAYS:
        found = pattern.fullmatch(text)
        if found and (value := make(found)) is not None:
            return value
    return None


def _matched(
    pattern: re.Pattern[str], text: str, make: Callable[[re.Match[str]], date | None]
) -> date | None:
    found = pattern.fullmatch(text)
    return make(found) if found else None


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    full = int(year)
    if isinstance(year, str) and len(year) == 2:
        full += 2000 if full < 70 else 1900
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def _make_iso(found: re.Match[str]) -> date | None:
    return _date(found[1], found[2], found[3])


def _make_three(found: re.Match[str]) -> "date | _Three | None":
    first, sign, second, third = found.groups()
    readings = {"dmy": _date(third, second, first), "mdy": _date(third, first, second)}
    if len(third) == 2 and len(first) == 2:
        readings["ymd"] = _date(first, second, third)
    if sign == ".":
        return readings["dmy"]
    dates = tuple((order, day) for order, day in readings.items() if day)
    return _Three(dates) if dates else None


def _make_japanese(found: re.Match[str]) -> date | None:
    return _date(found[1], found[2], found[3] or 1)


def _make_day_name(found: re.Match[str]) -> date | None:
    month = MONTHS.get(found[2].casefold())
    return _date(found[3].lstrip("'’"), month, found[1]) if month else None


def _make_name_day(found: re.Match[str]) -> date | None:
    month = MONTHS.get(found[1].casefold())
    return _date(found[3].lstrip("'’"), month, found[2]) if month else None


def _make_year_name_day(found: re.Match[str]) -> date | None:
    month = MONTHS.get(found[2].casefold())
    return _date(found[1], month, found[3]) if month else None


def month_number(name: str) -> int | None:
    """The number of a month, by its name or what it is shortened to."""
    return MONTHS.get(name.casefold())


def plain_months(text: str) -> str:
    """A text with its months in figures alone: "2026年1月" is 2026-01."""
    return _EASTERN_MONTH.sub(lambda month: f"{month[1]}-{month[2]:0>2}", text)


def month_alone(text: str) -> date | None:
    """The first day of a month that a text names without a day."""
    found = _MONTH_ONLY.fullmatch(plain_months(text.strip()[:_LONGEST]))
    return _make_month(found) if found else None


def month_meant(text: str, *, is_end: bool) -> date | None:
    """The day that a month without one stands for: its last where an end is meant, or is named."""
    ending = whose_end(text)
    month = month_alone(ending or text)
    return last_of_month(month) if month and (is_end or ending) else month


def year_alone(text: str) -> date | None:
    """The first day of a year, or of a quarter of one, that a text names and nothing else."""
    found = _YEAR_ONLY.fullmatch(text.strip()[:_LONGEST])
    return date(int(found["year"]), 3 * int(found["quarter"] or 1) - 2, 1) if found else None


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _make_month(found: re.Match[str]) -> date | None:
    """A month alone stands for its first day."""
    if found[1]:
        return _date(found[1], found[2], 1)
    if found[3]:
        return _date(found[4], found[3], 1)
    month = MONTHS.get(found[5].casefold())
    return _date(found[6], month, 1) if month else None


def _make_serial(found: re.Match[str]) -> date | None:
    return _from_serial(found[1])


def _from_serial(number: str) -> date | None:
    """A day number as Excel counts from 1899-12-30."""
    if not number.isdigit() or int(number) not in _SERIALS:
        return None
    return _EXCEL_EPOCH + timedelta(days=int(number))


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], "date | _Three | None"]], ...] = (
    (_THREE, _make_three),
    (_DAY_NAME, _make_day_name),
    (_NAME_DAY, _make_name_day),
    (_YEAR_NAME_DAY, _make_year_name_day),
    (_COMPACT, _make_iso),
    (_JAPANESE, _make_japanese),
    (_MONTH_ONLY, _make_month),
    (_SERIAL, _make_serial),
)
