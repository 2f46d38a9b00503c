"""The day of which a list tells that is called after it: "Q3 2025", "FY24", "Stand 31.12.2025".

A period is told at its end. A fiscal year that is not the calendar's cannot be known from its
name: it is taken to end with the year that it names.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from csm_desktop.importers.values.dates import month_number, read_dates
from csm_desktop.importers.values.periods import period_end

_ENDING = re.compile(r"\.(?:csv|tsv|txt|xls[xmb]?|ods|html?)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?<=[^\W\d])-(?=\d)")  # "accounts-2025" is two words
_APART = re.compile(r"[\s_()\[\],;:]+")
_ISO = re.compile(r"(20\d\d)[-.](\d\d?)[-.](\d\d?)|(20\d\d)(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d\d?)\.(\d\d?)\.(20\d\d)")
_NAMED_MONTH = re.compile(r"(\d\d?) ([^\W\d]+) (20\d\d)")
_YEAR = re.compile(r"(?:(?:FY|CY|GJ|YE)[\s'-]*)?(?:20\d\d[/-])?((?:19|20)\d\d)", re.IGNORECASE)
_SHORT_YEAR = re.compile(
    r"(?:FY|CY|GJ|YE)[\s'-]*(?:(?:20)?\d\d[/-])?(\d\d)|20\d\d/(\d\d)", re.IGNORECASE
)
_MOST_WORDS = 3  # of a name that tell a day together: "31 Dec 2025"


def state_day(name: str) -> date | None:
    """The last day of the period that a name tells; None where it tells none, or several."""
    for texts in _in_parts(name):
        days = {day for text in texts if (day := _day(text)) is not None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


_TOLD = re.compile(
    r"^[\s#*]*(?:(?:data |report |list |status )?(?:as of|as at)|stand(?: vom| per| am)?|stichtag|"
    r"(?:data )?exported(?: on| at)?|export(?:datum| date| from| vom)?|report(?:ed)? (?:date|on)|"
    r"run (?:date|on)|end date|état (?:au|le)|situation au|arrêté au|fecha(?: de exportación| del "
    r"informe)?|a fecha de|al|data(?: do relatório| de exportação| esportazione)?|situazione al|"
    r"peildatum|per|date|datum|作成日|基準日|出力日)\b\s*[:=]?\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(
    r"\b(?:as of|as at|stand(?: vom)?|état au|situation au|a fecha de|situazione al|peildatum)"
    r"\s*:?\s+(?P<rest>\d.*|[^\W\d]+ \d{1,2}, 20.*)$",
    re.IGNORECASE,
)
_FORMS = re.compile(
    r"20\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?|20\d{6}(?!\d)|\d{1,2}[-./]\s?\d{1,2}[-./]\s?20\d\d|"
    r"\d{1,2}\.? [^\W\d]+ 20\d\d|[^\W\d]+ \d{1,2}, 20\d\d"
)


def told_day(notes: Iterable[str]) -> date | None:
    """The day of which a list tells by what stands above it: "As of 2026-11-28", "Stand:
    28.11.2026". None where nothing does, or where day and month may be either."""
    days: set[date | None] = set()
    for note in notes:
        said = _TOLD.match(note) or _TOLD_BEHIND.search(note)
        form = _FORMS.match(said["rest"]) if said else None
        if form is not None:
            read = read_dates([form.group()])
            days |= set(read.values) if not read.orders else {None}
    return days.pop() if len(days) == 1 else None


def _in_parts(name: str) -> Iterator[list[str]]:
    """What may tell a day: first what stands in several words, for "Q3 2025" is no year."""
    spaced = _JOINED.sub(" ", _ENDING.sub("", name))
    words = [word.strip(".'-") for word in _APART.split(spaced) if word]
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        yield [" ".join(words[i : i + size]) for i in range(len(words) - size + 1)]


def _day(text: str) -> date | None:
    return _exact(text) or period_end(text) or _of_year(text)


def _exact(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        year, month, day = filter(None, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _NAMED_MONTH.fullmatch(text):
        day, month, year = found[1], str(month_number(found[2]) or 0), found[3]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _of_year(text: str) -> date | None:
    found = _YEAR.fullmatch(text) or _SHORT_YEAR.fullmatch(text)
    return date(_full(next(filter(None, found.groups()))), 12, 31) if found else None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
