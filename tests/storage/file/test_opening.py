import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from csm_desktop.errors import UserError
from csm_desktop.storage.file import soundness, stopped
from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.folders import UnfitFolderError
from csm_desktop.storage.file.lock import BookInUseError, holder, lock_path
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.seal import sealed
from tests.conftest import SYSTEMS_TEMPORARY
from tests.storage.small import NOW, add_account, names, overwrite, small_book

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs folder permissions")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="csm-test-", dir=SYSTEMS_TEMPORARY))
    folder.chmod(0o755)
    yield folder
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755)
    shutil.rmtree(folder)


def protect(folder: Path) -> None:
    for each in folder.iterdir():
        each.chmod(0o444)
    folder.chmod(0o555)


AS_NOBODY = """
import os, sys
from pathlib import Path
from csm_desktop.errors import UserError
from csm_desktop.storage.file.opened import open_book
from tests.storage.small import NOW, add_account, names
open_book(Path(sys.argv[2]), NOW, read_only=True).close()  # imports what is imported late
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
"""


def as_nobody(work: str, path: Path, other: Path) -> str:
    """What the work prints, done by a user whom permissions bind: root may write anywhere.

    `other` is a book that may be opened before, so that everything is imported by then.
    """
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY + work, str(path), str(other)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@posix_only
def test_f2_a_book_in_a_read_only_folder_opens_for_reading_and_says_why(
    open_folder: Path, tmp_path: Path
) -> None:
    path = small_book(open_folder, notes=3)
    with open_book(path, NOW):
        pass
    protect(open_folder)
    before = path.read_bytes()
    told = as_nobody(
        "with open_book(path, NOW) as book:\n"
        "    print(book.read_only, book.damage, *names(book.engine), sep='|')\n"
        "    try:\n"
        "        add_account(book.engine, 1)\n"
        "    except Exception as error:\n"
        "        print(error)\n",
        path,
        small_book(tmp_path),
    )
    reason, refused = told.splitlines()
    assert reason == "The file is protected, so the book can only be read.|None|Łódź Works"
    assert refused == "attempt to write a readonly database"
    assert path.read_bytes() == before
    assert [each.name for each in open_folder.iterdir()] == [path.name]


@posix_only
def test_f2_the_folder_alone_may_be_the_reason(open_folder: Path, tmp_path: Path) -> None:
    path = small_book(open_folder, notes=3)
    protect(open_folder)
    path.chmod(0o666)
    told = as_nobody(
        "with open_book(path, NOW) as book: print(book.read_only, *names(book.engine), sep='|')",
        path,
        small_book(tmp_path),
    )
    assert told.startswith("You may not write into the book's folder")
    assert told.endswith("|Łódź Works\n")


@posix_only
def test_f2_changes_waiting_in_a_log_are_not_overlooked(open_folder: Path, tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    add_account(engine, 1)
    for end in ("", "-wal"):
        shutil.copyfile(tmp_path / f"book.csm{end}", open_folder / f"book.csm{end}")
    engine.dispose()
    protect(open_folder)
    told = as_nobody(
        "try:\n    open_book(path, NOW)\nexcept UserError as error:\n    print(error)\n",
        open_folder / "book.csm",
        tmp_path / "book.csm",
    )
    assert "book.csm holds changes that cannot be read here." in told


def test_a_book_is_held_while_open_and_sealed_afterwards(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    with open_book(path, NOW) as book:
        assert book.read_only is None
        assert holder(path) is not None
        book.renew()
        with pytest.raises(BookInUseError):
            open_book(path, NOW)
        with open_book(path, NOW, read_only=True) as beside:
            add_account(book.engine, 1)
            assert names(beside.engine) == ["Łódź Works", "1a", "1b"]
    assert sealed(path) is True
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    book.close()


def test_a_reader_after_a_crash_looks_for_damage_itself(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=40)
    lock_path(path).write_text('{"host": "x", "pid": 1, "at": "2026-11-22T08:00:00+00:00"}')
    overwrite(path, path.stat().st_size // 2, os.urandom(2048))
    with open_book(path, NOW, read_only=True) as book:
        assert book.damage is not None


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book that is too large to be looked through at opening, and was not closed properly."""
    monkeypatch.setattr(soundness, "QUICK_BYTES", 0)
    return small_book(tmp_path, notes=40)


def test_a_large_book_after_a_crash_takes_no_change_before_it_is_looked_through(
    large: Path,
) -> None:
    with open_book(large, NOW, look_later=True) as book:
        assert book.unproved
        assert book.read_only == "The book was not closed properly last time."
        assert names(book.engine) == ["Łódź Works"]
        with pytest.raises(driver.DatabaseError):
            add_account(book.engine, 1)
        with pytest.raises(BookInUseError):
            open_book(large, NOW)
        assert book.prove(lambda: None) is None
        book.settle(None)
        assert (book.unproved, book.read_only) == (False, None)
        add_account(book.engine, 1)
    assert sealed(large) is True
    with open_book(large, NOW, look_later=True) as book:
        assert not book.unproved
        assert names(book.engine) == ["Łódź Works", "1a", "1b"]


def test_nothing_is_written_onto_a_large_book_that_is_found_damaged_later(large: Path) -> None:
    overwrite(large, large.stat().st_size // 2, os.urandom(2048))
    before = large.read_bytes()
    with open_book(large, NOW, look_later=True) as book:
        book.settle(book.prove(lambda: None))
        assert book.damage is not None
        assert "damaged" in str(book.read_only)
        assert holder(large) is None  # a backup can be restored in its place
        with pytest.raises(driver.DatabaseError):
            add_account(book.engine, 1)
    assert large.read_bytes() == before


def test_a_large_book_that_is_closed_unproved_is_looked_through_the_next_time(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StoppedError(Exception):
        pass

    monkeypatch.setattr(stopped, "_STEPS", 10)

    def stop() -> None:
        raise StoppedError

    with open_book(large, NOW, look_later=True) as book, pytest.raises(StoppedError):
        book.prove(stop)
    assert sealed(large) is None
    with open_book(large, NOW, look_later=True) as book:
        assert book.unproved


def test_a_book_that_is_opened_for_one_job_is_looked_through_before(large: Path) -> None:
    with open_book(large, NOW) as book:
        assert not book.unproved
        assert book.read_only is None


def test_an_absent_book_stays_absent(tmp_path: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(UserError, match="There is no book"):
            open_book(tmp_path / "absent.csm", NOW, read_only=read_only)
    assert not list(tmp_path.iterdir())


def test_f3_a_live_book_in_a_synchronised_folder_is_refused_but_may_be_read(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "OneDrive - Contoso"
    folder.mkdir()
    path = small_book(folder, notes=3)
    with pytest.raises(UnfitFolderError, match="OneDrive"):
        open_book(path, NOW)
    with open_book(path, NOW, read_only=True) as book:
        assert names(book.engine) == ["Łódź Works"]
    assert holder(path) is None


def test_a_failed_opening_lets_the_book_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_book(tmp_path)
    monkeypatch.setattr("csm_desktop.storage.migrate.read_stamp", lambda _: None)
    with pytest.raises(UserError, match="is not a CSM Desktop book"):
        open_book(path, NOW)
    assert holder(path) is None


def test_a_link_opens_the_book_itself(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    link = tmp_path / "elsewhere" / "link.csm"
    link.parent.mkdir()
    link.symlink_to(path)
    with open_book(link, NOW) as book:
        assert book.path == path
    assert [each.name for each in link.parent.iterdir()] == [link.name]
