"""A column that is called after a month or a quarter: its numbers are readings of that period.

A period is read at its end: what was measured "in January" is known on the 31st.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from csm_desktop.importers.values.dates import month_number, read_dates

_QUARTER = re.compile(r"(?:Q|QTR\.?\s?|T)([1-4])[\s/'-]*(\d{4}|\d{2})", re.IGNORECASE)
_YEAR_QUARTER = re.compile(r"(\d{4})[\s/_-]*(?:Q|QTR\.?\s?|T)([1-4])", re.IGNORECASE)
_COUNTED_QUARTER = re.compile(r"([1-4])(?:Q|T)[\s/'-]*(\d{4}|\d{2})", re.IGNORECASE)  # 1Q26
_HALF = re.compile(r"(?:H|HJ|S)([12])[\s/'-]*(20\d\d|\d\d)", re.IGNORECASE)
_YEAR_HALF = re.compile(r"(20\d\d)[\s/-]*(?:H|HJ|S)([12])", re.IGNORECASE)
_COUNTED_HALF = re.compile(r"([12])(?:H|HJ|S)[\s/'-]*(20\d\d|\d\d)", re.IGNORECASE)
_YEAR_MONTH = re.compile(
    r"(20\d\d)[-/._ ]?(0[1-9]|1[0-2])(?:[-/.]01(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?)?"
)
_IN_SIGNS = re.compile(r"(20\d\d)年\s?(0?[1-9]|1[0-2])月(?:度|分)?")
_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[-/.](20\d\d)")
_WEEK = re.compile(r"(?P<year>\d{4})[\s/_-]*(?:W|KW|CW|week\s?)\s?(?P<week>\d{1,2})", re.IGNORECASE)
_WEEK_YEAR = re.compile(
    r"(?:W|KW|CW|week\s?)\s?(?P<week>\d{1,2})[\s/_-]+(?P<year>\d{4})", re.IGNORECASE
)
_SPAN = re.compile(
    r"([^\W\d_]+) 1, (\d{4}) ?[-–] ?([^\W\d_]+) (\d{1,2}), (\d{4})"
)  # Oct 1, 2026 - Oct 31, 2026
_NAMED = re.compile(r"([^\W\d_]+)[.,]?[\s\-/_.']*(\d{4}|\d{2})")
_NAMED_LAST = re.compile(r"(\d{4})[\s\-/_.]*([^\W\d_]+)\.?")
_ISO_DAY = re.compile(r"(20\d\d-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?")
_TYPED_DAY = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?:20\d\d|\d\d)|\d{1,2}\.?[ -][^\W\d_]{3,}\.?[ -]20\d\d|"
    r"[^\W\d_]{3,} \d{1,2}, 20\d\d"
)
_LONGEST = 3  # words of a period
_MOST_BESIDE = 3  # columns of something else beside columns of periods that name more
_LEAST = 2  # columns: one alone may be called so for another reason


def period_end(header: str) -> date | None:
    """The last day of the week, month, quarter or half year that a header names; None for any
    other."""
    text = header.strip()
    return _of_quarter(text) or _of_half(text) or _of_week(text) or _of_month(text)


def quarter_end(text: str) -> date | None:
    """The last day of a quarter of a calendar year that a text names, and nothing else."""
    return _of_quarter(text.strip())


def _of_quarter(text: str) -> date | None:
    return _of_part(text, (_QUARTER, _COUNTED_QUARTER), _YEAR_QUARTER, 3)


def _of_half(text: str) -> date | None:
    return _of_part(text, (_HALF, _COUNTED_HALF), _YEAR_HALF, 6)


def _of_part(
    text: str, part_first: Sequence[re.Pattern[str]], year_first: re.Pattern[str], months: int
) -> date | None:
    """The end of a part of a year, which is so many months."""
    for pattern in (*part_first, year_first):
        if found := pattern.fullmatch(text):
            part, year = found.groups() if pattern is not year_first else found.groups()[::-1]
            return _end(year, months * int(part))
    return None


def _of_week(text: str) -> date | None:
    """The Sunday of a week as ISO 8601 counts them."""
    found = _WEEK.fullmatch(text) or _WEEK_YEAR.fullmatch(text)
    try:
        return date.fromisocalendar(int(found["year"]), int(found["week"]), 7) if found else None
    except ValueError:
        return None


def _of_month(text: str) -> date | None:
    if found := _SPAN.fullmatch(text):
        month = month_number(found[3])
        end = _end(found[5], month) if month else None
        return end if end and end.day == int(found[4]) else None
    if found := _YEAR_MONTH.fullmatch(text) or _IN_SIGNS.fullmatch(text):
        return _end(found[1], int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _end(found[2], int(found[1]))
    for pattern, name_first in ((_NAMED, True), (_NAMED_LAST, False)):
        if found := pattern.fullmatch(text):
            name, year = found.groups() if name_first else found.groups()[::-1]
            month = month_number(name)
            if month:
                return _end(year, month)
    return None


def periods(headers: Sequence[str]) -> dict[str, date]:
    """The headers that name periods, with their ends; none where it is only one."""
    days = {header: day for header in headers if (day := _day(header)) is not None}
    days = days or _typed_days(headers)
    # One day that begins no month says that the others are days as well.
    if len(days) >= _LEAST and any(day.day != 1 for day in days.values()):
        return days
    ends = {header: end for header in headers if (end := period_end(header)) is not None}
    if len(ends) >= _LEAST:
        return ends
    found = {header: split for header in headers if (split := _split(header)) is not None}
    if len(found) < _LEAST or len(headers) - len(found) > _MOST_BESIDE:
        return {}
    return {header: end for header, (_, end) in found.items()}


def _typed_days(headers: Sequence[str]) -> dict[str, date]:
    """Days as a country writes them, where all together settle their order; days that each begin
    a month are months."""
    typed = [header for header in headers if _TYPED_DAY.fullmatch(header.strip())]
    if len(typed) < _LEAST:
        return {}
    for order in ("dmy", "mdy"):
        found = read_dates(typed, order)
        if not found.bad and all(day is not None and day.day == 1 for day in found.values):
            return {h: _end(str(day.year), day.month) for h, day in _days_of(typed, found.values)}
    found = read_dates(typed)
    return {} if found.orders or found.bad else dict(_days_of(typed, found.values))


def _days_of(headers: Sequence[str], days: Sequence[date | None]) -> list[tuple[str, date]]:
    return [(header, day) for header, day in zip(headers, days, strict=True) if day is not None]


def names_period(header: str) -> bool:
    """Whether a header is the name of a day, a week, a month or a quarter, and nothing else."""
    return (
        period_end(header) is not None
        or _day(header) is not None
        or _TYPED_DAY.fullmatch(header.strip()) is not None
    )


def ends_of(headers: Sequence[str]) -> dict[str, date | None]:
    """The ends of the periods that columns are called after, however few they are."""
    known = periods(headers)
    split = {header: found[1] for header in headers if (found := _split(header))}
    return {h: known.get(h) or period_end(h) or _day(h) or split.get(h) for h in headers}


def measured_in(headers: Sequence[str]) -> dict[str, str]:
    """What each column of a period measures, where its name says it: "ARR Q1 2026"."""
    return {header: split[0] if (split := _split(header)) else "" for header in headers}


def _split(header: str) -> tuple[str, date] | None:
    """What a header names beside a period, before or behind it; None where it names none."""
    parts = header.split()
    for size in range(min(len(parts) - 1, _LONGEST), 0, -1):
        for period, rest in ((parts[:size], parts[size:]), (parts[-size:], parts[:-size])):
            end = period_end(" ".join(period).strip("()-–:"))
            if end is not None:
                return " ".join(rest).strip("-–: "), end
    return None


def _day(header: str) -> date | None:
    found = _ISO_DAY.fullmatch(header.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _end(year: str, month: int) -> date:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return date(full, month, monthrange(full, month)[1])
