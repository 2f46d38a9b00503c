"""What the words of a goal's measure say in numbers: "minutes to replan, 240 to 45"."""

import re
from decimal import Decimal

from csm_desktop.values import dataclass

_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_WAY = re.compile(
    rf"(?<![\w.,])({_NUMBER})\s?(%|[^\W\d_]+)?\s(?:to|down to|up to|→|->)\s({_NUMBER})(?![\d.,]*\d)"
    r"\s?(%|[^\W\d_]+)?",
    re.IGNORECASE,
)
_FROM_WAY = re.compile(rf"\s*(?:\b(?:from|von)\s+)?{_WAY.pattern}", re.IGNORECASE)
_NO_UNITS = frozenset(("to", "by", "in", "until", "within", "per", "a", "and", "from"))


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where, and in what; `unit` is "" where no word stands for it."""

    baseline: Decimal
    target: Decimal
    unit: str


def way_in(words: str) -> Way | None:
    """The one way from a number to another that stands in the words; None for none or several.

    Numbers with group signs are left to the person: they differ from country to country.
    """
    found = list(_WAY.finditer(words))
    if len(found) != 1:
        return None
    first, before, last, after = found[0].groups()
    units = (each for each in (after, before) if each and each.casefold() not in _NO_UNITS)
    return Way(Decimal(first), Decimal(last), next(units, ""))


def measured_name(words: str) -> str:
    """What is measured, without the way from one number to another: "minutes to replan"; "" where
    nothing else is said."""
    bare = _FROM_WAY.sub("", words, count=1) if way_in(words) is not None else words
    return bare.strip(" ,;:.–—-")
