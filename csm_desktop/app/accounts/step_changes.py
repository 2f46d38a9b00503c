"""What one act changed, thing by thing and field by field, as values that can be put in words."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from csm_desktop.app.book import Book, BookConnection
from csm_desktop.domain.records.passport import naming_field, passports, references
from csm_desktop.storage.changes import Change
from csm_desktop.storage.convert import from_record
from csm_desktop.storage.journal import as_last_known, changes_of, steps_of_row
from csm_desktop.storage.rows import KIND_OF, ROW_OF
from csm_desktop.values import dataclass

MOST = 60
"""More things than this nobody reads; an import changes thousands."""


class Done(StrEnum):
    """What became of a thing."""

    MADE = "made"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a kind by its name in the domain, or (of no kind) of the user's own by the name
    they gave it; ids stand as the names of what they point to."""

    field: str
    before: object
    after: object
    kind: type | None = None


@dataclass(frozen=True, slots=True)
class ThingChange:
    """One thing: its kind in the domain, what it is called, and what became of it."""

    kind: str
    name: str
    done: Done
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingStep:
    """A step that made or changed one thing: what it was called, when, and what it did."""

    label: str
    at: datetime
    change: ThingChange


def thing_history(book: Book, kind: type, account_id: int, thing_id: int) -> tuple[ThingStep, ...]:
    """The steps that touched one thing of an account, the latest first, at most `MOST`."""
    with book.reading() as connection:
        table = ROW_OF[kind].__tablename__
        found = steps_of_row(connection, account_id, table, thing_id, MOST)
        return tuple(
            ThingStep(header.label, header.at, _thing(connection, change))
            for header, change in found
        )


def step_changes(book: Book, step_id: int, account_id: int) -> tuple[tuple[ThingChange, ...], int]:
    """What a step changed in an account, at most `MOST` things, and how many more there were."""
    with book.reading() as connection:
        changes = [
            change
            for change in changes_of(connection, step_id)
            if change.account_id in (account_id, None) and change.table in KIND_OF
        ]
        changes.sort(key=lambda each: each.account_id is None)  # the account's own come first
        told = tuple(_thing(connection, change) for change in changes[:MOST])
    return told, max(0, len(changes) - MOST)


def _thing(connection: BookConnection, change: Change) -> ThingChange:
    kind = KIND_OF[change.table]
    whole = as_last_known(connection, change.table, change.row_id)
    # Removed for good since: what happened is told, but not to whom.
    if whole is None:
        return ThingChange(kind.__name__, "", _done(change))
    name = thing_name(connection, from_record(kind, whole))
    if change.before is None or change.after is None:
        return ThingChange(kind.__name__, name, _done(change))
    # Only what differs was kept, so the rest of the row is as it was last known.
    before: Any = from_record(kind, {**whole, **change.before})
    after: Any = from_record(kind, {**whole, **change.after})
    return ThingChange(
        kind.__name__, name, Done.CHANGED, tuple(_differing(connection, before, after))
    )


def _done(change: Change) -> Done:
    if change.before is None:
        return Done.MADE
    return Done.REMOVED if change.after is None else Done.CHANGED


def _differing(connection: BookConnection, before: Any, after: Any) -> Iterator[FieldChange]:
    kind: Any = type(before)
    leads_to = references(kind)
    for field, passport in passports(kind).items():
        old, new = getattr(before, field), getattr(after, field)
        if old != new and passport.history:
            to = leads_to.get(field, "")
            was, now = _value(connection, to, old), _value(connection, to, new)
            yield FieldChange(field, was, now, kind)


def _value(connection: BookConnection, to: str, value: object) -> object:
    """A value as it is told; an id of the table `to` by the name of what it leads to."""
    if not to or not isinstance(value, int):
        return value
    whole = as_last_known(connection, to, value)
    return "" if whole is None else thing_name(connection, from_record(KIND_OF[to], whole))


def told_value(connection: BookConnection, kind: type, field: str, value: object) -> object:
    """A field's value as it is told: an id by the name of what it leads to."""
    return _value(connection, references(kind).get(field, ""), value)


def thing_name(connection: BookConnection, thing: Any) -> str:
    """What a thing is called: its own name or note, else the names of whom it joins."""
    kind: Any = type(thing)
    for name in (naming_field(kind), "note"):
        words = getattr(thing, name, "") if name else ""
        if isinstance(words, str) and words.strip():
            return " ".join(words.split())
    joined = (
        _value(connection, to, getattr(thing, field))
        for field, to in references(kind).items()
        if field != "account_id" and getattr(thing, field) is not None
    )
    return " · ".join(str(each) for each in joined if each)
