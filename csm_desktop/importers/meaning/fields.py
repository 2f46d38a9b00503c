"""What a file can bring: the kinds of list, and the fields a column of each may feed.

Keys are the domain's own field names where an entity has the field. Others are said here:
`segment`, `owner`, `reports_to` name another thing; `account_id`, `account_name`, `account_domain`,
`subscription_id` refer to one; `first_name` and `last_name` make a name; `relation` says whether a
company is a customer at all, where `status` says how its record stands; `mrr` is a twelfth of the
ARR; `ends_on` is a renewal or an end, which the date of the import tells; `churned` and `trial`
are flags that make a status.
"""

from dataclasses import dataclass
from enum import StrEnum

from csm_desktop.wording import mark


class ListKind(StrEnum):
    """The kinds of list that can be imported, in the order in which they refer to each other."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    SUBSCRIPTIONS = "subscriptions"
    READINGS = "readings"
    OPPORTUNITIES = "opportunities"


class Type(StrEnum):
    """What a field's values must be, and so how a column is read."""

    TEXT = "text"
    NAME = "name"
    ID = "id"
    REFERENCE = "reference"
    EMAIL = "email"
    WEB = "web"
    PHONE = "phone"
    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"
    CURRENCY = "currency"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class ImportField:
    """One thing a column may feed; `label` is its name for a reader."""

    key: str
    type: Type
    label: str


def _fields(*rows: tuple[str, Type, str]) -> dict[str, ImportField]:
    return {key: ImportField(key, type_, label) for key, type_, label in rows}


_ACCOUNT_REFERENCE = (
    ("account_id", Type.REFERENCE, mark("Account's id")),
    ("account_name", Type.NAME, mark("Account's name")),
    ("account_domain", Type.WEB, mark("Account's web domain")),
)

REFERENCES = tuple(key for key, _, _ in _ACCOUNT_REFERENCE)

FIELDS: dict[ListKind, dict[str, ImportField]] = {
    ListKind.ACCOUNTS: _fields(
        ("external_id", Type.ID, mark("Id")),
        ("name", Type.NAME, mark("Name")),
        ("domain", Type.WEB, mark("Web domain")),
        ("industry", Type.TEXT, mark("Industry")),
        ("employees", Type.COUNT, mark("Employees")),
        ("country", Type.COUNTRY, mark("Country")),
        ("city", Type.TEXT, mark("City")),
        ("time_zone", Type.TEXT, mark("Time zone")),
        ("currency", Type.CURRENCY, mark("Currency")),
        ("segment", Type.TEXT, mark("Segment")),
        ("owner", Type.TEXT, mark("Owner")),
        ("sold_by", Type.TEXT, mark("Sold by")),
        ("products", Type.LIST, mark("Products")),
        ("stage", Type.CHOICE, mark("Stage")),
        ("status", Type.CHOICE, mark("Status")),
        ("relation", Type.CHOICE, mark("Customer, prospect or partner")),
        ("churned", Type.FLAG, mark("Churned")),
        ("churned_on", Type.DATE, mark("Churned on")),
        ("strategic", Type.FLAG, mark("Strategic")),
        ("contract_start", Type.DATE, mark("Contract start")),
        ("tags", Type.LIST, mark("Tags")),
        ("notes", Type.TEXT, mark("Notes")),
        ("arr", Type.MONEY, mark("Annual recurring revenue")),
        ("mrr", Type.MONEY, mark("Monthly recurring revenue")),
        ("renews_on", Type.DATE, mark("Renewal date")),
        ("licensed_seats", Type.COUNT, mark("Licensed seats")),
    ),
    ListKind.CONTACTS: _fields(
        ("external_id", Type.ID, mark("Id")),
        ("name", Type.NAME, mark("Name")),
        ("first_name", Type.NAME, mark("First name")),
        ("last_name", Type.NAME, mark("Last name")),
        ("title", Type.TEXT, mark("Title")),
        ("department", Type.TEXT, mark("Department")),
        ("email", Type.EMAIL, mark("E-mail")),
        ("phone", Type.PHONE, mark("Phone")),
        ("roles", Type.LIST, mark("Roles")),
        ("reports_to", Type.NAME, mark("Reports to")),
        ("sentiment", Type.CHOICE, mark("Sentiment")),
        ("influence", Type.CHOICE, mark("Influence")),
        ("status", Type.CHOICE, mark("Status")),
        ("left_on", Type.DATE, mark("Left on")),
        ("notes", Type.TEXT, mark("Notes")),
        *_ACCOUNT_REFERENCE,
    ),
    ListKind.SUBSCRIPTIONS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("product", Type.TEXT, mark("Product")),
        ("arr", Type.MONEY, mark("Annual recurring revenue")),
        ("mrr", Type.MONEY, mark("Monthly recurring revenue")),
        ("currency", Type.CURRENCY, mark("Currency")),
        ("starts_on", Type.DATE, mark("Start")),
        ("ends_on", Type.DATE, mark("End")),
        ("renews_on", Type.DATE, mark("Renewal date")),
        ("term_months", Type.COUNT, mark("Term in months")),
        ("licensed_seats", Type.COUNT, mark("Licensed seats")),
        ("status", Type.CHOICE, mark("Status")),
        ("trial", Type.FLAG, mark("Trial")),
        ("churned", Type.FLAG, mark("Churned")),
        ("interval", Type.TEXT, mark("Billing interval")),
        ("cancels", Type.FLAG, mark("Ends with its term")),
        ("ended_on", Type.DATE, mark("Ended on")),
    ),
    ListKind.READINGS: _fields(
        ("external_id", Type.ID, mark("Id")),
        *_ACCOUNT_REFERENCE,
        ("subscription_id", Type.REFERENCE, mark("Subscription's id")),
        ("metric", Type.TEXT, mark("Metric")),
        ("on", Type.DATE, mark("Date")),
        ("value", Type.DECIMAL, mark("Value")),
        ("unit", Type.TEXT, mark("Unit")),
        ("source", Type.TEXT, mark("Source")),
    ),
    ListKind.OPPORTUNITIES: _fields(
        ("title", Type.TEXT, mark("Opportunity")),
        *_ACCOUNT_REFERENCE,
        ("stage", Type.CHOICE, mark("Stage")),
        ("outcome", Type.CHOICE, mark("Won or lost")),
        ("amount", Type.MONEY, mark("Amount")),
        ("currency", Type.CURRENCY, mark("Currency")),
        ("close_on", Type.DATE, mark("Close date")),
        ("kind", Type.CHOICE, mark("Upsell or cross-sell")),
        ("owner", Type.TEXT, mark("Owner")),
        ("notes", Type.TEXT, mark("Notes")),
    ),
}
