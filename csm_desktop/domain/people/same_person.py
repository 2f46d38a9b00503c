"""Contacts of one account who are perhaps the same person (our choice: the field has no rule).

Lists from several systems bring the same person twice: once with an initial, once with the family
name first. Only what a reader would stumble over is told, and only ever as a question.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.foreign_ids import tell_apart
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters, words_alone
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two contacts, the one about whom more is known first, and what makes them alike."""

    kept_id: int
    other_id: int
    why: Message


def perhaps_the_same(contacts: Iterable[Contact]) -> tuple[SamePerson, ...]:
    """The pairs that may be one person, in the order of their ids.

    Alike are a mail address with names that do not contradict one another, a name whatever its
    accents and the order of its words, or a name of which one writes an initial. Two ids of another
    system are two people, and so is who reports to whom.
    """
    groups: dict[str, list[Contact]] = {}
    for contact in sorted(contacts, key=lambda each: each.id):
        # Only those who share a key are compared: every pair of a large account would be too many.
        for key in _keys(contact):
            groups.setdefault(key, []).append(contact)
    found: dict[tuple[int, int], SamePerson] = {}
    for group in groups.values():
        for one, two in combinations(group, 2):
            why = _why(one, two)
            if why is not None:
                # The one of whom more is known is kept.
                kept, other = (one, two) if _known(one) >= _known(two) else (two, one)
                found.setdefault((one.id, two.id), SamePerson(kept.id, other.id, why))
    return tuple(found[pair] for pair in sorted(found))


def _keys(contact: Contact) -> Iterator[str]:
    """What two contacts must share to be looked at together: nobody compares all with all."""
    if contact.email:
        yield f"@ {contact.email.casefold()}"
    yield from {word for word in _words(contact.name) if len(word) > 1}


def _why(one: Contact, two: Contact) -> Message | None:
    # Another system says that they are two, which is stronger than any likeness.
    if tell_apart(one.ids, two.ids):
        return None
    # Nobody reports to themselves.
    if one.reports_to_id == two.id or two.reports_to_id == one.id:
        return None
    names = _names_alike(_words(one.name), _words(two.name))
    if one.email and one.email.casefold() == two.email.casefold() and names:
        return say("the same address, {email}", email=one.email)
    if names == "same":
        return say("the same name")
    return say("one name may be short for the other") if names else None


def _names_alike(one: list[str], two: list[str]) -> str:
    """ "same", "short" where one writes an initial, or "" where the names are others."""
    if not one or not two:
        return ""
    if sorted(one) == sorted(two):
        return "same"
    if len(one) != len(two) or one[-1] != two[-1] or len(one[-1]) < 2:
        return ""
    pairs = list(zip(one[:-1], two[:-1], strict=True))
    fits = all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)
    return "short" if fits else ""


def _words(name: str) -> list[str]:
    """The words of a name without case, accents and points; "Reyes, Sofia" is turned round."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() else name
    return words_alone(plain_letters(turned)).split()


def _known(contact: Contact) -> int:
    """About how much is known of a contact."""
    said = (contact.title, contact.email, contact.phone, contact.department, contact.notes)
    return sum(map(bool, said)) + len(contact.roles) + 2 * bool(contact.ids)
