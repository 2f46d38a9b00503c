"""Letters as one types them in a hurry: how names and words are compared wherever people type.

Unicode takes an accent off a letter, but knows no plain form of letters with a stroke or of two in
one: ł, ø, æ. Whoever types "Zolw" or "Kobenhavn" means them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")

PLAIN: Mapping[str, str] = MappingProxyType(
    {"æ": "ae", "œ": "oe", "þ": "th", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o"}
)
"""The letters, small, that have no accent to take off, and what people type for them."""

# Accents only: the signs of other scripts that combine are vowels, and part of the word.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NO_WORD = re.compile(r"[\W_]+")


def plain_letters(text: str) -> str:
    """The text without capitals and accents; compatibility forms (full width) made plain."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", apart))
    for letter, typed in PLAIN.items():  # the whole list at once may be one text: twice as fast
        plain = plain.replace(letter, typed)
    return plain


def words_alone(text: str) -> str:
    """The text with a blank in place of each sign that belongs to no word.

    The vowels of Hindi or Thai are signs that combine, and no letters to Python's `re`, as to most
    libraries (findings/rapidfuzz-signs-of-vowels.sh): without them Kamal is Kamla. What only
    chooses the shape of a sign is left out, whatever stands before it.
    """
    if text.isascii():
        return _NO_WORD.sub(" ", text)
    kept, inside = [], False
    for sign in _SHAPES.sub("", text):
        inside = sign.isalnum() or (inside and unicodedata.category(sign)[0] == "M")
        kept.append(sign if inside else " ")
    return "".join(kept)


_SHAPES = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # variation selectors


def called(named: Iterable[tuple[str, T]], name: str) -> tuple[T, ...]:
    """What has this very name, else what begins with it, else what holds it, as one types it.
    Nothing is called by no name at all."""
    sought = plain_letters(name).strip()
    if not sought:
        return ()
    known = [(plain_letters(words).strip(), thing) for words, thing in named]
    exact = tuple(thing for plain, thing in known if plain == sought)
    begun = tuple(thing for plain, thing in known if plain.startswith(sought))
    return exact or begun or tuple(thing for plain, thing in known if sought in plain)
