"""The people of an account as its Contacts tab shows them: the map, what hangs on whom, who is who.

Computed from facts that were read already, so that a tab costs no second look into the book.
"""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.alerts.champion_movement import ChampionMovement, champion_movements
from csm_desktop.domain.people.coverage import Network, WhatIf, is_there, network, what_if_each
from csm_desktop.domain.people.introductions import (
    CoverageMap,
    Introduction,
    coverage_headline,
    coverage_map,
    next_introduction,
)
from csm_desktop.domain.people.organisation import Organisation, organisation
from csm_desktop.domain.people.roles import RoleCoverage
from csm_desktop.domain.people.same_person import SamePerson, perhaps_the_same
from csm_desktop.domain.people.selling import ConversationOrder, conversation_order
from csm_desktop.domain.people.touches import last_met, last_touches
from csm_desktop.domain.records.contacts import (
    Connection,
    Contact,
    ContactRole,
    ContactStatus,
    Influence,
    Sentiment,
    ThirdParty,
    ThirdPartyKind,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as a row: `days` since anybody of ours last had to do with them, None for never.

    `gone` is True once somebody has left; a leaving that lies ahead has a `left_on` alone.
    `contact` is the whole of what is stored of them.
    """

    id: int
    name: str
    title: str
    email: str
    phone: str
    roles: tuple[ContactRole, ...]
    influence: Influence | None
    sentiment: Sentiment | None
    reports_to_id: int | None
    met_on: date | None
    days: int | None
    gone: bool
    left_on: date | None
    went_to: str
    contact: Contact


@dataclass(frozen=True, slots=True)
class PeopleView:
    """What the Contacts tab shows. `names` are those of everybody, by side and id."""

    account_id: int
    as_of: date
    goal: int
    window: int
    network: Network
    map: CoverageMap
    why: Message
    what_if: tuple[WhatIf, ...]
    roles: tuple[RoleCoverage, ...]
    introduction: Introduction | None
    movements: tuple[ChampionMovement, ...]
    alike: tuple[SamePerson, ...]
    lines: tuple[ContactLine, ...]
    team: tuple[TeamMember, ...]
    connections: dict[tuple[int, int], Connection]
    names: dict[tuple[Side, int], str]
    organisation: Organisation
    third_parties: tuple[ThirdParty, ...]
    selling: ConversationOrder | None


def people_view(facts: AccountFacts, rules: Rules, roles: tuple[RoleCoverage, ...]) -> PeopleView:
    """The people of an account, from its facts."""
    touches = last_touches(facts)
    net = network(facts, rules, touches)
    # A user who has left the team is nobody to introduce people to.
    me = next((member.id for member in facts.team if member.is_me and member.active), None)
    owner = facts.account.owner_id if facts.account.owner_id is not None else me
    grid = coverage_map(net, owner)
    best = next_introduction(net, owner)
    met = last_met(touches)
    lines = [_line(contact, met.get(contact.id), facts.as_of) for contact in facts.contacts]
    place = {contact.id: number for number, contact in enumerate(grid.columns)}
    # As in the map beside it, so that eyes find people in the same order.
    lines.sort(key=lambda line: (line.gone, place.get(line.id, len(place)), line.name, line.id))
    names = {(Side.US, member.id): member.name for member in facts.team}
    names |= {(Side.CUSTOMER, contact.id): contact.name for contact in facts.contacts}
    return PeopleView(
        account_id=facts.account.id,
        as_of=facts.as_of,
        goal=rules.coverage_goal,
        window=rules.connection_days,
        network=net,
        map=grid,
        why=coverage_headline(net, best),
        what_if=what_if_each(net),
        roles=roles,
        introduction=best,
        movements=champion_movements(facts, rules),
        alike=perhaps_the_same(facts.contacts),
        lines=tuple(lines),
        team=net.team,
        connections={(c.team_member_id, c.contact_id): c for c in facts.connections},
        names=names,
        organisation=organisation(facts.contacts, facts.as_of, met, facts.third_parties),
        third_parties=_in_kinds(facts.third_parties),
        selling=conversation_order(
            facts.opportunities, facts.selling_notes, facts.contacts, facts.as_of
        ),
    )


def _in_kinds(parties: Iterable[ThirdParty]) -> tuple[ThirdParty, ...]:
    """Partners first, competitors last, each by name."""
    kinds = list(ThirdPartyKind)
    return tuple(
        sorted(
            parties,
            key=lambda one: (kinds.index(one.kind), one.firm.casefold(), one.person, one.id),
        )
    )


def _line(contact: Contact, met_on: date | None, as_of: date) -> ContactLine:
    return ContactLine(
        contact.id,
        contact.name,
        contact.title,
        contact.email,
        contact.phone,
        contact.roles,
        contact.influence,
        contact.sentiment,
        contact.reports_to_id,
        met_on,
        None if met_on is None else (as_of - met_on).days,
        # Who leaves on a day to come is there until then.
        contact.status is ContactStatus.LEFT and not is_there(contact, as_of),
        contact.left_on,
        contact.went_to,
        contact,
    )
