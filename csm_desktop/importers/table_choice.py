"""Which tables of a file are imported, and why the others are left."""

from collections.abc import Sequence
from pathlib import Path

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.kinds import Recognised, affinity, recognise
from csm_desktop.importers.meaning.older_sheets import older_sheets
from csm_desktop.importers.plan import LeftSheet, Options
from csm_desktop.importers.refusals import trouble

_OF_A_PART = 0.9  # how sure the kind of a part of a table is
_NO_HEADER = say(
    "Nothing was imported. Add a line of column names on top, or say what the columns are, "
    'for example --kind accounts --map "Column 1=name".'
)
_SAY_KIND = say(
    "Nothing was imported. If it is one of these after all, say so with --kind accounts, contacts, "
    "subscriptions, readings, surveys, tickets, opportunities, engagement or meetings."
)


def choose_tables(
    tables: Sequence[SourceTable], profiles: Sequence[Sequence[Profile]], options: Options
) -> tuple[list[tuple[int, Recognised]], list[LeftSheet]]:
    """The tables to import, by place, and those that are left with the reason."""
    looks = [_looks(table, each, options) for table, each in zip(tables, profiles, strict=True)]
    said = options.sheets or {}
    candidates = {i: each for i, each in enumerate(looks) if tables[i].sheet not in said}
    older = older_sheets(tables, candidates)
    for i, newer in older.items():
        why = say(
            "it is an older state of “{newer}”; --sheet names it if it is meant", newer=newer.sheet
        )
        looks[i] = Recognised(None, "", 0.0, because=why)
    # Every table that is a list of ours is taken: a workbook may hold several.
    if options.kind is None:
        chosen = [(i, each) for i, each in enumerate(looks) if each.kind is not None]
    else:
        kind = options.kind
        chosen = [(i, each) for i, each in enumerate(looks) if each.kind is kind]
        # The user said what it is: then the likeliest table is it.
        if not chosen:
            best = max(
                [i for i in range(len(tables)) if i not in older] or range(len(tables)),
                key=lambda i: (affinity(kind, tables[i].headers, profiles[i]), len(tables[i].rows)),
            )
            chosen = [(best, Recognised(kind, kind.value, 1.0))]
    places = {index for index, _ in chosen}
    left = [
        _left(table, _why_left(table, looks[i], options), profiles[i], options)
        for i, table in enumerate(tables)
        if i not in places
    ]
    return chosen, left


def _left(
    table: SourceTable, why: Message, profiles: Sequence[Profile], options: Options
) -> LeftSheet:
    """A sheet that is left, and whether it is only because the user said so."""
    is_list = False
    if table.sheet in (options.sheets or {}):
        looks = recognise(table.sheet or table.source, table.headers, profiles)
        is_list = (table.holds or looks.kind) is not None
    return LeftSheet(table.sheet, len(table.rows), why, table.headers, is_list)


def _looks(table: SourceTable, profiles: Sequence[Profile], options: Options) -> Recognised:
    """What a table holds: as the user said of its sheet, else as it is recognised."""
    said = options.sheets or {}
    if table.is_hidden and table.sheet not in said and options.hidden != "take":
        return Recognised(None, "", 0.0)
    if table.sheet not in said and table.holds is not None:
        return Recognised(table.holds, table.holds.value, _OF_A_PART, because=table.because)
    if table.sheet not in said:
        return recognise(table.sheet or table.source, table.headers, profiles)
    kind = said[table.sheet]
    return Recognised(None, "", 0.0) if kind is None else Recognised(kind, kind.value, 1.0)


def is_said(table: SourceTable, options: Options) -> bool:
    """Whether the user said what a table holds."""
    return options.kind is not None or table.sheet in (options.sheets or {})


def _why_left(table: SourceTable, looks: Recognised, options: Options) -> Message:
    if table.sheet in (options.sheets or {}):
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
