"""Who holds which role at the customer, and who reports to whom (domain.md §6)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.people.touches import Touches, last_met, last_touches
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

ROLES = (
    ContactRole.SPONSOR,
    ContactRole.COMMERCIAL_BUYER,
    ContactRole.STAKEHOLDER,
    ContactRole.END_USER,
    ContactRole.CHAMPION,
    ContactRole.DECISION_MAKER,
)
"""The roles that an account should have somebody for, in the order of domain.md §6."""


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Somebody in a role, and when one of ours last had to do with them (None: never)."""

    contact_id: int
    name: str
    last_met: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class RoleCoverage:
    """A role and who holds it, the one met last first; nobody is a gap."""

    role: ContactRole
    holders: tuple[RoleHolder, ...]
    why: Message

    @property
    def missing(self) -> bool:
        """Whether nobody who is still there holds the role."""
        return not self.holders


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """A person in the chart: `depth` 0 at the root; `gone` where only the reports keep a place."""

    contact_id: int
    depth: int
    parent_id: int | None
    reports: int
    gone: bool


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """The reporting tree from top to bottom, each person before those who report to them.

    `cycles` are circles of people who report to one another: each was broken above its first
    member. `orphans` report to somebody who is not among the account's contacts, and stand at the
    root.
    """

    lines: tuple[OrganisationLine, ...]
    cycles: tuple[tuple[int, ...], ...]
    orphans: tuple[int, ...]
    remarks: tuple[Message, ...]


def role_coverage(facts: AccountFacts, touches: Touches | None = None) -> tuple[RoleCoverage, ...]:
    """Every role with its holders; those who have left hold none."""
    met = last_met(last_touches(facts) if touches is None else touches)
    there = [contact for contact in facts.contacts if is_there(contact, facts.as_of)]
    return tuple(_role(role, there, met, facts.as_of) for role in ROLES)


def _role(
    role: ContactRole, there: Iterable[Contact], met: dict[int, date], as_of: date
) -> RoleCoverage:
    holders = sorted(
        (
            _holder(contact, met.get(contact.id), as_of)
            for contact in there
            if role in contact.roles
        ),
        # Never met stands last; else whom we saw last stands first.
        key=lambda holder: (holder.days is None, holder.days or 0, holder.name, holder.contact_id),
    )
    if not holders:
        return RoleCoverage(role, (), say("Nobody is known as {role}: a gap.", role=role))
    nearest = holders[0]
    if nearest.days is None:
        why = say("{role}: {name}, never met.", role=role, name=nearest.name)
    else:
        why = say(
            "{role}: {name}, last met {n} day ago.",
            "{role}: {name}, last met {n} days ago.",
            role=role,
            name=nearest.name,
            n=nearest.days,
        )
    return RoleCoverage(role, tuple(holders), why)


def _holder(contact: Contact, met: date | None, as_of: date) -> RoleHolder:
    return RoleHolder(contact.id, contact.name, met, None if met is None else (as_of - met).days)


def organisation_chart(
    contacts: Sequence[Contact], as_of: date, also: Collection[int] = ()
) -> OrganisationChart:
    """The tree of who reports to whom.

    Somebody who has left keeps a place only while people there still report to them, or is among
    `also`.
    """
    known = {contact.id: contact for contact in contacts}
    boss_of = {
        contact.id: contact.reports_to_id
        for contact in contacts
        if contact.reports_to_id is not None and contact.reports_to_id in known
    }
    orphans = tuple(
        sorted(c.id for c in contacts if c.reports_to_id is not None and c.id not in boss_of)
    )
    cycles = _cycles(boss_of)
    # Cut once, so that everybody in the circle can still be drawn, under the first.
    for cycle in cycles:
        del boss_of[cycle[0]]
    reports: dict[int | None, list[int]] = {}
    for contact in sorted(contacts, key=lambda c: (c.name.casefold(), c.id)):
        reports.setdefault(boss_of.get(contact.id), []).append(contact.id)
    kept = {c.id for c in contacts if is_there(c, as_of) or c.id in also}
    # Whoever left stays in the chart while somebody below them is still there.
    for person in tuple(kept):
        above = boss_of.get(person)
        while above is not None and above not in kept:
            kept.add(above)
            above = boss_of.get(above)
    there = {contact.id for contact in contacts if is_there(contact, as_of)}
    return OrganisationChart(
        _lines(reports, kept, there, boss_of), cycles, orphans, _remarks(known, cycles, orphans)
    )


def _cycles(boss_of: dict[int, int]) -> tuple[tuple[int, ...], ...]:
    """Every circle, from its lowest id on, following who reports to whom."""
    found = []
    done: set[int] = set()
    for start in sorted(boss_of):
        # A dict as an ordered set: where the walk meets itself, the circle begins.
        path: dict[int, None] = {}
        person: int | None = start
        while person is not None and person not in done and person not in path:
            path[person] = None
            # From its lowest id, so that the same circle always looks the same.
            person = boss_of.get(person)
        if person in path:
            walk = list(path)
            circle = walk[walk.index(person) :]
            first = circle.index(min(circle))
            found.append(tuple(circle[first:] + circle[:first]))
        done.update(path)
    return tuple(sorted(found))


def _lines(
    reports: dict[int | None, list[int]],
    kept: set[int],
    there: set[int],
    boss_of: dict[int, int],
) -> tuple[OrganisationLine, ...]:
    lines = []
    # A stack and no recursion: a long line of reporting would be too deep.
    stack = [(person, 0) for person in reversed(reports.get(None, []))]
    while stack:
        person, depth = stack.pop()
        if person not in kept:
            continue
        below = [each for each in reports.get(person, []) if each in kept]
        gone = person not in there
        lines.append(OrganisationLine(person, depth, boss_of.get(person), len(below), gone))
        stack.extend((each, depth + 1) for each in reversed(below))
    return tuple(lines)


def _remarks(
    known: dict[int, Contact], cycles: Iterable[Sequence[int]], orphans: Iterable[int]
) -> tuple[Message, ...]:
    circles = [
        say(
            "{people} report to one another in a circle; {first} was put on top.",
            people=tuple(known[each].name for each in cycle),
            first=known[cycle[0]].name,
        )
        for cycle in cycles
        if len(cycle) > 1
    ]
    # A circle of one is worded apart, because "to one another" would be untrue of it.
    selves = [
        say("{name} is entered as reporting to themselves.", name=known[cycle[0]].name)
        for cycle in cycles
        if len(cycle) == 1
    ]
    strays = [
        say("{name} reports to somebody who is not among the contacts.", name=known[orphan].name)
        for orphan in orphans
    ]
    return (*circles, *selves, *strays)
