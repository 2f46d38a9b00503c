"""The next migration, rehearsed: whatever table it will change, nothing is lost.

Every table of a filled book is rebuilt by Alembic's batch mode with a new column, and a table that
did not exist is made. What the book held is there afterwards, to be undone and redone.
"""

from pathlib import Path

from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file.engine import bare, open_engine
from csm_desktop.storage.migrate import ensure_current
from csm_desktop.storage.rows import ROWS
from csm_desktop.storage.session import Session
from tests.storage.revisions import preserved, rows, schema
from tests.storage.small import NOW
from tests.storage.test_first_release import RELEASES, facts, future
from tests.storage.written_down import build_from

NEW = "rehearsed"
SCRIPT = f"""
    op.create_table("{NEW}", sa.Column("id", sa.Integer(), primary_key=True),
                    sa.Column("account_id", sa.Integer(),
                              sa.ForeignKey("account.id", name="fk_{NEW}_account_id")))
    for name, with_rowid in {{tables}}:
        kept = {{{{}}}} if with_rowid else {{{{"sqlite_with_rowid": False}}}}
        with op.batch_alter_table(name, recreate="always", table_kwargs=kept,
                                  reflect_kwargs={{{{"resolve_fks": False}}}}) as table:
            table.add_column(sa.Column("{NEW}_words", sa.String(), nullable=False,
                                       server_default="new, here"))
            table.add_column(sa.Column("{NEW}_id", sa.Integer(), nullable=True))
            table.create_foreign_key(f"fk_{{{{name}}}}_{NEW}_id", "{NEW}", ["{NEW}_id"], ["id"],
                                     deferrable=True, initially="DEFERRED")
            table.create_index(f"ix_{{{{name}}}}_{NEW}_id", ["{NEW}_id"])
"""


def test_m1_every_table_can_get_a_column_and_lose_nothing(tmp_path: Path) -> None:
    before = build_from(RELEASES[-1], tmp_path / "before.csm")
    ensure_current(before, NOW)
    after = tmp_path / "after.csm"
    after.write_bytes(before.read_bytes())
    tables = [(name, row.with_rowid) for name, row in ROWS.items()]
    ensure_current(after, NOW, future(tmp_path / "history", SCRIPT.format(tables=tables)))
    _has_every_row(before, after)
    _has_nothing_else_changed(before, after)
    with bare(after, read_only=True) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    _has_every_step(after)


def _has_every_row(before: Path, after: Path) -> None:
    old, new = rows(before), rows(after)
    preserved(old, new)
    for table in ROWS:
        assert {row[f"{NEW}_words"] for row in new[table]} <= {"new, here"}
        assert len(new[table]) == len(old[table])
    assert sum(bool(new[table]) for table in ROWS) > 50, "the book fills nearly every table"


def _has_nothing_else_changed(before: Path, after: Path) -> None:
    kept = [
        (kind, name, tuple(part for part in parts if NEW not in part))
        for kind, name, parts in schema(after)
        if NEW not in name
    ]
    assert kept == schema(before)


def _has_every_step(path: Path) -> None:
    before = facts(path)
    engine = open_engine(path)
    session = Session(engine, FixedClock(NOW))
    undone = [step.label for step in iter(session.undo, None)]
    redone = [step.label for step in iter(session.redo, None)]
    for _ in range(len(redone) - len(undone)):
        session.undo()
    engine.dispose()
    assert len(undone) > 5
    assert redone[: len(undone)] == undone[::-1]
    assert facts(path) == before
