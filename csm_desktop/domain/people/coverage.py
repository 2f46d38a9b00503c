"""3x3 redundancy: how many people would have to leave before a relationship breaks (domain.md §6).

Coverage is the size of the largest set of alive connections in which nobody appears twice, 0 to 3
(our choice). A connection is a stored one: to have sat in one meeting together is a touch, and is
shown on the map, but is not yet a relationship that bears (our choice).
"""

from collections.abc import Collection
from datetime import date, timedelta

from csm_desktop.domain.people.matching import Edge, largest_matching, matching_size
from csm_desktop.domain.people.touches import Touches, last_touches
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact, ContactStatus, Strength
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Network:
    """Who is there on both sides, and which connections are alive.

    `alive` are the edges (team member id, contact id), latest touch first; `touches` the last touch
    of every pair, connected or not; `strengths` those of stored connections.
    """

    as_of: date
    goal: int
    days: int
    team: tuple[TeamMember, ...]
    contacts: tuple[Contact, ...]
    alive: tuple[Edge, ...]
    touches: Touches
    strengths: dict[Edge, Strength]


@dataclass(frozen=True, slots=True)
class Pair:
    """One of ours and one of theirs."""

    team_member_id: int
    contact_id: int


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A person whose leaving lowers coverage: a single point of failure."""

    side: Side
    person_id: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """`size` of `goal`, the pairs that make it up, and on whom alone it hangs."""

    size: int
    goal: int
    pairs: tuple[Pair, ...]
    single_points: tuple[SinglePoint, ...]
    why: Message

    @property
    def met(self) -> bool:
        """Whether redundancy is met."""
        return self.size >= self.goal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What coverage would be if one person left."""

    side: Side
    person_id: int
    before: int
    after: int
    why: Message


@dataclass(frozen=True, slots=True)
class WhatIfTogether:
    """What coverage would be if several people left at once."""

    before: int
    after: int
    why: Message


def is_asked_for(account: Account, segment: Segment | None) -> bool:
    """Whether a lack of coverage is worth a warning: in high-touch and strategic accounts."""
    return account.strategic or (
        segment is not None and segment.engagement is Engagement.HIGH_TOUCH
    )


def is_there(contact: Contact, as_of: date) -> bool:
    """Whether a contact is still with the customer; a leaving that lies ahead has not happened."""
    if contact.status is ContactStatus.ACTIVE:
        return True
    return contact.left_on is not None and contact.left_on > as_of


def network(
    facts: AccountFacts, rules: Rules = DEFAULT_RULES, touches: Touches | None = None
) -> Network:
    """The network of an account; `touches` where they are known already (a whole book at once).

    A connection is alive while its last touch is at most `rules.connection_days` old. Departed
    contacts and inactive team members have none.
    """
    known = last_touches(facts) if touches is None else touches
    team = tuple(member for member in facts.team if member.active)
    contacts = tuple(contact for contact in facts.contacts if is_there(contact, facts.as_of))
    ours = {member.id for member in team}
    # A stored connection outlives whoever left; only who is still there can keep it alive.
    theirs = {contact.id for contact in contacts}
    strengths: dict[Edge, Strength] = {
        (connection.team_member_id, connection.contact_id): connection.strength
        for connection in facts.connections
        if connection.team_member_id in ours and connection.contact_id in theirs
    }
    goal, days = rules.coverage_goal, rules.connection_days
    oldest = facts.as_of - timedelta(days=days)
    # The latest touch first: where several matchings are as large, the liveliest pairs are shown.
    lately = [(known[edge], edge) for edge in strengths if edge in known and known[edge] >= oldest]
    lately.sort(key=lambda each: (-each[0].toordinal(), each[1]))
    edges = tuple(edge for _, edge in lately)
    return Network(facts.as_of, goal, days, team, contacts, edges, known, strengths)


def coverage_size(edges: Collection[Edge], goal: int) -> int:
    """Coverage alone, for lists of thousands of accounts."""
    return matching_size(edges, goal)


def coverage(network: Network) -> Coverage:
    """Coverage with its pairs and its single points of failure.

    A person is one only while coverage does not exceed the goal: with a fourth pair to spare,
    nobody's leaving lowers it.
    """
    found = largest_matching(network.alive)
    size = min(len(found.edges), network.goal)
    pairs = tuple(Pair(*edge) for edge in found.edges[: network.goal])
    points: tuple[SinglePoint, ...] = ()
    # `needed_left` and `needed_right` are of the whole matching: with a pair to spare nobody is.
    if len(found.edges) <= network.goal:
        points = tuple(SinglePoint(Side.US, each) for each in sorted(found.needed_left)) + tuple(
            SinglePoint(Side.CUSTOMER, each) for each in sorted(found.needed_right)
        )
    return Coverage(size, network.goal, pairs, points, _why(network, size, len(points)))


def _why(network: Network, size: int, points: int) -> Message:
    if size >= network.goal and not points:
        return say(
            "{size} people of ours are each in live contact with a different person of theirs:"
            " redundancy is met.",
            size=size,
        )
    if size >= network.goal:
        return say(
            (
                "{size} people of ours are each in live contact with a different person of "
                "theirs: redundancy is met. It hangs on {n} single person."
            ),
            (
                "{size} people of ours are each in live contact with a different person of "
                "theirs: redundancy is met. It hangs on {n} single persons."
            ),
            size=size,
            n=points,
        )
    return say(
        (
            "{n} of {goal} people of ours is in live contact (last {days} days) with a person of "
            "theirs; {needed} more needed."
        ),
        (
            "{n} of {goal} people of ours are each in live contact (last {days} days) with a "
            "different person of theirs; {needed} more needed."
        ),
        n=size,
        goal=network.goal,
        days=network.days,
        needed=network.goal - size,
    )


def what_if_together(network: Network, leavers: Collection[tuple[Side, int]]) -> WhatIfTogether:
    """What coverage becomes when these people leave, of either side or of both."""
    before = coverage_size(network.alive, network.goal)
    after = _size_without(network, leavers)
    # Each alone too: people who can be spared one by one may be one net together.
    alone = [_size_without(network, [leaver]) for leaver in leavers]
    return WhatIfTogether(before, after, _told_together(before, after, alone))


def _size_without(network: Network, leavers: Collection[tuple[Side, int]]) -> int:
    left = [
        (ours, theirs)
        for ours, theirs in network.alive
        if (Side.US, ours) not in leavers and (Side.CUSTOMER, theirs) not in leavers
    ]
    return coverage_size(left, network.goal)


def _told_together(before: int, after: int, alone: Collection[int]) -> Message:
    if after == before:
        return say("Coverage would stay at {after}: others are connected.", after=after)
    if min(alone) == before:
        return say(
            "Any of them alone could be spared; together, coverage would fall from {before} to"
            " {after}.",
            before=before,
            after=after,
        )
    return say("Coverage would fall from {before} to {after}.", before=before, after=after)


def what_if_each(network: Network) -> tuple[WhatIf, ...]:
    """The same for everybody with a stored connection: the gravest first, theirs before ours."""
    found = coverage(network)
    weak = {(point.side, point.person_id) for point in found.single_points}
    people = sorted(
        {(Side.CUSTOMER, contact) for _, contact in network.strengths}
        | {(Side.US, member) for member, _ in network.strengths}
    )
    told = [
        # By the matching that is known, for a single leaving never costs more than one pair.
        _told(side, person, found.size, found.size - ((side, person) in weak))
        for side, person in people
    ]
    # Sorting keeps the order of equals, so theirs stay before ours.
    return tuple(sorted(told, key=lambda each: each.after))


def _told(side: Side, person_id: int, before: int, after: int) -> WhatIf:
    if after < before:
        why = say("Coverage would fall from {before} to {after}.", before=before, after=after)
    else:
        why = say("Coverage would stay at {after}: others are connected.", after=after)
    return WhatIf(side, person_id, before, after, why)
