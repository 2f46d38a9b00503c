"""Columns put back together as rows: ready, refused, repeats or no data, each row exactly once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.text.message import say
from csm_desktop.importers.agreements import agree_on_dates, agree_on_decimals
from csm_desktop.importers.amounts import fill_from_other_currencies
from csm_desktop.importers.bills.event_days import date_events
from csm_desktop.importers.bills.minor_units import settle_minor_units
from csm_desktop.importers.bills.single_charges import single_charges
from csm_desktop.importers.clauses import keep_without_contract
from csm_desktop.importers.credits import credits_told
from csm_desktop.importers.day_parts import combine_days
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.files.source_table import Refused, SourceTable, columns_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.joined_columns import SortedRows, join_columns
from csm_desktop.importers.meaning.fields import FIELDS, MEASURED, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.last_word import PERIOD, READING
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped
from csm_desktop.importers.meaning.people_columns import REACH
from csm_desktop.importers.meeting_rows import meeting_rows
from csm_desktop.importers.parts.deal_products import one_row_a_deal
from csm_desktop.importers.parts.renewal_deals import renewals_by_name
from csm_desktop.importers.people import titles_beside, with_reach
from csm_desktop.importers.plan import (
    ImportNotice,
    Options,
    Question,
    ReadyRows,
    Repeat,
    values_of,
)
from csm_desktop.importers.reading_columns import join_periods, measures
from csm_desktop.importers.refused_rows import (
    NOTHING_OF,
    SHOWN,
    deleted_rows,
    empty_rows,
    refused_rows,
    rows_aside,
    unsigned_rows,
)
from csm_desktop.importers.row_parts import parts_by_metric, single_metrics
from csm_desktop.importers.surveys import gather_answers, may_be_answers, read_answers
from csm_desktop.importers.values.answer_words import in_numbers
from csm_desktop.importers.values.columns import NO_COUNT, NO_DATE, read_column
from csm_desktop.importers.values.markup import plain_text
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.statuses import end_as_told

_TELLING = 100  # cells
_SOME = 3  # values that are told one by one, and not as a whole
_NAMES_PEOPLE = frozenset(("respondent", "respondents", "email", "contact", "person", "user"))


def classify_rows(
    kind: ListKind, mapping: Sequence[Mapped], table: SourceTable, options: Options
) -> SortedRows:
    """Read every column, then give every row its place."""
    found = SortedRows()
    # The same row twice is one; that a file repeats itself is told, not stored.
    rows, lines = _firsts(table, found)
    cells = columns_of(rows, len(mapping))
    columns: dict[str, SourceColumn] = {}
    customs: list[list[CustomField | None]] = []
    readings: list[SourceColumn] = []
    months: list[SourceColumn] = []
    others: list[list[object]] = []
    for mapped, column in zip(mapping, cells, strict=True):
        if mapped.field in FIELDS[kind]:
            columns[mapped.field] = _field(kind, mapped, column, options, columns)
        if mapped.also:
            others.append(read_column(kind, mapped.also, mapped.header, column, options).values)
        if mapped.field == CUSTOM:
            customs.append(_customs(mapped.header, column))
        elif mapped.field == READING:
            answers = in_numbers(column) if kind is ListKind.SURVEYS else column
            readings.append(measures(mapped.header, answers, options))
            if answers is not column:
                found.remarks.append(_as_numbers(mapped.header, column, answers))
        elif mapped.field == PERIOD:
            months.append(measures(mapped.header, column, options))
    by_field = dict(zip((m.field for m in mapping), cells, strict=True))
    spare = {m.header: column for m, column in zip(mapping, cells, strict=True)
             if m.field in (CUSTOM, LEFT_OUT)}  # fmt: skip
    _look_beside(kind, columns, by_field, spare, options, found)
    if others:
        columns["also"] = SourceColumn(
            "", [tuple(filter(None, row)) for row in zip(*others, strict=True)]
        )
    everything = [*columns.values(), *readings, *months]
    _note(found, everything)
    if kind is ListKind.CONTACTS:
        columns |= titles_beside(mapping, cells)
    # After all columns are read, for some things are made of several.
    if months:
        join_periods(columns, months, options, found.questions, found.remarks, table.measured)
    as_read = dict(columns)
    join_columns(kind, columns, readings, lines, table, options, found)
    keep_without_contract(kind, columns, as_read, len(lines))
    found.answered |= _answered(kind, [*everything, *columns.values()], options)
    refused = refused_rows(kind, columns, [*readings, *months], lines, rows, mapping)
    why_aside = {
        **unsigned_rows(kind, columns, lines, refused),
        **single_charges(kind, spare, by_field.get("interval", ()), lines, refused),
        **rows_aside(columns, lines, refused),
        **deleted_rows(mapping, rows, lines, refused),
        **empty_rows(kind, mapping, rows, refused),
    }
    found.set_aside = [aside(lines[i], why, rows[i]) for i, why in why_aside.items()]
    if kind is ListKind.SUBSCRIPTIONS:
        found.remarks += credits_told(columns, refused)
    extra = _kept(everything, mapping, rows, lines, refused, found)
    found.refused = [refused[i] for i in sorted(refused) if i not in why_aside]
    found.drafts = _drafts(columns, customs, extra, lines, refused, rows)
    # Scores that name their scale need nobody's word for it.
    scaled = replace(options, scale=options.scale or table.scale) if table.scale else options
    _finish(kind, found, columns, mapping, scaled)
    return found


def _look_beside(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    cells: dict[str, Sequence[Cell]],
    spare: dict[str, Sequence[Cell]],
    options: Options,
    found: SortedRows,
) -> None:
    """Let columns tell what those beside them leave open: `spare` are those without a field."""
    end_as_told(kind, columns)
    if kind is ListKind.OPPORTUNITIES:
        renewals_by_name(columns, cells.get("kind", ()))
    agree_on_dates(kind, columns, cells, options, spare)
    date_events(kind, columns, spare, options.date_order)
    fill_from_other_currencies(kind, columns, spare, options, found.remarks)
    agree_on_decimals(kind, columns, cells, options)
    settle_minor_units(columns, cells, spare, options)


def _field(
    kind: ListKind,
    mapped: Mapped,
    column: Sequence[Cell],
    options: Options,
    columns: dict[str, SourceColumn],
) -> SourceColumn:
    """A column as the field it feeds; further addresses of people stand in several."""
    is_answer = kind is ListKind.SURVEYS and mapped.field == "value"
    values = in_numbers(column) if is_answer else column
    read = read_column(kind, mapped.field, mapped.header, values, options)
    return with_reach(columns.get(REACH), read) if mapped.field == REACH else read


def _note(found: SortedRows, columns: Sequence[SourceColumn]) -> None:
    """What columns tell of themselves: notes, questions, the order of their dates."""
    found.remarks += [
        ImportNotice(0, column.header, note) for column in columns for note in column.notes
    ]
    found.questions = _questions(columns)
    found.date_orders = frozenset(column.date_order for column in columns if column.date_order)


def _finish(
    kind: ListKind,
    found: SortedRows,
    columns: dict[str, SourceColumn],
    mapping: Sequence[Mapped],
    options: Options,
) -> None:
    """What is made of whole rows: readings of answers, events of meetings."""
    if kind is ListKind.MEETINGS:
        _arrange(found, mapping, options)
    if kind is ListKind.OPPORTUNITIES:
        found.drafts, others, notices = one_row_a_deal(found.drafts, mapping)
        found.set_aside += others
        found.remarks += notices
    if kind in MEASURED and "periods" not in columns:
        _settle(kind, found, mapping, options, columns["readings"].header)


def _arrange(found: SortedRows, mapping: Sequence[Mapped], options: Options) -> None:
    """Make events of the rows of a list of meetings; tasks and mails are none."""
    told = meeting_rows(found.drafts, mapping, options)
    found.drafts = told.ready
    found.set_aside += told.set_aside
    found.questions += told.questions
    found.remarks += told.remarks
    if told.answered:
        found.answered.add("zone")


def _as_numbers(header: str, said: Sequence[Cell], read: Sequence[Cell]) -> ImportNotice:
    """That answers in words count as numbers: the first as the example."""
    i = next(i for i, cell in enumerate(said) if as_text(cell))
    text = say(
        "answers in words count as numbers: “{said}” is {n}", said=as_text(said[i]), n=read[i]
    )
    return ImportNotice(0, header, text)


def _answered(kind: ListKind, columns: Sequence[SourceColumn], options: Options) -> set[str]:
    """What the user's own word settled."""
    answered = {column.answered for column in columns} - {""}
    if kind not in MEASURED:
        return answered
    said = {"scale": options.scale, "combine": options.combine, "metric": options.metric}
    return answered | {topic for topic, value in said.items() if value}


def _settle(
    kind: ListKind, found: SortedRows, mapping: Sequence[Mapped], options: Options, measure: str
) -> None:
    """Make readings of rows that are answers or parts of a day.

    Whose an answer or a ticket is tells the book, which knows its people: they are gathered there.
    """
    if kind is ListKind.TICKETS:
        return
    is_survey = kind is ListKind.SURVEYS
    metrics = [] if is_survey else single_metrics(found.drafts)
    if metrics and not any(map(may_be_answers, metrics)):  # as nearly all large lists
        return
    respondents = any(_NAMES_PEOPLE & set(words(column.header).split()) for column in mapping)
    by_metric = parts_by_metric(found.drafts)
    # Words without a score are an answer; those beside a slip wait until it is put right.
    wordy = {
        draft.line
        for draft in (found.drafts if is_survey else ())
        if draft.values.get("comment") and not draft.values["readings"]
    }
    notices, questions = read_answers(
        by_metric, options, is_survey=is_survey, respondents=respondents
    )
    has_answers = bool(notices) or any(
        "answers_of" in parts[0][0].values for parts in by_metric.values()
    )
    if not all(values_of(found.drafts, "readings")) or has_answers:
        empty = [
            draft for draft in found.drafts if not (draft.values["readings"] or draft.line in wordy)
        ]
        found.set_aside += [aside(draft.line, NOTHING_OF[kind], draft.cells) for draft in empty]
        lines = {draft.line for draft in empty}
        found.drafts = [draft for draft in found.drafts if draft.line not in lines]
    if not is_survey:
        if has_answers:
            notices += gather_answers(found.drafts)
            by_metric = parts_by_metric(found.drafts)
        told, asked = combine_days(by_metric, options.combine, measure)
        notices, questions = notices + told, questions + asked
    if notices:  # some row was made otherwise
        found.drafts = list(found.drafts)
    found.remarks += notices
    found.questions += questions


def _firsts(
    table: SourceTable, found: SortedRows
) -> tuple[Sequence[Sequence[Cell]], Sequence[int]]:
    """The rows that are no repeat of an earlier one, cell for cell, and their lines."""
    # Hardly a list repeats itself, which is told for all rows at once: mostly by one column, whose
    # beginning tells whether it may.
    columns = columns_of(table.rows, 0)
    for column in columns:
        start = column[:_TELLING]
        if len(set(start)) == len(start) and len(set(column)) == len(column):
            return table.rows, table.lines
    if len(set(map(tuple, table.rows))) == len(table.rows):
        return table.rows, table.lines
    seen: dict[tuple[Cell, ...], int] = {}
    firsts = []
    for i, row in enumerate(table.rows):
        first = seen.setdefault(tuple(row), i)
        if first == i:
            firsts.append(i)
        else:
            found.repeats.append(Repeat(table.lines[i], table.lines[first]))
    return [table.rows[i] for i in firsts], [table.lines[i] for i in firsts]


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
        # One option answers both, so to ask twice would look like two things to decide.
        if key in joined:
            names = (*joined[key].columns, *asked.columns)
            asked = Question(asked.topic, names, joined[key].text, asked.options)
        joined[key] = asked
    return list(joined.values())


def _kept(
    columns: Sequence[SourceColumn],
    mapping: Sequence[Mapped],
    rows: Sequence[Sequence[Cell]],
    lines: Sequence[int],
    refused: dict[int, Refused],
    found: SortedRows,
) -> dict[int, list[CustomField]]:
    """Values that a field could not take, by row, as custom fields, with a remark each."""
    places = {mapped.header: i for i, mapped in enumerate(mapping)}
    extra: dict[int, list[CustomField]] = {}
    for column in columns:
        found.remarks += _mostly_odd(column)
        for i, why in column.kept.items():
            # A refused row is given back whole, with these values in it.
            if i in refused:
                continue
            value = as_text(rows[i][places[column.header]])
            extra.setdefault(i, []).append(CustomField(column.header, value))
            found.remarks.append(ImportNotice(lines[i], column.header, why, value[:SHOWN]))
    return extra


def _mostly_odd(column: SourceColumn) -> list[ImportNotice]:
    """That most of a column could not be read as what it is called, said once for all of it."""
    odd = len(column.kept)
    if odd < _SOME:
        return []
    filled = odd + sum(value not in (None, "", ()) for value in column.values)
    if odd * 2 <= filled:
        return []
    what = {NO_DATE: say("no dates"), NO_COUNT: say("no whole numbers")}
    why = what.get(next(iter(column.kept.values())), say("not understood"))
    text = say("{odd} of {n} values are {why}; kept beside, and the others are taken",
               odd=odd, n=filled, why=why)  # fmt: skip
    return [ImportNotice(0, column.header, text)]


def _drafts(
    columns: dict[str, SourceColumn],
    customs: Sequence[Sequence[CustomField | None]],
    extra: dict[int, list[CustomField]],
    lines: Sequence[int],
    refused: dict[int, Refused],
    rows: Sequence[Sequence[Cell]],
) -> ReadyRows:
    by_field: dict[str, Sequence[object]] = {key: each.values for key, each in columns.items()}
    own = _own_fields(customs, extra, len(lines))
    if refused:
        ready = [i not in refused for i in range(len(lines))]
        by_field = {key: list(compress(column, ready)) for key, column in by_field.items()}
        lines, own, rows = (list(compress(each, ready)) for each in (lines, own, rows))  # type: ignore[assignment]
    return ReadyRows(lines, by_field, own, rows)


def _own_fields(
    customs: Sequence[Sequence[CustomField | None]], extra: dict[int, list[CustomField]], size: int
) -> Sequence[tuple[CustomField, ...]]:
    """The fields of the user's own, row by row."""
    if not (customs or extra):  # as of nearly all large lists
        return [()] * size
    own = (
        [tuple(each for each in row if each) for row in zip(*customs, strict=True)]
        if customs
        else [()] * size
    )
    for i, more in extra.items():
        own[i] = (*own[i], *more)
    return own
