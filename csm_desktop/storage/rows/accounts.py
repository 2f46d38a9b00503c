"""Accounts and how they move through the boomerang."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class AccountRow(Row):
    """A row of accounts.Account."""

    __tablename__ = "account"

    name: Mapped[str]
    domain: Mapped[str]
    industry: Mapped[str]
    employees: Mapped[int | None]
    country: Mapped[str]
    city: Mapped[str]
    time_zone: Mapped[str]
    currency: Mapped[str]
    segment_id: Mapped[int | None] = mapped_column(to("segment"))
    owner_id: Mapped[int | None] = mapped_column(to("team_member"))
    products: Mapped[str]
    stage: Mapped[str]
    status: Mapped[str]
    experience: Mapped[str]
    strategic: Mapped[bool]
    contract_start: Mapped[str | None]
    first_value_on: Mapped[str | None]
    first_value_note: Mapped[str]
    tags: Mapped[str]
    notes: Mapped[str]
    external_id: Mapped[str]
    custom: Mapped[str]
    created_at: Mapped[str | None]
    deleted_at: Mapped[str | None]


class StageChangeRow(Row):
    """A row of lifecycle.StageChange."""

    __tablename__ = "stage_change"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    stage: Mapped[str]
    on: Mapped[str]
    leader: Mapped[str]
    note: Mapped[str]


class StepChangeRow(Row):
    """A row of lifecycle.StepChange."""

    __tablename__ = "step_change"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    step: Mapped[str]
    on: Mapped[str]


class AdvocacyActRow(Row):
    """A row of lifecycle.AdvocacyAct."""

    __tablename__ = "advocacy_act"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    on: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    direction: Mapped[str]
    note: Mapped[str]
