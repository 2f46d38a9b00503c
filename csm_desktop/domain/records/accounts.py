"""Accounts: customer companies, from before the signature on (domain.md §1)."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.foreign_ids import ForeignIds
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.passport import (
    IDS_ELSEWHERE,
    INTERNAL,
    ColumnType,
    Merge,
    Searched,
    internal,
    shared,
)
from csm_desktop.values import dataclass


class AccountStatus(StrEnum):
    """Where the account stands with us commercially; a prospect is none yet, a partner sells it."""

    ONBOARDING = "onboarding"
    LIVE = "live"
    CHURNED = "churned"
    PROSPECT = "prospect"
    PARTNER = "partner"


CUSTOMERS = (AccountStatus.ONBOARDING, AccountStatus.LIVE)
"""The statuses of those who are customers now."""


class Experience(StrEnum):
    """How practised the customer is: the inexperienced must see value earlier (domain.md §4)."""

    INEXPERIENCED = "inexperienced"
    SOME = "some"
    EXPERIENCED = "experienced"


@dataclass(frozen=True, slots=True)
class CustomField:
    """A column of the user's own that the program has no field for: kept, searched, exported."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Account:
    """A customer company.

    `domain` is a bare web domain in lower case; `country` an ISO 3166 code where it is known, else
    the words given; `sold_by_id` the representative of ours who sold it; `ids` those that other
    systems gave it. `parent_id` is the account that this one belongs to, in a group of companies;
    `language` is that of letters to its people, "" for the user's own;
    `also_called` names and web domains of accounts that became one with it. `deleted_at` set means:
    in the trash, to be purged 30 days later; `merged_into_id` that it became one with that account;
    `handed_on` that since that day a colleague (`handed_to`) keeps it in a book of their own.
    """

    id: int
    name: str = field(
        metadata=shared(
            searched=Searched.TITLE, naming=True, merge=Merge.NOTED, column=ColumnType.NAME
        )
    )
    domain: str = field(
        default="",
        metadata=internal(
            searched=Searched.BODY, merge=Merge.NOTED, label="Web domain", column=ColumnType.WEB
        ),
    )
    industry: str = field(
        default="", metadata=shared(searched=Searched.BODY, column=ColumnType.TEXT)
    )
    employees: int | None = field(default=None, metadata=internal(column=ColumnType.COUNT))
    country: str = field(
        default="", metadata=shared(searched=Searched.BODY, column=ColumnType.COUNTRY)
    )
    city: str = field(default="", metadata=shared(searched=Searched.BODY, column=ColumnType.TEXT))
    time_zone: str = field(default="", metadata=shared(column=ColumnType.TEXT))
    currency: str = field(default="", metadata=shared(column=ColumnType.CURRENCY))
    language: str = field(default="", metadata=shared(label="Language of letters"))
    segment_id: int | None = field(default=None, metadata=internal(column=ColumnType.TEXT))
    owner_id: int | None = field(
        default=None, metadata=internal(to="team_member", column=ColumnType.TEXT)
    )
    sold_by_id: int | None = field(
        default=None, metadata=internal(to="team_member", column=ColumnType.TEXT)
    )
    products: tuple[str, ...] = field(
        default=(),
        metadata=shared(searched=Searched.BODY, merge=Merge.JOINED, column=ColumnType.LIST),
    )
    stage: Stage = field(
        default=Stage.DECISION, metadata=internal(merge=Merge.KEPT, column=ColumnType.CHOICE)
    )
    status: AccountStatus = field(
        default=AccountStatus.ONBOARDING,
        metadata=internal(merge=Merge.KEPT, column=ColumnType.CHOICE),
    )
    experience: Experience = field(default=Experience.SOME, metadata=internal(merge=Merge.KEPT))
    strategic: bool = field(default=False, metadata=internal(column=ColumnType.FLAG))
    contract_start: date | None = field(default=None, metadata=shared(column=ColumnType.DATE))
    first_value_on: date | None = field(default=None, metadata=shared(label="First value on"))
    first_value_note: str = field(
        default="",
        metadata=shared(searched=Searched.BODY, merge=Merge.JOINED, label="First value, in words"),
    )
    tags: tuple[str, ...] = field(
        default=(),
        metadata=internal(searched=Searched.BODY, merge=Merge.JOINED, column=ColumnType.LIST),
    )
    notes: str = field(
        default="",
        metadata=internal(searched=Searched.BODY, merge=Merge.JOINED, column=ColumnType.TEXT),
    )
    ids: ForeignIds = field(default=(), metadata=IDS_ELSEWHERE)
    parent_id: int | None = field(
        default=None,
        metadata=internal(
            to="account", merge=Merge.RULED, label="Belongs to", column=ColumnType.REFERENCE
        ),
    )
    also_called: tuple[str, ...] = field(
        default=(), metadata=internal(searched=Searched.BODY, merge=Merge.JOINED)
    )
    merged_into_id: int | None = field(
        default=None, metadata=internal(to="account", merge=Merge.KEPT, label="Became one with")
    )
    custom: tuple[CustomField, ...] = field(
        default=(),
        metadata=internal(searched=Searched.BODY, merge=Merge.JOINED, label="Own fields"),
    )
    handed_to: str = field(default="", metadata=internal(merge=Merge.KEPT, label="Handed over to"))
    handed_on: date | None = field(
        default=None, metadata=internal(merge=Merge.KEPT, label="Handed over on")
    )
    created_at: datetime | None = field(default=None, metadata=internal(merge=Merge.KEPT))
    deleted_at: datetime | None = field(
        default=None, metadata=internal(merge=Merge.KEPT, label="In the trash since")
    )


@dataclass(frozen=True, slots=True)
class AccountFirstValue:
    """Of an account, under the same names: what the time to first value is told from."""

    id: int
    segment_id: int | None
    experience: Experience
    contract_start: date | None
    first_value_on: date | None


class AccountDetails(TypedDict, total=False):
    """What can be said of an account beside its name, by the names of its fields."""

    domain: str
    industry: str
    employees: int | None
    country: str
    city: str
    time_zone: str
    currency: str
    language: str
    segment_id: int | None
    owner_id: int | None
    sold_by_id: int | None
    products: tuple[str, ...]
    stage: Stage
    status: AccountStatus
    experience: Experience
    strategic: bool
    contract_start: date | None
    first_value_on: date | None
    first_value_note: str
    tags: tuple[str, ...]
    notes: str
    ids: ForeignIds
    parent_id: int | None
    also_called: tuple[str, ...]
    custom: tuple[CustomField, ...]


class AccountFields(AccountDetails, total=False):
    """What can be changed of an account."""

    name: str


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A person said that two accounts are two, however alike they are: nobody is asked again."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    other_account_id: int = field(metadata=internal(to="account", label="Other account"))
    on: date = field(metadata=INTERNAL)
