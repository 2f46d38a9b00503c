"""Subscriptions, revenue events and typed exchange rates."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class ExchangeRateRow(Row):
    """A row of revenue.ExchangeRate."""

    __tablename__ = "exchange_rate"

    from_currency: Mapped[str]
    to_currency: Mapped[str]
    rate: Mapped[str]
    on: Mapped[str]
    source: Mapped[str]


class SubscriptionRow(Row):
    """A row of revenue.Subscription."""

    __tablename__ = "subscription"

    account_id: Mapped[int | None] = mapped_column(to("account"), index=True)
    product: Mapped[str]
    arr_minor: Mapped[int]
    arr_currency: Mapped[str]
    starts_on: Mapped[str | None]
    term_months: Mapped[int | None]
    renews_on: Mapped[str | None]
    licensed_seats: Mapped[int | None]
    status: Mapped[str]
    ended_on: Mapped[str | None]
    external_id: Mapped[str]
    account_ref: Mapped[str]
    custom: Mapped[str]


class RevenueEventRow(Row):
    """A row of revenue.RevenueEvent."""

    __tablename__ = "revenue_event"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    on: Mapped[str]
    amount_minor: Mapped[int]
    amount_currency: Mapped[str]
    subscription_id: Mapped[int | None] = mapped_column(to("subscription"))
    note: Mapped[str]
