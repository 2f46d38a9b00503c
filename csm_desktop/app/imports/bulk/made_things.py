"""Things of one kind that an import has made: those of many rows stay columns until one of them is
asked for, which of a large list hardly ever happens."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from itertools import compress, repeat
from operator import is_
from typing import Any

from csm_desktop.app.imports.bulk.columns import make_things, whole_columns
from csm_desktop.storage.session import Work


class MadeThings(MutableMapping[int, Any]):
    """By their ids, in the order in which they were made."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self._things: dict[int, Any] = {}  # None where a thing still stands in columns
        self._columns: list[dict[str, Sequence[Any]]] = []

    def add_columns(self, columns: Mapping[str, Sequence[Any]]) -> None:
        """As many things as columns are long; a field without one has what it has unasked."""
        whole = whole_columns(self._kind, columns)
        self._columns.append(whole)
        self._things.update(dict.fromkeys(whole["id"]))

    def values_of(self, field: str) -> list[tuple[int, Any]]:
        """Each id with the value of a field; no thing is made for it."""
        if not any(self._things.values()):  # all stand in columns still
            return [
                pair
                for columns in self._columns
                for pair in zip(columns["id"], columns[field], strict=True)
            ]
        found: dict[int, Any] = {}
        for columns in self._columns:
            found.update(zip(columns["id"], columns[field], strict=True))
        return [
            (id_, found[id_] if thing is None else getattr(thing, field))
            for id_, thing in self._things.items()
        ]

    def without(self, field: str) -> tuple[int, ...]:
        """The ids of those that have no value in a field."""
        ids, values = zip(*found, strict=True) if (found := self.values_of(field)) else ((), ())
        return tuple(compress(ids, map(is_, values, repeat(None))))

    def store(self, work: Work) -> None:
        """Write all of them. Raises OutOfBoundsError."""
        for columns in self._columns:
            work.add_columns(self._kind, columns)
        work.add_all(thing for thing in self._things.values() if thing is not None)

    def _made(self) -> dict[int, Any]:
        for columns in self._columns:
            made: Sequence[Any] = make_things(self._kind, columns)
            self._things.update(zip(columns["id"], made, strict=True))
        self._columns = []
        return self._things

    def __getitem__(self, id_: int) -> Any:
        # Most that is asked for is the book's, and no reason to make anything.
        return self._made()[id_] if id_ in self._things else self._things[id_]

    def __setitem__(self, id_: int, thing: Any) -> None:
        (self._made() if id_ in self._things else self._things)[id_] = thing

    def __delitem__(self, id_: int) -> None:
        del self._made()[id_]

    def __iter__(self) -> Iterator[int]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._things


class MadeByKind(dict[type, MadeThings]):
    """What an import has made, by its kind; of most kinds nothing."""

    def __missing__(self, kind: type) -> MadeThings:
        self[kind] = MadeThings(kind)
        return self[kind]
