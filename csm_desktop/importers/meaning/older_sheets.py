"""Sheets that are earlier states of another sheet of the same file: "2025" beside "2026"."""

from collections.abc import Mapping, Sequence
from datetime import date

from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kinds import Recognised
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.state_days import state_day

_OLD = frozenset(
    ("old", "alt", "archive", "archiv", "backup", "copy", "kopie", "previous", "ancien", "viejo")
)
_STATES = frozenset((ListKind.ACCOUNTS, ListKind.CONTACTS, ListKind.SUBSCRIPTIONS))
_SHARED = 0.3  # of the shorter sheet's names; fewer, and they are lists of different things
_ALIKE = 0.5  # of the columns of both; over the years a list gains some and loses some
_Age = tuple[bool, date]


def older_sheets(
    tables: Sequence[SourceTable], chosen: Mapping[int, Recognised]
) -> dict[int, SourceTable]:
    """The tables, by place, that an other table of the same kind and columns has replaced."""
    # Only states replace each other; readings of two sheets add up.
    states = [i for i, looks in chosen.items() if looks.kind in _STATES and tables[i].sheet]
    states.sort(key=lambda i: _age(tables[i].sheet), reverse=True)
    older: dict[int, SourceTable] = {}
    newest: list[int] = []
    for i in states:
        after = next((j for j in newest if _replaces(tables, chosen, j, i)), None)
        if after is None:
            newest.append(i)
        else:
            older[i] = tables[after]
    return older


def _replaces(
    tables: Sequence[SourceTable], chosen: Mapping[int, Recognised], newer: int, old: int
) -> bool:
    """Whether a sheet is a later state of the very things that another one lists."""
    one, other = tables[old], tables[newer]
    return (
        chosen[old].kind is chosen[newer].kind
        and _age(one.sheet) < _age(other.sheet)
        and _are_alike(one, other)
        # Without rows in common it is another list that happens to look alike.
        and _overlap(one, other, chosen[old])
    )


def _are_alike(one: SourceTable, other: SourceTable) -> bool:
    mine, theirs = set(map(words, one.headers)), set(map(words, other.headers))
    return len(mine & theirs) >= _ALIKE * len(mine | theirs)


def _age(name: str) -> _Age:
    """How a name sorts in time: what calls itself old first, then by the day that it tells."""
    return not _OLD & set(words(name).split()), state_day(name) or date.min


def _overlap(one: SourceTable, other: SourceTable, looks: Recognised) -> bool:
    """Whether two sheets speak of the same things, by the first column that names them."""
    keys = ("external_id", "name", "email", "account_id", "account_name")
    fed = {mapped.field: mapped.header for mapped in looks.mapping}
    header = next((fed[key] for key in keys if key in fed), None)
    if header is None or header not in other.headers:
        return False
    mine, theirs = ({as_text(row[table.headers.index(header)]).casefold() for row in table.rows}
                    for table in (one, other))  # fmt: skip
    return len(mine & theirs) >= _SHARED * min(len(mine), len(theirs))
