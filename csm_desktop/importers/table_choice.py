"""Which tables of a file are imported, and why the others are left."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kinds import Recognised, affinity, recognise
from csm_desktop.importers.meaning.mapping import Mapped, map_columns
from csm_desktop.importers.meaning.older_sheets import older_sheets
from csm_desktop.importers.plan import LeftSheet, Options
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.values.state_days import state_day
from csm_desktop.values import dataclass

_OF_A_PART = 0.9  # how sure the kind of a part of a table is
_NO_HEADER = say(
    "Nothing was imported. Add a line of column names on top, or say what the columns are, "
    'for example --kind accounts --map "Column 1=name".'
)
_SAY_KIND = say(
    "Nothing was imported. If it is one of these after all, say so with --kind accounts, contacts, "
    "subscriptions, readings, surveys, tickets, opportunities, engagement, meetings, invoices, "
    "requests or actions."
)


_MONEY = frozenset(("arr", "mrr", "tcv"))
_PAID = (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS)  # lists whose older states are money's history


@dataclass(frozen=True, slots=True)
class ChosenTable:
    """A table that is imported, by its place; `state_on` and `newer` are those of its plan."""

    place: int
    looks: Recognised
    state_on: date | None = None
    newer: str = ""


def choose_tables(
    tables: Sequence[SourceTable],
    profiles: Sequence[Sequence[Profile]],
    options: Options,
    said: Container[str] = (),
) -> tuple[list[ChosenTable], list[LeftSheet]]:
    """The tables to import, and those that are left with the reason.

    `said` are the sheets of which the user, and no profile, told what they hold.

    Raises UserError where history is asked of a sheet that is none, or whose day nobody knows.
    """
    looks = [_looks(table, each, options) for table, each in zip(tables, profiles, strict=True)]
    found = older_sheets(tables, {i: each for i, each in enumerate(looks) if each.kind})
    # What the user says of an older sheet outweighs its age; a profile knows only its columns.
    older = {i: newer for i, newer in found.items() if tables[i].sheet not in said}
    # Money has a history; of people, only who they are now is kept.
    able = {i: newer for i, newer in older.items() if tells_money(looks[i].kind, looks[i].mapping)}
    dated = _history(tables, able, options)
    for i, newer in older.items():
        if i not in dated:
            why = _why_older(tables[i], newer, could_come=i in able)
            looks[i] = Recognised(None, "", 0.0, because=why)
    # Every table that is a list of ours is taken: a workbook may hold several.
    kind = options.kind
    chosen = [
        ChosenTable(i, each, *dated.get(i, ()))
        for i, each in enumerate(looks)
        if each.kind is not None and (kind is None or each.kind is kind)
    ]
    # The user said what it is: then the likeliest table is it.
    if kind is not None and not chosen:
        best = max(
            [i for i in range(len(tables)) if i not in older] or range(len(tables)),
            key=lambda i: (affinity(kind, tables[i].headers, profiles[i]), len(tables[i].rows)),
        )
        chosen = [ChosenTable(best, Recognised(kind, kind.value, 1.0))]
    continued = {each.newer for each in chosen if each.newer}
    chosen = [
        replace(each, state_on=state_day(tables[each.place].sheet))
        if tables[each.place].sheet in continued
        else each
        for each in chosen
    ]
    # How things stand comes first, and how they stood behind it.
    chosen.sort(key=lambda each: bool(each.newer))
    places = {each.place for each in chosen}
    left = [
        _left(table, _why_left(table, looks[i], options), profiles[i], options, able.get(i))
        for i, table in enumerate(tables)
        if i not in places
    ]
    return chosen, left


def _history(
    tables: Sequence[SourceTable],
    able: Mapping[int, SourceTable],
    options: Options,
) -> dict[int, tuple[date, str]]:
    """The older sheets that are wanted as history: the day of each, and what it is older than."""
    wanted = options.history or {}
    known = {tables[i].sheet for i in able}
    # A file is named where it is the older state of another file.
    files = {table.source for table in tables}
    for name in wanted:
        if name and name not in known | files and not options.columns_may_lack:
            raise trouble(
                say("There is no older sheet “{sheet}” that could be history.", sheet=name),
                say("Nothing was imported. The older sheets are: {sheets}",
                    sheets=", ".join(sorted(known)) or "-"),
            )  # fmt: skip
    found = {}
    for i, newer in able.items():
        sheet = tables[i].sheet
        if sheet not in wanted and "" not in wanted:
            continue
        day = wanted.get(sheet) or state_day(sheet)
        if day is not None:
            found[i] = (day, newer.sheet)
        elif sheet in wanted:
            raise trouble(
                say("Nobody knows of which day the sheet “{sheet}” tells.", sheet=sheet),
                say('Nothing was imported. Say it: --history "{sheet}=2025-12-31"', sheet=sheet),
            )
    return found


def tells_money(kind: ListKind | None, mapping: Sequence[Mapped]) -> bool:
    """Whether a list says what somebody paid, which has a history."""
    return kind in _PAID and any(mapped.field in _MONEY for mapped in mapping)


def _why_older(table: SourceTable, newer: SourceTable, *, could_come: bool) -> Message:
    """Why an older sheet is left, and how it comes in after all."""
    if not could_come:
        return say("it is an older state of “{newer}”; --sheet names it if it is meant",
                   newer=newer.sheet)  # fmt: skip
    return say(
        "it is an older state of “{newer}”; --history “{sheet}=DAY” brings in what was paid then, "
        "--sheet names it if it is meant instead",
        newer=newer.sheet, sheet=table.sheet,
    )  # fmt: skip


def _left(
    table: SourceTable,
    why: Message,
    profiles: Sequence[Profile],
    options: Options,
    newer: SourceTable | None,
) -> LeftSheet:
    """A sheet that is left, and whether it is only because the user said so."""
    is_list = False
    if table.sheet in (options.sheets or {}):
        looks = recognise(table.sheet or table.source, table.headers, profiles)
        is_list = (table.holds or looks.kind) is not None
    left = LeftSheet(table.sheet, len(table.rows), why, table.headers, is_list)
    if newer is None:
        return left
    return replace(left, newer=newer.sheet, state_on=state_day(table.sheet))


def _looks(table: SourceTable, profiles: Sequence[Profile], options: Options) -> Recognised:
    """What a table holds: as the user said of its sheet, else as it is recognised."""
    said = options.sheets or {}
    if table.is_hidden and table.sheet not in said and options.hidden != "take":
        return Recognised(None, "", 0.0)
    if table.sheet not in said and table.holds is not None:
        return Recognised(table.holds, table.holds.value, _OF_A_PART, because=table.because)
    if table.sheet not in said and table.because is not None:
        return Recognised(None, "", 0.0, because=table.because)
    if table.sheet not in said:
        columns = {header: key for header, key in (options.columns or {}).items()
                   if stands_in(table, header)}  # fmt: skip
        return recognise(table.sheet or table.source, table.headers, profiles, columns)
    kind = said[table.sheet]
    if kind is None:
        return Recognised(None, "", 0.0)
    # The columns are looked at all the same: they tell an older sheet from another list.
    mapping = tuple(map_columns(kind, table.headers, profiles))
    return Recognised(kind, kind.value, 1.0, mapping)


def stands_in(table: SourceTable, header: str) -> bool:
    """Whether a header that somebody typed is one of the table."""
    return header in table.headers or words(header) in map(words, table.headers)


def is_said(table: SourceTable, options: Options) -> bool:
    """Whether the user said what a table holds."""
    return options.kind is not None or table.sheet in (options.sheets or {})


def _why_left(table: SourceTable, looks: Recognised, options: Options) -> Message:
    if (options.sheets or {}).get(table.sheet, table) is None:
        return say("you left it out")
    if table.is_hidden and options.hidden != "take":
        return say("it is hidden in the workbook; --hidden take brings it in")
    if options.kind is not None and looks.kind is not None:
        return say("it looks like {kind}, and only {asked} were asked for", kind=looks.kind.value,
                   asked=options.kind.value)  # fmt: skip
    return looks.refusal


def unrecognised(path: Path, tables: Sequence[SourceTable], left: Sequence[LeftSheet]) -> Exception:
    """That a file holds no list that is imported, and what its user can say about it."""
    if len(tables) == 1:
        if not tables[0].header_line:
            title = say("{name} has no line of column names.", name=path.name)
            return trouble(title, _NO_HEADER)
        why = left[0].reason
        return trouble(say("{name} is not imported: {why}.", name=path.name, why=why), _SAY_KIND)
    sheets = tuple(f"{left_sheet.sheet}" for left_sheet in left)
    return trouble(
        say("{name} is not imported: none of its sheets ({sheets}) is a list that is imported.",
            name=path.name, sheets=", ".join(sheets)),
        _SAY_KIND,
    )  # fmt: skip
