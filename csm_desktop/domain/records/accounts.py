"""Accounts: customer companies, from before the signature on (domain.md §1)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.lifecycle import Stage


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
    the words given; `sold_by_id` the representative of ours who sold it; `external_id` the id in
    the system it came from. `deleted_at` set means: in the trash, to be purged 30 days later.
    """

    id: int
    name: str
    domain: str = ""
    industry: str = ""
    employees: int | None = None
    country: str = ""
    city: str = ""
    time_zone: str = ""
    currency: str = ""
    segment_id: int | None = None
    owner_id: int | None = None
    sold_by_id: int | None = None
    products: tuple[str, ...] = ()
    stage: Stage = Stage.DECISION
    status: AccountStatus = AccountStatus.ONBOARDING
    experience: Experience = Experience.SOME
    strategic: bool = False
    contract_start: date | None = None
    first_value_on: date | None = None
    first_value_note: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    external_id: str = ""
    custom: tuple[CustomField, ...] = ()
    created_at: datetime | None = None
    deleted_at: datetime | None = None


class AccountDetails(TypedDict, total=False):
    """What can be said of an account beside its name, by the names of its fields."""

    domain: str
    industry: str
    employees: int | None
    country: str
    city: str
    time_zone: str
    currency: str
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
    external_id: str
    custom: tuple[CustomField, ...]


class AccountFields(AccountDetails, total=False):
    """What can be changed of an account."""

    name: str
