"""A language that nobody speaks: English with accents, brackets and a third more letters.

Shown in it, a text that does not pass through `tr` stands out, and one for which there is no room
in another language is cut before any translator has begun (design.md §4).
"""

import re
from functools import lru_cache
from math import ceil

PSEUDO = "en_XA"
LONGER = 0.35
_KEPT = re.compile(r"\{[^{}]*\}|&.|\s+")
_ACCENTS = str.maketrans(
    "aceghijklnorstuwyzACEGHIJKLNORSTUWYZ", "àçéğĥîĵķľñõŕšţüŵýžÀÇÉĞĤÎĴĶĽÑÕŔŠŢÜŴÝŽ"
)


@lru_cache(maxsize=4096)
def pseudo(text: str) -> str:
    """The text in that language; places for values, mnemonics and line ends stay as they are."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_ACCENTS), kept.group()]
        end = kept.end()
    parts.append(text[end:].translate(_ACCENTS))
    room = max(0, ceil(len(re.sub(r"\{[^{}]*\}", "", text)) * LONGER) - 2)  # brackets count
    more = ("ẋẋẋẋẋ " * ceil(room / 6))[:room].rstrip()
    return f"[{''.join(parts)}{' ' if len(more) > 4 else ''}{more}]"
