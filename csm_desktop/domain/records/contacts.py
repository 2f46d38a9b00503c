"""People at the customer, their roles, and who of us is connected with them (domain.md §1, §6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.accounts import CustomField


class ContactRole(StrEnum):
    """What a contact is to the deal and to the deployment; a person may hold several."""

    END_USER = "end_user"
    STAKEHOLDER = "stakeholder"
    COMMERCIAL_BUYER = "commercial_buyer"
    SPONSOR = "sponsor"
    CHAMPION = "champion"
    DECISION_MAKER = "decision_maker"


class Sentiment(StrEnum):
    """How a contact feels about us: internal, always."""

    ADVOCATE = "advocate"
    SUPPORTIVE = "supportive"
    NEUTRAL = "neutral"
    SCEPTICAL = "sceptical"
    BLOCKER = "blocker"


class Influence(StrEnum):
    """How much a contact's word weighs in the house."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ContactStatus(StrEnum):
    """Whether the person is still there."""

    ACTIVE = "active"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the customer.

    `account_id` is None for a contact whose account is not in the book; `account_ref` then keeps
    what the file called it. `left_on` and `went_to` tell when and where a departed person went.
    """

    id: int
    account_id: int | None
    name: str
    title: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    roles: tuple[ContactRole, ...] = ()
    reports_to_id: int | None = None
    sentiment: Sentiment | None = None
    influence: Influence | None = None
    status: ContactStatus = ContactStatus.ACTIVE
    left_on: date | None = None
    went_to: str = ""
    notes: str = ""
    external_id: str = ""
    account_ref: str = ""
    custom: tuple[CustomField, ...] = ()


class ContactDetails(TypedDict, total=False):
    """What can be said of a contact beside their name, by the names of its fields."""

    title: str
    department: str
    email: str
    phone: str
    roles: tuple[ContactRole, ...]
    reports_to_id: int | None
    sentiment: Sentiment | None
    influence: Influence | None
    status: ContactStatus
    left_on: date | None
    went_to: str
    notes: str
    external_id: str
    account_ref: str
    custom: tuple[CustomField, ...]


class ContactFields(ContactDetails, total=False):
    """What can be changed of a contact."""

    name: str


class Strength(StrEnum):
    """How much a connection bears."""

    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Connection:
    """One of ours knows one of theirs.

    `touched_on` is a last touch that was typed; touches in meetings and mails are found there.
    """

    id: int
    account_id: int
    team_member_id: int
    contact_id: int
    strength: Strength = Strength.SOME
    touched_on: date | None = None
