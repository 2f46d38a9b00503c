"""What the printed map of people says, of what a customer may see (domain.md §6).

Names, titles, roles, and the day of the last contact. How anybody feels, on whom all hangs, and
what if somebody left is no customer's business and is not asked for here.
"""

from datetime import date

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.people.coverage import Network, network
from csm_desktop.domain.people.introductions import coverage_map
from csm_desktop.domain.people.roles import organisation_chart, role_coverage
from csm_desktop.domain.people.touches import last_touches
from csm_desktop.domain.records.contacts import Contact, ThirdParty
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.people import PeopleNames, author_id
from csm_desktop.reports.people.role_words import role_words, roles_words
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, beside, render, voice


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role, by whom it is held, and when one of ours last had to do with one of them."""

    role: str
    holders: tuple[str, ...]
    last_met: date | None


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """A person in the chart of the organisation; `depth` 0 stands at the top."""

    depth: int
    name: str
    title: str
    roles: str
    last_met: date | None


@dataclass(frozen=True, slots=True)
class PeoplePack:
    """The map, ready to be printed. `ties` is the last contact by row and column, where alive."""

    account: str
    as_of: date
    voice: Voice
    title: str
    prepared_by: PersonLine | None
    ours: tuple[PersonLine, ...]
    theirs: tuple[PersonLine, ...]
    ties: tuple[tuple[int, int, date], ...]
    covered: int
    wanted: int
    window: int
    roles: tuple[RoleLine, ...]
    chart: tuple[PlacedPerson, ...]
    around: tuple[str, ...]


def assemble_people(facts: AccountFacts, rules: Rules = DEFAULT_RULES) -> PeoplePack:
    """The map of an account as of `facts.as_of`; internal fields are blanked first.

    Touches are taken from all facts: the customer got the mails and sat in the meetings that they
    come from (internal meetings are no touches).
    """
    shared = facts_for_customer(facts)
    people = PeopleNames(shared, author_id(facts))
    touches = last_touches(facts)
    net = network(shared, rules, touches)
    grid = coverage_map(net, author_id(facts))
    return PeoplePack(
        account=shared.account.name,
        as_of=shared.as_of,
        voice=voice(),
        title=_title(net, grid.coverage.size),
        prepared_by=people.author(),
        ours=tuple(line for row in grid.rows if (line := people.member(row.member.id))),
        theirs=tuple(line for column in grid.columns if (line := people.contact(column.id))),
        # Live ones alone, for that is what the legend says of a mark.
        ties=tuple(
            (row, column, cell.touched_on)
            for row, line in enumerate(grid.rows)
            for column, cell in enumerate(line.cells)
            if cell.alive and cell.touched_on is not None
        ),
        covered=grid.coverage.size,
        wanted=net.goal,
        window=net.days,
        roles=tuple(
            RoleLine(
                role_words(coverage.role),
                tuple(holder.name for holder in coverage.holders),
                max((h.last_met for h in coverage.holders if h.last_met), default=None),
            )
            for coverage in role_coverage(shared, touches)
        ),
        chart=_chart(shared, net),
        around=tuple(map(party_words, shared.third_parties)),
    )


def party_words(party: ThirdParty) -> str:
    """A third party that the customer may see: who, of which firm, and what they are."""
    who = beside((party.person, party.title, party.firm), ", ")
    return render(say("{who} ({kind})", who=who, kind=party.kind))


def _title(net: Network, covered: int) -> str:
    if not net.contacts:
        words = say("The people we work with are still to be named")
    elif covered >= net.goal:
        words = say("{n} working relationships stand side by side", n=covered)
    elif covered == 0:
        words = say("The working relationships are still to be built")
    else:
        words = say(
            "{n} of {wanted} working relationships stands",
            "{n} of {wanted} working relationships stand",
            n=covered,
            wanted=net.goal,
        )
    return render(words)


def _chart(shared: AccountFacts, net: Network) -> tuple[PlacedPerson, ...]:
    known: dict[int, Contact] = {contact.id: contact for contact in net.contacts}
    last: dict[int, date] = {}
    for (_, contact_id), on in net.touches.items():
        last[contact_id] = max(on, last.get(contact_id, on))
    return tuple(
        PlacedPerson(
            line.depth,
            known[line.contact_id].name,
            known[line.contact_id].title,
            roles_words(known[line.contact_id].roles),
            last.get(line.contact_id),
        )
        for line in organisation_chart(shared.contacts, shared.as_of).lines
        # Who has left stands in the chart of the window, and on no customer's page.
        if line.contact_id in known
    )
