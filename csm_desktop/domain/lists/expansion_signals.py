"""What calls for an opportunity: licences nearly full, a champion elsewhere, an initiative of the
customer's, an alert of good tidings (domain.md §6, §8)."""

from decimal import Decimal

from csm_desktop.domain.records.alerts import AlertState, Tone
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.opportunities import OpportunityKind
from csm_desktop.domain.records.reviews import InitiativeStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.use import licensed_seats
from csm_desktop.values import dataclass

NEARLY_FULL = Decimal("0.9")
"""The share of licensed seats in use from which on more are needed soon (our choice)."""


@dataclass(frozen=True, slots=True)
class ExpansionSignal:
    """A reason to open a door: what the opportunity would be called, and of which kind it is."""

    title: Message
    kind: OpportunityKind
    why: Message
    contact_id: int | None = None


def expansion_signals(facts: AccountFacts, licences: Decimal | None) -> tuple[ExpansionSignal, ...]:
    """The signals of an account, the surest first; `licences` is the share of seats in use."""
    return (*_seats(facts, licences), *_alerts(facts), *_initiatives(facts), *_champions(facts))


def _seats(facts: AccountFacts, licences: Decimal | None) -> list[ExpansionSignal]:
    seats = licensed_seats(facts.subscriptions, facts.as_of)
    if licences is None or not seats or licences < NEARLY_FULL:
        return []
    why = say("{used} of {seats} seats are in use.", used=round(licences * seats), seats=seats)
    return [ExpansionSignal(say("More seats"), OpportunityKind.UPSELL, why)]


def _alerts(facts: AccountFacts) -> list[ExpansionSignal]:
    return [
        ExpansionSignal(
            say("{what}", what=alert.what),
            OpportunityKind.UPSELL,
            say("{why}", why=alert.why) if alert.why else say("An alert calls."),
        )
        for alert in facts.alerts
        if alert.tone is Tone.POSITIVE and alert.state is AlertState.OPEN
    ]


def _initiatives(facts: AccountFacts) -> list[ExpansionSignal]:
    return [
        ExpansionSignal(
            say("{title}", title=one.title),
            OpportunityKind.CROSS_SELL,
            say("An initiative of the customer's."),
            one.contact_id,
        )
        for one in facts.initiatives
        # Where we have a part already the door is open.
        if one.status in (InitiativeStatus.NEW, InitiativeStatus.ON_TRACK) and not one.our_part
    ]


def _champions(facts: AccountFacts) -> list[ExpansionSignal]:
    found = []
    for contact in facts.contacts:
        # Only where the new company is known: nobody sells to an unknown address.
        if ContactRole.CHAMPION in contact.roles and contact.went_to:
            title = say("{name} at {company}", name=contact.name, company=contact.went_to)
            why = say("A champion is elsewhere now.")
            found.append(ExpansionSignal(title, OpportunityKind.CROSS_SELL, why))
    return found
