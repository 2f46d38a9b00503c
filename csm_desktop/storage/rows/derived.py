"""What is computed or remembered beside the user's own facts: never journaled, always remakeable.

Undo, export and the customer's documents do not know these tables.
"""

from sqlalchemy import ForeignKey, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Base


class AccountFiguresRow(Base):
    """The computed figures of an account as lists show them, as of a day.

    `stale` is set in the transaction that changed the account, and cleared when the figures are
    computed anew. `trend` is a JSON list of scores, oldest first.
    """

    __tablename__ = "account_figures"

    account_id: Mapped[int] = mapped_column(
        Integer,
        ForeignKey("account.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        autoincrement=False,
    )
    as_of: Mapped[str]
    stale: Mapped[bool]
    score: Mapped[str | None]
    band: Mapped[str]
    confidence: Mapped[str]
    trend: Mapped[str]
    coverage: Mapped[int]
    last_touch_on: Mapped[str | None]
    next_step: Mapped[str]
    next_step_due: Mapped[str | None]
    achieved_percent: Mapped[str | None]
    expected_percent: Mapped[str | None]
    standing: Mapped[str]
    arr: Mapped[str]
    renews_on: Mapped[str | None]


class ImportMarkRow(Base):
    """A row of a file that an import took in: the same row again is a repeat.

    It counts only while the import still stands (was not undone) and what it made still exists.
    """

    __tablename__ = "import_mark"

    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    change_set_id: Mapped[int]
    entity_id: Mapped[int]

    __table_args__ = ({"sqlite_with_rowid": False},)
