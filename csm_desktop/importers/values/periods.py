"""A column that is called after a month or a quarter: its numbers are readings of that period.

A period is read at its end: what was measured "in January" is known on the 31st.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from csm_desktop.importers.values.dates import month_number

_QUARTER = re.compile(r"(?:Q|QTR\.?\s?|T)([1-4])[\s/'-]*(\d{4}|\d{2})", re.IGNORECASE)
_YEAR_QUARTER = re.compile(r"(\d{4})[\s/_-]*(?:Q|QTR\.?\s?|T)([1-4])", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(20\d\d)[-/._ ]?(0[1-9]|1[0-2])(?:[-/.]01(?:[ T]00:00(?::00)?)?)?")
_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[-/.](20\d\d)")
_NAMED = re.compile(r"([^\W\d_]+)\.?[\s\-/_.']*(\d{4}|\d{2})")
_NAMED_LAST = re.compile(r"(\d{4})[\s\-/_.]*([^\W\d_]+)\.?")
_LEAST = 2  # columns: one alone may be called so for another reason


def period_end(header: str) -> date | None:
    """The last day of the month or quarter that a header names; None for any other."""
    text = header.strip()
    for pattern, quarter_first in ((_QUARTER, True), (_YEAR_QUARTER, False)):
        if found := pattern.fullmatch(text):
            quarter, year = found.groups() if quarter_first else found.groups()[::-1]
            return _end(year, 3 * int(quarter))
    if found := _YEAR_MONTH.fullmatch(text):
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
    ends = {header: end for header in headers if (end := period_end(header)) is not None}
    return ends if len(ends) >= _LEAST else {}


def _end(year: str, month: int) -> date:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return date(full, month, monthrange(full, month)[1])
