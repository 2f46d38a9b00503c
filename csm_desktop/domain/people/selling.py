"""Organisational selling: whom to speak to, in which order, and who decides (domain.md §6)."""

from collections.abc import Iterable, Sequence
from datetime import date

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, ContactRole, Influence
from csm_desktop.domain.records.opportunities import (
    DecisionProcess,
    ImpactSize,
    Opportunity,
    OpportunityStage,
    SellingNote,
    SellingStep,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

_CLOSED = frozenset({OpportunityStage.WON, OpportunityStage.LOST})
_FROM_BELOW = (
    ContactRole.END_USER,
    ContactRole.CHAMPION,
    ContactRole.STAKEHOLDER,
    ContactRole.COMMERCIAL_BUYER,
    ContactRole.SPONSOR,
    ContactRole.DECISION_MAKER,
)
_EXECUTIVES = (ContactRole.DECISION_MAKER, ContactRole.SPONSOR, ContactRole.COMMERCIAL_BUYER)
_HEARD = {Influence.HIGH: 0, Influence.MEDIUM: 1, None: 2, Influence.LOW: 3}


@dataclass(frozen=True, slots=True)
class Conversation:
    """Somebody to speak to, and why."""

    contact_id: int
    why: Message


@dataclass(frozen=True, slots=True)
class SellingAdvice:
    """What the customer's way of deciding means for us: in which order to speak to whom."""

    process: DecisionProcess | None
    why: Message
    conversations: tuple[Conversation, ...]


@dataclass(frozen=True, slots=True)
class PlannedConversation:
    """Somebody in the order that the user chose: their place, and when they were spoken to."""

    contact_id: int
    number: int
    text: str
    spoken_on: date | None


@dataclass(frozen=True, slots=True)
class ConversationOrder:
    """The planned conversations about an opportunity, and what the way of deciding asks for."""

    opportunity: Opportunity
    why: Message
    planned: tuple[PlannedConversation, ...]

    @property
    def next(self) -> PlannedConversation | None:
        """Whom to speak to next."""
        return next((one for one in self.planned if one.spoken_on is None), None)


@dataclass(frozen=True, slots=True)
class ImpactLine:
    """A size of impact, the open opportunities of that size, and who decides on them."""

    impact: ImpactSize
    opportunities: tuple[int, ...]
    missing: tuple[int, ...]
    why: Message


def selling_advice(
    opportunity: Opportunity,
    notes: Iterable[SellingNote],
    contacts: Sequence[Contact],
    as_of: date,
) -> SellingAdvice:
    """The order of people in a consensus, the executives to line up in a hierarchy.

    People whom the user put in an order (notes of the step *who is involved*) come first, in that
    order. In a consensus the rest follow from end users upwards; in a hierarchy only executives do.
    """
    there = {contact.id: contact for contact in contacts if is_there(contact, as_of)}
    # The order that the user chose comes before any of ours.
    chosen = [
        note.contact_id
        for note in sorted(notes, key=lambda note: (note.position, note.id))
        if note.opportunity_id == opportunity.id
        and note.step is SellingStep.PEOPLE
        and note.contact_id in there
    ]
    # Advice for the wrong process would be worse than none.
    if opportunity.process is None:
        why = say("Find out first whether they decide in a hierarchy or by consensus.")
        return SellingAdvice(None, why, ())
    if opportunity.process is DecisionProcess.CONSENSUS:
        rest = _ranked(there.values(), _FROM_BELOW)
        why = say(
            "The value shown to end users decides; what matters is the order in which people are"
            " spoken to."
        )
    else:
        rest = _ranked(there.values(), _EXECUTIVES)
        if opportunity.decision_maker_id in there:
            # Whatever their roles: who decides on this one is the first to line up.
            rest.insert(0, opportunity.decision_maker_id)
        why = say("The executives must line up; everybody else follows them.")
    # A dict keeps the first place of each, so the user's order goes before ours.
    order = dict.fromkeys(person for person in (*chosen, *rest) if person is not None)
    listed = tuple(_conversation(there[each], each in chosen) for each in order)
    return SellingAdvice(opportunity.process, why, listed)


def _ranked(contacts: Iterable[Contact], roles: Sequence[ContactRole]) -> list[int | None]:
    """Those who hold one of the roles: by the first of theirs in that order, then by influence."""
    ranked = [
        (min(roles.index(role) for role in contact.roles if role in roles), contact)
        for contact in contacts
        if set(contact.roles) & set(roles)
    ]
    ranked.sort(key=lambda each: (each[0], _HEARD[each[1].influence], each[1].name, each[1].id))
    return [contact.id for _, contact in ranked]


def _conversation(contact: Contact, chosen: bool) -> Conversation:
    roles = contact.roles
    if chosen:
        why = say("{name}: put here by you.", name=contact.name)
    elif roles:
        why = say("{name}: {roles}.", name=contact.name, roles=roles)
    else:
        why = say("{name}: decides on this opportunity.", name=contact.name)
    return Conversation(contact.id, why)


def conversation_order(
    opportunities: Iterable[Opportunity],
    notes: Sequence[SellingNote],
    contacts: Sequence[Contact],
    as_of: date,
) -> ConversationOrder | None:
    """The order of the open opportunity that has one, of those that which is decided soonest; None
    where nothing is to be sold."""
    still_open = [one for one in opportunities if one.stage not in _CLOSED]
    orders = {one.id: _planned(one, notes) for one in still_open}
    front = min(
        still_open,
        key=lambda one: (not orders[one.id], one.close_on or date.max, one.id),
        default=None,
    )
    if front is None:
        return None
    why = selling_advice(front, notes, contacts, as_of).why
    return ConversationOrder(front, why, orders[front.id])


def _planned(
    opportunity: Opportunity, notes: Iterable[SellingNote]
) -> tuple[PlannedConversation, ...]:
    own = [
        note
        for note in sorted(notes, key=lambda note: (note.position, note.id))
        if note.opportunity_id == opportunity.id
        and note.step is SellingStep.PEOPLE
        and note.contact_id is not None
    ]
    return tuple(
        PlannedConversation(note.contact_id or 0, number, note.text, note.spoken_on)
        for number, note in enumerate(own, 1)
    )


def decision_makers(opportunities: Iterable[Opportunity]) -> tuple[ImpactLine, ...]:
    """Who decides on each size of impact, from initial to big; `missing` have nobody named."""
    still_open = sorted(
        (opportunity for opportunity in opportunities if opportunity.stage not in _CLOSED),
        key=lambda each: each.id,
    )
    return tuple(
        _impact(impact, [opportunity for opportunity in still_open if opportunity.impact is impact])
        for impact in ImpactSize
    )


def _impact(impact: ImpactSize, found: Sequence[Opportunity]) -> ImpactLine:
    missing = tuple(
        opportunity.id for opportunity in found if opportunity.decision_maker_id is None
    )
    if not found:
        why = say("No open opportunity of this size.")
    elif missing:
        why = say(
            "{n} opportunity has no decision maker named.",
            "{n} opportunities have no decision maker named.",
            n=len(missing),
        )
    else:
        why = say("Every opportunity of this size has its decision maker.")
    return ImpactLine(impact, tuple(opportunity.id for opportunity in found), missing, why)


def open_steps(opportunity_id: int, notes: Iterable[SellingNote]) -> tuple[SellingStep, ...]:
    """Those of the five steps of which nothing is known yet."""
    known = {
        note.step for note in notes if note.opportunity_id == opportunity_id and note.text.strip()
    }
    return tuple(step for step in SellingStep if step not in known)
