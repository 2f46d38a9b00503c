import errno
import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from csm_desktop import __version__
from csm_desktop.errors import UserError
from csm_desktop.files import AlreadyThereError
from csm_desktop.storage import migrate
from csm_desktop.storage.file.engine import bare, open_engine
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.storage.file.snapshots import verify
from csm_desktop.storage.file.soundness import check
from csm_desktop.storage.file.stamp import HEAD, NewerBookError
from csm_desktop.storage.migrate import (
    HISTORY,
    History,
    create,
    ensure_current,
    upgrade,
)
from csm_desktop.storage.schema import create_schema
from csm_desktop.storage.search import find
from tests.storage.revisions import FUTURE, parts, preserved, rows, schema, statements
from tests.storage.small import NOW, build, small_book

REVISIONS = list(HISTORY.steps())
Usage = namedtuple("Usage", "total used free")


def fill(connection: BookConnection) -> None:
    """Two rows in every table, whatever its columns are; references lead to the first row."""
    tables = connection.driver.execute("PRAGMA main.table_list").fetchall()
    for _, table, kind, *_ in tables:
        if kind != "table" or table.startswith(("sqlite_", "alembic", "book_")):
            continue
        columns = connection.driver.execute(f'PRAGMA table_info("{table}")').fetchall()
        referring = {
            row[3] for row in connection.driver.execute(f'PRAGMA foreign_key_list("{table}")')
        }
        for number in (1, 2):
            values: list[int | str] = []
            for _, name, kind_of, _, _, in_key in columns:
                if name in referring:
                    values.append(number if in_key else 1)
                elif kind_of in {"INTEGER", "BOOLEAN"}:
                    values.append(number)
                else:
                    values.append(f"{name} {number} Łódź")
            names = ", ".join(f'"{column[1]}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            connection.driver.execute(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(values)
            )


def book_of(revision: str, path: Path, *, filled: bool = True, create: bool = True) -> Path:
    """A book as the release with that revision left it; without `create` an older one is there."""
    if create:
        open_engine(path, create=True).dispose()
    upgrade(path, replace(HISTORY, head=revision))
    return filled_in(path) if filled else path


def filled_in(path: Path) -> Path:
    """The same book with rows in every table."""
    engine = open_engine(path)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    return path


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An empty book of each revision, each made from the one before it."""
    folder = tmp_path_factory.mktemp("line")
    made: dict[str, Path] = {}
    for revision in REVISIONS:
        path = folder / f"{revision}.csm"
        if made:
            shutil.copy(list(made.values())[-1], path)
        made[revision] = book_of(revision, path, filled=False, create=not made)
    return made


def test_the_newest_script_is_the_one_that_the_program_names() -> None:
    assert REVISIONS[-1] == HEAD, "name the newest revision in csm_desktop/storage/file/stamp.py"


def test_each_script_follows_the_one_before_it() -> None:
    followed = {}
    for revision, path in HISTORY.steps().items():
        script = runpy.run_path(str(path))
        assert script["revision"] == revision
        first, _, last = path.parent.name.partition("_to_")
        assert first <= revision <= last, f"{path.name} stands in the folder of other numbers"
        followed[script["revision"]] = script["down_revision"]
    # A number may be left out, for work side by side takes numbers beforehand; a fork may not be.
    assert followed == dict(zip(REVISIONS, [None, *REVISIONS], strict=False))


def test_a_fresh_book_equals_a_migrated_one(tmp_path: Path) -> None:
    create(tmp_path / "fresh.csm", create_schema)
    migrated = book_of(REVISIONS[-1], tmp_path / "migrated.csm", filled=False)
    difference = statements(tmp_path / "fresh.csm") ^ statements(migrated)
    assert not difference, (
        f"write a revision in csm_desktop/storage/migrations/versions of {sorted(difference)}"
    )
    found = rows(migrated, frozenset()), rows(tmp_path / "fresh.csm", frozenset())
    ids = [each.pop("book_mark") for each in found]
    assert ids[0] != ids[1], "each book has an id of its own"
    assert found[0] == found[1]


# Every third, and the newest: what begins earlier goes through the steps between.
BEGUN_AT = [each for n, each in enumerate(REVISIONS) if n % 3 == 0 or n >= len(REVISIONS) - 4]


@pytest.mark.parametrize("release", BEGUN_AT)
def test_m1_a_book_of_an_older_revision_reaches_the_newest(
    tmp_path: Path, line: dict[str, Path], release: str
) -> None:
    path = filled_in(Path(shutil.copy(line[release], tmp_path / "book.csm")))
    before = rows(path)
    ensure_current(path, NOW)
    assert schema(path) == schema(line[HEAD])
    preserved(before, rows(path))
    assert sum(map(len, before.values())) > 0
    assert check(path).sound


@pytest.mark.parametrize("seed", ["1", "2"])
def test_m1_fresh_equals_migrated_whatever_order_a_process_hashes_in(
    tmp_path: Path, seed: str
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.storage.test_migrate import *\n"
        "folder = Path(sys.argv[1])\n"
        "create(folder / 'fresh.csm', create_schema)\n"
        "migrated = book_of(HEAD, folder / 'migrated.csm', filled=False)\n"
        "sys.exit(schema(folder / 'fresh.csm') != schema(migrated))\n"
    )
    seeded = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, env=seeded)


def test_a_schema_that_says_something_else_is_another_one() -> None:
    """Otherwise its comparison would mean nothing: type, default, constraint, key and index."""
    tables = (
        "a TEXT NOT NULL, b INTEGER REFERENCES t (a)",
        "a TEXT, b INTEGER REFERENCES t (a)",
        "a TEXT NOT NULL, b INTEGER",
        "a TEXT NOT NULL, b TEXT REFERENCES t (a)",
        "a TEXT NOT NULL DEFAULT '', b INTEGER REFERENCES t (a)",
        "a TEXT NOT NULL DEFAULT ',', b INTEGER REFERENCES t (a)",
        "a TEXT NOT NULL, c INTEGER REFERENCES t (a)",
        "a TEXT NOT NULL, b INTEGER REFERENCES t (a), PRIMARY KEY (a, b)",
        "a TEXT NOT NULL, b INTEGER REFERENCES t (a), PRIMARY KEY (b, a)",
    )
    found = {parts(f"CREATE TABLE t ({body})") for body in tables}
    assert len(found) == len(tables)
    assert parts('CREATE TABLE "t" (b INTEGER, a TEXT)') == parts(
        "CREATE TABLE t (a TEXT, b INTEGER)"
    )
    assert parts("CREATE TABLE t (a, b) WITHOUT ROWID") != parts("CREATE TABLE t (a, b)")
    assert parts("CREATE INDEX i ON t (a, b)") != parts("CREATE INDEX i ON t (b, a)")


# From here on a history of its own: a small schema as of today, and a future that a test writes.

Scripts = Callable[[str], History]


@pytest.fixture
def second(tmp_path: Path) -> Scripts:
    """Makes a history whose next revision does what the test says."""

    def history(body: str) -> History:
        folder = tmp_path / "history"
        (folder / "versions").mkdir(parents=True, exist_ok=True)
        (folder / "env.py").write_text((HISTORY.folder / "env.py").read_text("utf-8"), "utf-8")
        first = f'revision = "{HEAD}"\ndown_revision = None\ndef upgrade(): pass\n'
        (folder / "versions" / f"{HEAD}.py").write_text(first)
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        (folder / "versions" / f"{FUTURE}.py").write_text(
            "import os, signal\nimport sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "{FUTURE}"\ndown_revision = "{HEAD}"\ndef upgrade():\n{lines}'
        )
        return History(folder, FUTURE)

    return history


ADD_TWO = (
    'op.add_column("account", sa.Column("city", sa.String()))\n'
    'op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))\n'
)


def with_children(connection: BookConnection) -> None:
    """A parent whose children would go with it, and one that refers to itself."""
    build(connection)
    connection.driver.execute(
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, "
        "account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE, "
        "reports_to_id INTEGER REFERENCES contact (id) ON DELETE SET NULL)"
    )
    connection.driver.execute("INSERT INTO account VALUES (1, 'Łódź Works'), (2, 'Acme')")
    connection.driver.execute("INSERT INTO note VALUES (1, 'hello', 1), (2, 'there', 2)")
    connection.driver.execute("INSERT INTO contact VALUES (1, 1, NULL), (2, 1, 1), (3, 2, 2)")


def test_m2_rebuilding_a_parent_leaves_its_cascading_children(
    tmp_path: Path, second: Scripts
) -> None:
    path = tmp_path / "book.csm"
    create(path, with_children)
    before = rows(path)
    history = second(
        'with op.batch_alter_table("account", recreate="always") as batch:\n'
        '    batch.alter_column("name", new_column_name="title")\n'
        'with op.batch_alter_table("contact", recreate="always") as batch:\n'
        '    batch.add_column(sa.Column("email", sa.String()))\n'
    )
    ensure_current(path, NOW, history)
    after = rows(path)
    assert after["note"] == before["note"]
    preserved({"contact": before["contact"]}, after)
    assert [row["title"] for row in after["account"]] == ["Łódź Works", "Acme"]
    with bare(path, read_only=True) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        parents = {
            row[2]
            for table in ("note", "contact")
            for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        }
    assert parents == {"account", "contact"}


def test_m2_a_migration_that_loses_references_is_undone(tmp_path: Path, second: Scripts) -> None:
    path = small_book(tmp_path, notes=3)
    before = rows(path)
    with pytest.raises(RuntimeError, match="lost references"):
        ensure_current(path, NOW, second('op.execute("DELETE FROM account")'))
    assert rows(path) == before


def test_m3_an_error_after_the_second_change_leaves_the_old_schema(
    tmp_path: Path, second: Scripts
) -> None:
    path = small_book(tmp_path, notes=3)
    before, kept = schema(path), rows(path)
    with pytest.raises(OperationalError):
        ensure_current(path, NOW, second(ADD_TWO + 'op.execute("nonsense")'))
    assert schema(path) == before
    assert rows(path) == kept
    (backup,) = backups(backups_folder(path))
    assert dict(verify(backup.path).counts)["note"] == 3

    ensure_current(path, NOW, second(ADD_TWO))
    assert [name for _, name, _ in schema(path) if name == "extra"] == ["extra"]


def test_m3_a_kill_after_the_second_change_leaves_the_old_schema(
    tmp_path: Path, second: Scripts
) -> None:
    path = small_book(tmp_path, notes=3)
    before, kept = schema(path), rows(path)
    history = second(ADD_TWO + "os.kill(os.getpid(), signal.SIGKILL)")
    code = (
        "import sys; from pathlib import Path\n"
        "from csm_desktop.storage.migrate import History, ensure_current\n"
        "from tests.storage.small import NOW\n"
        f'ensure_current(Path(sys.argv[1]), NOW, History(Path(sys.argv[2]), "{FUTURE}"))\n'
    )
    done = subprocess.run([sys.executable, "-c", code, path, history.folder], check=False)
    assert done.returncode == -signal.SIGKILL
    assert schema(path) == before
    assert rows(path) == kept
    assert check(path).sound
    (backup,) = backups(backups_folder(path))
    assert dict(verify(backup.path).counts)["note"] == 3
    with open_book(path, NOW) as book:
        assert book.damage is None
        assert book.read_only is None


@pytest.mark.parametrize("revision", ["0012b", "0000", "*", "0001 "])
def test_m4_a_revision_that_nobody_knows_is_refused_unchanged(
    tmp_path: Path, revision: str
) -> None:
    path = tmp_path / "book.csm"
    create(path, build, replace(HISTORY, head=revision))
    before = path.read_bytes()
    with pytest.raises(UserError, match="a shape that this program never gave a book"):
        open_book(path, NOW, read_only=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("in_use", [True, False])
def test_m4_a_book_of_a_newer_program_is_refused_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_use: bool
) -> None:
    path = tmp_path / "book.csm"
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "__version__", "9.8.7")
        create(path, build, replace(HISTORY, head="0099"))
    engine = open_engine(path)
    if in_use:  # changes wait in the log, as after a crash of the newer program
        with engine.begin() as connection:
            connection.driver.execute("INSERT INTO account VALUES (1, 'Acme')")
    else:
        engine.dispose()
    files = [path, path.with_name(path.name + "-wal")]
    before = [file.read_bytes() if file.exists() else None for file in files]
    for read_only in (True, False):
        with pytest.raises(NewerBookError) as caught:
            open_book(path, NOW, read_only=read_only)
        assert "9.8.7" in caught.value.title
        assert __version__ in caught.value.title
    assert [file.read_bytes() if file.exists() else None for file in files] == before
    engine.dispose()


def test_m5_too_little_space_stops_before_anything(tmp_path: Path, second: Scripts) -> None:
    path = small_book(tmp_path, notes=3)
    before = path.read_bytes()
    size = len(before)

    def usage(free: float) -> Callable[[Path], Usage]:
        return lambda _: Usage(0, 0, int(free))

    with pytest.raises(UserError, match="too little space"):
        ensure_current(path, NOW, second(ADD_TWO), usage(2.5 * size - 1))
    assert path.read_bytes() == before
    assert not backups_folder(path).exists()
    assert ensure_current(path, NOW, second(ADD_TWO), usage(2.5 * size)) is not None


def test_a_current_book_is_left_alone_and_alembic_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "book.csm"
    create(path, create_schema)
    code = (
        "import sys; from pathlib import Path\n"
        "from csm_desktop.storage.file.opened import open_book\n"
        "from tests.storage.small import NOW\n"
        "open_book(Path(sys.argv[1]), NOW).close()\n"
        "assert 'alembic' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)
    assert not backups_folder(path).exists()


def test_creating_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "book.csm"
    path.write_bytes(b"mine")
    with pytest.raises(AlreadyThereError):
        create(path, build)
    assert path.read_bytes() == b"mine"
    assert [each.name for each in tmp_path.iterdir()] == ["book.csm"]


def test_f1_a_new_book_on_a_protected_disk_is_told_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    # Neither the file under its first name can be made, nor anything be removed.
    monkeypatch.setattr(Path, "touch", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(UserError, match=r"new\.csm could not be written"):
        create(tmp_path / "new.csm", lambda _: None)


def test_f1_a_new_book_on_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    def build(connection: BookConnection) -> None:
        connection.driver.execute("PRAGMA max_page_count = 10")
        create_schema(connection)

    with pytest.raises(UserError, match="The disk is full"):
        create(tmp_path / "book.csm", build)
    assert list(tmp_path.iterdir()) == []


def put(connection: Any, table: str, **values: object) -> None:
    """A row with these values, and something in every other column that must hold anything."""
    for _, name, kind_of, needed, *_ in connection.execute(f"PRAGMA table_info({table})"):
        if needed and name not in values:
            values[name] = 0 if kind_of in {"INTEGER", "BOOLEAN"} else ""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def test_snapshots_of_before_get_the_model_that_held_on_their_day(tmp_path: Path) -> None:
    """The book's from day 5 on, the segment's own from day 9 on; not that of another segment."""
    path = book_of("0010", tmp_path / "book.csm", filled=False)
    with bare(path) as connection:
        for segment in (7, 8):
            put(connection, "segment", id=segment)
        put(connection, "account", id=1, segment_id=7)
        for id_, day, segment_id in ((11, "05", None), (12, "09", 7), (13, "09", 8)):
            put(connection, "health_model", id=id_, on=f"2026-11-{day}", segment_id=segment_id)
        for number in (4, 5, 8, 9):
            put(connection, "health_snapshot", id=number, account_id=1, on=f"2026-11-{number:02}")
        connection.commit()
    ensure_current(path, NOW)
    with bare(path, read_only=True) as connection:
        found = connection.execute("SELECT id, model_id FROM health_snapshot ORDER BY id")
        assert found.fetchall() == [(4, None), (5, 11), (8, 11), (9, 12)]


@pytest.mark.parametrize(
    ("revision", "table", "columns", "words"),
    [
        ("0026", "strategy", {"plan": "夜勤 night shifts first"}, "夜勤 shift"),
        ("0029", "stage_change", {"stage": "adoption", "on": "2026-01-02", "note": "夜勤 first"},
         "夜勤"),
        ("0029", "contact", {"name": "Lena", "went_to": "夜勤 GmbH"}, "夜勤"),
        ("0048", "handoff_sheet", {"quickest_value": "夜勤 first"}, "夜勤"),
    ],
)  # fmt: skip
def test_words_that_are_found_since_a_revision_are_found_in_older_books_too(
    tmp_path: Path, revision: str, table: str, columns: dict[str, str], words: str
) -> None:
    path = book_of(revision, tmp_path / "book.csm", filled=False)
    with bare(path) as connection:
        put(connection, "account", id=1, name="Kestrel")
        put(connection, table, id=2, account_id=1, **columns)
        if "name" in columns:  # as a program of then did, which knew fewer words
            connection.execute(
                "INSERT INTO search(rowid, title, body, kind, account_id) VALUES (2, ?, '', ?, 1)",
                (columns.get("name", ""), table),
            )
        connection.commit()
    ensure_current(path, NOW)
    with bare(path, read_only=True) as connection:
        found = find(BookConnection(connection), words)
    assert [(hit.kind, hit.id) for hit in found] == [(table, 2)]
