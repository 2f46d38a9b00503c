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
from csm_desktop.domain.text.message import Message
from csm_desktop.wording.formats import DEFAULT_LOCALE, _locale, day, money, number
from csm_desktop.wording.labels import label
from csm_desktop.wording.translation import counted, tr

_PLACE = re.compile(r"\{(\w+)\}")


def render(saying: Message, locale: str = DEFAULT_LOCALE) -> str:
    """The sentence with its values in the locale's clothes; `{n}` stands for the value n."""
    values = dict(saying.values)

    def fill(place: re.Match[str]) -> str:
        name = place.group(1)
        return _shown(values[name], locale) if name in values else place.group(0)

    text = counted(saying.text, saying.plural, values["n"]) if saying.plural else tr(saying.text)
    return _PLACE.sub(fill, text)


def _shown(value: object, locale: str) -> str:
    match value:
        case Message():
            text = render(value, locale)
        case Money():
            text = money(value, locale, whole=True)
        case Enum():
            text = label(value)
        # Before int: True would be told as 1.
        case bool():
            text = tr("yes") if value else tr("no")
        case int() | float() | Decimal():
            text = number(value, locale)
        # Before date: every instant is one.
        case datetime():
            text = day(value.date(), locale)
        case date():
            text = day(value, locale)
        case tuple() | list():
            # Plain strings of a list are told as they are; the list itself is joined by the locale.
            words = [each if type(each) is str else _shown(each, locale) for each in value]
            text = joined(words, locale)
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
    return f"\u2068{text.translate(_ISOLATES)}\u2069"


def beside(texts: Iterable[str], between: str = " · ") -> str:
    """Texts of the user's in one line, those that say anything, none turning another."""
    return between.join(isolated(text) for text in texts if text)


def joined(texts: list[str], locale: str = DEFAULT_LOCALE) -> str:
    """A list as a phrase: Sofia, Marc and Lena."""
    texts = [isolated(text) for text in texts]
    if len(texts) < 2:
        return "".join(texts)
    from babel.lists import format_list

    return str(format_list(texts, locale=_locale(locale)))
