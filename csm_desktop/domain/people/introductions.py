"""The coverage map as a grid, and whom to bring together next (domain.md §6).

An introduction raises coverage exactly when neither of the two is already indispensable to it: the
people whom some largest matching leaves out on either side can always be joined as one pair more.
"""

from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.people.coverage import Coverage, Network, coverage
from csm_desktop.domain.people.matching import largest_matching
from csm_desktop.domain.records.contacts import Contact, ContactRole, Influence, Strength
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

_WEIGHTIEST = (
    ContactRole.SPONSOR,
    ContactRole.DECISION_MAKER,
    ContactRole.CHAMPION,
    ContactRole.COMMERCIAL_BUYER,
    ContactRole.STAKEHOLDER,
    ContactRole.END_USER,
)
_TIER = dict(zip(_WEIGHTIEST, (0, 0, 1, 1, 2, 3), strict=True))
_NO_ROLE = 4
_INFLUENCE = {Influence.HIGH: 0, Influence.MEDIUM: 1, None: 2, Influence.LOW: 3}


@dataclass(frozen=True, slots=True)
class MapCell:
    """One of ours and one of theirs on the map.

    `strength` is None without a stored connection; `days` since the last touch, None when there
    was none; `alive` when the connection is stored and its last touch inside the window.
    """

    team_member_id: int
    contact_id: int
    strength: Strength | None
    touched_on: date | None
    days: int | None
    alive: bool


@dataclass(frozen=True, slots=True)
class MapRow:
    """One of our people with a cell for each contact, in the order of the map's columns."""

    member: TeamMember
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """Rows our people, columns theirs: those with connections first, then by the role they hold."""

    columns: tuple[Contact, ...]
    rows: tuple[MapRow, ...]
    coverage: Coverage

    def best(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The places of the rows and columns that coverage is made of, and of as many more as the
        goal needs: three by three by default."""
        ours = {pair.team_member_id for pair in self.coverage.pairs}
        theirs = {pair.contact_id for pair in self.coverage.pairs}
        goal = self.coverage.goal
        return (
            _first([row.member.id in ours for row in self.rows], goal),
            _first([contact.id in theirs for contact in self.columns], goal),
        )


def _first(needed: Sequence[bool], goal: int) -> tuple[int, ...]:
    """The places that are needed, filled up from the front to `goal`."""
    places = [index for index, wanted in enumerate(needed) if wanted]
    places += [index for index, wanted in enumerate(needed) if not wanted]
    return tuple(sorted(places[:goal]))


@dataclass(frozen=True, slots=True)
class Introduction:
    """The next best introduction, or the renewal of a connection that has lapsed.

    `fix` says what it does for coverage in half a sentence, `why` the whole.
    """

    team_member_id: int
    contact_id: int
    renewal: bool
    coverage_after: int
    fix: Message
    why: Message


def coverage_map(network: Network, owner_id: int | None = None) -> CoverageMap:
    """The map: everybody of theirs, and of ours whoever knows one of them or owns the account."""
    alive = set(network.alive)
    known = network.strengths.keys() | network.touches.keys()
    # The owner has a row also while nobody was met: the map says whom they have yet to meet.
    ours = {member for member, _ in known} | {owner_id}
    degree: dict[tuple[bool, int], int] = {}
    for member_id, contact_id in alive:
        for person in ((True, member_id), (False, contact_id)):
            degree[person] = degree.get(person, 0) + 1
    connected = {contact for _, contact in network.strengths}
    columns = sorted(
        network.contacts,
        # As introductions are proposed, so that who is to be met next stands among the first.
        key=lambda c: (
            c.id not in connected,
            -degree.get((False, c.id), 0),
            tier(c),
            _INFLUENCE[c.influence],
            c.name,
            c.id,
        ),
    )
    # The owner's row first: whoever opens the map looks for their own.
    members = sorted(
        (member for member in network.team if member.id in ours),
        key=lambda m: (m.id != owner_id, -degree.get((True, m.id), 0), m.name, m.id),
    )
    rows = tuple(
        MapRow(m, tuple(_cell(network, alive, m.id, c.id) for c in columns)) for m in members
    )
    return CoverageMap(tuple(columns), rows, coverage(network))


def _cell(
    network: Network, alive: set[tuple[int, int]], member_id: int, contact_id: int
) -> MapCell:
    edge = (member_id, contact_id)
    touched = network.touches.get(edge)
    days = None if touched is None else (network.as_of - touched).days
    return MapCell(member_id, contact_id, network.strengths.get(edge), touched, days, edge in alive)


def tier(contact: Contact) -> int:
    """How much it matters to know this person: 0 for sponsor and decision maker, 4 for no role."""
    return min((_TIER[role] for role in contact.roles), default=_NO_ROLE)


def next_introduction(network: Network, owner_id: int | None = None) -> Introduction | None:
    """Which pair should meet next; None when coverage is met, or nobody is left to bring together.

    Sponsors and decision makers come first; then connections that only need renewing, then people
    who have met; then influence; then those of ours who are with the account already (our choice).
    """
    found = largest_matching(network.alive)
    before = len(found.edges)
    # Coverage counts to its goal and no further, so one pair more would raise nothing.
    if before >= network.goal:
        return None
    involved = {member for member, _ in network.strengths.keys() | network.touches.keys()} | {
        owner_id
    }
    best = min(
        (
            (_rank(network, member, contact, involved), member, contact)
            for contact in network.contacts
            # Who is in every largest matching is used up already: another pair with them raises
            # nothing.
            if contact.id not in found.needed_right
            for member in network.team
            if member.id not in found.needed_left
        ),
        key=lambda candidate: candidate[0],
        default=None,
    )
    return None if best is None else _introduction(network, best[1], best[2], before)


def _rank(
    network: Network, member: TeamMember, contact: Contact, involved: set[int | None]
) -> tuple[int, int, int, bool, str, int, int]:
    edge = (member.id, contact.id)
    closeness = 0 if edge in network.strengths else 1 if edge in network.touches else 2
    return (
        tier(contact),
        closeness,
        _INFLUENCE[contact.influence],
        member.id not in involved,
        # Names before ids, so that the proposal does not depend on the order of entry.
        contact.name,
        contact.id,
        member.id,
    )


def _introduction(
    network: Network, member: TeamMember, contact: Contact, before: int
) -> Introduction:
    edge = (member.id, contact.id)
    touched = network.touches.get(edge)
    words: dict[str, object] = {
        "ours": member.name,
        "theirs": _named(contact),
        "before": before,
        "after": before + 1,
    }
    days = None if touched is None else (network.as_of - touched).days
    if days is not None and days <= network.days:
        why = say(
            (
                "{ours} met {theirs} {n} day ago and has no connection yet; to make one raises "
                "coverage from {before} to {after}."
            ),
            (
                "{ours} met {theirs} {n} days ago and has no connection yet; to make one raises "
                "coverage from {before} to {after}."
            ),
            n=days,
            **words,
        )
    elif days is not None:
        why = say(
            (
                "{ours} last met {theirs} {n} day ago (window {window}); to meet again raises "
                "coverage from {before} to {after}."
            ),
            (
                "{ours} last met {theirs} {n} days ago (window {window}); to meet again raises "
                "coverage from {before} to {after}."
            ),
            n=days,
            window=network.days,
            **words,
        )
    else:
        why = say(
            "{ours} has not met {theirs}; an introduction raises coverage from {before} to"
            " {after}.",
            **words,
        )
    fix = _fix(network, member, contact, days, before + 1)
    return Introduction(*edge, edge in network.strengths, before + 1, fix, why)


def _fix(
    network: Network, member: TeamMember, contact: Contact, days: int | None, after: int
) -> Message:
    names: dict[str, object] = {"ours": member.name, "theirs": contact.name}
    if days is None:
        return say("{ours} meeting {theirs} makes {n}", n=after, **names)
    if days <= network.days:
        return say("connecting {ours} and {theirs}, who have met, makes {n}", n=after, **names)
    return say("{ours} meeting {theirs} again makes {n}", n=after, **names)


def coverage_headline(network: Network, best: Introduction | None) -> Message:
    """Coverage, and what would raise it: the next best introduction where there is one."""
    if best is None:
        return coverage(network).why
    return say(
        (
            "{n} of {goal} people of ours is in live contact (last {days} days) with a person of "
            "theirs; {fix}."
        ),
        (
            "{n} of {goal} people of ours are each in live contact (last {days} days) with a "
            "different person of theirs; {fix}."
        ),
        # One introduction makes one pair more.
        n=best.coverage_after - 1,
        goal=network.goal,
        days=network.days,
        fix=best.fix,
    )


def _named(contact: Contact) -> Message:
    role = next((role for role in _WEIGHTIEST if role in contact.roles), None)
    if role is None:
        return say("{name}", name=contact.name)
    return say("{name} ({role})", name=contact.name, role=role)
