"""What was done in a book since it was published last, by the acts that were seen then.

Acts may be undone, done again or go on after they were seen, so it is not enough to know the last
one. Where one is not there any more, or lacks changes, the book went back to a backup, or something
was removed for good: nobody can tell what else is different, and all of it is compared.
"""

import json
from collections.abc import Collection, Mapping

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.team.book_rows import Scope
from csm_desktop.storage.team.tables import BY_JOURNAL
from csm_desktop.values import dataclass

_MOST_ACCOUNTS = 1_000
_MOVES_OTHERS = frozenset({"account", "meeting"})


@dataclass(frozen=True, slots=True)
class SeenAct:
    """An act as it stood when it was seen, and how many changes it had."""

    state: str
    at: str
    changes: int


@dataclass(frozen=True, slots=True)
class Since:
    """The acts to be noted, what they touched (None: everything), the tables that they touched, and
    whether the book went back meanwhile."""

    acts: Mapping[int, SeenAct]
    scope: Scope | None
    tables: frozenset[str] = frozenset()
    went_back: bool = False

    def concerns(self, table: str) -> bool:
        """Whether rows of a table may be others: those that were touched, and where an account came
        or went, or a meeting became one of ours alone, also what hangs on it."""
        return table in self.tables or not _MOVES_OTHERS.isdisjoint(self.tables)


def acts_of_book(connection: BookConnection) -> dict[int, SeenAct]:
    """All acts that a book knows, whatever became of them."""
    rows = execute(
        connection,
        "SELECT s.id, s.state, s.at, count(c.position) FROM change_set AS s"
        " LEFT JOIN change AS c ON c.change_set_id = s.id GROUP BY s.id",
    )
    return {id_: SeenAct(state, at, number) for id_, state, at, number in rows}


def since(connection: BookConnection, seen: Mapping[int, SeenAct]) -> Since:
    """What was done since those acts were seen."""
    now = acts_of_book(connection)
    # Published for the first time: what each act touched would be told of all that there is.
    if not seen:
        return Since(now, None)
    went_back = any(id_ not in now or now[id_].changes < act.changes for id_, act in seen.items())
    if went_back:
        return Since(now, None, went_back=True)
    fresh = {id_: act for id_, act in now.items() if seen.get(id_) != act}
    scope, tables = _touched(connection, fresh)
    # To go through most of a book account by account would take longer than all at once.
    return Since(fresh, scope if len(scope.accounts) <= _MOST_ACCOUNTS else None, tables)


def _touched(connection: BookConnection, acts: Collection[int]) -> tuple[Scope, frozenset[str]]:
    scope, tables = Scope(), set()
    rows = execute(
        connection,
        "SELECT table_name, row_id, account_id FROM change WHERE change_set_id IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(sorted(acts)),),
    )
    for table, row_id, account_id in rows:
        tables.add(table)
        if table not in BY_JOURNAL:
            continue
        scope.rows.setdefault(table, set()).add(row_id)
        if account_id is None:
            scope.unowned = True
        else:
            scope.accounts.add(account_id)
    return scope, frozenset(tables)
