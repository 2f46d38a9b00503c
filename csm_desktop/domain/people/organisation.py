"""The organisation chart: people, those who left, and the gaps that they left (domain.md §6).

Whoever left stays where somebody still hangs beneath them, and for a year in any case (our choice):
an empty chair that nobody has taken is a question to ask.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.people.roles import organisation_chart
from csm_desktop.domain.records.contacts import Contact, ThirdParty
from csm_desktop.domain.text.message import Message
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass

_REMEMBERED = timedelta(days=365)


class SeatKind(StrEnum):
    """What stands in a seat of the chart."""

    PERSON = "person"
    GONE = "gone"
    GAP = "gap"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: a person, one who left, or the open place of one who left (`contact` is who that
    was, `ask_id` whom to ask), or a third party (`outside`; `contact` is how it would look as one).
    `id` of a gap is the negative of the person's."""

    id: int
    kind: SeatKind
    contact: Contact
    parent_id: int | None
    met_on: date | None
    days: int | None
    ask_id: int | None = None
    outside: ThirdParty | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """The seats, each parent before those beneath; `dotted` are (who, to whom) beside the lines."""

    seats: tuple[Seat, ...]
    dotted: tuple[tuple[int, int], ...]
    remarks: tuple[Message, ...]

    @property
    def parents(self) -> dict[int, int | None]:
        """The parent of each seat, in the order of siblings."""
        return {seat.id: seat.parent_id for seat in self.seats}

    def counts(self) -> dict[str, int]:
        """How many were met, were never met, have left, are missing."""
        people = [seat for seat in self.seats if seat.kind is SeatKind.PERSON]
        met = sum(seat.met_on is not None for seat in people)
        gone = sum(seat.kind is SeatKind.GONE for seat in self.seats)
        gaps = sum(seat.kind is SeatKind.GAP for seat in self.seats)
        return {"people": len(people), "met": met, "never": len(people) - met, "gone": gone,
                "gaps": gaps}  # fmt: skip


def organisation(
    contacts: Sequence[Contact],
    as_of: date,
    met: Mapping[int, date],
    third_parties: Sequence[ThirdParty] = (),
) -> Organisation:
    """The chart of these people; `met` is when each was last met. Third parties stand beside them,
    with a dotted line to whom they are close to."""
    lately = {each.id for each in contacts if _left_lately(each, as_of)}
    chart = organisation_chart(contacts, as_of, lately)
    known = {contact.id: contact for contact in contacts}
    shown = {line.contact_id for line in chart.lines}
    seats: list[Seat] = []
    for line in chart.lines:
        contact = known[line.contact_id]
        kind = SeatKind.GONE if line.gone else SeatKind.PERSON
        seats.append(_seat(contact, kind, line.parent_id, as_of, met))
        if line.gone and _is_open(contact, contacts, as_of):
            seats.append(_gap(contact, line.parent_id, known, as_of))
    dotted = tuple(
        (each.id, each.dotted_to_id)
        for each in contacts
        if each.id in shown and each.dotted_to_id in shown and each.dotted_to_id is not None
    )
    close = tuple(
        (party.id, party.contact_id)
        for party in third_parties
        if party.contact_id is not None and party.contact_id in shown
    )
    seats += map(_outside, third_parties)
    return Organisation(tuple(seats), (*dotted, *close), chart.remarks)


def _outside(party: ThirdParty) -> Seat:
    title = ", ".join(filter(None, (party.title, party.firm))) if party.person else ""
    # As a contact, so that a firm is drawn by the same card as a person.
    looks = Contact(party.id, party.account_id, party.person or party.firm, title)
    return Seat(party.id, SeatKind.OUTSIDE, looks, None, None, None, outside=party)


def _left_lately(contact: Contact, as_of: date) -> bool:
    if is_there(contact, as_of) or contact.left_on is None:
        return False
    return as_of - contact.left_on <= _REMEMBERED


def _is_open(gone: Contact, contacts: Sequence[Contact], as_of: date) -> bool:
    """Whether nobody who is there does what the one who left did: by title, else by a role."""
    if gone.left_on is None or as_of - gone.left_on > _REMEMBERED:
        return False
    there = [each for each in contacts if is_there(each, as_of)]
    # By title, because several may share a role; who had no title is known by roles alone.
    if gone.title:
        return plain_letters(gone.title) not in {plain_letters(each.title) for each in there}
    held = {role for each in there for role in each.roles}
    return bool(set(gone.roles) - held)


def _gap(gone: Contact, parent_id: int | None, known: Mapping[int, Contact], as_of: date) -> Seat:
    """The open seat beside the one who left it; asked is who is above, where they are there."""
    boss = known.get(parent_id) if parent_id is not None else None
    # Nobody asks somebody who has left.
    ask = boss.id if boss is not None and is_there(boss, as_of) else None
    days = (as_of - gone.left_on).days if gone.left_on is not None else None
    return Seat(-gone.id, SeatKind.GAP, gone, parent_id, None, days, ask)


def _seat(
    contact: Contact,
    kind: SeatKind,
    parent_id: int | None,
    as_of: date,
    met: Mapping[int, date],
) -> Seat:
    on = met.get(contact.id)
    days = (as_of - on).days if on is not None else None
    return Seat(contact.id, kind, contact, parent_id, on, days)
