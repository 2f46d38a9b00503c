"""What the words of a goal's measure say in numbers: "minutes to replan, 240 to 45"."""

import re
from decimal import Decimal

from csm_desktop.values import dataclass

_UNIT = r"(%|[^\W\d_]+)"


def _ways(number: str, lead: str, between: str) -> re.Pattern[str]:
    return re.compile(
        rf"{lead}(?<![\w.,])({number})\s?{_UNIT}?\s(?:{between})\s({number})(?![\d.,]*\d)\s?{_UNIT}?",
        re.IGNORECASE,
    )


# The words around two numbers tell by which signs these are grouped: a comma in English, a point in
# the others. Without a word before them, and beside an arrow, nobody knows: a person has to say.
_POINT = r"\d{1,9}(?:\.\d{1,4})?"
_ENGLISH = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,4}})?|{_POINT}"
_COMMA = r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d{1,4})?|\d{1,9}(?:,\d{1,4})?"
_JAPANESE_UNIT = r"(?!(?:時(?!間)|月|年|曜|階|号|番))([%％]|[\u4e00-\u9fffァ-ヴー]{1,5}?)?"
# From one to another number is said of days and hours as well: a verb says that it is a change.
_JAPANESE = re.compile(
    rf"[をがはの、]?\s?(?<![\d.,])({_ENGLISH})\s?{_JAPANESE_UNIT}\s?"
    rf"(?:から|(?<=[%％\u4e00-\u9fffァ-ヴー])[→⇒])\s?({_ENGLISH})(?![\d.,]*\d)\s?"
    rf"{_JAPANESE_UNIT}(?:以内|以下|以上)?(?:へと?|に|まで)?\s?"
    r"(?:短縮|削減|減ら|減少|低減|低下|改善|向上|増や|増加|引き?[上下]げ|拡大|縮小|圧縮|高め|上げ|下げ"
    r"|伸ば|する|なる|$)"
)
_WAYS = (
    (_ways(_ENGLISH, r"\bfrom\s+", "to|down to|up to"), ","),
    (_ways(_POINT, r"(?<!\bfrom )", "to|down to|up to|→|->"), ","),
    (_ways(_COMMA, r"\bvon\s+", "auf|zu"), "."),
    (_ways(_COMMA, r"\bde\s+", "à|a|para"), "."),
    (_JAPANESE, ","),
)
_NO_UNITS = frozenset(
    ("to", "by", "in", "until", "within", "per", "a", "and", "from", "bis", "und", "pro", "en", "d",
     "pour", "par", "et", "por", "y", "e", "até", "hasta")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where, and in what; `unit` is "" where no word stands for it."""

    baseline: Decimal
    target: Decimal
    unit: str


def way_in(words: str) -> Way | None:
    """The one way from a number to another that stands in the words; None for none or several."""
    found = _found(words)
    return found[0] if found is not None else None


def behind_way(words: str) -> str:
    """The words behind the way, its unit with them; "" where there is none."""
    found = _found(words)
    return f"{found[0].unit}{words[found[1][1] :]}" if found is not None else ""


def measured_name(words: str) -> str:
    """What is measured, without the way from one number to another: "minutes to replan"; "" where
    nothing else is said."""
    found = _found(words)
    if found is None:
        return words.strip(" ,;:.–—-")
    start, end = found[1]
    return f"{words[:start].rstrip()}{words[end:]}".strip(" ,;:.–—-")


def _found(words: str) -> tuple[Way, tuple[int, int]] | None:
    ways = [(found, group) for pattern, group in _WAYS for found in pattern.finditer(words)]
    if len(ways) != 1:
        return None
    ((found, group),) = ways
    first, before, last, after = found.groups()
    units = (each for each in (after, before) if each and each.casefold() not in _NO_UNITS)
    return Way(_number(first, group), _number(last, group), next(units, "")), found.span()


def _number(text: str, group: str) -> Decimal:
    plain = re.sub(r"\s", "", text).replace(group, "")
    return Decimal(plain.replace(",", "."))
