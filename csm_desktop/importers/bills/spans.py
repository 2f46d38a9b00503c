"""Periods of service as invoices write them: "Jan 2026", "01.01.2026 - 31.03.2026", "2026"."""

import re
from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.money.billed import Period, whole_period
from csm_desktop.importers.values.dates import (
    last_of_month,
    month_alone,
    plain_months,
    read_dates,
)
from csm_desktop.importers.values.periods import period_end, quarter_end

_DAY = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}|"
    r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?[^\W\d]{3,}\.?,?\s(?:de\s)?\d{4}|"
    r"[^\W\d]{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})"
)
_UNTIL = r"\s*(?:-|–|—|→|to|until|till|through|thru|bis|au|à|al|a|hasta|até|tot|fino al)\s*"
_DAYS = re.compile(rf"(?P<first>{_DAY}){_UNTIL}(?P<last>{_DAY})", re.IGNORECASE)
_MONTH = r"(?:[^\W\d]{3,}\.?\s?\d{4}|\d{1,2}/\d{4}|\d{4}[-/]\d{2})(?![\d/.-])"
_FIRST = r"(?:[^\W\d]{3,}\.?\s?\d{4}|\d{1,2}/\d{4}|\d{4}[-/]\d{2})(?![\d/.])"  # "11/2026-10/2027"
_MONTHS = re.compile(
    rf"(?P<first>{_FIRST}|[^\W\d]{{3,}}\.?){_UNTIL}(?P<last>{_MONTH})", re.IGNORECASE
)
# "after 15 May 2026" is a day, no month.
_NO_DAY = r"(?<![\d/.-])(?<!\b\d )(?<!\b\d\d )(?<!\b\d\. )(?<!\b\d\d\. )"
_HALF = r"(?P<half>\b[HS][12][\s/-]?\d{4}\b|\b\d{4}[\s-]?H[12]\b)"
_ONE = re.compile(
    rf"{_NO_DAY}(?:{_MONTH}|{_HALF}|\b(?:Q|T)[1-4][\s/-]?\d{{4}}|\d{{4}}[\s-]?Q[1-4])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?:year|jahr|année|año|ano)\s)?(20\d\d)", re.IGNORECASE)


def read_spans(
    texts: Sequence[str], order: str
) -> tuple[list[Period | None], tuple[str, ...], tuple[str, ...]]:
    """The period that each text names, None where it names none; the orders of days that are still
    possible where nothing settles one, and the days that leave it open."""
    pairs = {text: found for text in dict.fromkeys(texts) if (found := _DAYS.search(text))}
    days = [found[part] for found in pairs.values() for part in ("first", "last")]
    read = read_dates(days, order)
    known: dict[str, Period | None] = {}
    for i, text in enumerate(pairs):
        first, last = read.values[2 * i], read.values[2 * i + 1]
        known[text] = whole_period(first, last) if first and last else None
    spans = [known[text] if text in known else _named(text) for text in texts]
    return spans, read.orders, read.open_values


def without_span(text: str) -> str:
    """What a text says beside the period that it names: "Licence January 2026" is a licence."""
    met = _DAYS.search(text)
    if met is None:
        _, met = _met(text)
    if met is None:
        return text
    rest = f"{text[: met.start()].rstrip(_SIGNS)} {text[met.end() :].lstrip(_SIGNS)}"
    return " ".join(rest.split()).strip(_SIGNS)


_SIGNS = " -–—,:;/()[]"


def _named(text: str) -> Period | None:
    """The months, the quarter or the year that a text names."""
    if found := _YEAR.fullmatch(text.strip()):
        return whole_period(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    return _met(plain_months(text))[0]


def _met(text: str) -> tuple[Period | None, re.Match[str] | None]:
    """The months or the quarter that stand in a text, and where."""
    if found := _MONTHS.search(text):
        last = month_alone(found["last"])
        first = month_alone(found["first"])
        if first is None and last is not None:
            first = month_alone(f"{found['first']} {last.year}")
            if first is not None and first > last:  # "Dec - Feb 2026"
                first = first.replace(year=first.year - 1)
        if first and last:
            return whole_period(first, last_of_month(last)), found
    for found in _ONE.finditer(text):
        end = period_end(found[0])
        if end is not None:
            months = 6 if found["half"] else 3 if quarter_end(found[0]) else 1
            return whole_period(date(end.year, end.month - months + 1, 1), end), found
    return None, None
