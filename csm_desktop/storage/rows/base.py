"""What all rows share: one metadata, an integer id, and references that are checked at commit.

Rows are declared by annotations and become tables of SQLAlchemy's core. Its ORM is not used:
importing it and mapping sixty classes would take longer than a window takes to show.
"""

import types
from inspect import get_annotations
from typing import Any, ClassVar, Generic, TypeVar, get_args

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table

T = TypeVar("T")

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES: dict[Any, Any] = {int: Integer, str: String, bool: Boolean}


class Stored(Generic[T]):
    """A column of values of T; it may be empty where T may be None."""


def stored_column(*args: Any, **options: Any) -> Any:
    """What a column has beside its kind of values, as SQLAlchemy's `Column` takes it."""
    return args, options


class Base:
    """The schema of a book; constraints are named, so that a migration can find them."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    __table_options__: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Make the table of a row that has a name for it."""
        if "__tablename__" not in cls.__dict__:
            return
        columns = [
            _column(name, get_args(kind)[0], getattr(cls, name, ((), {})))
            for each in cls.__mro__
            for name, kind in get_annotations(each).items()
            if getattr(kind, "__origin__", None) is Stored
        ]
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, **cls.__table_options__)


class Row(Base):
    """A stored row: primitive values under the field names of its domain kind (see convert)."""

    id: Stored[int] = stored_column(primary_key=True, autoincrement=False)


def to(table: str) -> ForeignKey:
    """A reference to a row of another table, checked at commit: an act may write in any order.

    Never with a cascade: it would delete rows behind the journal's back (architecture.md §2).
    """
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def _column(name: str, kind: Any, declared: tuple[tuple[Any, ...], dict[str, Any]]) -> Column[Any]:
    args, options = declared
    kinds = get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    own = next((_TYPES[each] for each in kinds if each in _TYPES), None)
    said: dict[str, Any] = {"type_": own, "nullable": types.NoneType in kinds, **options}
    return Column(name, *args, **said)
