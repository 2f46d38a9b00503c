"""The one safe way from a user's words to paper.

There is no markup here at all: text is measured, broken into lines and drawn as it is, so `<b>`,
`R&D` and `<img src=...>` print literally and nothing can be escaped wrongly (reliability.md E1,
E2). Each line is split into runs by what the fonts can draw; what nothing can draw is reported by
`undrawable` before printing and printed as its name in brackets, never as an empty box.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics

from csm_desktop.reports import fonts
from csm_desktop.reports.shaping import (
    base_direction,
    in_order_of_the_eye,
    is_right_to_left,
    joined_letters,
)
from csm_desktop.wording import tr

Align = Literal["left", "right", "centre"]

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
_NEEDS_NEATNESS = re.compile(r"[^\x20-\x7e\xa1-\u0170\u2010\u2013-\u2026]")
_WORD = re.compile(r"[^ ]+ *| +")
_SOFT_BREAK = re.compile(r"(?<=[^\W\d_][-/–—])(?=[^\W\d_])|(?<=[@/_])(?=\w)")
_IDEOGRAPHS = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_NEVER_FIRST = frozenset(
    "、。，．・：；？！」』）］｝】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)


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


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one font and colour, ready to be drawn; `width` in points."""

    text: str
    font: str
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line as it will be drawn, from left to right."""

    pieces: tuple[Piece, ...]
    width: float
    right_to_left: bool = False


def neat(text: str) -> str:
    """The text without what cannot be printed: controls, invisible marks, exotic spaces."""
    if not _NEEDS_NEATNESS.search(text):
        return text
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
        if char not in "\n " and fonts.font_for(char, fonts.REGULAR) is None:
            missing[char] = None
    return tuple(missing)


def _stand_in(run: str) -> str:
    """What is printed for characters that nothing can draw: their name, legible in any font."""
    if unicodedata.category(run[0])[0] in "LMN":
        script = unicodedata.name(run[0], "").split(" ")[0].capitalize()
        return f"[{script} {len(run)}]" if script else "[?]"
    names = (unicodedata.name(char, tr("unknown sign")).lower() for char in run)
    return "".join(f"[{name}]" for name in names)


@lru_cache(maxsize=16384)
def runs(text: str, font: str) -> tuple[tuple[str, str], ...]:
    """`(font, text)` runs of a neat text: the wanted font wherever it has the glyphs."""
    covered = fonts.coverage(font)
    if all(ord(char) in covered for char in text):
        return ((font, text),)
    found: list[tuple[str | None, str]] = []
    for char in text:
        name = font if char in " \u00a0" else fonts.font_for(char, font)
        if name is not None and unicodedata.combining(char) and found and found[-1][0]:
            last = found[-1][0]
            name = last if ord(char) in fonts.coverage(last) else name
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + char)
        else:
            found.append((name, char))
    return tuple((name, run) if name else (font, _stand_in(run)) for name, run in found)


@lru_cache(maxsize=16384)
def unit_width(text: str, font: str) -> float:
    """Width of a neat text at a size of one point."""
    return sum(float(pdfmetrics.stringWidth(run, name, 1)) for name, run in runs(text, font))


def width_of(text: str, font: str, size: float) -> float:
    """Width in points of one line of text."""
    return unit_width(for_the_eye(text), font) * size


def for_the_eye(text: str) -> str:
    """One line of text, neat, joined and in drawing order."""
    plain = neat(text).replace("\n", " ")
    if not is_right_to_left(plain):
        return plain
    return in_order_of_the_eye(joined_letters(plain), base_direction(plain))


def lay(content: Content, style: Style, width: float) -> list[LaidLine]:
    """The lines of a text in a column `width` points wide.

    No line is wider: a word that is, even of 300 characters, is broken between characters.
    """
    parts = [content] if isinstance(content, str | Span) else content
    spans = [part if isinstance(part, Span) else Span(part) for part in parts]
    spans = [
        span if not _NEEDS_NEATNESS.search(span.text) else replace(span, text=neat(span.text))
        for span in spans
    ]
    lines: list[LaidLine] = []
    for paragraph in _paragraphs(spans):
        if any(is_right_to_left(span.text) for span in paragraph):
            lines += _lay_right_to_left(paragraph, style, width)
        else:
            lines += _lay_left_to_right(paragraph, style, width)
    return lines


def _paragraphs(spans: list[Span]) -> Iterable[list[Span]]:
    current: list[Span] = []
    for span in spans:
        if "\n" not in span.text:
            current.append(span)
            continue
        first, *others = span.text.split("\n")
        current.append(replace(span, text=first))
        for other in others:
            yield current
            current = [replace(span, text=other)]
    yield current


def _words(text: str) -> Iterable[str]:
    """Unbreakable parts in order; a part that ends with a space or a soft break may end a line."""
    for word in _WORD.findall(text):
        if _IDEOGRAPHS.search(word):
            yield from _ideographs(word)
        elif len(word) > 3 and not word.isalnum():
            yield from _SOFT_BREAK.split(word)
        else:
            yield word


def _ideographs(word: str) -> Iterable[str]:
    part = ""
    for char in word:
        free = _IDEOGRAPHS.match(char) or (part and _IDEOGRAPHS.match(part[-1]))
        if part and free and char not in _NEVER_FIRST and char != " ":
            yield part
            part = ""
        part += char
    yield part


class _Setter:
    """Fills lines greedily with parts of `(text, font, colour)`."""

    def __init__(self, style: Style, width: float) -> None:
        self.size = style.size
        self.width = width + 0.01
        self.lines: list[LaidLine] = []
        self.line: list[tuple[str, str, str]] = []
        self.used = 0.0

    def add(self, text: str, font: str, ink: str) -> None:
        bare = text.rstrip(" ")
        needed = unit_width(bare, font) * self.size
        if self.line and self.used + needed > self.width:
            self.end_line()
        while needed > self.width and len(bare) > 1:
            cut = self._longest(bare, font)
            self.line.append((bare[:cut], font, ink))
            self.end_line()
            bare, text = bare[cut:], text[cut:]
            needed = unit_width(bare, font) * self.size
        if not self.line and not bare:
            return
        self.line.append((text, font, ink))
        self.used += unit_width(text, font) * self.size

    def _longest(self, text: str, font: str) -> int:
        low, high = 1, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if unit_width(text[:middle], font) * self.size <= self.width:
                low = middle
            else:
                high = middle - 1
        while low > 1 and unicodedata.combining(text[low]):
            low -= 1
        return low

    def end_line(self) -> None:
        merged: list[tuple[str, str, str]] = []
        for text, font, ink in self.line:
            if merged and merged[-1][1:] == (font, ink):
                merged[-1] = (merged[-1][0] + text, font, ink)
            else:
                merged.append((text, font, ink))
        if merged:
            text, font, ink = merged[-1]
            merged[-1] = (text.rstrip(" "), font, ink)
        pieces = tuple(
            Piece(text, font, ink, unit_width(text, font) * self.size)
            for text, font, ink in merged
            if text
        )
        self.lines.append(LaidLine(pieces, sum(piece.width for piece in pieces)))
        self.line, self.used = [], 0.0


def _lay_left_to_right(spans: list[Span], style: Style, width: float) -> list[LaidLine]:
    setter = _Setter(style, width)
    for span in spans:
        font, ink = span.font or style.font, span.colour or style.colour
        for word in _words(span.text):
            setter.add(word, font, ink)
    if setter.line or not setter.lines:
        setter.end_line()
    return setter.lines


def _lay_right_to_left(spans: list[Span], style: Style, width: float) -> list[LaidLine]:
    """Lines of a paragraph with a right-to-left script.

    In a left-to-right paragraph each piece is reordered where it stands. A right-to-left one is
    reordered as whole lines, set in the style of its first span.
    """
    base = base_direction("".join(span.text for span in spans))
    if base == "R":
        first = spans[0]
        spans = [replace(first, text="".join(span.text for span in spans))]
    joined = [replace(span, text=joined_letters(span.text)) for span in spans]
    return [
        LaidLine(
            tuple(
                replace(piece, text=in_order_of_the_eye(piece.text, base)) for piece in line.pieces
            ),
            line.width,
            base == "R",
        )
        for line in _lay_left_to_right(joined, style, width)
    ]


def shortened(lines: list[LaidLine], limit: int, style: Style, width: float) -> list[LaidLine]:
    """At most `limit` lines; the last ends with an ellipsis when something was cut."""
    if len(lines) <= limit:
        return lines
    last = lines[limit - 1]
    text = "".join(piece.text for piece in last.pieces)
    font, ink = (last.pieces[0].font, last.pieces[0].colour) if last.pieces else (style.font, "")
    while text and unit_width(text + "…", font) * style.size > width:
        text = text[:-1]
    cut = Piece(f"{text.rstrip()}…", font, ink or style.colour, 0)
    cut = replace(cut, width=unit_width(cut.text, font) * style.size)
    return [*lines[: limit - 1], LaidLine((cut,), cut.width, last.right_to_left)]
