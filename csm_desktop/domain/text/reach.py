"""Further ways to reach a person: second addresses, private numbers, links, where they sit."""

import re
from enum import StrEnum

from csm_desktop.values import dataclass

_LINK = re.compile(r"(?i)(https?://|www\.)\S+")
_NUMBER = re.compile(r"[+\d(][\d\s()./+-]{2,}(\s*(x|ext\.?|#)\s*\d+)?", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


class ReachKind(StrEnum):
    """What a further way to reach somebody is."""

    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    POSTAL = "postal"


@dataclass(frozen=True, slots=True)
class ReachPoint:
    """A further address, number or link of a contact; `label` is what it is called ("fax")."""

    kind: ReachKind
    label: str
    text: str


def reach_in_words(point: ReachPoint) -> str:
    """`Fax: +49 30 123`, or the text alone where it is called nothing."""
    return f"{point.label}: {point.text}" if point.label else point.text


def reach_from_words(words: str) -> ReachPoint:
    """What `reach_in_words` made these words of; its kind is told by how the text looks, and what
    looks like nothing else is a postal address (our choice)."""
    line = " ".join(words.split())
    label, _, text = line.partition(": ")
    # Most texts are called nothing, and some begin with the sign: then all of it is the text.
    if not label or not text:
        label, text = "", line
    return ReachPoint(reach_kind(text), label, text)


def reach_kind(text: str) -> ReachKind:
    """What a text is a way of, by how it looks."""
    if _ADDRESS.fullmatch(text):
        return ReachKind.EMAIL
    if _LINK.fullmatch(text):
        return ReachKind.LINK
    # After links and addresses, whose digits would pass for a number.
    return ReachKind.PHONE if _NUMBER.fullmatch(text) else ReachKind.POSTAL
