"""Columns put back together as rows: ready, refused, repeats or no data, each row exactly once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat as forever

from csm_desktop.domain.people.person_names import in_order
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.amounts import join_currency
from csm_desktop.importers.annual import annualised, credits_told
from csm_desktop.importers.date_orders import agree_on_dates
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.source_table import Refused, SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import FIELDS, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.last_word import PERIOD, READING
from csm_desktop.importers.meaning.mapping import CUSTOM, Mapped
from csm_desktop.importers.plan import ImportNotice, Options, Question, ReadyRow, Repeat
from csm_desktop.importers.reading_columns import join_periods, join_readings, measures
from csm_desktop.importers.surveys import settle_readings
from csm_desktop.importers.values.columns import read_column, refuse_beyond
from csm_desktop.importers.values.markup import plain_text
from csm_desktop.importers.values.shapes import as_text, is_blank
from csm_desktop.importers.values.source_column import SourceColumn

_SHOWN = 60
_NAMES_PEOPLE = frozenset(("respondent", "respondents", "email", "contact", "person", "user"))


@dataclass(slots=True)
class Sorted:
    """The rows of a table, each in one of the first four lists.

    `answered` are the topics that the user's word settled, `date_orders` those that columns prove.
    """

    drafts: list[ReadyRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[ImportNotice] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    date_orders: frozenset[str] = frozenset()


def classify_rows(
    kind: ListKind, mapping: Sequence[Mapped], table: SourceTable, options: Options
) -> Sorted:
    """Read every column, then give every row its place."""
    found = Sorted()
    # The same row twice is one; that a file repeats itself is told, not stored.
    firsts = _firsts(table, found)
    rows = [table.rows[i] for i in firsts]
    lines = [table.lines[i] for i in firsts]
    cells: list[Sequence[Cell]] = list(zip(*rows, strict=True)) or [()] * len(mapping)
    columns: dict[str, SourceColumn] = {}
    customs: list[list[CustomField | None]] = []
    readings: list[SourceColumn] = []
    months: list[SourceColumn] = []
    others: list[list[object]] = []
    for each, column in zip(mapping, cells, strict=True):
        if each.field in FIELDS[kind]:
            columns[each.field] = read_column(kind, each.field, each.header, column, options)
        if each.also:
            others.append(read_column(kind, each.also, each.header, column, options).values)
        if each.field == CUSTOM:
            customs.append(_customs(each.header, column))
        elif each.field == READING:
            readings.append(measures(each.header, column, options))
        elif each.field == PERIOD:
            months.append(measures(each.header, column, options))
    agree_on_dates(
        kind, columns, dict(zip((m.field for m in mapping), cells, strict=True)), options
    )
    if others:
        columns["also"] = SourceColumn(
            "", [tuple(filter(None, row)) for row in zip(*others, strict=True)]
        )
    everything = [*columns.values(), *readings, *months]
    found.remarks += [
        ImportNotice(0, column.header, note) for column in everything for note in column.notes
    ]
    found.questions = _questions(everything)
    found.date_orders = frozenset(
        column.date_order for column in columns.values() if column.date_order
    )
    # After all columns are read, for some things are made of several.
    if months:
        join_periods(columns, months, options, found.questions)
    _join(kind, columns, readings, lines, options, found)
    found.answered = _answered(kind, [*everything, *columns.values()], options)
    refused = _refusals(kind, columns, [*readings, *months], lines, rows, mapping)
    empty = _empty_rows(kind, mapping, rows, refused)
    found.set_aside = [aside(lines[i], _NOTHING_OF[kind], rows[i]) for i in empty]
    if kind is ListKind.SUBSCRIPTIONS:
        found.remarks += credits_told(columns, refused)
    extra = _kept(everything, mapping, rows, lines, refused, found)
    found.refused = [refused[i] for i in sorted(refused) if i not in empty]
    found.drafts = _drafts(columns, customs, extra, lines, refused, rows)
    if kind is ListKind.READINGS and "periods" not in columns:
        respondents = any(_NAMES_PEOPLE & set(words(each.header).split()) for each in mapping)
        measure = columns["readings"].header
        notices, questions = settle_readings(found.drafts, options, respondents, measure)
        found.remarks += notices
        found.questions += questions
    return found


def _answered(kind: ListKind, columns: Sequence[SourceColumn], options: Options) -> set[str]:
    """What the user's own word settled."""
    answered = {column.answered for column in columns} - {""}
    if kind is not ListKind.READINGS:
        return answered
    said = {"scale": options.scale, "combine": options.combine, "metric": options.metric}
    return answered | {topic for topic, value in said.items() if value}


def _firsts(table: SourceTable, found: Sorted) -> list[int]:
    """The rows that are no repeat of an earlier one, cell for cell."""
    seen: dict[tuple[Cell, ...], int] = {}
    firsts = []
    for i, row in enumerate(table.rows):
        first = seen.setdefault(tuple(row), i)
        if first == i:
            firsts.append(i)
        else:
            found.repeats.append(Repeat(table.lines[i], table.lines[first]))
    return firsts


def _customs(header: str, cells: Sequence[Cell]) -> list[CustomField | None]:
    """A field of the user's own per filled cell, made once per distinct value."""
    known: dict[Cell, CustomField | None] = {}
    for cell in dict.fromkeys(cells):
        text = plain_text(as_text(cell))
        known[cell] = CustomField(header, text) if text else None
    return [known[cell] for cell in cells]


def _questions(columns: Sequence[SourceColumn]) -> list[Question]:
    """The questions of all columns, those that one option answers put together."""
    joined: dict[tuple[str, tuple[str, ...]], Question] = {}
    for column in columns:
        asked = column.question
        if asked is None:
            continue
        key = (asked.topic, asked.options)
        if key in joined:
            names = (*joined[key].columns, *asked.columns)
            asked = Question(asked.topic, names, joined[key].text, asked.options)
        joined[key] = asked
    return list(joined.values())


def _join(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    readings: Sequence[SourceColumn],
    lines: Sequence[int],
    options: Options,
    found: Sorted,
) -> None:
    """What several columns make together: a name, an amount with its currency, readings."""
    size = len(lines)
    # Given and last name stand in two columns with some systems, in one with others.
    if kind is ListKind.CONTACTS:
        columns["name"] = _full_names(columns, size)
    if kind is ListKind.ACCOUNTS and "name" not in columns:
        columns["name"] = SourceColumn("", _first_of(columns, ("domain", "external_id"), size))
    if kind is ListKind.READINGS and "periods" not in columns:
        join_readings(columns, readings, size)
    if kind is ListKind.OPPORTUNITIES:
        references = ("account_name", "account_id", "account_domain")
        columns["account"] = SourceColumn("", _first_of(columns, references, size))
    # Twelve months a year: what is compared and stored is yearly.
    if "mrr" in columns:
        annualised(columns, lines, found.remarks)
        refuse_beyond(columns["arr"])
    for key in ("arr", "amount"):
        if key in columns:
            join_currency(key, columns, lines, options, found.questions, found.remarks)


def _full_names(columns: dict[str, SourceColumn], size: int) -> SourceColumn:
    """Names as one: given ones, else first and last (Zoho has last ones only), else the address."""
    whole = columns.pop("name", None)
    first, last = columns.pop("first_name", None), columns.pop("last_name", None)
    emails = columns["email"].values if "email" in columns else [None] * size
    names: list[object] = []
    for i in range(size):
        name = in_order(str(whole.values[i] or "")) if whole else ""
        parts = [str(part.values[i] or "") for part in (first, last) if part]
        # Written in their own order: family name first.
        if all(parts) and len(parts) == 2 and all(ord(part[0]) > 0x2E80 for part in parts):
            parts.reverse()
            joined = " ".join(parts)
        else:
            joined = " ".join(filter(None, parts))
        names.append(name or joined or emails[i] or "")
    header = next((each.header for each in (whole, last, first) if each), "")
    return SourceColumn(header, names)


def _first_of(columns: dict[str, SourceColumn], keys: tuple[str, ...], size: int) -> list[object]:
    present = [columns[key].values for key in keys if key in columns]
    return [next((values[i] for values in present if values[i]), "") for i in range(size)]


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
}  # fmt: skip


def _refusals(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    readings: Sequence[SourceColumn],
    lines: Sequence[int],
    rows: Sequence[Sequence[Cell]],
    mapping: Sequence[Mapped],
) -> dict[int, Refused]:
    """By row: the first reason for which it cannot be stored."""
    places = {each.header: i for i, each in enumerate(mapping)}
    refused: dict[int, Refused] = {}
    for column in (*columns.values(), *readings):
        for i, why in column.bad.items():
            value = as_text(rows[i][places[column.header]])[:_SHOWN]
            refused.setdefault(i, Refused(lines[i], column.header, why, value))
    required = _REQUIRED[kind]
    if "periods" in columns:
        required = (("periods", say("there is no value")),)
    for key, why in required:
        for i, found in enumerate(columns[key].values):
            if found is None or found in ("", ()):
                refused.setdefault(i, Refused(lines[i], columns[key].header, why))
    return refused


_NOTHING_OF = {
    ListKind.ACCOUNTS: say("a row without an account"),
    ListKind.CONTACTS: say("an account without a contact"),
    ListKind.SUBSCRIPTIONS: say("an account without a subscription"),
    ListKind.READINGS: say("a day without a reading"),
    ListKind.OPPORTUNITIES: say("an account without an opportunity"),
}
_BESIDE = frozenset(
    ("account_id", "account_name", "account_domain", "subscription_id", "on", "metric", "unit",
     "source", "currency")
)  # fmt: skip


def _empty_rows(
    kind: ListKind,
    mapping: Sequence[Mapped],
    rows: Sequence[Sequence[Cell]],
    refused: dict[int, Refused],
) -> frozenset[int]:
    """Rows that name an account and hold nothing of the kind, as joined tables write them."""
    places = [
        i
        for i, each in enumerate(mapping)
        if each.field in (READING, PERIOD)
        or (each.field in FIELDS[kind] and each.field not in _BESIDE)
    ]
    if kind is ListKind.ACCOUNTS or not places:
        return frozenset()
    return frozenset(i for i in refused if all(is_blank(rows[i][j]) for j in places))


def _kept(
    columns: Sequence[SourceColumn],
    mapping: Sequence[Mapped],
    rows: Sequence[Sequence[Cell]],
    lines: Sequence[int],
    refused: dict[int, Refused],
    found: Sorted,
) -> dict[int, list[CustomField]]:
    """Values that a field could not take, by row, as custom fields, with a remark each."""
    places = {each.header: i for i, each in enumerate(mapping)}
    extra: dict[int, list[CustomField]] = {}
    for column in columns:
        for i, why in column.kept.items():
            if i in refused:
                continue
            value = as_text(rows[i][places[column.header]])
            extra.setdefault(i, []).append(CustomField(column.header, value))
            found.remarks.append(ImportNotice(lines[i], column.header, why, value[:_SHOWN]))
    return extra


def _drafts(
    columns: dict[str, SourceColumn],
    customs: Sequence[Sequence[CustomField | None]],
    extra: dict[int, list[CustomField]],
    lines: Sequence[int],
    refused: dict[int, Refused],
    rows: Sequence[Sequence[Cell]],
) -> list[ReadyRow]:
    keys = tuple(columns)
    whole = list(zip(*(column.values for column in columns.values()), strict=True))
    own: Sequence[tuple[CustomField | None, ...]] = (
        list(zip(*customs, strict=True)) if customs else list(forever((), len(lines)))
    )
    drafts = []
    for i, line in enumerate(lines):
        if i in refused:
            continue
        custom = own[i] if None not in own[i] else tuple(each for each in own[i] if each)
        if i in extra:
            custom = (*custom, *extra[i])
        drafts.append(ReadyRow(line, dict(zip(keys, whole[i], strict=True)), custom, rows[i]))  # type: ignore[arg-type]
    return drafts
