"""What a file can bring: the kinds of list, and the fields a column of each may feed.

What a stored field is brought by stands in its passport, under its own name; others are said here:
`external_id` is the id of the list's own system; `segment`, `owner`, `reports_to` name another
thing; `account_id`, `account_name`, `account_domain`, `subscription_id` refer to one; `first_name`
and `last_name` make a name; `relation` says whether a company is a customer at all, where `status`
says how its record stands; `mrr` is a twelfth of the ARR, `tcv` what a whole term is worth;
`ends_on` is a renewal or an end, which the date of the import tells; `cancelled_on` is when notice
was given, which ends a contract of which no end is named; `churned` and `trial` are
flags that make a status.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.records.passport import ColumnType as Type
from csm_desktop.domain.records.passport import passports, references
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.values import dataclass
from csm_desktop.wording import mark
from csm_desktop.wording.fields import label_source


class ListKind(StrEnum):
    """The kinds of list that can be imported, in the order in which they refer to each other."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    SUBSCRIPTIONS = "subscriptions"
    READINGS = "readings"
    SURVEYS = "surveys"
    TICKETS = "tickets"
    OPPORTUNITIES = "opportunities"
    ENGAGEMENT = "engagement"
    MEETINGS = "meetings"
    INVOICES = "invoices"
    REQUESTS = "requests"
    ACTIONS = "actions"


TABLES: tuple[ListKind, ...] = tuple(ListKind)
"""The kinds that stand in tables; meetings come in calendars as well."""

MEASURED = frozenset((ListKind.READINGS, ListKind.SURVEYS, ListKind.TICKETS))
"""The kinds whose rows become readings of metrics."""


@dataclass(frozen=True, slots=True)
class ImportField:
    """One thing a column may feed; `label` is its name for a reader."""

    key: str
    type: Type
    label: str


_Told = tuple[str, Type, str]

_OF_A_CONTRACT = ("arr", "term_months", "renews_on", "licensed_seats")
"""What lists of accounts say of what an account pays for."""

OF_AN_ACCOUNT = ("owner", "sold_by", "segment", "industry", "employees", "country", "city")
"""What lists of contracts say of the account that has them."""

_ACCOUNT_REFERENCE: tuple[_Told, ...] = (
    ("account_id", Type.REFERENCE, mark("Account's id")),
    ("account_name", Type.NAME, mark("Account's name")),
    ("account_domain", Type.WEB, mark("Account's web domain")),
)

CLAUSES: tuple[_Told, ...] = (
    ("notice_days", Type.TEXT, mark("Notice period")),
    ("notice_on", Type.DATE, mark("Last day of notice")),
    ("auto_renewal_months", Type.TEXT, mark("Renews itself")),
    ("uplift_percent", Type.TEXT, mark("Price rises by")),
)
"""What lists say of a contract in words of their own (see `values.clauses`)."""

REFERENCES = tuple(key for key, _, _ in _ACCOUNT_REFERENCE)


def brought_as_is(kind: Any) -> tuple[str, ...]:
    """The fields of a kind that a column of a list fills with what stands in it."""
    leads_to = references(kind)
    return tuple(
        name
        for name, passport in passports(kind).items()
        if passport.column not in (None, Type.MONEY, Type.ID) and name not in leads_to
    )


def _stored(kind: Any) -> Iterator[_Told]:
    """What the passports of a kind say; a reference is brought by the name of what it leads to."""
    leads_to = references(kind)
    for name, passport in passports(kind).items():
        if passport.column is Type.ID:
            yield "external_id", Type.ID, mark("Id")
        elif passport.column is not None:
            # A list names the owner; the number by which we know them is ours alone.
            key = name.removesuffix("_id") if name in leads_to else name
            yield key, passport.column, label_source(kind, name)


def _fields(*told: _Told) -> dict[str, ImportField]:
    """By their keys, ids before all others."""
    # The sort is stable, so all but the ids keep the order in which they are declared.
    ordered = sorted(told, key=lambda each: each[1] is not Type.ID)
    return {key: ImportField(key, type_, label) for key, type_, label in ordered}


FIELDS: dict[ListKind, dict[str, ImportField]] = {
    ListKind.ACCOUNTS: _fields(
        *_stored(Account),
        ("relation", Type.CHOICE, mark("Customer, prospect or partner")),
        ("churned", Type.FLAG, mark("Churned")),
        ("churned_on", Type.DATE, mark("Churned on")),
        ("mrr", Type.MONEY, mark("Monthly recurring revenue")),
        ("tcv", Type.MONEY, mark("Total contract value")),
        *(told for told in _stored(Subscription) if told[0] in _OF_A_CONTRACT),
        *CLAUSES,
    ),
    ListKind.CONTACTS: _fields(
        *_stored(Contact),
        ("first_name", Type.NAME, mark("First name")),
        ("last_name", Type.NAME, mark("Last name")),
        ("left", Type.FLAG, mark("Has left")),
        ("active", Type.FLAG, mark("Still there")),
        ("photo", Type.PHOTO, mark("Small photo")),
        *_ACCOUNT_REFERENCE,
    ),
    ListKind.SUBSCRIPTIONS: _fields(
        *_ACCOUNT_REFERENCE,
        *_stored(Subscription),
        *(told for told in _stored(Account) if told[0] in OF_AN_ACCOUNT),
        *CLAUSES,
        ("mrr", Type.MONEY, mark("Monthly recurring revenue")),
        ("tcv", Type.MONEY, mark("Total contract value")),
        ("price", Type.MONEY, mark("Price for each interval")),
        ("period_start", Type.DATE, mark("Beginning of the current period")),
        ("currency", Type.CURRENCY, mark("Currency")),
        ("ends_on", Type.DATE, mark("End")),
        ("cancelled_on", Type.DATE, mark("Cancelled on")),
        ("trial", Type.FLAG, mark("Trial")),
        ("churned", Type.FLAG, mark("Churned")),
        ("interval", Type.TEXT, mark("Billing interval")),
        ("interval_count", Type.COUNT, mark("Intervals between two bills")),
        ("discount", Type.DISCOUNT, mark("Discount")),
        ("discount_until", Type.DATE, mark("Discount until")),
        ("cancels", Type.FLAG, mark("Ends with its term")),
    ),
    ListKind.READINGS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("subscription_id", Type.REFERENCE, mark("Subscription's id")),
        *_stored(Reading),
        ("unit", Type.TEXT, mark("Unit")),
    ),
    ListKind.SURVEYS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("on", Type.DATE, mark("Date")),
        ("metric", Type.TEXT, mark("Survey")),
        ("value", Type.DECIMAL, mark("Score")),
        ("email", Type.EMAIL, mark("Respondent's e-mail")),
        ("respondent", Type.NAME, mark("Respondent")),
        ("comment", Type.TEXT, mark("Comment")),
        ("source", Type.TEXT, mark("Source")),
    ),
    ListKind.TICKETS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("on", Type.DATE, mark("Opened on")),
        ("email", Type.EMAIL, mark("Requester's e-mail")),
    ),
    ListKind.ENGAGEMENT: _fields(
        *_ACCOUNT_REFERENCE,
        ("on", Type.DATE, mark("Date")),
        ("kind", Type.TEXT, mark("Training, event or act of advocacy")),
        ("title", Type.TEXT, mark("What it was about")),
        ("email", Type.EMAIL, mark("Participant's e-mail")),
        ("person", Type.NAME, mark("Participant")),
        ("people", Type.COUNT, mark("Participants")),
        ("attended", Type.TEXT, mark("Took part")),
    ),
    ListKind.OPPORTUNITIES: _fields(
        *_stored(Opportunity),
        *_ACCOUNT_REFERENCE,
        ("outcome", Type.CHOICE, mark("Won or lost")),
        ("currency", Type.CURRENCY, mark("Currency")),
        ("notes", Type.TEXT, mark("Notes")),
    ),
    ListKind.MEETINGS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("title", Type.NAME, mark("Title")),
        ("starts_at", Type.DATE, mark("Begins")),
        ("clock", Type.TEXT, mark("Begins at the time")),
        ("ends_at", Type.DATE, mark("Ends")),
        ("end_clock", Type.TEXT, mark("Ends at the time")),
        ("duration", Type.TEXT, mark("Duration")),
        ("email", Type.EMAIL, mark("Participant's e-mail")),
        ("person", Type.NAME, mark("Participant")),
        ("kind", Type.TEXT, mark("Meeting, call, task or mail")),
        ("outcome", Type.TEXT, mark("Whether it was held")),
        ("notes", Type.TEXT, mark("Notes")),
        ("zone", Type.TEXT, mark("Clock of")),
        ("minutes", Type.COUNT, mark("Minutes")),
        ("place", Type.TEXT, mark("Place")),
        ("people", Type.LIST, mark("Invited")),
        ("cancelled", Type.FLAG, mark("Cancelled")),
        ("next_step", Type.TEXT, mark("Next step")),
        ("next_due", Type.DATE, mark("Due on")),
        ("next_owner", Type.NAME, mark("Who does the next step")),
    ),
    ListKind.INVOICES: _fields(
        ("external_id", Type.ID, mark("Invoice number")),
        *_ACCOUNT_REFERENCE,
        ("email", Type.EMAIL, mark("Customer's e-mail")),
        ("subscription_id", Type.REFERENCE, mark("Subscription's id")),
        ("on", Type.DATE, mark("Invoice date")),
        ("period_start", Type.DATE, mark("Service from")),
        ("period_end", Type.DATE, mark("Service until")),
        ("service", Type.TEXT, mark("Period of service")),
        ("net", Type.MONEY, mark("Amount without tax")),
        ("gross", Type.MONEY, mark("Amount with tax")),
        ("tax", Type.MONEY, mark("Tax")),
        ("discount", Type.MONEY, mark("Discount")),
        ("refunded", Type.MONEY, mark("Refunded")),
        ("currency", Type.CURRENCY, mark("Currency")),
        ("status", Type.CHOICE, mark("Status")),
        ("kind", Type.TEXT, mark("Invoice or credit, recurring or once")),
        ("of_invoice", Type.REFERENCE, mark("Invoice that is credited")),
        ("product", Type.TEXT, mark("Product")),
        ("description", Type.TEXT, mark("What the line is for")),
    ),
    ListKind.REQUESTS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("text", Type.TEXT, mark("Request")),
        ("state", Type.CHOICE, mark("State")),
        ("asked_on", Type.DATE, mark("Asked on")),
        ("answer", Type.TEXT, mark("Answer")),
        ("answered_on", Type.DATE, mark("Answered on")),
        ("email", Type.EMAIL, mark("Requester's e-mail")),
        ("person", Type.NAME, mark("Asked by")),
    ),
    ListKind.ACTIONS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("title", Type.NAME, mark("Action")),
        ("due_on", Type.DATE, mark("Due on")),
        ("owner", Type.NAME, mark("Owner")),
        ("side", Type.CHOICE, mark("Side")),
        ("state", Type.CHOICE, mark("Status")),
        ("done", Type.FLAG, mark("Done")),
        ("done_on", Type.DATE, mark("Done on")),
        ("notes", Type.TEXT, mark("Notes")),
        ("created_on", Type.DATE, mark("Created on")),
    ),
}
"""By kind of list: the stored fields that a list brings, and what makes up others."""
