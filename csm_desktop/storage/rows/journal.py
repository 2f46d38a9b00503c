"""The journal: every act with what it changed, so that undo survives a restart."""

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Base, Row


class ChangeSetRow(Row):
    """One user act: its label, when it was done, and whether it still stands."""

    __tablename__ = "change_set"

    label: Mapped[str]
    at: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)


class ChangeRow(Base):
    """One row that an act touched: what differed before and after, as JSON.

    `before` is NULL for a row that was made, `after` for one that was removed. A made row's
    `after` is kept only while the act is undone: until then the row itself says it.
    """

    __tablename__ = "change"

    change_set_id: Mapped[int] = mapped_column(
        ForeignKey("change_set.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]

    __table_args__ = ({"sqlite_with_rowid": False},)
