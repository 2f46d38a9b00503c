"""Subscriptions and what became of them: the money of the book (domain.md §1)."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.foreign_ids import ForeignIds
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import (
    IDS_ELSEWHERE,
    INTERNAL,
    ColumnType,
    Searched,
    internal,
    shared,
)
from csm_desktop.values import dataclass


class SubscriptionStatus(StrEnum):
    """Whether a subscription earns."""

    TRIAL = "trial"
    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A product that the account pays for every year.

    `arr` is annual recurring revenue; `term_months` the length of a term. Notice must be given
    `notice_days` before the renewal; without it the contract goes on by itself for
    `auto_renewal_months` (0: it does not, None: nobody knows). `uplift_percent` is by how much the
    price rises with each term. An add-on `ends_with` another contract of the account: they are
    renewed together. `account_id` is None while the account that the file named
    (`account_ref`) is not in the book.
    """

    id: int
    account_id: int | None = field(metadata=shared(history=False))
    product: str = field(
        metadata=shared(searched=Searched.TITLE, naming=True, column=ColumnType.TEXT)
    )
    arr: Money = field(metadata=internal(label="Annual recurring revenue", column=ColumnType.MONEY))
    starts_on: date | None = field(
        default=None, metadata=shared(label="Start", column=ColumnType.DATE)
    )
    term_months: int | None = field(
        default=None, metadata=shared(label="Term in months", column=ColumnType.COUNT)
    )
    renews_on: date | None = field(
        default=None,
        metadata=shared(dating=True, label="Renewal date", column=ColumnType.DATE),
    )
    licensed_seats: int | None = field(default=None, metadata=shared(column=ColumnType.COUNT))
    status: SubscriptionStatus = field(
        default=SubscriptionStatus.ACTIVE, metadata=internal(column=ColumnType.CHOICE)
    )
    ended_on: date | None = field(
        default=None, metadata=internal(label="Ended on", column=ColumnType.DATE)
    )
    ids: ForeignIds = field(default=(), metadata=IDS_ELSEWHERE)
    account_ref: str = field(default="", metadata=internal(searched=Searched.BODY, history=False))
    custom: tuple[CustomField, ...] = field(
        default=(), metadata=internal(searched=Searched.BODY, label="Own fields")
    )
    notice_days: int | None = field(default=None, metadata=internal(label="Notice in days"))
    auto_renewal_months: int | None = field(
        default=None, metadata=internal(label="Renews itself for months")
    )
    uplift_percent: Decimal | None = field(
        default=None, metadata=internal(label="Price rises by percent")
    )
    ends_with_id: int | None = field(
        default=None, metadata=internal(to="subscription", label="Ends with")
    )


@dataclass(frozen=True, slots=True)
class ContractMoney:
    """Of a subscription, under the same names: what revenue is told from."""

    id: int
    account_id: int | None
    product: str
    arr: Money
    starts_on: date | None
    term_months: int | None
    renews_on: date | None
    status: SubscriptionStatus
    ended_on: date | None
    auto_renewal_months: int | None = None


Contract = Subscription | ContractMoney


class SubscriptionDetails(TypedDict, total=False):
    """What can be said of a subscription beside its product, by the names of its fields."""

    arr: Money
    starts_on: date | None
    term_months: int | None
    renews_on: date | None
    licensed_seats: int | None
    status: SubscriptionStatus
    ended_on: date | None
    ids: ForeignIds
    account_ref: str
    custom: tuple[CustomField, ...]
    notice_days: int | None
    auto_renewal_months: int | None
    uplift_percent: Decimal | None
    ends_with_id: int | None


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
    account_id: int = field(metadata=internal(history=False))
    kind: RevenueKind = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    amount: Money = field(metadata=INTERNAL)
    subscription_id: int | None = field(default=None, metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))


class RevenueEventFields(TypedDict, total=False):
    """What can be changed of a revenue event."""

    kind: RevenueKind
    on: date
    amount: Money
    subscription_id: int | None
    note: str


class Outlook(StrEnum):
    """How sure a renewal is."""

    COMMITTED = "committed"
    LIKELY = "likely"
    OPEN = "open"
    AT_RISK = "at_risk"


class RenewalOutcome(StrEnum):
    """How a renewal ended."""

    RENEWED = "renewed"
    SMALLER = "smaller"
    EXPANDED = "expanded"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class RenewalDecision:
    """How the renewal of a subscription that was due on a day ended.

    `on` is when that was decided, which may be before or after; `before` and `after` are what it
    earned a year until then and earns from then on, nothing where it was lost.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    subscription_id: int = field(metadata=internal(history=False))
    due_on: date = field(metadata=internal(label="Was due on"))
    outcome: RenewalOutcome = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    before: Money = field(metadata=INTERNAL)
    after: Money = field(metadata=INTERNAL)
    reason: str = field(default="", metadata=internal(naming=True, searched=Searched.TITLE))
    note: str = field(default="", metadata=internal(searched=Searched.BODY))


@dataclass(frozen=True, slots=True)
class RenewalAnswer:
    """What is known of one of the questions before a renewal, that of so many `days` before it."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    subscription_id: int = field(metadata=internal(history=False))
    due_on: date = field(metadata=internal(label="Is due on"))
    days: int = field(metadata=internal(label="Days before"))
    text: str = field(metadata=internal(naming=True, searched=Searched.TITLE))
    on: date = field(metadata=internal(label="Day"))


@dataclass(frozen=True, slots=True)
class RenewalPlan:
    """What the user says and prepares before the renewal of a subscription that is due on a day.

    `word` is the user's own, which counts instead of what health and standing say; `expected` what
    it is to earn a year from then on. `contact_id` decides on it; `value_shown_on` is the day on
    which the value achieved was shown to them. `on` is the day of the last of these.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    subscription_id: int = field(metadata=internal(history=False))
    due_on: date = field(metadata=internal(label="Is due on"))
    on: date = field(metadata=internal(label="Day"))
    word: Outlook | None = field(default=None, metadata=internal(label="Own word"))
    expected: Money | None = field(default=None, metadata=internal(label="Expected a year"))
    why: str = field(default="", metadata=internal(naming=True, searched=Searched.TITLE))
    contact_id: int | None = field(default=None, metadata=internal(label="Who decides"))
    risks: str = field(default="", metadata=internal(searched=Searched.BODY))
    offer: str = field(default="", metadata=internal(searched=Searched.BODY))
    value_shown_on: date | None = field(default=None, metadata=INTERNAL)


class RenewalPlanFields(TypedDict, total=False):
    """What can be said and prepared before a renewal."""

    word: Outlook | None
    expected: Money | None
    why: str
    contact_id: int | None
    risks: str
    offer: str
    value_shown_on: date | None


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """What the forecast said on a day of a renewal: how sure, and what it was to bring a year."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    subscription_id: int = field(metadata=internal(history=False))
    due_on: date = field(metadata=internal(label="Is due on", history=False))
    on: date = field(metadata=internal(label="Day", history=False))
    outlook: Outlook = field(metadata=internal(history=False))
    amount: Money = field(metadata=internal(history=False))


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """A rate that the user typed in: `rate` units of `to_currency` for one of `from_currency`."""

    id: int
    from_currency: str = field(metadata=INTERNAL)
    to_currency: str = field(metadata=INTERNAL)
    rate: Decimal = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    source: str = field(default="", metadata=INTERNAL)


class ExchangeRateFields(TypedDict, total=False):
    """What can be changed of a rate."""

    from_currency: str
    to_currency: str
    rate: Decimal
    on: date
    source: str
