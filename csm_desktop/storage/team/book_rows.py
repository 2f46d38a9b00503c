"""What of a book goes into a team's database: its rows as lines of COPY, whole or as far as a
customer may see them. What is in the trash never does.

What a customer may not see is empty there, and not a stand-in; whose a row is stays.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from hashlib import sha256
from itertools import repeat
from operator import attrgetter
from typing import Any

from csm_desktop import __version__
from csm_desktop.domain.fields.sharing import is_shareable, is_shown, may_be_seen, put_for_customer
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.storage.convert import all_usable, columns_of, from_rows, unusable_columns
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROW_OF
from csm_desktop.storage.team.copy_text import column_text, value_text, values_text
from csm_desktop.storage.team.figures import Figure
from csm_desktop.storage.team.tables import KINDS, TeamTable
from csm_desktop.values import dataclass

_AT_ONCE = 2_000
_Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Whose:
    """The book that rows are of, and the one who keeps it."""

    book_id: int
    owner: str

    @property
    def text(self) -> str:
        """The first columns of a line of COPY."""
        return f"{self.book_id}\t{value_text(self.owner)}"


@dataclass(slots=True)
class Scope:
    """Some of the rows: those of accounts, those of none (`unowned`), and single ones by table."""

    accounts: set[int] = field(default_factory=set)
    unowned: bool = False
    rows: dict[str, set[int]] = field(default_factory=dict)

    def row_ids(self, table: str) -> list[int]:
        """The single rows of a table."""
        return sorted(self.rows.get(table, ()))


class BookRows:
    """The rows of one book at one moment."""

    def __init__(self, connection: BookConnection, whose: Whose, *, everything: bool) -> None:
        self._connection, self._whose, self._everything = connection, whose, everything
        ours = f"SELECT id FROM meeting WHERE kind = '{MeetingKind.INTERNAL.value}'"
        self._ours = frozenset(id_ for (id_,) in execute(connection, ours).fetchall())

    def lines(self, table: TeamTable, scope: Scope | None = None) -> Iterator[list[str]]:
        """The rows of a table in portions, all of them or those of a scope."""
        kind: Any = KIND_OF[table.name]
        if not (self._everything or is_shown(kind)):
            return
        names = columns_of(kind)
        cursor = self._asked(table, names, scope)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield self._portion(table, kind, names, rows)

    def as_stored(self, table: TeamTable) -> str:
        """A digest of what the book holds of a table, without a look at what it means: as long as
        that is the same, so are its `lines`. "" where only some goes, for then other rows decide,
        too."""
        if not self._everything:
            return ""
        digest = sha256(f"{__version__}\n{self._whose.text}".encode("utf-8", "surrogatepass"))
        cursor = self._asked(table, columns_of(KIND_OF[table.name]), None)
        while rows := cursor.fetchmany(_AT_ONCE):
            digest.update(repr(rows).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _asked(self, table: TeamTable, names: Sequence[str], scope: Scope | None) -> Any:
        listed = ", ".join(f'"{name}"' for name in names)
        column = table.account
        tests, values = [], []
        if column:
            trash = "SELECT id FROM account WHERE deleted_at IS NOT NULL"
            tests.append(f"({column} IS NULL OR {column} NOT IN ({trash}))")
        if scope is not None:
            tests.append(
                f"({column} IN (SELECT value FROM json_each(?))"
                " OR id IN (SELECT value FROM json_each(?))"
                f"{f' OR {column} IS NULL' if scope.unowned else ''})"
            )
            values = [json.dumps(sorted(scope.accounts)), json.dumps(scope.row_ids(table.name))]
        where = f" WHERE {' AND '.join(tests)}" if tests else ""
        asked = f'SELECT {listed} FROM "{table.name}"{where} ORDER BY id'
        return execute(self._connection, asked, values)

    def _portion(self, table: TeamTable, kind: Any, names: Sequence[str], rows: _Rows) -> list[str]:
        if not all_usable(kind, rows):
            rows = [_usable(kind, names, row) for row in rows]
        words: dict[int, dict[str, str]] = {}
        if not self._everything:
            # Only what is a thing at all can be judged: what is damaged is shown to nobody.
            seen = [one for one in from_rows(kind, rows) if may_be_seen(one, (), self._ours)]
            words = {one.id: put for one in seen if (put := put_for_customer(one))}
            ids = {one.id for one in seen}
            place = names.index("id")
            rows = [row for row in rows if row[place] in ids]
        if not rows:
            return []
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
        texts = [self._column(table, kind, name, columns, words) for name in table.columns]
        return list(map("\t".join, zip(repeat(self._whose.text), *texts, strict=False)))

    def _column(
        self,
        table: TeamTable,
        kind: Any,
        name: str,
        columns: Mapping[str, Sequence[Any]],
        words: Mapping[int, Mapping[str, str]],
    ) -> Iterable[str]:
        values, held = columns[name], table.columns[name]
        if not (self._everything or is_kept(kind, name)):
            values = [None] * len(values)
        if any(name in put for put in words.values()):
            there = zip(columns["id"], values, strict=True)
            values = [words.get(id_, {}).get(name, value) for id_, value in there]
        return column_text(values, held)


@cache
def is_kept(kind: type, column: str) -> bool:
    """Whether a column goes along where only what a customer may see does: that, and whose a row
    is."""
    of = ROW_OF[kind].columns()[column]
    field_name = column.removesuffix("_minor").removesuffix("_currency")
    shared = is_shareable(kind, column) or is_shareable(kind, field_name)
    return shared or column == "account_id" or (bool(of.to) and not of.empty)


def _usable(kind: type, names: Sequence[str], row: Sequence[Any]) -> Sequence[Any]:
    bad = unusable_columns(kind, dict(zip(names, row, strict=True)))
    return [None if name in bad else value for name, value in zip(names, row, strict=True)]


def figure_lines(table: TeamTable, whose: Whose, figures: Iterable[Figure]) -> list[str]:
    """Figures as lines of COPY."""
    rows = list(map(attrgetter(*table.columns), figures))
    texts = map(values_text, zip(*rows, strict=True))
    return list(map("\t".join, zip(repeat(whose.text, len(rows)), *texts, strict=True)))


assert all(list(KINDS[name].columns) == list(columns_of(KIND_OF[name])) for name in KINDS)
