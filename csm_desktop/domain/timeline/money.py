"""Contracts and what became of them, and what was offered beyond them."""

from collections.abc import Iterator

from csm_desktop.domain.money.movements import opened_with
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.opportunities import OpportunityStage
from csm_desktop.domain.records.revenue import (
    RenewalOutcome,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind

_ENDED = (OpportunityStage.WON, OpportunityStage.LOST)


def contracts(facts: AccountFacts) -> Iterator[Occurrence]:
    """The dated revenue events; of a contract without any, its beginning and its end."""
    products = {contract.id: contract.product for contract in facts.subscriptions}
    told = {(event.subscription_id, event.kind) for event in facts.revenue_events}
    lost = {
        (decision.subscription_id, decision.due_on): decision.reason
        for decision in facts.renewal_decisions
        if decision.outcome is RenewalOutcome.LOST
    }
    for event in facts.revenue_events:
        product = products.get(event.subscription_id) if event.subscription_id else None
        said = say("{kind}: {amount} a year", kind=event.kind, amount=event.amount)
        if product:
            said = say(
                "{kind} of {product}: {amount} a year",
                kind=event.kind,
                product=product,
                amount=event.amount,
            )
        yield Occurrence(event.on, TimelineKind.MONEY, said, event, event.note)
    for contract in facts.subscriptions:
        # Where an event tells the same, a second line of it would read as a second contract.
        if contract.starts_on is not None and (contract.id, RevenueKind.NEW) not in told:
            opened = opened_with(contract, facts.revenue_events, facts.as_of)
            began = _began(contract, opened)
            yield Occurrence(contract.starts_on, TimelineKind.MONEY, began, contract)
        # One that was given notice ends on its day, whatever its status still says.
        if contract.ended_on is not None and (contract.id, RevenueKind.CHURN) not in told:
            over = say("Contract ended")
            if contract.product:
                over = say("Contract ended: {product}", product=contract.product)
            why = lost.get((contract.id, contract.ended_on), "")
            yield Occurrence(contract.ended_on, TimelineKind.MONEY, over, contract, why)


def _began(contract: Subscription, opened: Money) -> Message:
    """With what it earned then; what is tried out, or has no known price, earns nothing."""
    if contract.status is SubscriptionStatus.TRIAL:
        if contract.product:
            return say("Trial began: {product}", product=contract.product)
        return say("Trial began")
    if not opened.minor:
        if contract.product:
            return say("Contract began: {product}", product=contract.product)
        return say("Contract began")
    if contract.product:
        return say(
            "Contract began: {product}, {amount} a year", product=contract.product, amount=opened
        )
    return say("Contract began: {amount} a year", amount=opened)


def opportunities(facts: AccountFacts) -> Iterator[Occurrence]:
    """When an opportunity was seen, and on which day it was won or lost."""
    for deal in facts.opportunities:
        if deal.opened_on is not None:
            opened = say("Opportunity: {title}", title=deal.title)
            if deal.amount is not None:
                opened = say("Opportunity: {title}, {amount}", title=deal.title, amount=deal.amount)
            yield Occurrence(deal.opened_on, TimelineKind.MONEY, opened, deal)
        if deal.stage in _ENDED and deal.close_on is not None and deal.close_on <= facts.as_of:
            closed = say("Opportunity {stage}: {title}", stage=deal.stage, title=deal.title)
            yield Occurrence(deal.close_on, TimelineKind.MONEY, closed, deal, deal.note)
