"""What is computed or remembered beside the user's own facts: never journaled, always remakeable.

Undo, export and the customer's documents do not know these tables.
"""

from csm_desktop.storage.rows.base import Base, Stored, stored_column


class AccountFiguresRow(Base):
    """The computed figures of an account as lists show them, as of a day.

    `stale` is set in the transaction that changed the account, and cleared when the figures are
    computed anew. `trend` is a JSON list of scores, oldest first;
    `unused` and `unimproved` are JSON lists of names.
    """

    __tablename__ = "account_figures"

    account_id: Stored[int] = stored_column(to="account", key=True)
    as_of: Stored[str]
    stale: Stored[bool]
    score: Stored[str | None]
    band: Stored[str]
    confidence: Stored[str]
    trend: Stored[str]
    coverage: Stored[int]
    last_touch_on: Stored[str | None]
    next_step: Stored[str]
    next_step_due: Stored[str | None]
    achieved_percent: Stored[str | None]
    expected_percent: Stored[str | None]
    standing: Stored[str]
    pace: Stored[str | None]
    arr: Stored[str]
    renews_on: Stored[str | None]
    asked: Stored[int | None]
    in_time: Stored[int | None]
    unused: Stored[str | None]
    unimproved: Stored[str | None]
    engagement: Stored[str | None]


class FinalActRow(Base):
    """An act that cannot be undone any more: what it wrote went out in a mail."""

    __tablename__ = "final_act"

    change_set_id: Stored[int] = stored_column(key=True)


class ImportMarkRow(Base):
    """A row of a file that an import took in: the same row again is a repeat.

    It counts only while the import still stands (was not undone) and what it made still exists.
    """

    __tablename__ = "import_mark"

    fingerprint: Stored[bytes] = stored_column(key=True, length=16)
    change_set_id: Stored[int]
    entity_id: Stored[int]

    with_rowid = False
