"""Apostrophes that keep a spreadsheet from running a text as a formula (reliability.md E5).

What a spreadsheet would run stands at the start of a cell, or where another list separator than
ours (";" in many countries, a tab), or a line break outside quotes, would begin a new one.
"""

import re

# Apostrophes before a formula count, too: so those put there can be told from those of the text.
_AT_START, _INSIDE = r"(?=(?:[^\S\t\r]|')*[=+\-@\t\r])", r"(?=(?:[^\S\t\r\n]|[\"'])*[=+\-@])"
_FORMULA_STARTS = re.compile(rf"\A{_AT_START}|(?<=[;\t\r\n]){_INSIDE}")
_GUARDS = re.compile(rf"\A'{_AT_START}|(?<=[;\t\r\n])'{_INSIDE}")


def guarded(text: str) -> str:
    """The text with an apostrophe before each formula that a spreadsheet would find in it."""
    return _FORMULA_STARTS.sub("'", text)


def unguarded(text: str) -> str:
    """The text that `guarded` made this of."""
    return _GUARDS.sub("", text)
