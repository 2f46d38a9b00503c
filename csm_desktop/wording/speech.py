"""Turns what the domain has to say into a sentence of the user's language.

Values go in as text that is never read as a template again, so a customer called `{a.__class__}`
stays that (reliability.md, B3).
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from unicodedata import bidirectional

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say
from csm_desktop.wording.formats import day, locale_named, number, percent
from csm_desktop.wording.labels import label
from csm_desktop.wording.money_format import money
from csm_desktop.wording.translation import counted, tr
from csm_desktop.wording.voice import voice

_PLACE = re.compile(r"\{(\w+)\}([ \u00a0\u202f]?(?:%|\{unit\}))?")


def render(saying: Message) -> str:
    """The sentence in the voice in force; `{n}` stands for the value n, in that voice's clothes."""
    values = dict(saying.values)

    def fill(place: re.Match[str]) -> str:
        name, unit = place.group(1), place.group(2)
        if name not in values:
            return place.group(0)
        return _shown(values[name]) if unit is None else _measured(place, values)

    count = values.get("n")
    if saying.plural and isinstance(count, int):
        return _PLACE.sub(fill, counted(saying.text, saying.plural, count))
    return _PLACE.sub(fill, tr(saying.text))


def _measured(place: re.Match[str], values: dict[str, object]) -> str:
    """A value before its unit: percents as the locale sets them (63 %, 63%), and no gap where there
    is no unit."""
    value, gap = values[place.group(1)], place.group(2).rstrip("%").removesuffix("{unit}")
    unit = "%" if place.group(2).endswith("%") else str(values.get("unit") or "").strip()
    if unit == "%" and isinstance(value, int | float | Decimal):
        return percent(Decimal(str(value)) / 100, 2)
    return f"{_shown(value)}{gap}{isolated(unit)}" if unit else _shown(value)


def _shown(value: object) -> str:
    match value:
        case Message():
            text = render(value)
        case Money():
            text = money(value, whole=True)
        case Enum():
            text = label(value)
        # Before int: True would be told as 1.
        case bool():
            text = tr("yes") if value else tr("no")
        case int() | float() | Decimal():
            text = number(value)
        # Before date: every instant is one.
        case datetime():
            text = day(value.date())
        case date():
            text = day(value)
        case tuple() | list():
            # Strings of a list are told as they are; the language joins the list itself.
            words = [each if type(each) is str else _shown(each) for each in value]
            text = joined(words)
        case None:
            text = ""
        case _:
            # A name of another direction must not turn the sentence around it.
            text = isolated(str(value))
    return text


_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
_TURNS = frozenset(("R", "AL", "RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"))


def isolated(text: str) -> str:
    """A text of the user's as it may stand among other words, whatever direction it is written in.

    A name in Hebrew, or one with a sign that turns what follows (U+202E), would else turn numbers
    and words behind it. Marks that nobody sees close it in (Unicode's FSI and PDI); they are added
    only where something could turn.
    """
    if text.isascii() or not any(bidirectional(sign) in _TURNS for sign in text):
        return text
    return f"\u2068{unturned(text).translate(_ISOLATES)}\u2069"


_OVERRIDES = dict.fromkeys((0x202D, 0x202E))


def unturned(text: str) -> str:
    """A text of the user's as its letters stand in it: without the signs that turn letters around
    whatever they are (U+202D, U+202E), so that a name is read as it was written."""
    return text if text.isascii() else text.translate(_OVERRIDES)


def beside(texts: Iterable[str], between: str = " · ") -> str:
    """Texts of the user's in one line, those that say anything, none turning another."""
    return between.join(isolated(text) for text in texts if text)


def joined(texts: list[str]) -> str:
    """A list as a phrase: Sofia, Marc and Lena."""
    texts = [isolated(text) for text in texts]
    if len(texts) < 2:
        return "".join(texts)
    from babel.lists import format_list

    language = locale_named(voice().words)
    phrase, last = str(format_list(texts, locale=language)), texts[-1]
    # Babel has one word for "and" of each language (findings/babel-spanish-lists.sh).
    if language.language == "es" and _BEGINS_WITH_I.match(last):
        phrase = f"{phrase.removesuffix(f' y {last}')} e {last}"
    return phrase


# Inés and historia, but not hielo or Ian, whose "i" is a consonant.
_BEGINS_WITH_I = re.compile(r"[\W_]*h?[ií](?![aeou])", re.IGNORECASE)


def days(value: int) -> str:
    """A number of days, in words: 1 day, 90 days; the two never part at a line's end."""
    return render(say("{n}\u00a0day", "{n}\u00a0days", n=value))
