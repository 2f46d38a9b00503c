"""What all rows share: one metadata, an integer id, and references that are checked at commit."""

from sqlalchemy import ForeignKey, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The schema of a book; constraints are named, so that a migration can find them."""

    metadata = MetaData(naming_convention=_NAMES)


class Row(Base):
    """A stored row: primitive values under the field names of its domain kind (see convert)."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)


def to(table: str) -> ForeignKey:
    """A reference to a row of another table, checked at commit: an act may write in any order.

    Never with a cascade: it would delete rows behind the journal's back (architecture.md §2).
    """
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
