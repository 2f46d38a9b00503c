"""Days that are said in several words: next friday, in two weeks, end of the month, the 15th."""

import re
from datetime import date, timedelta

from csm_desktop.domain.text.calendar_words import (
    MONTHS,
    WEEKDAYS,
    coming_day,
    days_after,
    end_of,
    last_of_month,
    named,
    plain_words,
)
from csm_desktop.domain.text.japanese_days import japanese_day

NEXT = frozenset(("next", "nachsten", "nachster", "nachste", "prochain", "prochaine", "proximo",
                  "proxima", "prossimo", "prossima", "volgende"))  # fmt: skip
_LAST = frozenset(("last", "letzten", "vorigen", "dernier", "derniere", "pasado", "pasada",
                   "passado", "passada", "scorso", "scorsa"))  # fmt: skip
# A week that comes is the next one, a Friday that comes the nearest.
_COMING = frozenset(("kommenden", "kommende", "kommender", "coming"))
THIS = frozenset(("this", "diesen", "diese", "dieser", "ce", "cette", "este", "esta", "questo",
                   "questa", "deze"))  # fmt: skip
_NUMBERS = named(
    "zero a two three four five six seven eight nine ten eleven twelve",
    "zero an zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    "zero one deux trois quatre cinq six sept huit neuf dix onze douze",
    "zero ein dos tres cuatro cinco",
    "zero um dois tres quatro cinco seis sete oito",
    "zero uma duas tres quatro cinco seis sete oito",
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
_SMALL = frozenset(("the", "of", "des", "der", "du", "de", "del", "di", "do", "da", "la", "el"))
_WITHIN = re.compile(r"(?:in|within|dans|en|em|daqui a|tra|fra|over) (\w+)(?: (\w+))?")
_FROM_NOW = re.compile(r"(\w+) (\w+) (?:from now|from today|ab heute)")
_ENDS = frozenset(("end", "ende", "fin", "fine", "einde", "fim", "finales", "fines", "finais"))
_MIDDLES = frozenset(("mid", "mitte", "mi", "middle", "mediados", "meados"))
_ARTICLES = frozenset(("la", "le", "el", "il", "a", "o", "no", "na"))
# Behind these a word is a day that alone is often none: "bis Fr", "avant lun.", "na sexta".
_SHORT_DAYS = (
    (frozenset(("bis", "am")), named("mo di mi do fr sa so")),
    (frozenset(("avant", "le", "d'ici")), named("lun mar mer jeu ven sam dim")),
    (frozenset(("el", "para", "hasta")), named("lun mar mie jue vie sab dom")),
    (frozenset(("na", "ate", "esta", *NEXT)), named("segunda terca quarta quinta sexta")),
)
_SHORT_ENDS = {"eow": "w", "eom": "m", "eoq": "q", "eoy": "y", "monatsende": "m",
               "wochenende": "w", "quartalsende": "q", "jahresende": "y"}  # fmt: skip
_QUARTERS = frozenset(("quarter", "quartal", "quartals", "trimestre", "trimestre", "kwartaal"))
_ENDED = {"woche": "w", "monats": "m", "jahres": "y", "l'annee": "y", "d'annee": "y"}
_TO_COME = re.compile(r"(\w+) (?:que (?:viene|vem)|qui vient|a venir|che viene)")
_WEEK_AFTER = re.compile(
    r"a week on (?P<on>\w+)|(?P<day>\w+) (?:week|in einer woche|en huit|en ocho dias)"
)
_QUARTER = re.compile(r"q([1-4])(?: (\d{4}))?")
_ORDINAL = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th)|(?:(?:no )?dia|le|el|am|(?:bis )?zum) (\d{1,2})"
)


def phrased_day(words: str, today: date) -> date | None:
    """The day that a phrase means, or None where the words are no such phrase.

    "next friday" is that of the week that begins with the coming Monday, "this friday" the coming
    one, "last friday" the one before today. A week is over on its Friday, and "next week" is meant
    as by its end, as "next month" is; the 15th is the next such day (all our choice).
    """
    text = plain_words(words)
    if text in _SHORT_ENDS:
        return end_of(_SHORT_ENDS[text], 0, today)
    first, _, rest = text.replace("mi-", "mi ").partition(" ")
    return (
        _within(text, today)
        or _ordinal(text, today)
        or _week_after(text, today)
        or japanese_day(text, today)
        or _short(first, rest, today)
        or _led_by(first, rest, today)
        or _followed(text, today)
    )


def _led_by(first: str, rest: str, today: date) -> date | None:
    """A phrase whose first word says what the others mean."""
    if not rest:
        return None
    if first in _ENDS:
        return _end_named(rest, today)
    if first in _MIDDLES:
        return _middle(rest, today)
    if first in _ARTICLES:
        return phrased_day(rest, today)
    return _beside(first, rest, today) if first in NEXT | THIS | _LAST | _COMING else None


def _followed(text: str, today: date) -> date | None:
    """A phrase whose last word says which: "semaine prochaine", "el viernes que viene"."""
    if found := _TO_COME.fullmatch(text):
        return _beside("coming", found[1], today)
    before, _, last = text.rpartition(" ")
    before = before.removeprefix("la ").removeprefix("el ")
    return _beside(last, before, today) if last in NEXT | _LAST and before else None


def _within(text: str, today: date) -> date | None:
    if text in ("in a fortnight", "in two fortnights"):
        return days_after(today, 14 if "a" in text.split() else 28, "d")
    found = _WITHIN.fullmatch(text) or _FROM_NOW.fullmatch(text)
    if found is None or found[2] is None or found[2] not in _UNITS:
        return None
    count = _count(found[1])
    return None if count is None else days_after(today, count, _UNITS[found[2]])


def _week_after(text: str, today: date) -> date | None:
    """Seven days behind the coming one: "monday week", "a week on monday"."""
    found = _WEEK_AFTER.fullmatch(text)
    day = WEEKDAYS.get(found["on"] or found["day"]) if found else None
    return None if day is None else _weekday("", day, today) + timedelta(days=7)


def _short(lead: str, day: str, today: date) -> date | None:
    known = next((days for leads, days in _SHORT_DAYS if lead in leads and day in days), None)
    return _weekday(lead, known[day], today) if known else None


def _middle(rest: str, today: date) -> date | None:
    """The 15th of a month by its name."""
    name = " ".join(word for word in rest.split() if word not in _SMALL)
    return coming_day(15, MONTHS[name] + 1, None, today) if name in MONTHS else None


def _count(word: str) -> int | None:
    if word.isdecimal() and len(word) < 5:
        return int(word)
    return 1 if word in _ONES else _NUMBERS.get(word)


def _ordinal(text: str, today: date) -> date | None:
    """The next day of this number: in this month, or in the first later one that has it."""
    found = _ORDINAL.fullmatch(text)
    number = int(found[1] or found[2]) if found else 0
    if not 1 <= number <= 31:
        return None
    for months in range(3):
        first = days_after(today.replace(day=1), months, "m")
        day = first and coming_day(number, first.month, str(first.year), today)
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
    return end_of(unit, 1 if which in NEXT | _COMING else 0, today)


def _weekday(which: str, weekday: int, today: date) -> date:
    if which in NEXT:
        return today + timedelta(days=7 - today.weekday() + weekday)
    if which in _LAST:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _end_named(rest: str, today: date) -> date | None:
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
    return end_of(unit, which, today) if unit and unit != "d" else None


def _end_of_quarter(number: int, year: str | None, today: date) -> date | None:
    first = coming_day(1, 3 * number, year, today.replace(day=1))
    return first and last_of_month(first)
