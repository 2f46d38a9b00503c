"""Subscriptions and what became of them: the money of the book (domain.md §1)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.money import Money


class SubscriptionStatus(StrEnum):
    """Whether a subscription earns."""

    TRIAL = "trial"
    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A product that the account pays for every year.

    `arr` is annual recurring revenue; `term_months` the length of a term. `account_id` is None
    while the account that the file named (`account_ref`) is not in the book.
    """

    id: int
    account_id: int | None
    product: str
    arr: Money
    starts_on: date | None = None
    term_months: int | None = None
    renews_on: date | None = None
    licensed_seats: int | None = None
    status: SubscriptionStatus = SubscriptionStatus.ACTIVE
    ended_on: date | None = None
    external_id: str = ""
    account_ref: str = ""
    custom: tuple[CustomField, ...] = ()


class SubscriptionDetails(TypedDict, total=False):
    """What can be said of a subscription beside its product, by the names of its fields."""

    arr: Money
    starts_on: date | None
    term_months: int | None
    renews_on: date | None
    licensed_seats: int | None
    status: SubscriptionStatus
    ended_on: date | None
    external_id: str
    account_ref: str
    custom: tuple[CustomField, ...]


class SubscriptionFields(SubscriptionDetails, total=False):
    """What can be changed of a subscription."""

    product: str


class RevenueKind(StrEnum):
    """What happened to recurring revenue."""

    NEW = "new"
    EXPANSION = "expansion"
    CONTRACTION = "contraction"
    CHURN = "churn"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class RevenueEvent:
    """One change of an account's recurring revenue.

    `amount` is the change in ARR and never negative: the kind says which way it went. A renewal's
    amount is the ARR that was renewed.
    """

    id: int
    account_id: int
    kind: RevenueKind
    on: date
    amount: Money
    subscription_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """A rate that the user typed in: `rate` units of `to_currency` for one of `from_currency`."""

    id: int
    from_currency: str
    to_currency: str
    rate: Decimal
    on: date
    source: str = ""


class ExchangeRateFields(TypedDict, total=False):
    """What can be changed of a rate."""

    from_currency: str
    to_currency: str
    rate: Decimal
    on: date
    source: str
