"""A book as the program of an earlier commit left it opens, and loses nothing (M1 to M5)."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from csm_desktop.app.accounts.step_changes import step_changes
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named, accounts, search_hits
from csm_desktop.app.opened_book import create_book, opened_book, writable_book
from csm_desktop.app.rescue import take_in
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.changes import Change
from csm_desktop.storage.convert import Record, to_record
from csm_desktop.storage.damage.salvage import salvage
from csm_desktop.storage.file.engine import bare
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.storage.file.seal import sealed
from csm_desktop.storage.file.snapshots import verify
from csm_desktop.storage.file.soundness import check
from csm_desktop.storage.file.stamp import NewerBookError
from csm_desktop.storage.journal import ChangeSet
from csm_desktop.storage.migrate import HISTORY, History, create, ensure_current
from csm_desktop.storage.schema import create_schema
from csm_desktop.storage.work import Work
from tests.storage.revisions import FUTURE, Rows, preserved, rows, schema
from tests.storage.small import NOW
from tests.storage.written_down import build_from

RELEASES = sorted((Path(__file__).parent / "fixtures").glob("*.sql"))
CLOCK = FixedClock(NOW)
JOURNAL = ("change", "change_set")
COMPUTED = ("account_figures", *JOURNAL)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(params=RELEASES, ids=lambda release: release.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A book of a release, as its file was written down."""
    return build_from(request.param, tmp_path / "Old book.csm")


def future(folder: Path, body: str) -> History:
    """Our own history, and a revision after it that does what the test says."""
    shutil.copytree(HISTORY.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{FUTURE}.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision = "{FUTURE}"\ndown_revision = "{HISTORY.head}"\n'
        f"def upgrade() -> None:\n    {body}\n"
    )
    return History(folder, FUTURE)


def acts_of(rows_: Rows, state: str) -> list[str]:
    """The labels of acts, the latest first."""
    found = [act for act in rows_["change_set"] if act["state"] == state]
    return [act["label"] for act in sorted(found, key=lambda act: -act["id"])]


def undo_all(book: Book) -> list[str]:
    return list(iter(book.undo, None))


def redo_all(book: Book) -> list[str]:
    return list(iter(book.redo, None))


def facts(path: Path) -> Rows:
    """What its user wrote, whatever the order of rows that were made again."""
    found = rows(path, frozenset({"alembic_version", "book_stamp", "book_mark", *COMPUTED}))
    return {table: sorted(those, key=repr) for table, those in found.items()}


def test_there_is_a_book_of_a_release() -> None:
    assert RELEASES


def test_m1_it_opens_with_every_row_under_the_newest_schema(old: Path, tmp_path: Path) -> None:
    before = rows(old)
    assert min(map(len, (before[table] for table in ("change", "contact", "import_mark")))) > 0
    with writable_book(old, CLOCK) as book:
        assert book.damage is None
        names = {line.name for line in accounts(book)}
        assert names == {each["name"] for each in before["account"] if not each["deleted_at"]}
    create(tmp_path / "fresh.csm", create_schema)
    assert schema(old) == schema(tmp_path / "fresh.csm")
    preserved(before, rows(old))
    assert check(old).sound
    assert sealed(old) is True


def test_m1_what_was_imported_is_still_found_and_known(old: Path) -> None:
    with writable_book(old, CLOCK) as book:
        lodz = account_named(book, "Łódź Works")
        assert [hit.id for hit in search_hits(book, "lodz works")] == [lodz.id]


def test_m1_every_step_can_still_be_undone_redone_and_told(old: Path) -> None:
    before = rows(old)
    done, undone = acts_of(before, "done"), acts_of(before, "undone")
    assert len(done) > 5
    assert len(undone) > 1
    with writable_book(old, CLOCK) as book:
        assert [step.label for step in book.history(100)] == done
        for account in accounts(book):
            for step in book.history(100, account.id):
                things, _ = step_changes(book, step.id, account.id)
                assert things
        assert redo_all(book) == undone[::-1]
    with_redone = facts(old)
    with writable_book(old, CLOCK) as book:
        assert undo_all(book) == [*undone, *done]
        assert accounts(book) == ()
        assert redo_all(book) == [*undone, *done][::-1]
    assert facts(old) == with_redone
    assert check(old).sound


def test_d5_all_of_it_can_be_salvaged_though_its_schema_is_older(old: Path, tmp_path: Path) -> None:
    before = rows(old)
    salvaged = salvage(old, tmp_path / "salvaged.csm")
    assert salvaged.is_whole
    after = rows(salvaged.path)
    assert {table: len(after[table]) for table in ("account", "contact", "change")} == {
        table: len(before[table]) for table in ("account", "contact", "change")
    }
    with writable_book(salvaged.path, CLOCK) as book:
        assert redo_all(book) == acts_of(before, "undone")[::-1]


def test_an_act_that_an_earlier_program_could_not_save_is_taken_in(tmp_path: Path) -> None:
    made = to_record(Account(7, "Łódź Works", tags=("one",)))
    grew = {name: value for name, value in made.items() if name != "sold_by_id"}
    torn: Record = {"id": 8, "city": "nobody's"}
    acts = [
        ChangeSet(1, "New account", NOW, (Change("account", 7, 7, None, grew),)),
        ChangeSet(2, "New account", NOW, (Change("account", 8, 8, None, torn),)),
    ]
    create_book(tmp_path / "book.csm")
    with writable_book(tmp_path / "book.csm", CLOCK) as book:
        missed = take_in(lambda act: book.run(act.label, Work.take_in, act.changes), acts)
        assert missed == 1, "what is no account is counted and left out"
        assert [line.name for line in accounts(book)] == ["Łódź Works"]


def test_m2_what_refers_to_a_rebuilt_table_stays(old: Path) -> None:
    before = rows(old)
    ensure_current(old, NOW)
    preserved({"contact": before["contact"]}, rows(old))
    with bare(old, read_only=True) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [table for table in before if table in ("contact", "meeting", "goal")]
        parents = {
            row[2]
            for table in tables
            for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        }
    assert parents >= {"account", "contact", "metric"}


def test_m3_a_step_that_fails_leaves_it_as_it_was_with_a_backup(old: Path, tmp_path: Path) -> None:
    before, kept = schema(old), rows(old)
    failing = future(
        tmp_path / "history",
        'op.add_column("account", sa.Column("later", sa.String())); op.execute("nonsense")',
    )
    with pytest.raises(OperationalError):
        ensure_current(old, NOW, failing)
    assert schema(old) == before
    assert rows(old) == kept
    (backup,) = backups(backups_folder(old))
    assert dict(verify(backup.path).counts)["account"] == len(kept["account"])
    with opened_book(old, CLOCK) as book:
        assert book.why_read_only is None


def test_m4_of_a_newer_program_it_is_refused_unchanged(old: Path, tmp_path: Path) -> None:
    ensure_current(old, NOW, future(tmp_path / "history", 'op.add_column("account", '
                                    'sa.Column("later", sa.String()))'))  # fmt: skip
    whole = old.read_bytes()
    with pytest.raises(NewerBookError), opened_book(old, CLOCK):
        pass
    assert old.read_bytes() == whole


def test_m5_too_little_space_stops_before_anything(old: Path) -> None:
    whole = old.read_bytes()
    with pytest.raises(UserError, match="too little space"):
        ensure_current(old, NOW, HISTORY, lambda _: Usage(0, 0, 2 * len(whole)))
    assert old.read_bytes() == whole
    assert not backups_folder(old).exists()
