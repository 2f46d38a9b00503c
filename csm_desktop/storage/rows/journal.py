"""The journal: every act with what it changed, so that undo survives a restart."""

from csm_desktop.storage.rows.base import Base, Row, Stored, stored_column


class ChangeSetRow(Row):
    """One user act: its label, when it was done, and whether it still stands; `told` keeps the
    label with its values where it is a sentence of ours."""

    __tablename__ = "change_set"

    label: Stored[str]
    at: Stored[str]
    state: Stored[str] = stored_column(index="state = 'undone'")
    told: Stored[str | None]


class ChangeRow(Base):
    """One row that an act touched: what differed before and after, as JSON.

    `before` is NULL for a row that was made, `after` for one that was removed. A made row's
    `after` is kept only while the act is undone: until then the row itself says it.
    """

    __tablename__ = "change"

    change_set_id: Stored[int] = stored_column(to="change_set", key=True)
    position: Stored[int] = stored_column(key=True)
    table_name: Stored[str]
    row_id: Stored[int]
    account_id: Stored[int | None] = stored_column(index=True)
    before: Stored[str | None]
    after: Stored[str | None]

    with_rowid = False
