"""Sheets that are earlier states of another sheet of the same file: "2025" beside "2026"."""

import re
from collections.abc import Mapping, Sequence

from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kinds import Recognised
from csm_desktop.importers.values.shapes import as_text

_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"\b(?:q|h)([1-4])\b|\b(0?[1-9]|1[0-2])\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OLD = frozenset(
    ("old", "alt", "archive", "archiv", "backup", "copy", "kopie", "previous", "ancien", "viejo")
)
_STATES = frozenset((ListKind.ACCOUNTS, ListKind.CONTACTS, ListKind.SUBSCRIPTIONS))
_SHARED = 0.3  # of the shorter sheet's names; fewer, and they are lists of different things
_Age = tuple[bool, int, int]


def older_sheets(
    tables: Sequence[SourceTable], chosen: Mapping[int, Recognised]
) -> dict[int, SourceTable]:
    """The tables, by place, that an other table of the same kind and columns has replaced."""
    groups: dict[tuple[str, frozenset[str]], list[int]] = {}
    for i, looks in chosen.items():
        # Only states replace each other; readings of two sheets add up.
        if looks.kind in _STATES and tables[i].sheet:
            key = (str(looks.kind), frozenset(map(words, tables[i].headers)))
            groups.setdefault(key, []).append(i)
    older = {}
    for places in groups.values():
        ages = {i: _age(tables[i].sheet) for i in places}
        newest = max(places, key=lambda i: ages[i])
        for i in places:
            # Without rows in common it is another list that happens to look alike.
            if ages[i] < ages[newest] and _overlap(tables[i], tables[newest], chosen[i]):
                older[i] = tables[newest]
    return older


def _age(name: str) -> _Age:
    """How a name sorts in time: what calls itself old first, then by year, quarter or month."""
    plain = name.casefold()
    spoken = words(name).split()
    year = _YEAR.findall(plain)
    rest = _YEAR.sub(" ", plain)
    part = _PART.search(re.sub(r"[\W_]+", " ", rest))
    month = next((i for i, m in enumerate(_MONTHS, 1) if any(w[:3] == m for w in spoken)), 0)
    number = int(next(filter(None, part.groups()))) if part else month
    return not _OLD & set(spoken), int(max(year)) if year else 0, number if year else 0


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
