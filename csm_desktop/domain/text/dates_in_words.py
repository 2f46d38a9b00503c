"""Dates as people jot them down: `fri`, `+2w`, `-3`, `3 dec`, 2026-12-03 (design.md §1)."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from csm_desktop.domain.text.plain_letters import plain_letters


def _named(*names: str) -> Mapping[str, int]:
    """Each word to its number, counted from 0 in every row."""
    return MappingProxyType(
        {word: number for row in names for number, word in enumerate(row.split())}
    )


# Short weekday names are English only: `do`, `so` and `mi` end too many sentences.
_WEEKDAYS = _named(
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "mon tues weds thur fri sat sun",
    "mon tue wed thurs fri sat sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)
_MONTHS = _named(
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "jan feb mrz apr mai jun jul aug sep okt nov dez",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
_TODAY = frozenset({"today", "heute", "hoy", "oggi", "vandaag"})
_TOMORROW = frozenset({"tomorrow", "tmr", "morgen", "demain", "manana", "domani"})
_YESTERDAY = frozenset({"yesterday", "gestern", "hier", "ayer", "ieri", "gisteren"})
_BEFORE = frozenset(
    (
        "by",
        "until",
        "till",
        "due",
        "on",
        "before",
        "for",
        "eod",
        "latest",
        "bis",
        "am",
        "zum",
        "fur",
        "pour",
        "para",
        "entro",
    )
)
_THIS = frozenset(("this", "diesen", "dieser", "ce", "este", "questo", "deze"))
_NEXT = frozenset(("next", "nachsten", "nachster", "prochain", "proximo", "prossimo", "volgende"))
# What comes again, or has begun already, is due on no one day.
_AGAIN = frozenset(
    (
        "every",
        "each",
        "since",
        "last",
        "past",
        "jeden",
        "jeder",
        "seit",
        "letzten",
        "chaque",
        "depuis",
        "cada",
        "desde",
        "ogni",
        "da",
        "elke",
    )
)
_APART = ",;:(-–"  # signs that part a date from the words before it
_LATEST = ("no", "later", "than")
_WORDS_TOO = frozenset(("sun", "sat"))  # "a place in the sun", "where we sat"

_STEP = re.compile(r"([-+−])(\d{1,4})([dwmy]?)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er)? ?([a-z]+)\.?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_MOST_WORDS = 4  # "by 3 dec 2026"
_MOST_READ = 2000  # words of a text that is searched for a date
_BETWEEN = frozenset(("of", "the", "de", "del", "di", "van"))  # 13th of December
_AROUND = ";,:!?()[]“”„\"'«»"
_NEAR: Mapping[str, int] = MappingProxyType(
    {**dict.fromkeys(_YESTERDAY, -1), **dict.fromkeys(_TODAY, 0), **dict.fromkeys(_TOMORROW, 1)}
)


def date_in_words(words: str, today: date) -> date | None:
    """The date that was meant, or None where the words are no date.

    A weekday is the next one after today; a day and month without a year the next one from today
    on. `+3` counts days, `+2w` weeks, `+1m` months (31 January + 1 m = 28 February), `+1y` years;
    `-3` and `-2w` count back.
    `3/4` is not read: nobody can know which of the two is the month (I2).
    """
    text = _plain(words)
    if text in _NEAR:
        return _after(today, _NEAR[text], "d")
    if text in _WEEKDAYS:
        return _after(today, (_WEEKDAYS[text] - today.weekday() - 1) % 7 + 1, "d")
    if found := _STEP.fullmatch(text):
        return _after(today, int(found[1].replace("−", "-") + found[2]), found[3] or "d")
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    return _calendar_day(text, today)


def is_weekday(words: str) -> bool:
    """Whether the words are the name of a weekday and nothing else."""
    return _plain(words) in _WEEKDAYS


def _calendar_day(text: str, today: date) -> date | None:
    if found := _DOTTED.fullmatch(text):
        return _next(int(found[1]), int(found[2]), found[3], today)
    if (found := _DAY_MONTH.fullmatch(text)) and found[2] in _MONTHS:
        return _next(int(found[1]), _MONTHS[found[2]] + 1, found[3], today)
    if (found := _MONTH_DAY.fullmatch(text)) and found[1] in _MONTHS:
        return _next(int(found[2]), _MONTHS[found[1]] + 1, found[3], today)
    return None


def trailing_date(text: str, today: date) -> tuple[str, date | None]:
    """The text without the date it ends with, and that date; unchanged where it ends with none.

    Small words that lead to the date ("by", "bis", "next") go with it, and "next friday" is that
    of the next week. A text that is nothing but a
    date keeps it as its words, since something must be left to be done. What counts back is no
    date here: "ask what broke yesterday" is due some other day.
    """
    words = text.split()
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        tail = " ".join(words[-length:]).rstrip(";,)!")
        if tail[:1] in "-−" or _plain(tail.rstrip(".")) in _YESTERDAY:
            continue
        found = date_in_words(tail, today) or date_in_words(tail.rstrip("."), today)
        if found is not None:
            rest, leading = _led(words[:-length])
            apart = bool(rest) and rest[-1][-1] in _APART
            if not _is_meant(_plain(tail.rstrip(".")), leading, is_apart=apart):
                continue
            if leading & _NEXT and is_weekday(tail.rstrip(".")):
                found = _next_week(found, today)
            # Something must be left to be done.
            return " ".join(rest or words).rstrip(f" {_APART}"), found
    return text.strip(), None


def _led(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words without the small ones at their end that lead to a date, and those."""
    plain = [_plain(word) for word in words]
    end = len(words)
    while end and plain[end - 1] in _BEFORE | _THIS | _NEXT | _AGAIN:
        end -= 1
    if tuple(plain[end - 3 : end]) == _LATEST and end > 3:
        end -= 3
    return words[:end], frozenset(plain[end:])


def _is_meant(day: str, leading: frozenset[str], *, is_apart: bool) -> bool:
    """Whether words that read as a day are one here: "since monday" and "Python 3.12." are not."""
    if leading & _AGAIN:
        return False
    may_be_else = day in _WORDS_TOO or _DOTTED.fullmatch(day + ".") is not None
    return bool(leading) or is_apart or not may_be_else


def _next_week(day: date, today: date) -> date:
    """The weekday in the week that begins with the coming Monday, as "next friday" means it."""
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=day.weekday())


def date_within(text: str, today: date) -> date | None:
    """The date that stands anywhere in a text: the fullest one, of those the first; None if none.

    Steps such as `+2w` and words such as "today" are no dates here: in a letter they mean nothing.
    """
    words = [word for word in text.split()[:_MOST_READ] if word.casefold() not in _BETWEEN]
    bare = [word.strip(_AROUND) for word in words]
    # The longest piece first: "3 dec 2026" would be found as "3 dec" of another year.
    for length in range(3, 0, -1):
        for start in range(len(bare) - length + 1):
            piece = " ".join(bare[start : start + length])
            if length == 1 and (not piece or _plain(piece) in _NEAR or piece[0] in "+-−"):
                continue
            # The full stop may end the sentence, or belong to "13." and "dec.": both are tried.
            found = date_in_words(piece, today) or date_in_words(piece.rstrip("."), today)
            if found is not None:
                return found
    return None


def _plain(text: str) -> str:
    return " ".join(plain_letters(text).split())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year), month, day)
    years = range(today.year, today.year + 9)  # a 29 February is never further than eight years
    dates = (_date(each, month, day) for each in years)
    return next((found for found in dates if found is not None and found >= today), None)


def _after(today: date, count: int, unit: str) -> date | None:
    try:
        if unit in "dw":
            return today + timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None
