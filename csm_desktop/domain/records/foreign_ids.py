"""Ids that things have in other systems, each kept with the system that gave it (domain.md §1).

Two systems that both count from one give the same number to two customers, so an id alone says
little: with its system it names one thing. How ids are compared stands in `text.identities`.
"""

from collections.abc import Iterable

from csm_desktop.domain.text.identities import id_key, is_worldwide
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ForeignId:
    """An id that another system gave; `system` is empty where nobody said which it was."""

    system: str
    text: str


ForeignIds = tuple[ForeignId, ...]


def is_same_system(one: str, two: str) -> bool:
    """Whether two names are one system's; one that is not known may be any."""
    return not one or not two or one.casefold() == two.casefold()


def name_one(one: ForeignId, two: ForeignId) -> bool:
    """Whether two ids name one thing: the same id of systems that may be one, or an id so long
    that no two systems make it."""
    key = id_key(one.text)
    return key == id_key(two.text) and (is_same_system(one.system, two.system) or is_worldwide(key))


def tell_apart(ours: Iterable[ForeignId], theirs: Iterable[ForeignId]) -> bool:
    """Whether ids say that two things are two: those of one system differ, and none is the same."""
    mine, others = tuple(ours), tuple(theirs)
    pairs = [(one, two) for one in mine for two in others]
    if any(name_one(one, two) for one, two in pairs):
        return False
    return any(is_same_system(one.system, two.system) for one, two in pairs)


def with_id(ids: ForeignIds, new: ForeignId) -> ForeignIds:
    """These ids and a new one; one that is there already learns its system from it."""
    for index, known in enumerate(ids):
        if name_one(known, new):
            if known.system or not new.system:
                return ids
            return (*ids[:index], ForeignId(new.system, known.text), *ids[index + 1 :])
    return (*ids, new)


def with_ids(ids: ForeignIds, more: Iterable[ForeignId]) -> ForeignIds:
    """These ids and more, each once."""
    for each in more:
        ids = with_id(ids, each)
    return ids


def foreign_ids(text: str, system: str = "") -> ForeignIds:
    """The one id that a list gives; none where it gives none."""
    return (ForeignId(system, text),) if text else ()


def in_words(each: ForeignId) -> str:
    """`Salesforce: 0015`, or the id alone where nobody knows whose it is."""
    return f"{each.system}: {each.text}" if each.system else each.text


def from_words(words: str) -> ForeignId:
    """What `in_words` made these words of; a link or an id without a blank behind its colon stays
    whole."""
    system, colon, text = words.strip().partition(": ")
    if colon and text.strip():
        return ForeignId(system.strip(), text.strip())
    return ForeignId("", words.strip())
