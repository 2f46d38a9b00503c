"""Accounts and how they move through the boomerang."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class AccountRow(Row):
    """A row of accounts.Account."""

    __tablename__ = "account"

    name: Stored[str]
    domain: Stored[str]
    industry: Stored[str]
    employees: Stored[int | None]
    country: Stored[str]
    city: Stored[str]
    time_zone: Stored[str]
    currency: Stored[str]
    segment_id: Stored[int | None] = stored_column(to="segment")
    owner_id: Stored[int | None] = stored_column(to="team_member")
    sold_by_id: Stored[int | None] = stored_column(to="team_member")
    products: Stored[str]
    stage: Stored[str]
    status: Stored[str]
    experience: Stored[str]
    strategic: Stored[bool]
    contract_start: Stored[str | None]
    first_value_on: Stored[str | None]
    first_value_note: Stored[str]
    tags: Stored[str]
    notes: Stored[str]
    external_id: Stored[str]
    custom: Stored[str]
    created_at: Stored[str | None]
    deleted_at: Stored[str | None]


class StageChangeRow(Row):
    """A row of lifecycle.StageChange."""

    __tablename__ = "stage_change"

    account_id: Stored[int] = stored_column(to="account", index=True)
    stage: Stored[str]
    on: Stored[str]
    leader: Stored[str]
    note: Stored[str]


class StepChangeRow(Row):
    """A row of lifecycle.StepChange."""

    __tablename__ = "step_change"

    account_id: Stored[int] = stored_column(to="account", index=True)
    step: Stored[str]
    on: Stored[str]


class AdvocacyActRow(Row):
    """A row of lifecycle.AdvocacyAct."""

    __tablename__ = "advocacy_act"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    on: Stored[str]
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    direction: Stored[str]
    note: Stored[str]
