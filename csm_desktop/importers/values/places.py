"""Countries: names in several languages to ISO 3166 codes, from babel's territories."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ja", "sv", "pl", "cs", "da", "nb", "hu", "fi", "sk",
    "zh", "zh_Hant", "ko", "tr",
)  # fmt: skip
_MOSTLY = 0.8
_COUNTRY = re.compile(r"^[A-Z]{2}$")
# What people write and CLDR does not.
_ALSO = {
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "united states of america": "US", "america": "US",
    "uk": "GB", "u.k.": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "great britain": "GB",
    "korea": "KR", "republic of korea": "KR", "south korea": "KR", "russian federation": "RU",
    "czech republic": "CZ", "holland": "NL", "the netherlands": "NL", "uae": "AE", "turkey": "TR",
    "viet nam": "VN", "hong kong": "HK", "taiwan": "TW", "macedonia": "MK", "ivory coast": "CI",
    "brd": "DE", "deu": "DE", "fra": "FR", "gbr": "GB", "esp": "ES", "ita": "IT", "nld": "NL",
    # The signs of cars, as German letters have them before the town.
    "d": "DE", "a": "AT", "f": "FR", "i": "IT", "e": "ES", "b": "BE", "l": "LU", "s": "SE",
    "n": "NO", "p": "PT", "h": "HU",
    "česká republika": "CZ", "slovenská republika": "SK", "brasil": "BR",
    "che": "CH", "aut": "AT", "jpn": "JP", "can": "CA", "aus": "AU", "bra": "BR", "mex": "MX",
}  # fmt: skip


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    return {
        name.casefold(): code
        for code, name in Locale.parse(language).territories.items()
        if _COUNTRY.match(code) and code not in ("EU", "EZ", "UN", "ZZ", "QO")
    }


_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+")  # the two letters of a flag


@lru_cache(maxsize=4096)
def country_code(text: str, *, everywhere: bool = True) -> str:
    """The ISO 3166 code that a country's name or code means; empty where it means none.

    `everywhere` looks in all languages known here; without it only in English, which is quicker.
    """
    text = _FLAG.sub("", text).strip() or text
    word = " ".join(text.split()).casefold()
    # Already a code. UK is what everybody writes, and GB is the code.
    if _COUNTRY.match(text):
        return "GB" if text == "UK" else text
    if not word:
        return ""
    if word in _ALSO:
        return _ALSO[word]
    # Two letters that are no code are the abbreviation of something else.
    if len(word) == 2 and word.isascii():
        return word.upper() if word.upper() in _names("en").values() else ""
    for language in _LANGUAGES if everywhere else _LANGUAGES[:1]:
        found = _names(language).get(word)
        if found:
            return found
    return ""


def countries_known(texts: Sequence[str]) -> float:
    """The share of these words that name a country."""
    if not texts:
        return 0.0
    english = sum(1 for text in texts if country_code(text, everywhere=False)) / len(texts)
    if english >= _MOSTLY:
        return english
    return sum(1 for text in texts if country_code(text)) / len(texts)


def country_codes(texts: Iterable[str]) -> dict[str, str]:
    """Each of the words with its code, or as it is where it names no country."""
    words = list(dict.fromkeys(texts))
    everywhere = countries_known(words) > sum(
        1 for word in words if country_code(word, everywhere=False)
    ) / max(1, len(words))
    return {word: country_code(word, everywhere=everywhere) or word for word in words}
