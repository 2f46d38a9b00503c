"""What the printed chart of the organisation says: to the customer, or to ourselves.

The customer's holds names, titles, neutral words for roles and the day of the last contact. How
anybody feels or weighs, and which seats we think are open, stand only on the internal one.
"""

from datetime import date

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.people.organisation import Seat, SeatKind, organisation
from csm_desktop.domain.people.touches import last_met, last_touches
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import say
from csm_desktop.reports.people.role_words import roles_words
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, beside, inside, label, render, short_day, tr, voice


@dataclass(frozen=True, slots=True)
class PaperSeat:
    """A card on paper; `parent` is the id of the one above, `is_outline` for who is not there."""

    id: int
    parent: int | None
    name: str
    title: str
    roles: str
    foot: str
    is_outline: bool


@dataclass(frozen=True, slots=True)
class ChartPack:
    """The chart, ready to be printed."""

    account: str
    as_of: date
    voice: Voice
    title: str
    author: str
    is_internal: bool
    seats: tuple[PaperSeat, ...]
    dotted: tuple[tuple[int, int], ...]
    remarks: tuple[str, ...]


def assemble_chart(facts: AccountFacts, *, internal: bool = False) -> ChartPack:
    """The chart of an account as of `facts.as_of`; internal fields are blanked first, unless it is
    for ourselves. Touches are taken from all facts: the customer was there."""
    shown = facts if internal else facts_for_customer(facts)
    # Of all facts and not of what is shared: mails are internal, and the customer got them.
    met = last_met(last_touches(facts))
    chart = organisation(shown.contacts, shown.as_of, met, shown.third_parties)
    seats = tuple(
        _seat(seat, chart.seats, internal=internal)
        for seat in chart.seats
        # That we think a seat is open is our own guess about their house.
        if internal or seat.kind is not SeatKind.GAP
    )
    me = next((member.name for member in facts.team if member.is_me), "")
    words = say("Who reports to whom: {n} person", "Who reports to whom: {n} people",
                n=chart.counts()["people"])  # fmt: skip
    return ChartPack(
        account=shown.account.name,
        as_of=shown.as_of,
        voice=voice(),
        title=render(words),
        author=me,
        is_internal=internal,
        seats=seats,
        dotted=chart.dotted,
        # That a list was wrong is no customer's business.
        remarks=tuple(map(render, chart.remarks)) if internal else (),
    )


def _seat(seat: Seat, seats: tuple[Seat, ...], *, internal: bool) -> PaperSeat:
    contact = seat.contact
    name, roles = contact.name, roles_words(contact.roles)
    foot = tr("not met yet")
    if seat.met_on is not None:
        foot = render(say("last contact {on}", on=short_day(seat.met_on, with_year=True)))
    if seat.kind is SeatKind.GONE:
        foot = tr("left")
        if contact.left_on is not None:
            foot = render(say("left {on}", on=short_day(contact.left_on, with_year=True)))
    elif seat.kind is SeatKind.GAP:
        name, roles = render(say("Who follows {name}?", name=contact.name)), ""
        boss = next((each.contact.name for each in seats if each.id == seat.ask_id), "")
        foot = render(say("ask {name}", name=boss)) if boss else ""
    elif seat.outside is not None:
        foot = label(seat.outside.kind)
    elif internal:
        weight = inside(contact.influence) if contact.influence else ""
        felt = inside(contact.sentiment) if contact.sentiment else ""
        met = short_day(seat.met_on) if seat.met_on is not None else foot
        foot = beside((weight, felt, met))
    return PaperSeat(
        seat.id, seat.parent_id, name, contact.title, roles, foot,
        seat.kind is not SeatKind.PERSON,
    )  # fmt: skip
