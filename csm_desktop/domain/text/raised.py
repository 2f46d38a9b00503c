"""Raised figures of other programs' texts: powers (10⁶) and the marks of footnotes (500¹)."""

import re

_ON_THE_LINE = "0123456789+-−()"
_RAISED = str.maketrans(_ON_THE_LINE, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_WITH_DIGIT = re.compile(r"\d", re.ASCII)
_BEHIND_DIGIT = re.compile(r"\d[⁽⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]")


def raised(text: str) -> str:
    """A raised text with its digits as raised letters, lest they grow the number before them."""
    return text.translate(_RAISED) if _WITH_DIGIT.search(text) else text


def has_raised_digit(text: str) -> bool:
    """Whether a number has a power or a footnote's mark behind it, so that it is none alone."""
    return _BEHIND_DIGIT.search(text) is not None
