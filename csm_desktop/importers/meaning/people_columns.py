"""Columns of people that are of one sort, however many a system writes: second addresses and
numbers, and what stands before and behind a name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import CUSTOM, Mapped
from csm_desktop.importers.values.shapes import Shape

REACH = "reach"
_SURE = 0.9
_MAIL = re.compile(
    r"(?P<what>home|personal|private|secondary|other|alternative|alternate|additional|second|work"
    r"|business|assistant s?)? ?e ?mail(?: address)?(?: (?P<n>\d))?(?: address| value)?"
)
_PHONE = re.compile(
    r"(?P<what>home|personal|private|secondary|other|alternative|additional|second|business|work"
    r"|company main|car|main|primary|assistant s?|pager|(?:business |home |other |work )?fax)"
    r" ?(?:phone|telephone|number|fax)?(?: (?P<n>\d))?(?: value)?|phone (?P<m>[2-9])(?: value)?"
)
_DIGITS = 5
_BEFORE_TEXT = """
    prefix|name prefix|salutation|honorific|honorific prefix|title|anrede|titel|akademischer titel|
    academic title|civilité|tratamiento|aanhef|titolo|name title
"""
_BEHIND_TEXT = """
    suffix|name suffix|honorific suffix|degree|degrees|credentials|namenszusatz|titel nachgestellt|
    suffixe|sufijo
"""
_BEFORE = frozenset(" ".join(name.split()) for name in _BEFORE_TEXT.split("|"))
_BEHIND = frozenset(" ".join(name.split()) for name in _BEHIND_TEXT.split("|"))


def find_further(mapping: list[Mapped], profiles: Sequence[Profile]) -> None:
    """Second addresses and numbers of a list of people become further ways to reach them."""
    for i, (mapped, column) in enumerate(zip(mapping, profiles, strict=True)):
        # What its user settled, or what is empty, stays what it is.
        if mapped.field != CUSTOM or mapped.confidence == 1.0 or not column.filled:
            continue
        name = words(mapped.header)
        is_mail = _MAIL.fullmatch(name) and column.share(Shape.EMAIL) >= 0.8
        if is_mail or (_PHONE.fullmatch(name) and _are_numbers(column)):
            why = say("a further address or number of the person")
            mapping[i] = replace(mapped, field=REACH, confidence=_SURE, reason=why)


def _are_numbers(column: Profile) -> bool:
    called = [text for text in column.values if sum(map(str.isdigit, text)) >= _DIGITS]
    return len(called) * 5 >= len(column.values) * 4


def further_label(header: str) -> str:
    """What a further address or number is called after its column: "home", "fax"; "" for none."""
    name = words(header)
    found = _MAIL.fullmatch(name) or _PHONE.fullmatch(name)
    return (found["what"] or "") if found else ""


def stands_before(header: str) -> bool:
    """Whether a column holds what stands before names, where its values are no field's."""
    return words(header) in _BEFORE


def stands_behind(header: str) -> bool:
    """Whether a column holds what stands behind names."""
    return words(header) in _BEHIND
