"""Words of assurance in what a rescue says: a realistic plan has none (domain.md §5).

Whether a sentence promises can not be known for certain; the check looks for the words that
promises are made of, and names them, so that the reader can judge.
"""

import re

_WORDS = (
    r"guarantee[sd]?|promise[sd]?|promising|definitely|certainly|without fail|for sure"
    r"|assure[sd]?|assurances?|never again|in any case|100 ?%|rest assured"
    r"|garantier\w*|versprech\w*|versprochen|zusicher\w*|zugesichert|definitiv|auf jeden fall"
    r"|mit sicherheit|nie wieder|sicherlich"
)
_ASSURES = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.IGNORECASE)
# "No promises" is what a realistic plan says.
_DENIED = re.compile(
    r"(?:\bno|\bnot|n['’]t|\bnever|\bnothing|\bwithout|\bcannot|\bkeine?\w*|\bnicht|\bnichts|\bohne)"
    r"(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)  # fmt: skip


def assurances(text: str) -> tuple[str, ...]:
    """The words of assurance in a text, as they stand in it, each once; none that it denies."""
    found: dict[str, str] = {}
    for match in _ASSURES.finditer(text):
        if not _DENIED.search(text[: match.start()]):
            found.setdefault(match.group().casefold(), match.group())
    return tuple(found.values())
