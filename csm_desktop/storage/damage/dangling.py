"""References that lead to nothing, taken out of what was read.

In a sound book there are none: the database refuses them. In a damaged one, and where a thing was
left out because its number or day cannot be used, pages would look for what is not there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from csm_desktop.domain.limits.bounds import without_none
from csm_desktop.storage.rows import ROW_OF

Things = Mapping[str, tuple[Any, ...]]


def without_dangling(own: Things, known: Iterable[tuple[str, int]]) -> dict[str, tuple[Any, ...]]:
    """The things of an account, by any names, without references to what is neither among them nor
    `known` (table and id). What cannot be without such a reference is left out with it.

    Only references to tables that occur here are looked at: of the others nothing is known.
    """
    # Each round may drop a thing that others refer to, so it goes on until nothing changes.
    kept = dict(own)
    shared = set(known)
    tables = {table for table, _ in shared} | {
        _table(type(thing)) for things in own.values() for thing in things
    }
    while True:
        there = shared | {(_table(type(t)), t.id) for things in kept.values() for t in things}
        mended = {
            name: tuple(
                whole for thing in things if (whole := _mended(thing, tables, there)) is not None
            )
            for name, things in kept.items()
        }
        if mended == kept:
            return kept
        kept = mended


def _mended(thing: Any, tables: set[str], there: set[tuple[str, int]]) -> Any | None:
    for field, table, may_be_empty in _references(_kind(thing)):
        value = getattr(thing, field)
        # A table that was not asked for cannot be judged: what is not among the known is not
        # missing.
        if value is None or table not in tables or (table, value) in there:
            continue
        if not may_be_empty:
            return None
        thing = replace(thing, **{field: None})
    return thing


@cache
def _references(kind: Any) -> tuple[tuple[str, str, bool], ...]:
    """Field, table and whether it may be empty, of each reference but that to the account."""
    kinds = {name: field.type for name, field in kind.__dataclass_fields__.items()}
    return tuple(
        (name, column.to, without_none(kinds[name]) is not kinds[name])
        for name, column in ROW_OF[kind].columns().items()
        if column.to and column.to != "account"
    )


def _kind(thing: Any) -> Any:
    return type(thing)


def _table(kind: Any) -> str:
    return str(ROW_OF[kind].__tablename__)
