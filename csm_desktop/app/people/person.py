"""One person of an account with all that is known of them, as the contact page shows them."""

from datetime import UTC, date, datetime

from csm_desktop.app.book import Book
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.people.touches import addresses, last_met, last_touches
from csm_desktop.domain.records.contacts import Contact, Sentiment, Strength
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.instants import day_in
from csm_desktop.storage.queries.people import elsewhere, values_over_time
from csm_desktop.values import dataclass

_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class PersonTie:
    """One of ours who knows the person, how well, and when they last had to do with them."""

    id: int
    member: TeamMember
    strength: Strength | None
    touched_on: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class SentimentSince:
    """How somebody felt about us from a day on; None for what the book began with."""

    since: date | None
    sentiment: Sentiment | None


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """The same person, perhaps, as a contact of another account of the book."""

    id: int
    account_id: int
    account: str
    title: str
    left_on: date | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person. `bosses` is the line above them, nearest first; `reports` who is beneath, `dotted`
    who answers to them beside their line. `feelings` are oldest first."""

    contact: Contact
    is_gone: bool
    met_on: date | None
    bosses: tuple[Contact, ...]
    reports: tuple[Contact, ...]
    dotted: tuple[Contact, ...]
    ties: tuple[PersonTie, ...]
    feelings: tuple[SentimentSince, ...]
    places: tuple[OtherPlace, ...]


def person_view(book: Book, facts: AccountFacts, contact_id: int) -> PersonView | None:
    """All about one person of an account; None where they are not (any more) among its people."""
    known = {contact.id: contact for contact in facts.contacts}
    contact = known.get(contact_id)
    if contact is None:
        return None
    with book.reading() as connection:
        changes = values_over_time(connection, "contact", contact_id, "sentiment")
        others = elsewhere(connection, facts.account.id, contact.name, addresses(contact))
    touches = last_touches(facts)
    return PersonView(
        contact=contact,
        is_gone=not is_there(contact, facts.as_of),
        met_on=last_met(touches).get(contact_id),
        bosses=_bosses(known, contact),
        reports=tuple(each for each in facts.contacts if each.reports_to_id == contact_id),
        dotted=tuple(each for each in facts.contacts if each.dotted_to_id == contact_id),
        ties=_ties(facts, contact_id, touches),
        feelings=_feelings(facts, contact, changes),
        places=tuple(
            OtherPlace(row.contact_id, row.account_id, row.account, row.title, row.left_on)
            for row in others
        ),
    )


def _bosses(known: dict[int, Contact], contact: Contact) -> tuple[Contact, ...]:
    found: list[Contact] = []
    boss_id = contact.reports_to_id
    # Lists may bring circles, which the chart tells of: nobody stands twice in one line.
    while boss_id in known and len(found) < _DEEPEST and known[boss_id] not in (*found, contact):
        found.append(known[boss_id])
        boss_id = known[boss_id].reports_to_id
    return tuple(found)


def _ties(
    facts: AccountFacts, contact_id: int, touches: dict[tuple[int, int], date]
) -> tuple[PersonTie, ...]:
    strengths = {
        connection.team_member_id: connection.strength
        for connection in facts.connections
        if connection.contact_id == contact_id
    }
    found = []
    for member in facts.team:
        on = touches.get((member.id, contact_id))
        if member.id in strengths or on is not None:
            days = None if on is None else (facts.as_of - on).days
            found.append(PersonTie(member.id, member, strengths.get(member.id), on, days))
    return tuple(sorted(found, key=lambda tie: (tie.days is None, tie.days or 0, tie.member.name)))


def _feelings(
    facts: AccountFacts,
    contact: Contact,
    changes: tuple[tuple[datetime, str | None, str | None], ...],
) -> tuple[SentimentSince, ...]:
    """What the journal tells; a day on which it changed twice counts with its last word."""
    zone = facts.account.time_zone or "UTC"
    found: dict[date | None, Sentiment | None] = {}
    for at, before, after in changes:
        if not found:
            found[None] = Sentiment(before) if before else None
        found[day_in(at.astimezone(UTC), zone)] = Sentiment(after) if after else None
    if not found:
        found[None] = contact.sentiment
    return tuple(SentimentSince(since, felt) for since, felt in found.items())
