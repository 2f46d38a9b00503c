"""Contracts and what became of them, and what was offered beyond them."""

from collections.abc import Iterator

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.opportunities import OpportunityStage
from csm_desktop.domain.records.revenue import RevenueKind, SubscriptionStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind

_ENDED = (OpportunityStage.WON, OpportunityStage.LOST)


def contracts(facts: AccountFacts) -> Iterator[Occurrence]:
    """The dated revenue events; of a contract without any, its beginning and its end."""
    products = {contract.id: contract.product for contract in facts.subscriptions}
    told = {(event.subscription_id, event.kind) for event in facts.revenue_events}
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
            began = _contract(
                say("Contract began: {amount} a year", amount=contract.arr),
                say(
                    "Contract began: {product}, {amount} a year",
                    product=contract.product,
                    amount=contract.arr,
                ),
                contract.product,
            )
            yield Occurrence(contract.starts_on, TimelineKind.MONEY, began, contract)
        ended = contract.status is SubscriptionStatus.ENDED and contract.ended_on is not None
        if ended and contract.ended_on and (contract.id, RevenueKind.CHURN) not in told:
            over = _contract(
                say("Contract ended"),
                say("Contract ended: {product}", product=contract.product),
                contract.product,
            )
            yield Occurrence(contract.ended_on, TimelineKind.MONEY, over, contract)


def _contract(plain: Message, named: Message, product: str) -> Message:
    return named if product else plain


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
