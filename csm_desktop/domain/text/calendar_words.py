"""The names of weekdays and months, and the calendar's steps, for dates that are typed as words."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from csm_desktop.domain.text.plain_letters import plain_letters


def named(*names: str) -> Mapping[str, int]:
    """Each word to its number, counted from 0 in every row."""
    return MappingProxyType(
        {word: number for row in names for number, word in enumerate(row.split())}
    )


# Short weekday names are English only: `do`, `so` and `mi` end too many sentences.
WEEKDAYS = named(
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "mon tues weds thur fri sat sun",
    "mon tue wed thurs fri sat sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    # Alone "segunda" and its like are "the second" as often.
    "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo",
    "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
    "月曜 火曜 水曜 木曜 金曜 土曜 日曜",
)
MONTHS = named(
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
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    # Its "set" and "out" are English words, and stand behind numbers.
    "jan fev mar abr mai jun jul ago setembro outubro nov dez",
)

FRIDAY = 4


def plain_words(text: str) -> str:
    """A text without accents, capitals and spare blanks, as names are compared."""
    return " ".join(plain_letters(text).replace("’", "'").split())


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None for one that it does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming_day(day: int, month: int, year: str | None, today: date) -> date | None:
    """A day and month of a year that was typed, else the next one from today on."""
    if year:
        return day_of(int(year), month, day)
    years = range(today.year, today.year + 9)  # a 29 February is never further than eight years
    dates = (day_of(each, month, day) for each in years)
    return next((found for found in dates if found is not None and found >= today), None)


def days_after(today: date, count: int, unit: str) -> date | None:
    """So many days, weeks, months or years ("d", "w", "m", "y") after a day; before it where
    negative. 31 January and one month is the last of February."""
    try:
        if unit in "dw":
            return today + timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def last_of_month(today: date, months: int = 0) -> date | None:
    """The last day of the month so many after this one."""
    first = days_after(today.replace(day=1), months, "m")
    return first and first.replace(day=monthrange(first.year, first.month)[1])


def end_of(unit: str, further: int, today: date) -> date | None:
    """The last day of this week (its Friday), month, quarter or year, or of a `further` one."""
    if unit == "w":
        ahead = FRIDAY - today.weekday()
        # On a weekend the working week that is meant is the coming one.
        return today + timedelta(days=ahead + 7 * (further or int(ahead < 0)))
    if unit == "q":
        return last_of_month(today, (-today.month) % 3 + 3 * further)
    if unit == "y":
        return last_of_month(today, 12 - today.month + 12 * further)
    return last_of_month(today, further)
