"""Work: one transaction in which a use case reads and writes domain values.

A use case gets the Work from `book.run` and never makes one. Whatever it writes is compared with
what is stored, recorded for undo and indexed for search; what did not change costs nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast, get_args

from csm_desktop.domain.alerts.findings import NEEDED as FOUND_IN
from csm_desktop.domain.limits.bounds import Breach, breach, breaks_bounds, brief, first_breach
from csm_desktop.domain.limits.changed_rules import PREFIX as RULE
from csm_desktop.domain.lists.figures import NEEDED as FIGURED_FROM
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.ids import IdMaker
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.storage.changes import (
    ActChanges,
    Change,
    MadeRows,
    Portion,
    account_ids_of,
    portions_of,
)
from csm_desktop.storage.convert import (
    Record,
    by_field,
    changed_fields,
    from_record,
    from_records,
    grown,
    part_of_record,
    to_columns,
    to_record,
    unusable_columns,
)
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.former import as_kept_now
from csm_desktop.storage.made import from_columns
from csm_desktop.storage.rows import KIND_OF, ROW_OF, ROWS
from csm_desktop.wording import field_name, render, tr

T = TypeVar("T")

# Rows of the book as a whole: when one changes, the figures of every account may.
_SHARED_TABLES = frozenset(
    {"setting", "segment", "journey_template", "journey_step", "team_member", "metric",
     "benchmark", "exchange_rate", "health_model", "alert_rule"}
)  # fmt: skip
_MANY = 500


class MissingError(UserError, LookupError):
    """There is no such row any more: it was removed or undone after its reader last saw it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            tr("This is not in the book any more."),
            tr("It was removed or undone meanwhile. Nothing was changed."),
        )
        self.what = what


class OutOfBoundsError(UserError):
    """A value that is beyond the bounds of its field: nothing of the act is stored."""

    def __init__(self, found: Breach) -> None:
        field, value = field_name(found.field), brief(found.value)
        super().__init__(
            render(say("{field} cannot be {value}.", field=field, value=value)),
            " ".join((render(found.bounds.why), tr("Nothing was changed."))),
        )
        self.field = found.field


class Work:
    """The reads and writes of one act; `changes` is what it has done so far.

    A row that was read by its id is remembered: nobody else writes while the act lasts, and it
    writes rows only through here.
    """

    def __init__(self, connection: BookConnection, ids: IdMaker, clock: Clock) -> None:
        ids.begin()
        self.changes = ActChanges()
        self.noted = 0
        self.took_in = False  # what no gate of ours has looked at
        self._known: dict[tuple[str, int], Record] = {}
        # What was made of such a row, with the row that it was made of.
        self._made: dict[tuple[str, int], tuple[Record, object]] = {}
        self._connection = connection
        self._ids = ids
        self._clock = clock

    @property
    def connection(self) -> BookConnection:
        """For the storage floor's own queries inside this transaction."""
        return self._connection

    def note(self, name: str, value: str) -> None:
        """Keep a mark of the file (`file.stamp`) of which nothing is reckoned: whoever has seen the
        book before sees the same one (`noted` counts its rows)."""
        before = self._connection.driver.total_changes
        stamp.mark(self._connection, name, value)
        self.noted += self._connection.driver.total_changes - before

    def new_id(self) -> int:
        """An id for a thing that is about to be made."""
        return self._ids.next()

    def new_ids(self, number: int) -> list[int]:
        """Ids for so many things that are about to be made."""
        return list(self._ids.several(number))

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self._clock.now()

    def today(self) -> date:
        """The user's date."""
        return self._clock.today()

    def day_of(self, instant: datetime) -> date:
        """The user's date at an instant."""
        return self._clock.day_of(instant)

    def get(self, kind: type[T], id_: int) -> T:
        """One thing by its id. Raises MissingError."""
        key = _table(kind), id_
        record = self._read(*key)
        if record is None:
            raise MissingError(f"no {kind.__name__} {id_}")
        made = self._made.get(key)
        if made is None or made[0] is not record:
            made = self._made[key] = record, from_record(kind, record)
        return cast("T", made[1])

    def find(self, kind: type[T], **equals: int | str | None) -> tuple[T, ...]:
        """All things of a kind whose columns have these stored values, by id."""
        found = records.read_where(self._connection, _table(kind), dict(equals))
        return from_records(kind, found)

    def put(self, thing: T) -> T:
        """Store a thing: a new one is made, a known one changed where it differs.

        Raises OutOfBoundsError. What the book holds that cannot be used stays until it is replaced:
        a thing was read without it, which is no wish to remove it.
        """
        table, row_id = _table(type(thing)), cast("Any", thing).id
        made = self._made.get((table, row_id))
        # What was got and holds the same is as it was read: it is neither judged nor written anew.
        names = changed_fields(made[1], thing) if made else None
        found = breach(thing, names)
        if found is not None:
            raise OutOfBoundsError(found)
        before = self._read(table, row_id)
        if before is None:
            return self.add(thing)
        as_got = made is not None and made[0] is before
        after = part_of_record(thing, names or ()) if as_got else to_record(thing)
        changed = _differing(before, after)
        # What could not be read stays as it is stored, unless the user wrote something over it.
        self._update(table, before, _without_unusable(type(thing), before, changed))
        return thing

    def add(self, thing: T) -> T:
        """Store a thing that is known to be new."""
        self.add_all([thing])
        return thing

    def add_all(self, things: Iterable[object]) -> None:
        """Store things that are known to be new, all of a kind in one statement.

        Raises OutOfBoundsError.
        """
        # One statement a kind: an import adds tens of thousands.
        by_kind: dict[type, list[object]] = {}
        for thing in things:
            by_kind.setdefault(type(thing), []).append(thing)
        for kind, alike in by_kind.items():
            self.add_columns(kind, by_field(kind, alike))

    def add_columns(self, kind: type, values: Mapping[str, Sequence[Any]]) -> None:
        """Store things of one kind that are known to be new, given field by field.

        Raises OutOfBoundsError.
        """
        if breaks_bounds(kind, values):
            number = len(values["id"])
            columns = [values[field.name] for field in fields(cast("Any", kind))]
            found = first_breach(kind, from_columns(kind, columns, number))
            if found is not None:
                raise OutOfBoundsError(found)
        table = _table(kind)
        made = MadeRows(table, to_columns(kind, values))
        records.insert_columns(self._connection, table, made.columns)
        self.changes.append(made)

    def remove(self, thing: object) -> None:
        """Take a thing out for good, undoably; its children are the use case's business."""
        table = _table(type(thing))
        row_id = cast(int, to_record(thing)["id"])
        before = self._read(table, row_id)
        if before is None:
            raise MissingError(f"no {type(thing).__name__} {row_id}")
        records.delete(self._connection, table, row_id)
        del self._known[table, row_id]
        self._note(table, before, before, None)

    def remove_where(self, kind: type, **equals: int | str | None) -> int:
        """Take all things of a kind out whose columns have these stored values, undoably, in one
        statement; how many there were."""
        table = _table(kind)
        found = records.read_where(self._connection, table, dict(equals))
        ids = [cast(int, record["id"]) for record in found]
        records.delete(self._connection, table, *ids)
        for row_id, record in zip(ids, found, strict=True):
            self._known.pop((table, row_id), None)
            self._note(table, record, record, None)
        return len(found)

    def take_in(self, changes: Iterable[Change]) -> int:
        """Do again what was done to a book like this one; how many changes found no row."""
        missed, self.took_in = 0, True
        for change in changes:
            columns = ROWS[change.table].columns() if change.table in ROWS else {}
            before = self._read(change.table, change.row_id) if columns else None
            after = change.after and as_kept_now(change.after)
            if after is not None and change.before is None and change.table in KIND_OF:
                after = grown(KIND_OF[change.table], after)
            # A column that this program does not know: the act is of a newer version.
            if after is not None and not columns.keys() >= after.keys():
                missed += 1
            elif after is None and before is not None:
                records.delete(self._connection, change.table, change.row_id)
                del self._known[change.table, change.row_id]
                self._note(change.table, before, before, None)
            elif after is not None and before is not None:
                self._update(change.table, before, _differing(before, after))
            # Only a whole row can be made again; of a changed one the journal has the difference
            # alone.
            elif after is not None and change.before is None and after.keys() == columns.keys():
                records.insert(self._connection, change.table, [after])
                self._note(change.table, after, None, after)
            elif after is not None:
                missed += 1
        return missed

    def finish(self) -> None:
        """Mark the figures that this act made stale; called once, before the commit."""
        self.mark_stale(self._connection, self.changes)

    @staticmethod
    def mark_stale(connection: BookConnection, changes: Sequence[Change]) -> None:
        """The computed figures of the accounts that these changes touch no longer hold."""
        touched = account_ids_of(changes, _judged_tables())
        if len(touched) > _MANY or any(_concerns_all(connection, c) for c in portions_of(changes)):
            records.mark_stale(connection, None)
        elif touched:
            records.mark_stale(connection, touched)

    def _update(self, table: str, before: Record, changed: Record) -> None:
        """Change a row in the columns that differ: no others are written and noted, as two edits of
        two fields must not undo each other."""
        if changed:
            row_id = cast(int, before["id"])
            after = before | changed
            records.update(self._connection, table, row_id, changed, after)
            self._known[table, row_id] = after
            self._note(table, after, {name: before[name] for name in changed}, changed)

    def _read(self, table: str, row_id: int) -> Record | None:
        known = self._known.get((table, row_id))
        if known is None:
            known = records.read(self._connection, table, row_id)
            if known is not None:
                self._known[table, row_id] = known
        return known

    def _note(self, table: str, whole: Record, before: Record | None, after: Record | None) -> None:
        row_id = cast(int, whole["id"])
        account_id = row_id if table == "account" else cast("int | None", whole.get("account_id"))
        self.changes.append(Change(table, row_id, account_id, before, after))


def _differing(before: Record, after: Record) -> Record:
    """The columns of a row, or of a part of it, that are others than before."""
    return {name: value for name, value in after.items() if before[name] != value}


def _without_unusable(kind: type, before: Record, changed: Record) -> Record:
    """What of it is to be stored: what could not be read stays as it is, unless it was replaced."""
    lost = changed.keys() & unusable_columns(kind, before, changed) if changed else ()
    if not lost:
        return changed
    read = to_record(from_record(kind, before))
    same = {name for name in lost if changed[name] == read[name]}
    return {name: value for name, value in changed.items() if name not in same}


def _concerns_all(connection: BookConnection, change: Portion) -> bool:
    """Whether the figures of every account may be others now. Of the settings only rules are part
    of them: a kept view or one's own name is not."""
    if change.table != "setting":
        return change.table in _SHARED_TABLES
    if isinstance(change, MadeRows):
        return any(str(key).startswith(RULE) for key in change.columns["key"])
    known = {**(change.before or {}), **(change.after or {})}
    if "key" not in known:
        known = records.read(connection, change.table, change.row_id) or {}
    return str(known.get("key", "")).startswith(RULE)


@cache
def _judged_tables() -> frozenset[str]:
    """What figures and alerts are made of: nothing else makes them stale. Notes do not, which are
    stored at every pause in typing and must not keep the next key waiting."""
    needed = FIGURED_FROM | FOUND_IN
    kinds = (get_args(field.type)[0] for field in fields(AccountFacts) if field.name in needed)
    return frozenset({"account", *_SHARED_TABLES, *map(_table, kinds)}) - {*records.MADE_BY_PROGRAM}


def _table(kind: type) -> str:
    return str(ROW_OF[kind].__tablename__)
