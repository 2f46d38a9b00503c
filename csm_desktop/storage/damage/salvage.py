"""A sound new book out of what can still be read of a damaged one.

Nothing is guessed: a value that cannot be used becomes nothing where its field may be empty, and
what is no thing without it is left out and named. One stand-in is made: an account whose own row
is lost, while people, meetings or plans of it are there, so that these have a place.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from csm_desktop.domain.limits.unusable import Unusable
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.storage.convert import (
    Record,
    UnusableError,
    from_record,
    grown,
    to_record,
    unusable_columns,
)
from csm_desktop.storage.damage.remains import OF_THE_BOOK, Loss, Remains, Row, all_remains
from csm_desktop.storage.damage.unusable import of_record
from csm_desktop.storage.file import soundness
from csm_desktop.storage.file.engine import bare, key_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.journal import State
from csm_desktop.storage.migrate import create
from csm_desktop.storage.raw_sql import execute, execute_many
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.storage.schema import create_schema
from csm_desktop.values import dataclass
from csm_desktop.wording import render


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A new book, how many rows of each table it holds, and what of the old one it lacks.

    `lost` could not be read; `left_out` are rows that are nothing without what is lost, by table;
    `unusable` are single values that became nothing; `named` are accounts that got a stand-in.
    """

    path: Path
    rows: tuple[tuple[str, int], ...]
    lost: tuple[Loss, ...]
    left_out: tuple[tuple[str, int], ...]
    unusable: tuple[Unusable, ...]
    named: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is missing."""
        return not (self.lost or self.left_out or self.unusable or self.named)


def salvage(book: Path, target: Path) -> Salvaged:
    """Take all that can be read of a damaged book into a new one, which is checked.

    The old file is not changed; the new one has its passphrase. Raises AlreadyThereError, and
    UserError where nothing can be read or the new book cannot be written.
    """
    taken = _Taken(all_remains(book))
    create(target, taken.write, key=key_of(book))
    findings = soundness.check(target).findings
    if findings:
        # A salvaged book with findings would be one more damaged book, with a trustworthy name.
        target.unlink()
        raise UserError(render(say("No sound book could be made of {name}.", name=book.name)),
                        findings[0])  # fmt: skip
    return Salvaged(
        target,
        tuple((table, len(rows)) for table, rows in taken.tables.items() if rows),
        tuple(taken.lost),
        tuple(taken.left_out.items()),
        tuple(taken.unusable),
        tuple(taken.named),
    )


def acts_since(connection: BookConnection, backup: Path) -> int:
    """How many acts that stand in a book came after the last one that a backup has.

    Raises UserError where the backup cannot be read.
    """
    with bare(backup, read_only=True) as closed:
        (last,) = closed.execute("SELECT max(id) FROM change_set").fetchone()
    asked = "SELECT count(*) FROM change_set WHERE state = 'done' AND id > ?"
    (number,) = execute(connection, asked, (last or 0,)).fetchone()
    return int(number)


class _Taken:
    """The rows that a new book can hold, and what had to stay behind."""

    def __init__(self, found: Iterable[Remains]) -> None:
        self.lost: list[Loss] = []
        self.left_out: dict[str, int] = {}
        self.unusable: list[Unusable] = []
        self.named: list[str] = []
        self.tables: dict[str, list[Row]] = {}
        for part in found:
            if part.loss is not None:
                self.lost.append(part.loss)
            self.tables[part.table] = list(self._clean(part))
        self._name_lost_accounts()
        # A row that goes may have been what others refer to: again until none goes.
        while self._drop_dangling():
            pass

    def write(self, connection: BookConnection) -> None:
        """Make the new book, inside the caller's transaction."""
        create_schema(connection)
        for table, rows in self.tables.items():
            if table in KIND_OF:
                records.insert(connection, table, rows)
            elif rows:
                names = ", ".join(f'"{name}"' for name in rows[0])
                marks = ", ".join("?" * len(rows[0]))
                execute_many(
                    connection,
                    # Two rows of one id may be found by two ways into a torn table.
                    f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})',
                    [tuple(row.values()) for row in rows],
                )

    def _clean(self, part: Remains) -> Iterator[Row]:
        columns = ROWS[part.table].columns()
        for row in part.rows:
            known = grown(KIND_OF[part.table], row) if part.table in KIND_OF else row
            whole = {name: known.get(name) for name in columns}
            if part.table not in KIND_OF:
                if is_usable_journal(part.table, whole):
                    yield whole
                else:
                    self._leave(part.table)
                continue
            kind = KIND_OF[part.table]
            self._without_wiped(part.table, whole)
            # Whole rows pass as they are stored.
            if not unusable_columns(kind, whole):
                yield whole
                continue
            self.unusable.extend(of_record(part.table, whole))
            try:
                clean: Record = to_record(from_record(kind, whole))
            except UnusableError:
                self._leave(part.table)
            else:
                yield clean

    def _without_wiped(self, table: str, row: Row) -> None:
        """Empty the texts that hold a wiped block: behind the end of a file all reads as NULs."""
        for name, value in row.items():
            if isinstance(value, str) and soundness.WIPED in value:
                kept = value.partition(soundness.WIPED)[0]
                why = say("Part of it was wiped.")
                id_, account_id = row.get("id", 0), row.get("account_id")
                self.unusable.append(Unusable(table, id_, account_id, name, kept, why))
                row[name] = ""

    def _leave(self, table: str) -> None:
        self.left_out[table] = self.left_out.get(table, 0) + 1

    def _name_lost_accounts(self) -> None:
        there = {row["id"] for row in self.tables["account"]}
        wanted = {
            row["account_id"]
            for table, rows in self.tables.items()
            if table in KIND_OF and "account_id" in ROWS[table].columns()
            for row in rows
            if row["account_id"] is not None
        }
        names = _names_in_journal(self.tables["change"])
        # A stand-in account keeps people and meetings, which are more than a name.
        for account_id in sorted(wanted - there):
            lost = render(say("Account {id}, whose own data is lost", id=str(account_id)))
            name = names.get(account_id, lost)
            self.named.append(name)
            self.tables["account"].append(to_record(Account(account_id, name)))

    def _drop_dangling(self) -> bool:
        """Take out references to what is not there; whether any row went with them."""
        there = {
            table: {row["id"] for row in rows if "id" in row} for table, rows in self.tables.items()
        }
        dropped = False
        for table, rows in self.tables.items():
            links = [(n, c) for n, c in ROWS[table].columns().items() if c.to in there]
            kept = []
            for row in rows:
                lost = [
                    (n, c) for n, c in links if row[n] is not None and row[n] not in there[c.to]
                ]
                if any(not column.empty for _, column in lost):
                    self._leave(table)
                    dropped = True
                    continue
                for name, column in lost:
                    why = say("It refers to a {table} that is not there.", table=column.to)
                    own = row.get("account_id")
                    self.unusable.append(
                        Unusable(table, row.get("id", 0), own, name, str(row[name]), why)
                    )
                    # The link goes and the row stays, where the row is something without it.
                    row[name] = None
                kept.append(row)
            self.tables[table] = kept
        return dropped


def is_usable_journal(table: str, row: Row) -> bool:
    """Whether a row of the journal or of the import marks is as the program writes it."""
    for name, column in ROWS[table].columns().items():
        value = row[name]
        if type(value) is not column.kind and not (value is None and column.empty):
            return False
    if table == "change_set":
        return row["state"] in {state.value for state in State} and _is_instant(row["at"])
    if table == "change":
        return row["table_name"] in ROWS and all(_is_record(row[n]) for n in ("before", "after"))
    return table in OF_THE_BOOK


def _is_instant(text: str) -> bool:
    from csm_desktop.storage.queries.lists import instant_of

    return instant_of(text) is not None


def _is_record(text: str | None) -> bool:
    try:
        return text is None or isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _names_in_journal(changes: Iterable[Row]) -> dict[int, str]:
    """What accounts are called, as far as an act of the journal says so."""
    names: dict[int, str] = {}
    for change in changes:
        if change["table_name"] != "account":
            continue
        for side in ("before", "after"):
            told_: Any = json.loads(change[side]) if change[side] else {}
            if isinstance(told_.get("name"), str) and told_["name"]:
                names[change["row_id"]] = told_["name"]
    return names
