"""Rows that cannot be stored, each with its first reason, and rows that hold nothing."""

from collections.abc import Sequence

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import FIELDS, ListKind
from csm_desktop.importers.meaning.headers import is_deletion, words
from csm_desktop.importers.meaning.last_word import PERIOD, READING, is_same_name
from csm_desktop.importers.meaning.mapping import LEFT_OUT, Mapped
from csm_desktop.importers.values.answer_words import NO_ANSWER
from csm_desktop.importers.values.choices import Billing
from csm_desktop.importers.values.shapes import as_text, is_blank, yes_or_no
from csm_desktop.importers.values.source_column import SourceColumn

SHOWN = 60  # characters of a value that a report repeats

_REQUIRED: dict[ListKind, tuple[tuple[str, Message], ...]] = {
    ListKind.ACCOUNTS: (("name", say("the name is missing")),),
    ListKind.CONTACTS: (("name", say("there is neither a name nor a usable e-mail address")),),
    ListKind.SUBSCRIPTIONS: (("arr", say("the amount is missing")),),
    ListKind.OPPORTUNITIES: (
        ("title", say("the opportunity's name is missing")),
        ("account", say("no account is named")),
    ),
    ListKind.READINGS: (
        ("on", say("the date is missing")),
        ("readings", say("there is no value")),
    ),
    ListKind.TICKETS: (("on", say("the date is missing")),),
    ListKind.ENGAGEMENT: (
        ("on", say("the date is missing")),
        (
            "engagement",
            say("it does not say what it was: a training, a webinar, an event, a reference…"),
        ),
    ),
    ListKind.MEETINGS: (("starts_at", say("the date is missing")),),
    ListKind.INVOICES: (
        ("account", say("no account is named")),
        ("net", say("the amount is missing")),
        ("covers", say("the date is missing")),
    ),
    ListKind.REQUESTS: (("text", say("there is no request")),),
    ListKind.ACTIONS: (("title", say("there is no action")),),
    ListKind.SURVEYS: (
        ("on", say("the date is missing")),
        ("readings", say("there is no score")),
    ),
}  # fmt: skip


def refused_rows(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    readings: Sequence[SourceColumn],
    lines: Sequence[int],
    rows: Sequence[Sequence[Cell]],
    mapping: Sequence[Mapped],
) -> dict[int, Refused]:
    """By row: the first reason for which it cannot be stored."""
    places = {mapped.header: i for i, mapped in enumerate(mapping)}
    refused: dict[int, Refused] = {}
    for column in (*columns.values(), *readings):
        for i, why in column.bad.items():
            value = as_text(rows[i][places[column.header]])[:SHOWN]
            # The first reason is enough: the row is refused, and a second one would be counted
            # twice.
            refused.setdefault(i, Refused(lines[i], column.header, why, value))
    if kind is ListKind.ACCOUNTS and "external_id" in columns:
        _refuse_taken_ids(columns, lines, refused)
    required = _REQUIRED[kind]
    if "periods" in columns:
        required = (("periods", say("there is no value")),)
    for key, why in required:
        # A list without days, or without prices, is so as a whole, which is said of it.
        if key in ("on", "arr") and not columns[key].header:
            continue
        if all(columns[key].values):  # as in most lists
            continue
        # Who gave no score may have said something all the same.
        said = columns.get("comment") if key == "readings" else None
        for i, found in enumerate(columns[key].values):
            is_left = key == "arr" and i in columns[key].kept  # without an amount, as the user said
            is_left |= said is not None and bool(said.values[i])
            if not is_left and (found is None or found in ("", ())):
                refused.setdefault(i, Refused(lines[i], columns[key].header, why))
    return refused


def _refuse_taken_ids(
    columns: dict[str, SourceColumn], lines: Sequence[int], refused: dict[int, Refused]
) -> None:
    """Refuse a row whose id is that of another account above it: neither is the other."""
    ids, names = columns["external_id"], columns["name"]
    # In most lists no id stands twice.
    filled = list(filter(None, ids.values))
    if len(set(filled)) == len(filled):
        return
    firsts: dict[str, int] = {}
    for i, id_ in enumerate(ids.values):
        if not id_ or i in refused:
            continue
        first = firsts.setdefault(str(id_), i)
        name, other = str(names.values[i] or ""), str(names.values[first] or "")
        if first != i and name and not is_same_name(name, other):
            why = say("its id is that of {name} in line {line}", name=other, line=str(lines[first]))
            refused[i] = Refused(lines[i], ids.header, why, str(id_))


NOTHING_OF = {
    ListKind.ACCOUNTS: say("a row without an account"),
    ListKind.CONTACTS: say("an account without a contact"),
    ListKind.SUBSCRIPTIONS: say("an account without a subscription"),
    ListKind.READINGS: say("a day without a reading"),
    ListKind.SURVEYS: say("a survey without a score"),
    ListKind.TICKETS: say("an account without a ticket"),
    ListKind.OPPORTUNITIES: say("an account without an opportunity"),
    ListKind.ENGAGEMENT: say("an account that took part in nothing"),
    ListKind.MEETINGS: say("an account without a meeting"),
    ListKind.INVOICES: say("an account without an invoice"),
    ListKind.REQUESTS: say("an account without a request"),
    ListKind.ACTIONS: say("an account without an action"),
}
_BESIDE = frozenset(
    ("account_id", "account_name", "account_domain", "subscription_id", "on", "metric", "unit",
     "source", "currency")
)  # fmt: skip


def empty_rows(
    kind: ListKind,
    mapping: Sequence[Mapped],
    rows: Sequence[Sequence[Cell]],
    refused: dict[int, Refused],
) -> dict[int, Message]:
    """Rows that name an account and hold nothing of the kind, as joined tables write them."""
    places = [
        i
        for i, mapped in enumerate(mapping)
        if mapped.field in (READING, PERIOD)
        or (mapped.field in FIELDS[kind] and mapped.field not in _BESIDE)
    ]
    if kind is ListKind.SURVEYS:
        # Who was asked and did not answer stands in most exports.
        places = [i for i, column in enumerate(mapping) if column.field in (READING, "value")]
    if kind is ListKind.ACCOUNTS or not places:
        return {}
    why = NOTHING_OF[kind]
    return {i: why for i in refused if all(_says_nothing(kind, rows[i][j]) for j in places)}


def _says_nothing(kind: ListKind, cell: Cell) -> bool:
    """Whether a cell is empty, or says that somebody was asked and gave no answer."""
    return is_blank(cell) or (kind is ListKind.SURVEYS and words(as_text(cell)) in NO_ANSWER)


def rows_aside(
    columns: dict[str, SourceColumn], lines: Sequence[int], refused: dict[int, Refused]
) -> dict[int, Message]:
    """Rows that bring nothing for a reason of their own, which is noted in `refused` as well."""
    own = columns.pop("aside", None)
    if own is not None:
        columns.pop("account", None)  # it says no more than the columns that it was made of
    found = {i: why for i, why in enumerate(own.values if own else ()) if isinstance(why, Message)}
    for i, why in found.items():
        refused[i] = Refused(lines[i], "", why)
    return found


_DELETED = say("deleted in the system that it comes from")


def deleted_rows(
    mapping: Sequence[Mapped],
    rows: Sequence[Sequence[Cell]],
    lines: Sequence[int],
    refused: dict[int, Refused],
) -> dict[int, Message]:
    """Rows that their system keeps only as deleted, which is noted in `refused` as well."""
    places = [j for j, each in enumerate(mapping) if is_deletion(each.header)
              and each.field == LEFT_OUT]  # fmt: skip
    found = {
        i: _DELETED
        for i, row in enumerate(rows if places else ())
        if any(yes_or_no(as_text(row[j])) for j in places)
    }
    for i, why in found.items():
        refused[i] = Refused(lines[i], "", why)
    return found


NOT_IN_FORCE = say("a contract that is not in force by its status")


def unsigned_rows(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    refused: dict[int, Refused],
) -> dict[int, Message]:
    """Contracts that nobody has signed yet, or that the user leaves out: they earn nothing.

    They are noted in `refused`, so that nothing is made of them.
    """
    status = columns.get("status")
    if kind is not ListKind.SUBSCRIPTIONS or status is None:
        return {}
    unsigned = (i for i, value in enumerate(status.values) if value is Billing.UNSIGNED)
    found = dict.fromkeys(unsigned, NOT_IN_FORCE)
    for i in found:
        refused[i] = Refused(lines[i], status.header, NOT_IN_FORCE)
    return found
