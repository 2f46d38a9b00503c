"""The part of a text in which a word was found, for a list of what a search found."""

import unicodedata
from collections.abc import Sequence

_BEFORE = 40  # signs shown before the word: enough to see what it is about
_MORE = "…"


def around(text: str, words: Sequence[str], width: int = 160) -> str:
    """At most `width` signs of a text on one line, around the first of these words in it.

    A word counts where one of the text begins with it, whatever case and accents; a text that
    holds none of them is shown from its beginning.
    """
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    at = _first(line, words)
    start = 0 if at <= _BEFORE else line.rfind(" ", 0, at - _BEFORE // 2) + 1
    if at - start > _BEFORE:  # no blank near: signs that stand without any between them
        start = at - _BEFORE
    start = min(start, len(line) - width)
    shown = line[start : start + width].strip()
    return f"{_MORE if start else ''}{shown}{_MORE if start + width < len(line) else ''}"


def _first(line: str, words: Sequence[str]) -> int:
    """Where the first word stands; 0 where none does."""
    plain = "".join(map(_plain, line))
    found = []
    for word in words:
        wanted = "".join(map(_plain, word))
        at = plain.find(wanted) if wanted else -1
        while at > 0 and plain[at - 1].isalnum() and plain[at].isascii():
            at = plain.find(wanted, at + 1)
        if at >= 0:
            found.append(at)
    return min(found, default=0)


def _plain(sign: str) -> str:
    """One sign without case and accent: still one, so that places stay what they are."""
    base = unicodedata.normalize("NFKD", sign)[:1].lower()[:1]
    return base or sign
