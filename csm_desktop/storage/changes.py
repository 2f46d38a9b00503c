"""What an act did to the rows of the book: each row by itself, or many that were made at once.

An import makes tens of thousands of rows of a few kinds. They are kept by their columns, as they
were written; a `Change` of one of them is made when somebody asks for it.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import cast, overload

from csm_desktop.storage.convert import Columns, Primitive, Record
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One row that was made (`before` is None), removed (`after` is None) or changed.

    A made or removed row is whole; of a changed one only the columns that differ are kept. What
    the journal holds of a made row is whole only while that is undone (see `take_back`).
    """

    table: str
    row_id: int
    account_id: int | None
    before: Record | None
    after: Record | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class MadeRows:
    """Rows of one table that were made at once, by their columns."""

    table: str
    columns: Columns

    @property
    def row_ids(self) -> Sequence[int]:
        """Their ids."""
        return cast("Sequence[int]", self.columns["id"])

    @property
    def account_ids(self) -> Sequence[int | None]:
        """Whose they are; an account is its own."""
        if self.table == "account":
            return self.row_ids
        nobody: Sequence[Primitive] = (None,) * len(self)
        return cast("Sequence[int | None]", self.columns.get("account_id", nobody))

    def __len__(self) -> int:
        return len(self.columns["id"])

    def __iter__(self) -> Iterator[Change]:
        names = tuple(self.columns)
        rows = zip(*self.columns.values(), strict=True)
        for row_id, account_id, row in zip(self.row_ids, self.account_ids, rows, strict=True):
            record = dict(zip(names, row, strict=True))
            yield Change(self.table, row_id, account_id, None, record)


Portion = Change | MadeRows


class ActChanges(Sequence[Change]):
    """The changes of an act in their order."""

    def __init__(self) -> None:
        self.portions: list[Portion] = []

    def append(self, portion: Portion) -> None:
        """One more, or many."""
        self.portions.append(portion)

    def __len__(self) -> int:
        return sum(1 if isinstance(each, Change) else len(each) for each in self.portions)

    def __iter__(self) -> Iterator[Change]:
        return chain.from_iterable(
            (each,) if isinstance(each, Change) else each for each in self.portions
        )

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return tuple(self)[index]


def portions_of(changes: Sequence[Change]) -> Sequence[Portion]:
    """The same changes, those that were made at once still together."""
    return changes.portions if isinstance(changes, ActChanges) else changes


def tables_of(changes: Sequence[Change]) -> frozenset[str]:
    """Which kinds of rows were touched."""
    return frozenset(each.table for each in portions_of(changes))


def account_ids_of(
    changes: Sequence[Change], tables: Container[str] | None = None
) -> frozenset[int]:
    """Which accounts were touched; by changes of these tables alone, if asked."""
    found: set[int | None] = set()
    for each in portions_of(changes):
        if tables is None or each.table in tables:
            found.update((each.account_id,) if isinstance(each, Change) else each.account_ids)
    found.discard(None)
    return frozenset(cast("set[int]", found))


def touches_shared(changes: Sequence[Change]) -> bool:
    """Whether any change is of something that belongs to no account."""
    return any(
        each.account_id is None if isinstance(each, Change) else None in each.account_ids
        for each in portions_of(changes)
    )
