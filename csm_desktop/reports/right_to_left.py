"""Scripts that run from right to left: joined letters, and the order in which they are drawn.

A PDF is drawn in the order of the eye. Arabic letters take the form that their neighbours ask for
(Unicode's presentation forms, from the standard library's own tables), then python-bidi orders the
line. Devanagari and its relatives would need a shaping engine and are drawn letter by letter.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

_RIGHT_TO_LEFT = {"R", "AL"}
_STRONG = {"L", *_RIGHT_TO_LEFT}
_MARK = "\u200f"
_CLOSED = re.compile("\u2068([^\u2068\u2069]+)\u2069")
_ISOLATE = re.compile("\u2068([^\u2069]*)\u2069")
_NO_SHAPE = dict.fromkeys((0x200F, 0x2068, 0x2069))
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"


def is_right_to_left(text: str) -> bool:
    """Whether any character of the text belongs to a right-to-left script."""
    if text.isascii():
        return False
    return any(
        char > "\u0590" and unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text
    )


def base_direction(text: str, apart: Sequence[str] = ()) -> str:
    """ "R" or "L": right to left where it begins so and most of its letters are so (our choice).

    Unicode's rule takes the first letter alone; but a sentence of ours that begins with a
    customer's Hebrew name is still an English sentence, and so is "For" with a long name after it.
    What stands `apart` decides only where nothing else does.
    """
    rest = text
    for name in apart:
        rest = rest.replace(name, " ")
    if any(unicodedata.bidirectional(char) in _STRONG for char in rest):
        text = rest
    kinds = [unicodedata.bidirectional(char) for char in text]
    right = sum(kind in _RIGHT_TO_LEFT for kind in kinds)
    return "R" if right > kinds.count("L") and _first_strong(text) == "R" else "L"


def _first_strong(text: str) -> str:
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT_TO_LEFT:
            return "R"
        if kind == "L":
            return "L"
    return "L"


_MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))


def closed_in(texts: Iterable[str]) -> tuple[str, ...]:
    """What a sentence has set apart, so that it turns nothing behind it; the longest first."""
    found = {name for text in texts if "\u2068" in text for name in _CLOSED.findall(text)}
    return tuple(sorted(found, key=len, reverse=True))


def in_order_of_the_eye(line: str, base: str, apart: Sequence[str] = ()) -> str:
    """One line of shaped text, reordered to be drawn from left to right.

    What stands `apart` is ordered by itself: "12" behind a Hebrew name stays behind it. The signs
    that say so have no shape, and are gone before a line is measured.
    """
    from bidi import get_display

    if apart:
        names = "|".join(map(re.escape, apart))
        whole = rf"(?<!\w)(?:{names})(?!\w)"
        line = re.sub(whole, lambda found: f"\u2068{found[0]}\u2069", line)
    return str(get_display(_mirrored(line, base), base_dir=base)).translate(_NO_SHAPE)


def _mirrored(line: str, base: str) -> str:
    """The line with brackets turned where they stand in right-to-left text.

    python-bidi orders but neither pairs nor mirrors brackets. In a right-to-left line all brackets
    are given to the line (by marks around them); in a left-to-right one those between two
    right-to-left letters are turned.
    """
    if not any(char in _MIRRORED for char in line):
        return line
    if base == "R":
        # Marks on both sides keep the turned bracket where it is when the line is ordered.
        marked = (f"{_MARK}{_MIRRORED[c]}{_MARK}" if c in _MIRRORED else c for c in line)
        return "".join(marked)
    turned, apart = list(line), [found.span() for found in _ISOLATE.finditer(line)]
    for index, char in enumerate(line):
        if char not in _MIRRORED or any(start <= index < end for start, end in apart):
            continue
        # In left-to-right text only brackets between right-to-left words are turned.
        if _first_strong(line[index:]) == "R":
            before = _first_strong(line[:index][::-1])
            turned[index] = _MIRRORED[char] if before == "R" else char
    return _ISOLATE.sub(lambda found: _mirrored_apart(found[1]), "".join(turned))


def _mirrored_apart(name: str) -> str:
    """What stands apart, with its brackets turned where it runs from right to left itself."""
    turned = _mirrored(name, _first_strong(name))
    return f"\u2068{turned}\u2069"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam and alef together) -> position -> the character that shows it there."""
    table: dict[str, dict[str, str]] = {}
    for point in (*range(0xFB50, 0xFDD0), *range(0xFE70, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(point)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        is_lam_alef = len(text) == 2 and text[0] == "ل" and text[1] in "اأإآ"
        if kind in (_ISOLATED, _FINAL, _INITIAL, _MEDIAL) and (len(text) == 1 or is_lam_alef):
            table.setdefault(text, {}).setdefault(kind, chr(point))
    return table


def joined_letters(text: str) -> str:
    """Arabic letters in the form that fits their place in the word; all else unchanged."""
    if not any("\u0600" <= char <= "\u06ff" for char in text):
        return text
    forms = _forms()
    units = _units(text, forms)
    letters = [index for index, unit in enumerate(units) if not unicodedata.combining(unit[0])]
    shaped = list(units)
    # Accents between two letters do not part them.
    for rank, index in enumerate(letters):
        own = forms.get(units[index])
        if own is None:
            continue
        before = units[letters[rank - 1]] if rank else ""
        after = units[letters[rank + 1]] if rank + 1 < len(letters) else ""
        joins_before = _FINAL in own and _reaches_on(before, forms)
        joins_after = _INITIAL in own and _reaches_back(after, forms)
        kind = (
            (_MEDIAL if joins_after else _FINAL)
            if joins_before
            else (_INITIAL if joins_after else _ISOLATED)
        )
        shaped[index] = own.get(kind, units[index])
    return "".join(shaped)


def _units(text: str, forms: dict[str, dict[str, str]]) -> list[str]:
    units: list[str] = []
    for char in text:
        if units and units[-1] + char in forms and units[-1] == "ل":
            units[-1] += char
        else:
            units.append(char)
    return units


def _reaches_on(unit: str, forms: dict[str, dict[str, str]]) -> bool:
    return unit == "\u0640" or _INITIAL in forms.get(unit, {})


def _reaches_back(unit: str, forms: dict[str, dict[str, str]]) -> bool:
    return unit == "\u0640" or _FINAL in forms.get(unit, {})
