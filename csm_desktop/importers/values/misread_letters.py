"""Letters of UTF-8 that some program read as those of an old code page before they came here.

"Müller" opened as if it were Windows text, and saved, is "MÃ¼ller" for good. Where every letter of
a text can be had back that way it was so: nobody writes "Ã" and "¼" side by side. But people write
"d’équipe" on a Mac and "SPÓŁKA" on Polish Windows, whose bytes are Armenian and Cyrillic as UTF-8:
what comes of it must be words as people write them, or the text is right as it is.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

_FIRST, _NEXT = range(0xC2, 0xF5), range(0x80, 0xC0)
_LEAST = 2  # letters
_MOST_TIMES = 2  # a file may have gone through it twice
# Signs that texts hold beside letters; of another the text was no UTF-8.
_SIGNS = frozenset("\ufeff\xa0«»¡¿°·–—‘’‚“”„…•€™®©£¥§²³½¼¾ªº")

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-žơƯưȘ-țẀ-ỿ]+")
_FAR = "\u0800"  # from here on three bytes make a letter: no right text holds two such by chance
# Of a word in capitals the last letter, and what may follow one in any text.
_CAPITALS = re.compile("[A-Z][ÄÅ][\xa0–—‘’“”…™®©]|[A-Z]Ã[–—‘’“”…](?![^\\W\\d_])")


def shown(page: str, byte: int) -> str:
    """What a code page shows for a byte; of those that mean nothing, the sign of that number."""
    return bytes([byte]).decode(page, "ignore") or chr(byte)


_READ_AS: tuple[Callable[[int], str], ...] = tuple(
    partial(shown, page) for page in ("cp1252", "mac-roman", "cp850", "cp1250", "latin-1")
)
_BYTES = tuple({read_as(byte): byte for byte in range(0x80, 0x100)} for read_as in _READ_AS)
_PAIR = re.compile(
    "|".join(
        f"[{re.escape(''.join(map(read_as, _FIRST)))}][{re.escape(''.join(map(read_as, _NEXT)))}]"
        for read_as in _READ_AS
    )
)


def may_be_misread(text: str) -> bool:
    """Whether a text is worth a closer look, many at once."""
    return not text.isascii() and _PAIR.search(text) is not None


def had_back(text: str) -> str:
    """The text with the letters that it had; the same where it was not misread."""
    for _ in range(_MOST_TIMES):
        better = next(filter(None, (_once(text, known) for known in _BYTES)), "")
        if not better:
            break
        text = better
    return text


def _once(text: str, known: dict[str, int]) -> str:
    if text.isascii() or not _PAIR.search(text) or _CAPITALS.search(text):
        return ""
    try:
        found = bytes(ord(sign) if sign < "\x80" else known[sign] for sign in text).decode()
    except (KeyError, UnicodeDecodeError):
        return ""
    found = unicodedata.normalize("NFC", found)
    is_text = all(sign < "\x80" or sign.isalpha() or sign in _SIGNS for sign in found)
    return found if is_text and _are_words(_WORD.findall(found)) else ""


def _are_words(words: list[str]) -> bool:
    """Whether letters stand in words as people write them: no two alphabets in one, but beside
    Chinese or Japanese, none of a single letter alone, and no small letter amid capitals."""
    foreign = [(word, _LATIN.sub("", word)) for word in words if not _LATIN.fullmatch(word)]
    if any(letters != word and min(letters) < _FAR for word, letters in foreign):
        return False
    if foreign and max(len(letters) for _, letters in foreign) < _LEAST:
        return False
    return not any(map(_is_small_amid_capitals, words))


def _is_small_amid_capitals(word: str) -> bool:
    plain = "".join(filter(str.isascii, word))
    small = [sign for sign in word if not sign.isascii() and sign.islower() and sign != "ß"]
    return bool(small) and len(plain) >= _LEAST and plain.isupper()
