"""Who carries us inside the customer, and who did until lately (domain.md §1, §8).

A role that is taken away, and a person who leaves, leave a trace: a lost champion is the gravest
event, and must never look as if nobody had ever been one.
"""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class LostChampion:
    """A champion whom the account has no longer: gone, or not a champion any more.

    `on` is None where somebody left on a day that nobody knows.
    """

    contact_id: int
    name: str
    on: date | None
    has_left: bool


def champion_until(before: Contact, after: Contact, on: date) -> date | None:
    """The day that is remembered when roles are edited: that of taking the champion's away."""
    if ContactRole.CHAMPION in after.roles:
        return None
    return on if ContactRole.CHAMPION in before.roles else before.champion_until


def champions(contacts: Iterable[Contact], as_of: date) -> tuple[Contact, ...]:
    """Those who are there and champions on a day, also where the role was taken away since."""
    return tuple(contact for contact in contacts if _is_champion(contact, as_of))


def _is_champion(contact: Contact, as_of: date) -> bool:
    # As of a past day: the role that was taken away later was still held then.
    holds = ContactRole.CHAMPION in contact.roles or (
        contact.champion_until is not None and contact.champion_until > as_of
    )
    return holds and is_there(contact, as_of)


def lost_champions(contacts: Iterable[Contact], as_of: date) -> tuple[LostChampion, ...]:
    """Those who were champions and are not on a day, the latest first."""
    lost = []
    for contact in contacts:
        was = ContactRole.CHAMPION in contact.roles or contact.champion_until is not None
        if was and not _is_champion(contact, as_of):
            left = not is_there(contact, as_of)
            days = (contact.champion_until, contact.left_on if left else None)
            # The earlier of both: who lost the role and left later was lost with the role.
            on = min((day for day in days if day is not None), default=None)
            lost.append(LostChampion(contact.id, contact.name, on, left))
    lost.sort(key=lambda one: (one.on or date.min, one.contact_id), reverse=True)
    return tuple(lost)
