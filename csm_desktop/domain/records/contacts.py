"""People at the customer, their roles, and who of us is connected with them (domain.md §1, §6)."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.foreign_ids import ForeignIds
from csm_desktop.domain.records.lifecycle import Direction
from csm_desktop.domain.records.passport import (
    IDS_ELSEWHERE,
    INTERNAL,
    SHARED,
    ColumnType,
    Merge,
    Searched,
    internal,
    shared,
)
from csm_desktop.domain.text.reach import ReachPoint
from csm_desktop.values import dataclass


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


class AddressForm(StrEnum):
    """How a contact is greeted in a letter."""

    FIRST_NAME = "first_name"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the customer.

    `account_id` is None for a contact whose account is not in the book; `account_ref` then keeps
    what the file called it. `left_on` and `went_to` tell when and where a departed person went.
    `arrived_on` is since when a newcomer is there, where that is known: others were there before.
    `champion_until` is when the champion's role was taken away (see `people.champions`).
    `reach` are further addresses, numbers and links. `dotted_to_id` is to whom they answer beside
    their line (a dotted line). `formerly_at` is where they were before they came here.
    `language` is that of letters, "" for the account's; `greeting` the user's own words for one,
    "" for what the form makes. `quote` is what they said and may be shown beside their name.
    `opted_out`: messages to many do not go to this person.
    """

    id: int
    account_id: int | None = field(metadata=shared(merge=Merge.KEPT, history=False))
    name: str = field(
        metadata=shared(
            searched=Searched.TITLE, naming=True, merge=Merge.NOTED, column=ColumnType.NAME
        )
    )
    title: str = field(
        default="",
        metadata=shared(
            searched=Searched.BODY, merge=Merge.NOTED, label="Job title", column=ColumnType.TEXT
        ),
    )
    department: str = field(
        default="", metadata=shared(searched=Searched.BODY, column=ColumnType.TEXT)
    )
    email: str = field(
        default="",
        metadata=shared(
            searched=Searched.BODY, merge=Merge.NOTED, label="E-mail", column=ColumnType.EMAIL
        ),
    )
    phone: str = field(
        default="",
        metadata=internal(
            searched=Searched.BODY,
            merge=Merge.NOTED,
            label="Telephone",
            column=ColumnType.PHONE,
        ),
    )
    mobile: str = field(
        default="",
        metadata=internal(
            searched=Searched.BODY,
            merge=Merge.NOTED,
            label="Mobile",
            column=ColumnType.PHONE,
        ),
    )
    reach: tuple[ReachPoint, ...] = field(
        default=(),
        metadata=internal(
            searched=Searched.BODY,
            merge=Merge.JOINED,
            label="Further addresses and numbers",
            column=ColumnType.REACH,
        ),
    )
    roles: tuple[ContactRole, ...] = field(
        default=(), metadata=shared(merge=Merge.JOINED, column=ColumnType.LIST)
    )
    reports_to_id: int | None = field(
        default=None, metadata=shared(merge=Merge.RULED, to="contact", column=ColumnType.NAME)
    )
    dotted_to_id: int | None = field(
        default=None, metadata=shared(merge=Merge.RULED, to="contact", label="Also answers to")
    )
    sentiment: Sentiment | None = field(
        default=None, metadata=internal(opened_by="sentiment", column=ColumnType.CHOICE)
    )
    influence: Influence | None = field(default=None, metadata=internal(column=ColumnType.CHOICE))
    status: ContactStatus = field(
        default=ContactStatus.ACTIVE, metadata=shared(merge=Merge.KEPT, column=ColumnType.CHOICE)
    )
    left_on: date | None = field(
        default=None, metadata=shared(merge=Merge.KEPT, label="Left on", column=ColumnType.DATE)
    )
    went_to: str = field(
        default="",
        metadata=internal(
            searched=Searched.BODY, merge=Merge.KEPT, label="New company", column=ColumnType.TEXT
        ),
    )
    formerly_at: str = field(
        default="", metadata=internal(searched=Searched.BODY, label="Formerly at")
    )
    champion_until: date | None = field(default=None, metadata=internal(label="Champion until"))
    arrived_on: date | None = field(default=None, metadata=internal(label="Arrived on"))
    notes: str = field(
        default="",
        metadata=internal(searched=Searched.BODY, merge=Merge.JOINED, column=ColumnType.TEXT),
    )
    language: str = field(
        default="", metadata=shared(label="Language of letters", column=ColumnType.CHOICE)
    )
    address_form: AddressForm | None = field(
        default=None, metadata=internal(label="Form of address")
    )
    greeting: str = field(default="", metadata=shared(label="Greeting in letters"))
    quote: str = field(
        default="",
        metadata=shared(searched=Searched.BODY, merge=Merge.NOTED, label="In their own words"),
    )
    opted_out: bool = field(
        default=False, metadata=internal(label="No messages to many", column=ColumnType.FLAG)
    )
    account_ref: str = field(default="", metadata=internal(searched=Searched.BODY, history=False))
    ids: ForeignIds = field(default=(), metadata=IDS_ELSEWHERE)
    custom: tuple[CustomField, ...] = field(
        default=(),
        metadata=internal(searched=Searched.BODY, merge=Merge.JOINED, label="Own fields"),
    )


class ContactDetails(TypedDict, total=False):
    """What can be said of a contact beside their name, by the names of its fields."""

    title: str
    department: str
    email: str
    phone: str
    mobile: str
    reach: tuple[ReachPoint, ...]
    roles: tuple[ContactRole, ...]
    reports_to_id: int | None
    dotted_to_id: int | None
    sentiment: Sentiment | None
    influence: Influence | None
    status: ContactStatus
    left_on: date | None
    went_to: str
    formerly_at: str
    champion_until: date | None
    arrived_on: date | None
    notes: str
    language: str
    address_form: AddressForm | None
    greeting: str
    quote: str
    opted_out: bool
    account_ref: str
    ids: ForeignIds
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
    account_id: int = field(metadata=shared(history=False))
    team_member_id: int = field(metadata=shared(label="Of us"))
    contact_id: int = field(metadata=SHARED)
    strength: Strength = field(default=Strength.SOME, metadata=SHARED)
    touched_on: date | None = field(default=None, metadata=shared(label="Last touch elsewhere"))


class TouchKind(StrEnum):
    """How we had to do with them; a note is about them, and no contact with them."""

    CALL = "call"
    MAIL = "mail"
    MESSAGE = "message"
    VISIT = "visit"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Touch:
    """The user had to do with the customer on a day, beside meetings and their follow-ups.

    `contact_id` is with whom, None where nobody was named. The first line of `text` says what it
    was; a note may have more.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: TouchKind = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    text: str = field(default="", metadata=internal(searched=Searched.TITLE, naming=True))
    contact_id: int | None = field(default=None, metadata=INTERNAL)
    direction: Direction = field(default=Direction.US_TO_CUSTOMER, metadata=INTERNAL)

    @property
    def is_contact(self) -> bool:
        """Whether anybody of theirs was spoken or written to."""
        return self.kind is not TouchKind.NOTE


class ThirdPartyKind(StrEnum):
    """What a third party is to us."""

    PARTNER = "partner"
    CONSULTANT = "consultant"
    COMPETITOR = "competitor"


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """A firm around an account, or somebody of one: `person` is "" where the firm alone is known.

    `contact_id` is whom of the customer's people they are close to. It is ours alone, unless it is
    `shareable`: then the customer's map of people names the firm and the person.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    kind: ThirdPartyKind = field(metadata=SHARED)
    firm: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    person: str = field(default="", metadata=shared(searched=Searched.BODY))
    title: str = field(default="", metadata=shared(searched=Searched.BODY, label="Job title"))
    email: str = field(default="", metadata=internal(searched=Searched.BODY, label="E-mail"))
    phone: str = field(default="", metadata=internal(searched=Searched.BODY, label="Telephone"))
    contact_id: int | None = field(default=None, metadata=internal(label="Close to"))
    note: str = field(default="", metadata=internal(searched=Searched.BODY))
    shareable: bool = field(default=False, metadata=internal(label="The customer may see it"))


class ThirdPartyDetails(TypedDict, total=False):
    """What can be said of a third party beside its kind and firm."""

    person: str
    title: str
    email: str
    phone: str
    contact_id: int | None
    note: str
    shareable: bool


class ThirdPartyFields(ThirdPartyDetails, total=False):
    """What can be changed of a third party."""

    kind: ThirdPartyKind
    firm: str


@dataclass(frozen=True, slots=True)
class ContactPhoto:
    """A small picture of a contact: `data` is a JPEG in base64, made small by the program.

    One a contact; never on paper, and gone for good with it.
    """

    id: int
    account_id: int | None = field(metadata=internal(history=False))
    contact_id: int = field(metadata=INTERNAL)
    data: str = field(metadata=internal(history=False))
