"""Letters of UTF-8 that some program read as those of an old code page before they came here.

"Müller" opened as if it were Windows text, and saved, is "MÃ¼ller" for good. Where every letter of
a text can be had back that way it was so: nobody writes "Ã" and "¼" side by side.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

_FIRST, _NEXT = range(0xC2, 0xF5), range(0x80, 0xC0)
_MOST_TIMES = 2  # a file may have gone through it twice
# Signs that texts hold beside letters; of another the text was no UTF-8.
_SIGNS = frozenset("\ufeff\xa0«»¡¿°·–—‘’‚“”„…•€™®©£¥§²³½¼¾ªº")


def _shown(page: str, byte: int) -> str:
    """What a code page shows for a byte; of those that mean nothing, the sign of that number."""
    return bytes([byte]).decode(page, "ignore") or chr(byte)


_READ_AS: tuple[Callable[[int], str], ...] = tuple(
    partial(_shown, page) for page in ("cp1252", "mac-roman", "cp850", "cp1250", "latin-1")
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
    if text.isascii() or not _PAIR.search(text):
        return ""
    try:
        found = bytes(ord(sign) if sign < "\x80" else known[sign] for sign in text).decode()
    except (KeyError, UnicodeDecodeError):
        return ""
    found = unicodedata.normalize("NFC", found)
    is_text = all(sign < "\x80" or sign.isalpha() or sign in _SIGNS for sign in found)
    return found if is_text else ""
