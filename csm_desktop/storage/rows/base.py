"""What all rows share: an integer id, and how their columns are declared.

Rows are plain declarations: names and references are asked all the time, SQLAlchemy's tables only
to make a book (see `schema`), and making them all takes as long as opening one.
"""

import types
from inspect import get_annotations
from typing import Any, ClassVar, Generic, TypeVar, get_args

from csm_desktop.values import dataclass

T = TypeVar("T")


class Stored(Generic[T]):
    """A column of values of T; it may be empty where T may be None."""


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """What a column is: `to` the table whose id it holds, `length` that of bytes, `index` whether
    it is asked by, or of which rows alone.

    References are checked at commit, for an act may write in any order; never with a cascade: it
    would delete rows behind the journal's back (architecture.md §2).
    """

    kind: type = str
    empty: bool = False
    to: str = ""
    index: bool | str = False
    key: bool = False
    length: int | None = None


def stored_column(
    *, to: str = "", index: bool | str = False, key: bool = False, length: int = 0
) -> Any:
    """What a column has beside its kind of values, see `StoredColumn`."""
    return {"to": to, "index": index, "key": key, "length": length or None}


class Base:
    """A row of the table `__tablename__`."""

    __tablename__: ClassVar[str]
    with_rowid: ClassVar[bool] = True

    @classmethod
    def columns(cls) -> dict[str, StoredColumn]:
        """The columns by their names, in the order of the table."""
        return {
            name: _column(get_args(kind)[0], getattr(cls, name, {}))
            for each in cls.__mro__
            for name, kind in get_annotations(each).items()
            if getattr(kind, "__origin__", None) is Stored
        }


def _column(kind: Any, declared: dict[str, Any]) -> StoredColumn:
    kinds = get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    own = next(each for each in kinds if each is not types.NoneType)
    return StoredColumn(own, types.NoneType in kinds, **declared)


class Row(Base):
    """A stored row: primitive values under the field names of its domain kind (see convert)."""

    id: Stored[int] = stored_column(key=True)
