"""What several columns make together: a name, an amount with its currency, readings."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal

from csm_desktop.domain.text.message import say
from csm_desktop.importers.amounts import join_currency
from csm_desktop.importers.annual import annualised, settle_discount, settle_unit_prices
from csm_desktop.importers.bills.lines import join_bills
from csm_desktop.importers.bills.prices import TOPIC as BILLED
from csm_desktop.importers.bills.prices import settle_price
from csm_desktop.importers.clauses import settle_clauses
from csm_desktop.importers.contract_totals import annual_of_totals
from csm_desktop.importers.credits import net_credits
from csm_desktop.importers.engagement import name_engagement
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.files.source_table import Refused, SourceTable
from csm_desktop.importers.meaning.fields import MEASURED, ListKind
from csm_desktop.importers.parts.group_sums import TOPIC as GROUP_ARR
from csm_desktop.importers.parts.group_sums import settle_groups
from csm_desktop.importers.people import name_people, tell_who_left
from csm_desktop.importers.plan import ImportNotice, Options, Question, ReadyRow, Repeat
from csm_desktop.importers.reading_columns import join_readings
from csm_desktop.importers.surveys import name_surveys
from csm_desktop.importers.values.choices import Billing
from csm_desktop.importers.values.columns import refuse_beyond
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.values import dataclass

TICKETS = "Tickets"
"""The metric that counts them, where the user does not call it otherwise."""


_UNPRICED = say("no column tells what they earn: the contracts come in without an amount")


@dataclass(slots=True)
class SortedRows:
    """The rows of a table, each in one of the first four lists.

    `answered` are the topics that the user's word settled, `date_orders` those that columns prove.
    """

    drafts: Sequence[ReadyRow] = ()
    refused: list[Refused] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[ImportNotice] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    date_orders: frozenset[str] = frozenset()


def join_columns(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    readings: Sequence[SourceColumn],
    lines: Sequence[int],
    table: SourceTable,
    options: Options,
    found: SortedRows,
) -> None:
    """What several columns make together: a name, an amount with its currency, readings."""
    size = len(lines)
    # Given and last name stand in two columns with some systems, in one with others.
    if kind is ListKind.CONTACTS:
        columns["name"] = named = name_people(columns, size)
        found.remarks += [ImportNotice(0, named.header, note) for note in named.notes]
        tell_who_left(columns, size)
    if kind is ListKind.ACCOUNTS and "name" not in columns:
        columns["name"] = SourceColumn("", _first_of(columns, ("domain", "external_id"), size))
    if kind is not ListKind.TICKETS and kind in MEASURED and "periods" not in columns:
        join_readings(columns, readings, size, found.remarks)
    if kind is ListKind.TICKETS:
        one = ((options.metric or TICKETS, Decimal(1)),)
        columns["readings"] = SourceColumn("", [one] * size)
    if kind in (ListKind.SURVEYS, ListKind.READINGS):
        # What names no day is of the day whose state its list tells.
        columns.setdefault("on", SourceColumn("", [None] * size))
    if kind is ListKind.SURVEYS:
        title = table.sheet or table.source
        name_surveys(columns["readings"], title, table.headers, options, found.questions)
    if kind is ListKind.ENGAGEMENT:
        above = [row.value for row in table.set_aside if row.line < table.header_line]
        title = " ".join((table.sheet or table.source, *above))
        columns["engagement"] = name_engagement(columns, title, size)
    if kind is ListKind.OPPORTUNITIES:
        _name_deals(columns, size)
    if kind is ListKind.INVOICES:
        whose = ("account_name", "account_id", "account_domain", "email")
        columns["account"] = SourceColumn("", _first_of(columns, whose, size))
        found.answered |= join_bills(
            columns, lines, options, found.date_orders, found.remarks, found.questions
        )
    # Twelve months a year: what is compared and stored is yearly.
    _make_yearly(kind, columns, lines, options, found, table.belongs)
    settle_clauses(columns, size, found.remarks)
    for key in ("arr", "amount", "net"):
        if key in columns:
            join_currency(key, columns, lines, options, found.questions, found.remarks)
    if kind is ListKind.SUBSCRIPTIONS:
        found.remarks += net_credits(columns, lines)
        _refuse_futures_without_start(columns)


def _make_yearly(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    options: Options,
    found: SortedRows,
    belongs: Mapping[int, str],
) -> None:
    if options.discount and "discount" in columns:
        found.answered.add("discount")
    if "price" in columns and settle_price(columns, lines, options, found.remarks, found.questions):
        found.answered.add(BILLED)
    if "tcv" in columns:
        annual_of_totals(kind, columns, lines, found.remarks, found.questions, options.term)
        if options.term:
            found.answered.add("term")
    settle_unit_prices(kind, columns, lines, found.remarks)
    if "mrr" in columns:
        annualised(columns, lines, found.remarks, options, found.questions)
    elif "discount" in columns:
        settle_discount(columns, lines, found.remarks, options, found.questions)
    if kind is ListKind.SUBSCRIPTIONS and "arr" not in columns:
        columns["arr"] = SourceColumn("", [None] * len(lines))
        found.remarks.append(ImportNotice(0, "", _UNPRICED))
    if kind is ListKind.ACCOUNTS and _are_unpriced(columns):
        found.remarks.append(ImportNotice(0, "", _UNPRICED))
    if kind is ListKind.ACCOUNTS and settle_groups(
        columns, lines, belongs, options, found.questions
    ):
        found.answered.add(GROUP_ARR)
    # Last, for only what is yearly can be held against what a business may earn.
    if "arr" in columns:
        refuse_beyond(columns["arr"])


def _are_unpriced(columns: Mapping[str, SourceColumn]) -> bool:
    """Whether days of renewal make contracts of which nothing says what they earn."""
    renews, arr = columns.get("renews_on"), columns.get("arr")
    is_priced = arr is not None and any(value is not None for value in arr.values)
    return renews is not None and any(renews.values) and not is_priced


def _refuse_futures_without_start(columns: dict[str, SourceColumn]) -> None:
    """A contract that is to come and names no start would earn from today."""
    status, starts = columns.get("status"), columns.get("starts_on")
    for i, value in enumerate(status.values if status else ()):
        if status and value is Billing.FUTURE and not (starts and starts.values[i]):
            status.bad[i] = say("it begins in the future, and no start is named")


def _name_deals(columns: dict[str, SourceColumn], size: int) -> None:
    references = ("account_name", "account_id", "account_domain")
    columns["account"] = SourceColumn("", _first_of(columns, references, size))
    # Where deals have numbers and no names, what is sold is the best name for one.
    if "title" not in columns:
        columns["title"] = SourceColumn("", _named_after(columns, size))


def _named_after(columns: dict[str, SourceColumn], size: int) -> list[object]:
    """What deals without a name of their own are called after: what is sold, else their number,
    else their account and the day on which they close."""
    told = _first_of(columns, ("product", "external_id"), size)
    accounts = columns["account"].values
    days = columns["close_on"].values if "close_on" in columns else [None] * size
    return [
        name or (f"{accounts[i]}, {day.isoformat()}" if isinstance(day := days[i], date) else "")
        for i, name in enumerate(told)
    ]


def _first_of(columns: dict[str, SourceColumn], keys: tuple[str, ...], size: int) -> list[object]:
    present = [columns[key].values for key in keys if key in columns]
    return [next((values[i] for values in present if values[i]), "") for i in range(size)]
