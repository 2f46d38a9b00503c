"""When a champion or a sponsor leaves: what is lost, and both sides of the answer (domain.md §1).

Fill the vacuum before a competitor's champion does, and follow the champion to the new company.
"""

from dataclasses import replace
from datetime import date

from csm_desktop.domain.people.coverage import coverage_size, is_there, network
from csm_desktop.domain.records.contacts import (
    Contact,
    ContactRole,
    ContactStatus,
    Influence,
    Sentiment,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

WATCHED = (ContactRole.CHAMPION, ContactRole.SPONSOR)
"""The roles whose leaving is a movement."""

_WARM = {Sentiment.ADVOCATE: 0, Sentiment.SUPPORTIVE: 1, Sentiment.NEUTRAL: 2, None: 3}
_HEARD = {Influence.HIGH: 0, Influence.MEDIUM: 1, None: 2, Influence.LOW: 3}


@dataclass(frozen=True, slots=True)
class ChampionMovement:
    """Somebody who carried us has left, or will on a day that is known.

    `connected` are those of ours who lose a live connection; `holders` those who still hold one of
    the roles.
    """

    contact_id: int
    roles: tuple[ContactRole, ...]
    left_on: date | None
    went_to: str
    coverage_after: int
    connected: tuple[int, ...]
    holders: tuple[int, ...]
    lost: tuple[Message, ...]
    vacuum: tuple[Message, ...]
    follow: tuple[Message, ...]


def champion_movements(
    facts: AccountFacts, rules: Rules = DEFAULT_RULES
) -> tuple[ChampionMovement, ...]:
    """Every movement of the account, the latest first; announced ones too."""
    moved = [
        contact
        for contact in facts.contacts
        if contact.status is ContactStatus.LEFT and set(contact.roles) & set(WATCHED)
    ]
    # Reversed, the least day of all is the last: who left on a day that nobody knows.
    moved.sort(key=lambda contact: (contact.left_on or date.min, contact.id), reverse=True)
    return tuple(_movement(facts, contact, rules) for contact in moved)


def _movement(facts: AccountFacts, who: Contact, rules: Rules) -> ChampionMovement:
    # Before and after are both reckoned as of today: what counts is what this person carried.
    staying = replace(who, status=ContactStatus.ACTIVE, left_on=None)
    before = network(
        replace(facts, contacts=tuple(staying if c.id == who.id else c for c in facts.contacts)),
        rules,
    )
    after = [edge for edge in before.alive if edge[1] != who.id]
    roles = tuple(role for role in WATCHED if role in who.roles)
    there = [c for c in facts.contacts if c.id != who.id and is_there(c, facts.as_of)]
    # Somebody who holds the role already carries on; only without one is anybody to be won.
    holders = [contact for contact in there if set(contact.roles) & set(roles)]
    others = [contact for contact in there if contact not in holders and contact.sentiment in _WARM]
    candidate = min(
        others,
        key=lambda c: (_WARM[c.sentiment], _HEARD[c.influence], c.name, c.id),
        default=None,
    )
    # The same edges with and without the person: touches and goal cannot differ in between.
    size_before = coverage_size(before.alive, before.goal)
    size_after = coverage_size(after, before.goal)
    connected = tuple(sorted({ours for ours, theirs in before.alive if theirs == who.id}))
    names = {member.id: member.name for member in facts.team}
    return ChampionMovement(
        contact_id=who.id,
        roles=roles,
        left_on=who.left_on,
        went_to=who.went_to,
        coverage_after=size_after,
        connected=connected,
        holders=tuple(contact.id for contact in holders),
        lost=_lost(roles, holders, size_before, size_after, [names[each] for each in connected]),
        vacuum=_vacuum(who, is_there(who, facts.as_of), roles, holders, candidate),
        follow=_follow(who),
    )


def _lost(
    roles: tuple[ContactRole, ...],
    holders: list[Contact],
    before: int,
    after: int,
    connected: list[str],
) -> tuple[Message, ...]:
    lost = []
    if not holders:
        lost.append(say("Nobody else there is known as {roles}.", roles=roles))
    if after < before:
        lost.append(say("3×3 coverage falls from {before} to {after}.", before=before, after=after))
    if connected:
        lost.append(
            say(
                "{people} of ours lost a live connection.",
                "{people} of ours lost a live connection.",
                n=len(connected),
                people=tuple(connected),
            )
        )
    return tuple(lost)


def _vacuum(
    who: Contact,
    still_there: bool,
    roles: tuple[ContactRole, ...],
    holders: list[Contact],
    candidate: Contact | None,
) -> tuple[Message, ...]:
    # While they are there the predecessor's word opens the door best; afterwards it is lost.
    if still_there and who.left_on is not None:
        first = say(
            "Ask {name} to introduce the successor before leaving on {day}.",
            name=who.name,
            day=who.left_on,
        )
    else:
        first = say(
            "Find out who takes over from {name}, and meet them before a competitor's champion"
            " does.",
            name=who.name,
        )
    steps = [first]
    if holders:
        steps.append(
            say("Speak with {people}, who can carry on.", people=tuple(c.name for c in holders))
        )
    elif candidate is not None:
        # Only where nobody holds the role: who holds it already is nearer than who has to be won.
        steps.append(say("Win {name} for the role of {role}.", name=candidate.name, role=roles[0]))
    steps.append(say("Confirm the goals of the joint impact plan with whoever decides now."))
    return tuple(steps)


def _follow(who: Contact) -> tuple[Message, ...]:
    if not who.went_to:
        return (say("Find out where {name} went, and keep in touch.", name=who.name),)
    return (
        say(
            "Congratulate {name} on the new post at {company}.", name=who.name, company=who.went_to
        ),
        say(
            "Enter {company} as a prospect, with {name} as its first contact.",
            name=who.name,
            company=who.went_to,
        ),
    )
