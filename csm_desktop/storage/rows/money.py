"""Subscriptions, revenue events and typed exchange rates."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class ExchangeRateRow(Row):
    """A row of revenue.ExchangeRate."""

    __tablename__ = "exchange_rate"

    from_currency: Stored[str]
    to_currency: Stored[str]
    rate: Stored[str]
    on: Stored[str]
    source: Stored[str]


class SubscriptionRow(Row):
    """A row of revenue.Subscription."""

    __tablename__ = "subscription"

    account_id: Stored[int | None] = stored_column(to="account", index=True)
    product: Stored[str]
    arr_minor: Stored[int]
    arr_currency: Stored[str]
    starts_on: Stored[str | None]
    term_months: Stored[int | None]
    renews_on: Stored[str | None]
    licensed_seats: Stored[int | None]
    status: Stored[str]
    ended_on: Stored[str | None]
    external_id: Stored[str]
    account_ref: Stored[str]
    custom: Stored[str]


class RevenueEventRow(Row):
    """A row of revenue.RevenueEvent."""

    __tablename__ = "revenue_event"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    on: Stored[str]
    amount_minor: Stored[int]
    amount_currency: Stored[str]
    subscription_id: Stored[int | None] = stored_column(to="subscription")
    note: Stored[str]
