"""The one safe way from a user's words to paper.

There is no markup here at all: text is measured, broken into lines and drawn as it is, so `<b>`,
`R&D` and `<img src=...>` print literally and nothing can be escaped wrongly (reliability.md E1,
E2). Each line is split into runs by what the fonts can draw; what nothing can draw is reported by
`undrawable` before printing and printed as its name in brackets, never as an empty box.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics

from csm_desktop.reports import fonts
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

Align = Literal["left", "right", "centre"]

# Blanks of odd widths, which most fonts lack; the fixed ones stay fixed as the one that all have.
_SPACES = dict.fromkeys(map(ord, "\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u200a"), " ")
_FIXED_SPACES = dict.fromkeys(map(ord, "\u2007\u2009\u202f"), "\u00a0")
_HYPHENS = {0x2011: "\u2010", 0x00AD: None}
_INVISIBLE = dict.fromkeys(
    [
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        0xFEFF,
    ]
)
_CONTROLS = {
    point: (None if point not in (0x1C, 0x1D, 0x1E, 0x1F) else " ")
    for point in (*range(0x20), *range(0x7F, 0xA0))
    if point not in (0x09, 0x0A)
}
_NEAT = {**_CONTROLS, **_INVISIBLE, **_SPACES, **_FIXED_SPACES, **_HYPHENS}
_BLANK = " \u00a0\n"
_NEEDS_NEATNESS = re.compile(r"[^\x20-\x7e\xa1-\u0170\u2010\u2013-\u2026]")


@lru_cache(maxsize=64)
def colour(code: str) -> Color:
    """The reportlab colour of a token."""
    return HexColor(code)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: registered font, size and leading in points, `#RRGGBB`, alignment."""

    font: str
    size: float
    leading: float
    colour: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text that stands out by its font or its colour."""

    text: str
    font: str | None = None
    colour: str | None = None


Content = str | Span | Sequence[str | Span]


def plain_text(content: Content) -> str:
    """The words of a content without their looks."""
    if isinstance(content, str | Span):
        content = [content]
    return "".join(part.text if isinstance(part, Span) else part for part in content)


def neat(text: str) -> str:
    """The text without what cannot be printed: controls, invisible marks, exotic spaces."""
    if not _NEEDS_NEATNESS.search(text):
        return text
    # Every sign that means another line becomes the one that lines are broken at.
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    plain = plain.replace("\v", "\n").replace("\f", "\n").replace("\u0085", "\n")
    plain = plain.replace("\u2029", "\n").translate(_NEAT)
    return unicodedata.normalize("NFC", plain)


def undrawable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that no font at hand can draw, each once, in order.

    Asked before printing, so that the user hears of it first (reliability.md E4).
    """
    missing: dict[str, None] = {}
    for char in dict.fromkeys("".join(map(neat, texts))):
        if char not in _BLANK and fonts.font_for(char, fonts.REGULAR) is None:
            missing[char] = None
    return tuple(missing)


def _stand_in(run: str) -> str:
    """What is printed for characters that nothing can draw: their name, in letters of ours."""
    if unicodedata.category(run[0])[0] in "LMN":
        script = unicodedata.name(run[0], "").split(" ")[0].capitalize()
        return f"[{script} {len(run)}]" if script else "[?]"
    names = (unicodedata.name(char, tr("unknown sign")).lower() for char in run)
    named = "".join(f"[{name}]" for name in names)
    ours = fonts.coverage(fonts.REGULAR)
    # The name of a sign may be in a language that our font cannot write either.
    return named if all(ord(letter) in ours for letter in named) else "[?]"


def runs(text: str, font: str) -> tuple[tuple[str, str], ...]:
    """`(font, text)` runs of a neat text: the wanted font wherever it has the glyphs."""
    return _runs(text, font, fonts.script())


@lru_cache(maxsize=16384)
def _runs(text: str, font: str, script: str) -> tuple[tuple[str, str], ...]:
    del script  # the fonts are others by it
    covered = fonts.coverage(font)
    # Nearly every text is drawn by one font.
    if all(ord(char) in covered for char in text):
        return ((font, text),)
    found: list[tuple[str | None, str]] = []
    for char in text:
        name = font if char in _BLANK else fonts.font_for(char, font)
        # An accent is drawn by the font of its letter, or it would stand beside it.
        if name is not None and unicodedata.combining(char) and found and found[-1][0]:
            last = found[-1][0]
            name = last if ord(char) in fonts.coverage(last) else name
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + char)
        else:
            found.append((name, char))
    return tuple((name, run) if name else (font, _stand_in(run)) for name, run in found)


def legible(text: str, font: str) -> str:
    """A neat text with names in place of what nothing can draw: words to measure and to break."""
    return text if text.isascii() else "".join(run for _, run in runs(text, font))


def unit_width(text: str, font: str) -> float:
    """Width of a neat text at a size of one point."""
    return _unit_width(text, font, fonts.script())


def measure_in_force() -> Callable[[str, str], float]:
    """`unit_width` for many texts of one voice: which one it is, is asked once."""
    script = fonts.script()
    return lambda text, font: _unit_width(text, font, script)


@lru_cache(maxsize=16384)
def _unit_width(text: str, font: str, script: str) -> float:
    del script
    return sum(float(pdfmetrics.stringWidth(run, name, 1)) for name, run in runs(text, font))
