"""From tables to plans: recognise, map, read column by column, and sort the rows.

Columns are read whole, because only a whole column tells `03/04` from `04/03`; rows are put
together at the end. Nothing is stored and nothing is guessed: what a file leaves open becomes a
question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from csm_desktop.domain.money.billed import Period
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.bills.contract_names import contracts_by_name
from csm_desktop.importers.bills.unnamed_money import money_question
from csm_desktop.importers.files.dressed import hidden_parts, without_hidden
from csm_desktop.importers.files.source_table import SourceTable, WholeRows, columns_of
from csm_desktop.importers.files.table import Progress, read_whole
from csm_desktop.importers.joined_columns import SortedRows
from csm_desktop.importers.list_profiles import (
    BY_THEMSELVES,
    column_differences,
    doubts,
    fits_of,
    is_fitting,
    mapped,
    other_order,
    with_answers,
    with_kinds,
)
from csm_desktop.importers.meaning.evidence import Profile, fits, profile
from csm_desktop.importers.meaning.fields import FIELDS, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kinds import Recognised
from csm_desktop.importers.meaning.languages.own_columns import without_bookkeeping
from csm_desktop.importers.meaning.last_word import PERIOD, missing, names_beside, settled
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped, map_columns
from csm_desktop.importers.meaning.systems import SystemLook, recognise_system
from csm_desktop.importers.parts.event_logs import EVENTS, PEOPLE
from csm_desktop.importers.parts.event_logs import TOPIC as LOGGED
from csm_desktop.importers.parts.fiscal_periods import TOPIC as FISCAL_YEAR
from csm_desktop.importers.parts.group_sums import TOPIC as GROUP_ARR
from csm_desktop.importers.parts.group_sums import with_heads
from csm_desktop.importers.parts.parted import parted
from csm_desktop.importers.plan import (
    FilePlan,
    ImportPlan,
    LeftSheet,
    Options,
    ProfileFit,
    Question,
)
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.rows import classify_rows
from csm_desktop.importers.table_choice import (
    ChosenTable,
    choose_tables,
    is_said,
    stands_in,
    unrecognised,
)
from csm_desktop.importers.values.shapes import Shape
from csm_desktop.importers.values.state_days import state_day, told_day

_HIDDEN = say("it is hidden in the sheet; --hidden take brings it in")


def read_file(
    path: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    known: Sequence[ListProfile] = (),
) -> FilePlan:
    """What a file would bring, table by table; `progress` is told of bytes (see `read_tables`).

    `known` are the profiles of the book: a list of the shape of one is read as that says.

    Raises UserError for a file that cannot be read, holds no kind of list that is imported, or
    lacks a column without which nothing can be stored; the advice names the option that helps.
    """
    said = options = options or Options()
    found, unread = read_whole(path, options.encoding, progress)
    hidden = hidden_parts(found)
    tables, profiles, fits = _looked_at(whole := parted(found, options), options, known)
    encoding = _of_profiles(fits, "encoding")
    # Read anew only where bytes left a choice: a profile's encoding must not spoil a sure one.
    if encoding and not options.encoding and any(table.rivals for table in whole):
        found, unread = read_whole(path, encoding, progress)
        tables, profiles, fits = _looked_at(whole := parted(found, options), options, known)
    fiscal_year = _of_profiles(fits, FISCAL_YEAR)
    if fiscal_year and any(table.fiscal for table in whole):
        options = replace(options, fiscal_year=fiscal_year)
        tables, profiles, fits = _looked_at(parted(found, options), options, known)
    counted = _of_profiles(fits, LOGGED)
    if counted and not options.combine and any(table.logged for table in whole):
        options = replace(options, combine=counted)
        tables, profiles, fits = _looked_at(whole := parted(found, options), options, known)
    if not options.columns_may_lack:
        _check_headers(tables, options.columns or {})
    options = with_kinds(options, tables, fits)
    chosen, left = choose_tables(tables, profiles, options, said.sheets or ())
    left += [LeftSheet(name, 0, say("{why}", why=why)) for name, why in unread]
    # A profile may leave out every sheet of a file, which is no failure to recognise it.
    if not chosen and not any(fits):
        raise unrecognised(path, tables, left)
    plans = [
        _told_of(
            plan_table(tables[each.place], profiles[each.place], each.looks, options,
                       fits[each.place]),
            each,
        )
        for each in chosen
    ]  # fmt: skip
    return FilePlan(path.name, tuple(plans), tuple(left), hidden, said)


def _of_profiles(fits: Sequence[ProfileFit | None], topic: str) -> str:
    """What the profiles of the tables answer to what is asked before there are any columns."""
    return next((said for fit in fits if fit and (said := fit.profile.choice(topic))), "")


def _told_of(plan: ImportPlan, chosen: ChosenTable) -> ImportPlan:
    """A plan with the day of which its sheet tells, where it stands among others of its kind."""
    if chosen.newer:
        why = say("the state on {day}, taken in as the history of “{newer}”",
                  day=chosen.state_on, newer=chosen.newer)  # fmt: skip
        plan = replace(plan, kind_reason=why)
    state_on = chosen.state_on
    # "Sep 2026" above readings that name no day says it for all of them.
    if plan.kind is ListKind.READINGS and not {"on", PERIOD} & {m.field for m in plan.mapping}:
        state_on = state_day(plan.sheet)
    if plan.kind is ListKind.INVOICES and state_on is None:
        # Its newest invoice is the last that it knows, by its period where no invoice has a day.
        days = [day for draft in plan.drafts if isinstance(day := draft.values.get("on"), date)]
        covers = (draft.values.get("covers") for draft in plan.drafts)
        days = days or [period.start for period in covers if isinstance(period, Period)]
        state_on = max(days, default=None)
    above = [row.value for row in plan.set_aside if row.line < plan.header_line]
    return replace(plan, state_on=state_on, newer=chosen.newer, told_on=told_day(above))


def _looked_at(
    whole: Sequence[SourceTable], options: Options, known: Sequence[ListProfile]
) -> tuple[list[SourceTable], list[list[Profile]], list[ProfileFit | None]]:
    """The tables as far as they are wanted, their columns in figures, and the profile of each."""
    tables = [table if options.hidden == "take" else without_hidden(table) for table in whole]
    # Looked at column by column from here on.
    tables = [
        table if isinstance(table.rows, WholeRows) else replace(table, rows=WholeRows(table.rows))
        for table in tables
    ]
    profiles = [_profiles(table) for table in tables]
    looks = [_system(table, each) for table, each in zip(tables, profiles, strict=True)]
    fits = fits_of(tables, looks, known, options)
    for index, fit in enumerate(fits):
        # What the user says now outweighs what a profile remembers.
        if fit is not None and fit.profile.choice("hidden") and not options.hidden:
            tables[index] = whole[index]
            profiles[index] = _profiles(whole[index])
    return tables, profiles, fits


def _profiles(table: SourceTable) -> list[Profile]:
    columns = columns_of(table.rows, len(table.headers))
    return [profile(column) for column in columns]


def _check_headers(tables: Sequence[SourceTable], overrides: Mapping[str, str]) -> None:
    """Every column that the user named stands in some table."""
    for header in overrides:
        if not any(stands_in(table, header) for table in tables):
            names = dict.fromkeys(name for table in tables for name in table.headers)
            raise trouble(
                say("There is no column {header}.", header=header),
                say("The columns are: {headers}", headers=", ".join(names)),
            )


def plan_table(
    table: SourceTable,
    profiles: Sequence[Profile],
    looks: Recognised,
    options: Options,
    fit: ProfileFit | None = None,
) -> ImportPlan:
    """The plan for one table that is known to be, or said to be, of a kind."""
    if fit is not None:
        options = with_answers(options, fit.profile, ("hidden", *BY_THEMSELVES))
    kind = looks.kind or ListKind.ACCOUNTS
    overrides = {
        header: key for header, key in (options.columns or {}).items() if stands_in(table, header)
    }
    left: dict[str, Message] = {**table.spent}
    if options.hidden != "take":
        left |= dict.fromkeys(table.hidden_columns, _HIDDEN)
    left = {header: why for header, why in left.items() if header not in overrides}
    overrides |= dict.fromkeys(left, "")
    mapping: Sequence[Mapped] = looks.mapping
    # The mapping that recognised the table serves, unless the user changed it.
    if fit is not None:
        mapping = mapped(kind, table, profiles, fit, overrides)
    elif overrides or not mapping:
        mapping = map_columns(kind, table.headers, profiles, overrides)
    mapping = [
        replace(column, reason=left[column.header]) if column.header in left else column
        for column in mapping
    ]
    mapping = settled(kind, mapping, profiles, table, forced=is_said(table, options))
    mapping = contracts_by_name(kind, mapping, profiles)
    mapping, of_ours = without_bookkeeping(kind, mapping, profiles)
    lacking = missing(kind, mapping)
    if lacking is not None:
        # Refused before any row is read: each would be refused for the same reason.
        raise _cannot_store(table, kind, lacking, _likely(kind, lacking[0], mapping, profiles))
    table, of_groups = (
        with_heads(table, mapping, options) if kind is ListKind.ACCOUNTS else (table, [])
    )
    sorted_rows, doubtful = _read_rows(kind, mapping, table, profiles, options, fit, overrides)
    questions: list[Question] = [
        *_letters(table), *_fiscal_year(table), *_logged(table, options),
        *_ids(kind, mapping, table), *of_groups,
        *doubtful,
        *money_question(kind, mapping, profiles),
        *sorted_rows.questions,
    ]  # fmt: skip
    if table.fiscal:
        # Which months they are comes first: what they measure is asked of them by their names.
        questions = [asked for asked in questions if asked.topic != "metric"]
    if options.fiscal_year:
        sorted_rows.answered.add(FISCAL_YEAR)
    if options.combine and table.logged:
        sorted_rows.answered.add(LOGGED)
    if options.group_arr and any(row.sums for row in table.set_aside):
        sorted_rows.answered.add(GROUP_ARR)
    return ImportPlan(
        source=table.source,
        sheet=table.sheet,
        kind=kind,
        confidence=looks.confidence if options.kind is None else 1.0,
        mapping=tuple(mapping),
        rows_in=table.rows_in,
        drafts=sorted_rows.drafts,
        refused=tuple(
            sorted([*table.damaged, *sorted_rows.refused], key=lambda refused: refused.line)
        ),
        repeats=tuple(sorted_rows.repeats),
        set_aside=tuple(
            sorted([*table.set_aside, *sorted_rows.set_aside], key=lambda row: row.line)
        ),
        questions=tuple(questions),
        remarks=(
            *of_ours,
            *(column_differences(fit) if fit else ()),
            *table.notices,
            *sorted_rows.remarks,
        ),
        encoding=table.encoding,
        header_line=table.header_line,
        kind_reason=looks.because or _said_by(fit, options),
        system=_system(table, profiles),
        profile=fit,
        answered=frozenset(sorted_rows.answered),
        scale=options.scale,
        fitting=frozenset(
            each.header
            for each, column in zip(mapping, profiles, strict=True)
            if is_fitting(kind, each.field, column)
        ),
    )


def _read_rows(
    kind: ListKind,
    mapping: Sequence[Mapped],
    table: SourceTable,
    profiles: Sequence[Profile],
    options: Options,
    fit: ProfileFit | None,
    overrides: Mapping[str, str],
) -> tuple[SortedRows, list[Question]]:
    """The rows, read with a profile's answers to what they leave open, and what it gets wrong."""
    found = classify_rows(kind, mapping, table, options)
    if fit is None:
        return found, []
    doubtful = [
        *doubts(kind, mapping, profiles, fit, overrides),
        *other_order(fit, options, found.date_orders),
    ]
    answered = with_answers(options, fit.profile, [asked.topic for asked in found.questions])
    return found if answered is options else classify_rows(kind, mapping, table, answered), doubtful


def _said_by(fit: ProfileFit | None, options: Options) -> Message:
    """Who said what kind of list it is, where that was not found out."""
    if fit is not None and options.kind is None:
        return say("the profile “{profile}” says so", profile=fit.profile.name)
    return say("you said so")


def _system(table: SourceTable, profiles: Sequence[Profile]) -> SystemLook | None:
    values = [column.values for column in profiles]
    return recognise_system(table.headers, values, [row.value for row in table.set_aside])


def _letters(table: SourceTable) -> list[Question]:
    """The code page, where two are as likely and differ in letters."""
    if not table.rivals:
        return []
    shown = " / ".join(f"“{text}” ({codec})" for codec, text in table.rivals)
    text = say("Which letters are right in {name}: {shown}?", name=table.source, shown=shown)
    return [Question("encoding", (), text, tuple(f"--encoding {c}" for c, _ in table.rivals))]


def _fiscal_year(table: SourceTable) -> list[Question]:
    """When the fiscal years end whose periods the list names."""
    if not table.fiscal:
        return []
    text = say("With which month does the fiscal year of “{period}” begin? It is taken to be named "
               "after the year in which it ends; --fiscal-year 4-start says: in which it begins.",
               period=table.fiscal)  # fmt: skip
    options = tuple(f"--{FISCAL_YEAR} {month}" for month in (1, 2, 4, 7, 10))
    return [Question(FISCAL_YEAR, (), text, options)]


def _logged(table: SourceTable, options: Options) -> list[Question]:
    """What of a log of events is measured."""
    if not table.logged or options.combine:
        return []
    text = say("What is counted of the events of a month: the people who were active, or all that "
               "they did?")  # fmt: skip
    answers = tuple(f"--{LOGGED} {how}" for how in (PEOPLE, EVENTS))
    return [Question(LOGGED, (table.logged,), text, answers)]


_SLIPS = 0.98  # of the ids stand beside one name: the others are slips of rows


def _ids(kind: ListKind, mapping: Sequence[Mapped], table: SourceTable) -> list[Question]:
    """Whether a column is the accounts' id, where some of its ids stand beside several names."""
    column = next((each for each in mapping if each.field == "external_id"), None)
    if kind is not ListKind.ACCOUNTS or column is None or column.confidence == 1.0:
        return []
    number, several = names_beside(mapping, table, "external_id", "name")
    if not several or number - len(several) >= number * _SLIPS:
        return []
    id_, names = next(iter(sorted(several.items())))
    text = say("Is “{column}” an id of its own for each account? {id} stands beside {one} and "
               "{other}.", column=column.header, id=id_, one=names[0], other=names[1])  # fmt: skip
    options = tuple(f'--map "{column.header}={key}"' for key in ("external_id", CUSTOM))
    return [Question("profile", (column.header,), text, options)]


_NAMES = 0.5  # of a column's values are words, and differ
_SORTS = frozenset(("type", "source", "stage", "status", "tier", "category", "reason", "step"))


def _likely(
    kind: ListKind, key: str, mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> str:
    """The column that may be what is lacking: of the fitting ones first those that are free."""
    fitting = [
        column
        for column, own in zip(mapping, profiles, strict=True)
        if own.filled and fits(kind, FIELDS[kind][key].type, own, key) > 0
    ]
    free = [column for column in fitting if column.field in (CUSTOM, LEFT_OUT)]
    if key in ("name", "account_name"):
        # Names are words that differ: a column of two or three sorts names nobody.
        own = {column.header: each for column, each in zip(mapping, profiles, strict=True)}
        free = [
            c for c in free
            if own[c.header].distinct >= _NAMES and own[c.header].share(Shape.TEXT) >= _NAMES
            and not _SORTS.intersection(words(c.header).split())
        ]  # fmt: skip
        fitting = [c for c in fitting if c.field not in (CUSTOM, LEFT_OUT)]
    return next((column.header for column in (*free, *fitting, *mapping)), "")


def _cannot_store(
    table: SourceTable, kind: ListKind, lacking: tuple[str, Message], header: str
) -> Exception:
    key, what = lacking
    return trouble(
        say("{place} cannot be imported as {kind}: no column holds {what}.", place=table.place,
            kind=kind.value, what=what),
        say('Nothing was imported. Say which column it is, for example --map "{header}={key}".',
            header=header, key=key),
    )  # fmt: skip
