"""Breaks words into lines: greedy, within the column whatever comes, each script its own way."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from csm_desktop.reports.fonts import script
from csm_desktop.reports.right_to_left import (
    base_direction,
    closed_in,
    in_order_of_the_eye,
    is_right_to_left,
    joined_letters,
)
from csm_desktop.reports.text import (
    Content,
    Span,
    Style,
    legible,
    measure_in_force,
    neat,
    unit_width,
)
from csm_desktop.values import dataclass

_WORD = re.compile(r"[^ ]+ *| +")
_SOFT_BREAK = re.compile(r"(?<=[^\W\d_][-/–—])(?=[^\W\d_])|(?<=[@/_])(?=\w)")
_IDEOGRAPHS = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_LONG = 400  # characters of a text that no other document will have
_NEVER_FIRST = frozenset(
    "、。，．・：；？！」』）］｝】〉》〕’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…％,.:;?!)]}%"
)
_NEVER_LAST = frozenset("「『（［｛【〈《〔‘“([{￥¥")
# A day, a month or an amount of days is read as one word: 2026年11月30日(月).
_WHOLE = re.compile(
    r"(?:\d+年)?\d+月\d+日(?:\([月火水木金土日]\))?|(?:\d+年)?\d+月|\d+(?:年|日|[かヶカ]月|件|人|回)間?"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one font and colour, ready to be drawn; `width` in points."""

    text: str
    font: str
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line as it will be drawn, from left to right. One that `is_broken` ends within a word, or
    where a script sets no blanks."""

    pieces: tuple[Piece, ...]
    width: float
    right_to_left: bool = False
    is_broken: bool = False


def lay(content: Content, style: Style, width: float) -> list[LaidLine]:
    """The lines of a text in a column `width` points wide.

    No line is wider: a word that is, even of 300 characters, is broken between characters.
    """
    parts = (content,) if isinstance(content, str | Span) else tuple(content)
    spans = tuple(part if isinstance(part, Span) else Span(part) for part in parts)
    if sum(len(span.text) for span in spans) > _LONG:
        return _laid(spans, style, width)
    return list(_laid_before(spans, style, width, script()))


@lru_cache(maxsize=2048)  # heads, labels and most sentences stand in the next document as well
def _laid_before(
    spans: tuple[Span, ...], style: Style, width: float, language: str
) -> tuple[LaidLine, ...]:
    del language  # the fonts are others by it
    return tuple(_laid(spans, style, width))


def _laid(looks: Sequence[Span], style: Style, width: float) -> list[LaidLine]:
    spans = [_legible_span(span, style) for span in looks]
    # Most texts are one line, and need no breaking.
    if len(spans) == 1 and (line := _one_line(spans[0], style, width)):
        return [line]
    lines: list[LaidLine] = []
    apart = [joined_letters(neat(name)) for name in closed_in(span.text for span in looks)]
    for paragraph in _paragraphs(spans):
        # A paragraph with any right-to-left word is laid by other rules as a whole.
        if any(is_right_to_left(span.text) for span in paragraph):
            lines += _lay_right_to_left(paragraph, style, width, apart)
        else:
            lines += _lay_left_to_right(paragraph, style, width)
    return lines


def _one_line(span: Span, style: Style, width: float) -> LaidLine | None:
    """The line of a short text, which most texts are; None where more has to be done."""
    text = span.text.rstrip(" ")
    if not text or text[0] == " " or "\n" in text or is_right_to_left(text):
        return None
    font = span.font or style.font
    long = unit_width(text, font) * style.size
    if long > width:
        return None
    return LaidLine((Piece(text, font, span.colour or style.colour, long),), long)


def _legible_span(span: Span, style: Style) -> Span:
    text = legible(neat(span.text), span.font or style.font)
    return span if text is span.text else replace(span, text=text)


def _paragraphs(spans: list[Span]) -> Iterable[list[Span]]:
    current: list[Span] = []
    for span in spans:
        if "\n" not in span.text:
            current.append(span)
            continue
        # A break ends a paragraph in the middle of a span, and both halves keep its look.
        first, *others = span.text.split("\n")
        current.append(replace(span, text=first))
        for other in others:
            yield current
            current = [replace(span, text=other)]
    yield current


@lru_cache(maxsize=4096)  # a text is measured for its column, its height and its lines
def _words(text: str) -> tuple[str, ...]:
    """Unbreakable parts in order; a part that ends with a space or a soft break may end a line."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterable[str]:
    for word in _WORD.findall(text):
        if _IDEOGRAPHS.search(word):
            yield from _ideographs(word)
        elif len(word) > 3 and not word.isalnum():
            yield from _SOFT_BREAK.split(word)
        else:
            yield word


def _ideographs(word: str) -> Iterable[str]:
    part = ""
    for atom in _atoms(word):
        free = _IDEOGRAPHS.search(atom) or (part and _IDEOGRAPHS.match(part[-1]))
        held = atom[0] in _NEVER_FIRST or part[-1:] in _NEVER_LAST or atom == " "
        if part and free and not held:
            yield part
            part = ""
        part += atom
    yield part


def _atoms(word: str) -> Iterable[str]:
    """What is never broken: a date, else a character."""
    end = 0
    for whole in _WHOLE.finditer(word):
        yield from word[end : whole.start()]
        yield whole.group()
        end = whole.end()
    yield from word[end:]


def holds_ideographs(text: str) -> bool:
    """Whether a line may be broken within its words, which no spaces keep apart."""
    return _IDEOGRAPHS.search(text) is not None


def longest_part(content: Content, style: Style) -> float:
    """How wide a column is at least in which no word of the text is broken."""
    parts = [content] if isinstance(content, str | Span) else content
    spans = [part if isinstance(part, Span) else Span(part) for part in parts]
    looks = ((_legible_span(span, style).text, span.font or style.font) for span in spans)
    widths = (_longest_word(text, font, script()) for text, font in looks)
    return max(widths, default=0.0) * style.size


@lru_cache(maxsize=4096)  # words of states, people and days come again in every row
def _longest_word(text: str, font: str, language: str) -> float:
    """At a size of one point."""
    del language  # the widths of signs differ by it
    words = _words(text.replace("\n", " "))
    return max((unit_width(word.rstrip(" "), font) for word in words), default=0.0)


class _Setter:
    """Fills lines greedily with parts of `(text, font, colour)`."""

    def __init__(self, style: Style, width: float) -> None:
        self.size = style.size
        self.width = width + 0.01
        self.lines: list[LaidLine] = []
        self.line: list[tuple[str, str, str]] = []
        self.used = 0.0
        self.measure = measure_in_force()

    def add(self, text: str, font: str, ink: str) -> None:
        bare = text.rstrip(" ")
        needed = self.measure(bare, font) * self.size
        if self.line and self.used + needed > self.width:
            self.end_line(is_broken=not self.line[-1][0].endswith(" "))
        # A word longer than the column is cut: it must not run into the next one.
        while needed > self.width and len(bare) > 1:
            cut = self._longest(bare, font)
            self.line.append((bare[:cut], font, ink))
            self.end_line(is_broken=True)
            bare, text = bare[cut:], text[cut:]
            needed = self.measure(bare, font) * self.size
        # A line does not begin with the blank that ended the last.
        if not self.line and not bare:
            return
        self.line.append((text, font, ink))
        self.used += needed if bare is text else self.measure(text, font) * self.size

    def _longest(self, text: str, font: str) -> int:
        low, high = 1, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.measure(text[:middle], font) * self.size <= self.width:
                low = middle
            else:
                high = middle - 1
        # An accent goes with its letter.
        while low > 1 and unicodedata.combining(text[low]):
            low -= 1
        return low

    def end_line(self, *, is_broken: bool = False) -> None:
        # Pieces of one look are drawn as one, or a reader that searches finds half words.
        merged: list[tuple[str, str, str]] = []
        for text, font, ink in self.line:
            if merged and merged[-1][1:] == (font, ink):
                merged[-1] = (merged[-1][0] + text, font, ink)
            else:
                merged.append((text, font, ink))
        # A blank at the end would shift what is set to the right.
        if merged:
            text, font, ink = merged[-1]
            merged[-1] = (text.rstrip(" "), font, ink)
        pieces = tuple(
            Piece(text, font, ink, self.measure(text, font) * self.size)
            for text, font, ink in merged
            if text
        )
        wide = sum(piece.width for piece in pieces)
        self.lines.append(LaidLine(pieces, wide, is_broken=is_broken))
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


def _lay_right_to_left(
    spans: list[Span], style: Style, width: float, apart: Sequence[str]
) -> list[LaidLine]:
    """Lines of a paragraph with a right-to-left script.

    In a left-to-right paragraph each piece is reordered where it stands. A right-to-left one is
    reordered as whole lines, set in the style of its first span.
    """
    base = base_direction("".join(span.text for span in spans), apart)
    # Mixed inks in one line would need the order of the eye for each; the paragraph takes the
    # first.
    if base == "R":
        first = spans[0]
        spans = [replace(first, text="".join(span.text for span in spans))]
    joined = [
        replace(span, text=legible(joined_letters(span.text), span.font or style.font))
        for span in spans
    ]
    return [
        LaidLine(
            tuple(
                replace(piece, text=in_order_of_the_eye(piece.text, base, apart))
                for piece in line.pieces
            ),
            line.width,
            base == "R",
        )
        for line in _lay_left_to_right(joined, style, width)
    ]


def shortened(lines: list[LaidLine], limit: int, style: Style, width: float) -> list[LaidLine]:
    """At most `limit` lines; where something was cut the last is full and ends with an ellipsis."""
    if len(lines) <= limit:
        return lines
    last = lines[limit - 1]
    first = last.pieces[0] if last.pieces else Piece("", style.font, style.colour, 0)
    rest = ("".join(piece.text for piece in line.pieces) for line in lines[limit - 1 :])
    text = " ".join(part for part in rest if part)
    # By halving: measuring each letter of a long text takes too long.
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if unit_width(f"{text[:middle].rstrip()}…", first.font) * style.size <= width:
            low = middle
        else:
            high = middle - 1
    cut = f"{text[:low].rstrip()}…"
    drawn = unit_width(cut, first.font) * style.size
    piece = replace(first, text=cut, width=drawn)
    return [*lines[: limit - 1], LaidLine((piece,), drawn, last.right_to_left)]
