"""Days that are said in several words: next friday, in two weeks, end of the month, the 15th."""

import re
from datetime import date, timedelta

from csm_desktop.domain.text.calendar_words import (
    MONTHS,
    WEEKDAYS,
    coming_day,
    days_after,
    last_of_month,
    named,
    plain_words,
)

NEXT = frozenset(("next", "nachsten", "nachster", "nachste", "prochain", "prochaine", "proximo",
                  "proxima", "prossimo", "prossima", "volgende"))  # fmt: skip
_LAST = frozenset(("last", "letzten", "vorigen"))
THIS = frozenset(("this", "diesen", "diese", "dieser", "ce", "cette", "este", "esta", "questo",
                   "questa", "deze"))  # fmt: skip
_NUMBERS = named(
    "zero a two three four five six seven eight nine ten eleven twelve",
    "zero an zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    "zero one deux trois quatre cinq six sept huit neuf dix onze douze",
    "zero ein dos tres cuatro cinco",
    "zero um dois tres quatro cinco",
    "zero eine due tre quattro cinque",
)
_ONES = frozenset(("einem", "einer", "einen", "un", "une", "una", "uno", "een"))
_UNITS = {
    **dict.fromkeys(("day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias",
                     "giorno", "giorni", "dag", "dagen"), "d"),
    **dict.fromkeys(("week", "weeks", "wk", "wks", "woche", "wochen", "semaine", "semaines",
                     "semana", "semanas", "settimana", "settimane", "weken"), "w"),
    **dict.fromkeys(("month", "months", "monat", "monate", "monaten", "mois", "mes", "meses",
                     "mese", "mesi", "maand", "maanden"), "m"),
    **dict.fromkeys(("year", "years", "jahr", "jahre", "jahren", "an", "ans", "ano", "anos",
                     "anno", "anni", "jaar"), "y"),
}  # fmt: skip
_SMALL = frozenset(("the", "of", "des", "der", "du", "de", "of the", "del", "di"))
_WITHIN = re.compile(r"(?:in|within|dans|en|em|daqui a|tra|fra|over) (\w+)(?: (\w+))?")
_FROM_NOW = re.compile(r"(\w+) (\w+) (?:from now|from today|ab heute)")
_ENDS = frozenset(("end", "ende", "fin", "fine", "einde"))
_SHORT_ENDS = {"eow": "w", "eom": "m", "eoq": "q", "eoy": "y", "monatsende": "m",
               "wochenende": "w", "quartalsende": "q", "jahresende": "y"}  # fmt: skip
_QUARTERS = frozenset(("quarter", "quartal", "quartals", "trimestre", "trimestre", "kwartaal"))
_ENDED = {"woche": "w", "monats": "m", "jahres": "y"}
_QUARTER = re.compile(r"q([1-4])(?: (\d{4}))?")
_ORDINAL = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_FRIDAY = 4


def phrased_day(words: str, today: date) -> date | None:
    """The day that a phrase means, or None where the words are no such phrase.

    "next friday" is that of the week that begins with the coming Monday, "this friday" the coming
    one, "last friday" the one before today. A week is over on its Friday, and "next week" is meant
    as by its end, as "next month" is; the 15th is the next such day (all our choice).
    """
    text = plain_words(words)
    if text in _SHORT_ENDS:
        return _end(_SHORT_ENDS[text], 0, today)
    first, _, rest = text.partition(" ")
    if found := _within(text, today) or _ordinal(text, today):
        return found
    if first in _ENDS and rest:
        return _end_of(rest, today)
    if first in NEXT | THIS | _LAST and rest:
        return _beside(first, rest, today)
    # "semaine prochaine": the word that says which may follow.
    before, _, last = text.rpartition(" ")
    return _beside(last, before.removeprefix("la "), today) if last in NEXT and before else None


def _within(text: str, today: date) -> date | None:
    if text in ("in a fortnight", "in two fortnights"):
        return days_after(today, 14 if "a" in text.split() else 28, "d")
    found = _WITHIN.fullmatch(text) or _FROM_NOW.fullmatch(text)
    if found is None or found[2] is None or found[2] not in _UNITS:
        return None
    count = _count(found[1])
    return None if count is None else days_after(today, count, _UNITS[found[2]])


def _count(word: str) -> int | None:
    if word.isdecimal() and len(word) < 5:
        return int(word)
    return 1 if word in _ONES else _NUMBERS.get(word)


def _ordinal(text: str, today: date) -> date | None:
    """The next day of this number: in this month, or in the first later one that has it."""
    found = _ORDINAL.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= 31:
        return None
    for months in range(3):
        first = days_after(today.replace(day=1), months, "m")
        day = first and coming_day(int(found[1]), first.month, str(first.year), today)
        if day is not None and day >= today:
            return day
    return None


def _beside(which: str, what: str, today: date) -> date | None:
    """Next, this or last, and a weekday or a week, month, quarter or year."""
    if what in WEEKDAYS:
        return _weekday(which, WEEKDAYS[what], today)
    unit = _UNITS.get(what) or ("q" if what in _QUARTERS else "")
    if not unit or unit == "d" or which in _LAST:
        return None
    return _end(unit, 1 if which in NEXT else 0, today)


def _weekday(which: str, weekday: int, today: date) -> date:
    if which in NEXT:
        return today + timedelta(days=7 - today.weekday() + weekday)
    if which in _LAST:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _end_of(rest: str, today: date) -> date | None:
    """The end of a month by its name, of a quarter, or of this or the next week, month, year."""
    words = [word for word in rest.split() if word not in _SMALL]
    which = 1 if words and words[0] in NEXT else 0
    if words and words[0] in NEXT | THIS:
        words = words[1:]
    what = " ".join(words)
    name, _, year = what.partition(" ")
    if name in MONTHS and (not year or (len(year) == 4 and year.isdecimal())):
        first = coming_day(1, MONTHS[name] + 1, year or None, today.replace(day=1))
        return first and last_of_month(first)
    if found := _QUARTER.fullmatch(what):
        return _end_of_quarter(int(found[1]), found[2], today)
    unit = _UNITS.get(what) or _ENDED.get(what) or ("q" if what in _QUARTERS else "")
    return _end(unit, which, today) if unit and unit != "d" else None


def _end_of_quarter(number: int, year: str | None, today: date) -> date | None:
    first = coming_day(1, 3 * number, year, today.replace(day=1))
    return first and last_of_month(first)


def _end(unit: str, further: int, today: date) -> date | None:
    """The last day of this week (its Friday), month, quarter or year, or of a `further` one."""
    if unit == "w":
        ahead = _FRIDAY - today.weekday()
        # On a weekend the working week that is meant is the coming one.
        return today + timedelta(days=ahead + 7 * (further or int(ahead < 0)))
    if unit == "q":
        return last_of_month(today, (-today.month) % 3 + 3 * further)
    if unit == "y":
        return last_of_month(today, 12 - today.month + 12 * further)
    return last_of_month(today, further)
