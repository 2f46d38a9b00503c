"""How numbers, money and dates look in the voice in force, and how a typed amount is read (T5).

babel is imported inside the functions: the command line's `version` must not pay for it. Instants
are shown in the zone that they were planned in.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.text.numbers_typed import number_typed, without_scale
from csm_desktop.wording.voice import DEFAULT_LOCALE, voice

if TYPE_CHECKING:
    from babel import Locale

_NBSP = "\u00a0"


@lru_cache(maxsize=32)
def locale_named(name: str) -> "Locale":
    """Babel's locale of a name; the default one of a name that it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LOCALE)


def is_locale(name: str) -> bool:
    """Whether there is a locale of that very name."""
    return str(locale_named(name)).casefold() == name.casefold()


def _locale() -> "Locale":
    return locale_named(voice().locale)


def language_tag() -> str:
    """The locale in force as documents name their language: "de-DE"."""
    return str(_locale()).replace("_", "-")


def language_name(language: str) -> str:
    """What its speakers call a language: "Deutsch"; its tag where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language.replace("-", "_")).get_language_name() or language
    except (UnknownLocaleError, ValueError):
        return language
    return f"{name[:1].upper()}{name[1:]}"


@lru_cache(maxsize=64)
def _pattern(name: str, digits: int) -> Any:
    from babel.numbers import parse_pattern

    pattern = parse_pattern(locale_named(name).decimal_formats[None].pattern)
    pattern.frac_prec = (0, digits)
    return pattern


def _rounded(value: Decimal | int | float, digits: int) -> Decimal:
    """Half is rounded up, as spreadsheets do and readers check it: Babel takes the even neighbour,
    and says 62 % of five eighths (findings/babel-half-to-even.sh)."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    try:
        return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0  # never -0
    except InvalidOperation:  # more digits than are ever shown, or no number
        return exact


def number(value: Decimal | int | float, digits: int = 2) -> str:
    """A number with at most `digits` decimals, half rounded up; trailing zeros are dropped."""
    return _numbered(voice().locale, _rounded(value, digits), digits)


@lru_cache(maxsize=2048)
def _numbered(locale: str, value: Decimal, digits: int) -> str:
    # Thousands of alerts and cells say the same few hundred.
    return with_minus(str(_pattern(locale, digits).apply(value, locale_named(locale))))


def with_minus(figure: str) -> str:
    """A figure with a minus: a hyphen is shorter, and a line may break behind it. What is typed is
    read with either."""
    return figure.replace("-", "−")


def signed(value: Decimal | int, digits: int = 0) -> str:
    """A number with its sign: +2, −3, and 0 without one."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    # The sign stays before its number from right to left, too.
    return f"\u200e{sign}{number(value if value >= 0 else -value, digits)}"


def count(value: int) -> str:
    """A whole number with the locale's grouping."""
    return _counted(voice().locale, value)


@lru_cache(maxsize=1024)
def _counted(locale: str, value: int) -> str:
    # A page asks for the same few numbers each time that its chips are laid out.
    return with_minus(str(_pattern(locale, 0).apply(value, locale_named(locale))))


def _sensible_digits(value: Decimal) -> int:
    """Decimals that a reader of measurements needs: none from 100 on, two figures below 1."""
    size = abs(value)
    if size >= 100:
        return 0
    return 2 if size >= 1 or not size else min(1 - size.adjusted(), 8)


def compact(value: Decimal | int | float, *, rough: bool = False) -> str:
    """A number short enough for an axis: 1,240 but 1.2M; `rough` is as short as it gets: 859K."""
    if abs(Decimal(value)) < (10_000 if rough else 1_000_000):
        return number(value, _sensible_digits(Decimal(value)))
    from babel.numbers import format_compact_decimal

    digits = 0 if rough and abs(Decimal(value)) < 1_000_000 else 2
    unit = _compact_unit(Decimal(value))
    # Rounded before the unit is chosen: 999,600 is 1M and not 1000K (babel-half-to-even.sh)
    near = _rounded(Decimal(value) / unit, digits) * unit
    words = format_compact_decimal(near, locale=_locale(), fraction_digits=digits)
    return with_minus(str(words))


def _compact_unit(value: Decimal) -> Decimal:
    """What one stands for where the locale shortens a number of this size: a thousand for 859K."""
    size = abs(value).adjusted()
    pattern = _locale().compact_decimal_formats["short"]["other"].get(str(10**size))
    zeros = pattern.pattern.count("0") if pattern else 1
    whole = pattern is None or pattern.pattern == "0"
    return Decimal(1) if whole else Decimal(10) ** (size + 1 - zeros)


def percent(share: Decimal | float, digits: int = 0) -> str:
    """A share (0.68) as a percentage (68 %)."""
    return _percent(voice().locale, _rounded(share, digits + 2), digits)


# Lists show few different ones thousands of times, and babel takes 20 us for each.
@lru_cache(maxsize=4096)
def _percent(locale: str, share: Decimal, digits: int) -> str:
    from babel.numbers import parse_pattern

    language = locale_named(locale)
    pattern = parse_pattern(language.percent_formats[None].pattern)
    pattern.frac_prec = (0, digits)
    return with_minus(str(pattern.apply(share, language)))


def measure(value: Decimal | int, unit: str) -> str:
    """A reading with its unit: `%` as the locale writes it, other units behind a fixed space."""
    if unit.strip() == "%":
        return percent(Decimal(value) / 100, 1)
    text = number(value, _sensible_digits(Decimal(value)))
    return f"{text}{_NBSP}{unit.strip()}" if unit.strip() else text


def as_shown(value: Decimal, unit: str) -> Decimal:
    """A reading rounded to what `measure` shows of it, so that differences add up on paper."""
    return _rounded(value, 1 if unit.strip() == "%" else _sensible_digits(value))


def decimal_sign() -> str:
    """The sign between units and decimals."""
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(_locale()))


def read_number(text: str) -> Decimal:
    """The number that was typed or printed in the locale in force; exact.

    Raises ValueError when the text is not a number there.
    """
    from babel.numbers import get_group_symbol

    language = _locale()
    in_twos = language.decimal_formats[None].grouping == (3, 2)
    group = str(get_group_symbol(language))
    found = number_typed(text, decimal_sign(), group, in_twos=in_twos)
    if found is None:
        raise ValueError(f"{text!r} is not a number in {language}")
    return found


def read_money(text: str, currency: str) -> Money:
    """The amount that was typed or printed in the locale, with or without the currency's sign; a k
    behind it means thousands, an m millions.

    Raises ValueError when it is not a number, or finer than the currency's minor unit: an amount
    is never rounded unasked. `48.500` is too fine where a point begins decimals: nobody writes
    thousandths of a pound, and who wrote it meant thousands.
    """
    from babel.numbers import get_currency_symbol

    sign = get_currency_symbol(currency, locale=_locale())
    bare = text
    # Both yen signs are typed, whatever the locale's own is.
    for ornament in (sign, currency, "¥", "￥"):
        bare = bare.replace(ornament, "")
    figure, scale = without_scale(bare)
    typed = read_number(figure)
    amount = typed * scale
    found = Money.of(amount, currency)
    decimals = -int(typed.as_tuple().exponent) if scale == 1 else 0
    # More digits than the currency has would be rounded without a word; two are always allowed.
    if found.amount != amount or decimals > max(2, minor_digits(currency)):
        raise ValueError(f"{text!r} is finer than the smallest unit of {currency}")
    return found


def day(value: date) -> str:
    """A date in full: 22 November 2026."""
    return _day(voice().locale, value)


@lru_cache(maxsize=2048)
def _day(locale: str, value: date) -> str:
    from babel.dates import format_date

    return _first(str(format_date(value, "long", locale=locale_named(locale))), value)


def day_of_month(value: date) -> str:
    """A date without its year: 22 November."""
    from babel.dates import format_skeleton

    return _first(str(format_skeleton("MMMMd", value, locale=_locale())), value)


def short_day(value: date, with_year: bool = False) -> str:
    """A date for tables and axes: 22 Nov, or 22 Nov 2026."""
    return _short_day(voice().locale, value, "yMMMd" if with_year else "MMMd")


@lru_cache(maxsize=4096)
def _short_day(locale: str, value: date, skeleton: str) -> str:
    from babel.dates import format_skeleton

    return _first(_tight(str(format_skeleton(skeleton, value, locale=locale_named(locale)))), value)


def _tight(text: str) -> str:
    """A day or month as columns and axes have room for it: "18 mar. 2027" for "18 de mar. de 2027",
    for which no column is wide enough that holds the days of other languages."""
    if _locale().language == "pt":
        return text.replace(" de ", " ")
    return text.replace("Sept", "Sep")


def weekday_day(value: date) -> str:
    """A date near today, as people say it: Fri 27 Nov."""
    from babel.dates import format_skeleton

    text = str(format_skeleton("MMMEd", value, locale=_locale())).replace(" Sept", " Sep")
    # In English it is read without; elsewhere, as "qua., 2 de dez.", it is missed.
    return text.replace(",", "", 1) if _locale().language == "en" else _first(text, value)


_ONE = re.compile(r"\b1\b")


def _first(text: str, value: date) -> str:
    """The first of a month as French says it: 1er novembre. CLDR knows it of no pattern."""
    return _ONE.sub("1er", text, count=1) if value.day == 1 and _locale().language == "fr" else text


def clock_time(value: datetime) -> str:
    """What a wall clock shows: 08:30. The datetime is taken as it is, whatever its zone."""
    from babel.dates import format_time

    return str(format_time(value.time(), "short", locale=_locale()))


def month(value: date, with_year: bool = False, full: bool = False) -> str:
    """A month for an axis: Nov, or Nov 2026; `full` spells it out for a sentence: November."""
    from babel.dates import format_date, format_skeleton

    if with_year:
        text = format_skeleton("yMMMM" if full else "yMMM", value, locale=_locale())
    else:
        # Not "LLLL": of names that stand alone Babel remembers those of the locale that was asked
        # first, and gives them to all. Only German has its own short ones (Mär, not März).
        alone = _locale().language == "de" and not full
        text = format_date(value, "LLL" if alone else "MMMM" if full else "MMM", locale=_locale())
    return str(text) if full else _tight(str(text))


def instant(value: datetime, zone: str) -> str:
    """An instant as a wall clock shows it in `zone`, with the zone's city (T1)."""
    from zoneinfo import ZoneInfo

    from babel.dates import format_datetime

    local = value.astimezone(ZoneInfo(zone))
    text = str(format_datetime(local, "medium", locale=_locale()))
    return f"{text} ({zone.rpartition('/')[2].replace('_', ' ')})"
