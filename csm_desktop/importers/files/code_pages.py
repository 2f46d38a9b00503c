"""Which old code page a short text is written in, and when that cannot be told.

chardet ranks the code pages by how much a text looks like a language in them. On a few names its
confidence is low whatever is right, so it is the distance between two readings that counts, and
whether a reading puts signs where letters belong: `¦l±skie` is no word.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from csm_desktop.importers.meaning.headers import is_known
from csm_desktop.values import dataclass

WESTERN = "windows-1252"
# What spreadsheets and CRMs write. chardet knows many more, and on short names it names them.
_SPOKEN_TEXT = """
    windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256
    windows-1257 windows-1258 iso-8859-2 iso-8859-15 cp932 euc-jp gb18030 big5 cp949 tis-620 koi8-r
    mac-roman cp850 cp852 cp866
"""
SPOKEN = tuple(_SPOKEN_TEXT.split())
_SELDOM_PAGE = "cp852"
_SURE = 0.15  # from here on chardet has seen enough
_ODD = 0.5  # what a sign amid letters takes from a reading
_AS_WELL = 1.1  # a reading this much likelier than a Western one is no likelier
_CLEARLY = 1.4  # one this much likelier than a Western one is right
_FEW = 4  # letters beyond ASCII: fewer decide nothing
_APART = 1.1  # of two that are not Western
# Their bytes are each other's: three names in Japanese make as good Chinese.
_EASTERN = frozenset(("cp932", "euc-jp", "gb18030", "big5", "cp949"))
_EASTERN_FEW, _EASTERN_APART, _EASTERN_SURE = 40, 5.0, 1.5  # letters, and how far apart they are
_CONTROLS = re.compile("[\x80-\x9f]")  # no text holds them: they are another page's letters
# Macs write dashes and quotation marks where Western Windows has letters that stand so in no word.
_MAC_SIGNS = re.compile(
    rb"(?<= )\xd0(?= )|(?<=[a-z])\xd5(?=[a-z])|(?<=[A-Z])\xd5(?=[A-Z][a-z])"
    rb"|\xd2\w[^\xd2\xd3\n]*\xd3"
)
_LETTERS = re.compile(rb"[\x80-\xff]")
_CELLS = re.compile(r"[,;\t|^~\x01\"]")
_SIGNS_IN_WORDS = re.compile(
    r"[^\W\d_][\x80-\x9f¡-©«-´¶-¸»-¿×÷\u02c7\u02d8-\u02dd\u2020-\u2022\u2030\u2500-\u259f]"
    r"|[\x80-\x9f¢-©¬\xad±³¶¸¹¼-¾\u02c7\u02d8-\u02dd\u2500-\u259f][^\W\d_]"
    r"|[A-Za-zà-ÿ][À-ÖØ-Þ\u0160\u0178\u017d](?=[a-zà-ÿ])"  # a capital amid small letters
    r"|[^\W\d_]{2}[ªº]|[^\W\d_][ªº](?=[^\W\d_])|ƒ"  # "Nº" is written, "Braºov" is not
    r"|[^\W\d_][\u201a\u201e\u2202-\u2265\u25ca\ufb01\ufb02]|[a-z][–—][a-z]"
    r"|[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f][a-z]"
    r"|[A-Za-zÀ-ſ][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-zÀ-ſ]"  # two scripts in one word
)
_SELDOM = re.compile("[ðþÐÞõÕ]")  # Western letters that are mostly another code page's
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class DecodedSample:
    """A text in one code page: how likely that is, and the text."""

    codec: str
    weight: float
    text: str

    def shown(self, rivals: "Sequence[DecodedSample]") -> str:
        """The first line that others read otherwise, for a person to judge."""
        lines = self.text.splitlines()
        readings = zip(*(rival.text.splitlines() for rival in rivals), strict=False)
        differ = (line for line, read in zip(lines, readings, strict=False) if len({*read}) > 1)
        return next(differ, lines[0] if lines else "")[:_SHOWN]


def code_pages(sample: bytes) -> list[DecodedSample]:
    """The likeliest reading first, then those that differ from it in letters and may be meant."""
    import chardet  # 55 ms, and most files are UTF-8

    if _MAC_SIGNS.search(sample) and not _LETTERS.search(_MAC_SIGNS.sub(b"", sample)):
        return [DecodedSample("mac-roman", 1.0, sample.decode("mac-roman"))]
    ranked = _ranked(chardet.detect_all(sample, include_encodings=SPOKEN, ignore_threshold=True),
                     sample)  # fmt: skip
    # Of a few letters a seldom page makes words, too.
    ranked = [each for each in ranked if each.codec != _SELDOM_PAGE or _letters(each) >= 2 * _FEW]
    if not ranked:
        return []
    # What columns are called so in no other code page is told by it.
    named = [_names_known(decoded) for decoded in ranked]
    ranked = [each for each, n in zip(ranked, named, strict=True) if n == max(named)]
    first = ranked[0]
    if first.codec in _EASTERN and _is_plain(first):
        return _eastern(first, ranked)
    return [first] if first.weight >= _SURE else _likeliest(ranked)


def _likeliest(ranked: list[DecodedSample]) -> list[DecodedSample]:
    """Of readings none of which is sure: the first, then those that may be meant as well."""
    first = ranked[0]
    if not _is_plain(first):
        # No word is written so: what reads as words is likelier, unless it is far from likely.
        plain = [
            decoded
            for decoded in ranked
            if _is_plain(decoded) and decoded.weight > _ODD * first.weight
        ]
        ranked = plain or ranked
        first = ranked[0]
    letters = _letters(first)
    western = next((decoded for decoded in ranked if decoded.codec == WESTERN), None)
    if western is not None and western is not first:
        distance = first.weight / western.weight if western.weight else _CLEARLY
        if distance < _AS_WELL and _is_plain(western) and not _SELDOM.search(western.text):
            return [western]
        if (distance < _CLEARLY or letters < _FEW) and _is_plain(western):
            return [western, first]
    elif western is not None:
        doubtful = _SELDOM.search(western.text) and len(ranked) > 1
        return ranked[:2] if doubtful and ranked[1].weight > _ODD * western.weight else [western]
    apart = _APART if letters >= 2 * _FEW else _CLEARLY
    rivals = [decoded for decoded in ranked[1:] if first.weight < apart * decoded.weight]
    return [first, *rivals[:1]]


def _letters(reading: DecodedSample) -> int:
    return sum(not sign.isascii() and sign.isalpha() for sign in reading.text)


def _has_letters(cell: str) -> bool:
    """Whether a cell holds letters beyond ASCII, and no other such signs."""
    beyond = [sign for sign in cell if not sign.isascii()]
    return bool(beyond) and all(map(str.isalpha, beyond))


def _eastern(first: DecodedSample, ranked: Sequence[DecodedSample]) -> list[DecodedSample]:
    """The likeliest of the pages of East Asia, with those that may be meant as well."""
    apart = _EASTERN_SURE if _letters(first) >= _EASTERN_FEW else _EASTERN_APART
    return [each for each in ranked
            if each.codec in _EASTERN and each.weight * apart >= first.weight]  # fmt: skip


def _ranked(found: Sequence[Mapping[str, Any]], sample: bytes) -> list[DecodedSample]:
    """What chardet found as readings that differ, the likeliest first."""
    by_text: dict[str, DecodedSample] = {}
    for each in found:
        codec = str(each["encoding"] or "").lower()
        try:
            text = sample.decode(codec)
        except (LookupError, UnicodeError):
            continue
        weight = float(each["confidence"] or 0.0)
        # Signs in the middle of words are what a wrong code page makes of accents.
        if _SIGNS_IN_WORDS.search(text):
            weight *= _ODD
        # Of codecs that read the same, that of Windows is the one programs write.
        known = by_text.get(text)
        if known is None or codec == WESTERN or known.codec == _SELDOM_PAGE:
            by_text[text] = DecodedSample(codec, max(weight, known.weight if known else 0.0), text)
    readings = [each for each in by_text.values() if not _CONTROLS.search(each.text)]
    return sorted(readings or by_text.values(), key=lambda reading: -reading.weight)


def _names_known(reading: DecodedSample) -> int:
    """How many cells of the first line are known names of columns, and are not so in any page."""
    cells = _CELLS.split(next(iter(reading.text.splitlines()), ""))
    # "Ora∫" is known by its plain letters alone, which say nothing of the page.
    return sum(is_known(cell) for cell in cells if _has_letters(cell))


def _is_plain(reading: DecodedSample) -> bool:
    return _SIGNS_IN_WORDS.search(reading.text) is None
