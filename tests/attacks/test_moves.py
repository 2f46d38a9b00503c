"""A book is moved, set aside and removed whole, or not at all, whoever is looking into it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from csm_desktop.app.book_file import rename_book
from csm_desktop.app.demo import is_sample, make_sample_book, remove_sample
from csm_desktop.app.held_book import rename_and_hold
from csm_desktop.app.opened_book import create_book, opened_book, writable_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file import belongings
from csm_desktop.storage.file.belongings import BookBusyError, move, remove
from csm_desktop.storage.file.lock import BookInUseError, BookLock, lock_path
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.storage.file.snapshots import back_up, restore
from csm_desktop.storage.file.soundness import check
from tests.storage.small import NOW, add_account, names, small_book

READ = """
import sys, sqlite3
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2] == "busy":
    connection.execute("BEGIN")
print(connection.execute("SELECT count(*) FROM account").fetchone()[0], flush=True)
sys.stdin.read()
"""


@contextmanager
def reader_elsewhere(path: Path, how: str) -> Iterator[None]:
    """Another program that has the book open, in the midst of reading or between two looks."""
    reader = subprocess.Popen(
        [sys.executable, "-c", READ, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert reader.stdout is not None
        assert reader.stdout.readline()
        yield
    finally:
        reader.communicate("")


def accounts(path: Path) -> list[str]:
    with open_book(path, NOW, read_only=True) as book:
        return names(book.engine)


def edited(path: Path) -> list[str]:
    """Thirty acknowledged edits; what the book holds then."""
    with open_book(path, NOW) as book:
        for number in range(15):
            add_account(book.engine, number)
        return names(book.engine)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belongings, "_PATIENCE", 0.2)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("how", ["busy", "idle"])
def test_a_book_that_is_read_elsewhere_is_neither_moved_nor_harmed(
    tmp_path: Path, how: str
) -> None:
    path, target = small_book(tmp_path, notes=3), tmp_path / "renamed.csm"
    backup = back_up(path, path, NOW)
    with reader_elsewhere(path, how):
        held = edited(path)
        for attempt in (
            lambda: move(path, target),
            lambda: remove(path),
            lambda: restore(backup.path, path, NOW),
        ):
            with pytest.raises(BookBusyError, match="is being read"):
                attempt()
            assert not target.exists()
            assert accounts(path) == held
    move(path, target)
    assert not path.exists()
    assert accounts(target) == held
    assert check(target).sound
    assert [backup.at for backup in backups(backups_folder(target))] == [NOW]
    assert {each.name for each in tmp_path.iterdir()} == {"renamed.csm", "renamed backups"}


def test_a_reader_that_ends_in_time_is_waited_for(tmp_path: Path) -> None:
    path, target = small_book(tmp_path, notes=3), tmp_path / "renamed.csm"
    reader = open_book(path, NOW, read_only=True)
    held = edited(path)
    timer = threading.Timer(0.3, reader.close)
    timer.start()
    move(path, target)
    timer.join()
    assert accounts(target) == held


def test_a_backup_on_another_thread_and_a_move_wait_for_each_other(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=200)
    held = edited(path)
    started = threading.Event()

    def back_up_twice() -> None:
        started.set()
        with suppress(UserError):  # the second may find the book gone, and says so
            for _ in range(2):
                back_up(path, path, NOW)

    thread = threading.Thread(target=back_up_twice)
    thread.start()
    started.wait()
    target = tmp_path / "renamed.csm"
    try:
        move(path, target)
    except BookBusyError:
        thread.join()
        move(path, target)
    thread.join()
    assert accounts(target) == held
    assert check(target).sound
    for backup in backups(backups_folder(target)):
        assert check(backup.path).sound
    assert {each.name for each in tmp_path.iterdir()} <= {"renamed.csm", "renamed backups"}


def test_a_move_never_replaces(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    other = tmp_path / "other.csm"
    other.write_bytes(b"somebody's")
    with pytest.raises(UserError, match="is there already"):
        move(path, other)
    assert other.read_bytes() == b"somebody's"
    assert accounts(path) == ["Łódź Works"]


def test_a_book_that_is_open_is_not_moved(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    with open_book(path, NOW):
        with pytest.raises(BookInUseError):
            move(path, tmp_path / "new.csm")
        with pytest.raises(BookInUseError):
            remove(path)
    assert accounts(path) == ["Łódź Works"]


@pytest.mark.usefixtures("impatient")
def test_a_window_whose_rename_is_refused_goes_on_in_the_book(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "mine.csm"
    create_book(path)
    with opened_book(path, clock, read_only=True) as reader:
        assert reader.history(1) == ()
        held = rename_and_hold(path, tmp_path / "new.csm", clock)
    assert held.book.path == path
    assert [notice.title for notice in held.notices] == [
        "mine.csm is being read by another program."
    ]
    held.close()
    rename_book(path, tmp_path / "new.csm")


def test_only_a_marked_book_is_the_sample(tmp_path: Path, clock: FixedClock) -> None:
    mine = tmp_path / "Sample book.csm"
    create_book(mine)
    before = mine.read_bytes()
    sample = make_sample_book(tmp_path, clock)
    assert sample.name == "Sample book (2).csm"
    assert mine.read_bytes() == before
    with pytest.raises(UserError, match="not the sample"):
        remove_sample(mine, clock)
    assert make_sample_book(tmp_path, clock) == sample, "replaced: nobody worked in it"
    renamed = tmp_path / "Trying things.csm"
    move(sample, renamed)
    with opened_book(renamed, clock, read_only=True) as book:
        assert is_sample(book)
    remove_sample(renamed, clock)
    assert [each.name for each in tmp_path.iterdir()] == [mine.name]
    assert mine.read_bytes() == before


def test_a_sample_that_was_worked_in_is_kept(tmp_path: Path, clock: FixedClock) -> None:
    from csm_desktop.app.people import team

    sample = make_sample_book(tmp_path, clock)
    with writable_book(sample, clock) as book:
        book.run("You", team.say_who_i_am, name="Ann Lee")
    assert make_sample_book(tmp_path, clock) != sample
    assert sample.exists()


@pytest.mark.parametrize("kind", ["link", "dangling link", "hard link", "folder"])
def test_what_lies_in_the_lock_s_place_is_never_written(tmp_path: Path, kind: str) -> None:
    path = small_book(tmp_path, notes=3)
    victim = tmp_path / "letter.txt"
    lock = lock_path(path)
    if kind != "dangling link":
        victim.write_text("Dear customer")
    if kind == "folder":
        lock.mkdir()
    elif kind == "hard link":
        lock.hardlink_to(victim)
    else:
        lock.symlink_to(victim)
    with pytest.raises(UserError):
        BookLock(path).take()
    with pytest.raises(UserError):
        open_book(path, NOW)
    assert accounts(path) == ["Łódź Works"], "it can still be read"
    assert victim.exists() == (kind != "dangling link")
    if victim.exists():
        assert victim.read_text() == "Dear customer"
    assert lock.exists() or lock.is_symlink()


def test_a_laptop_that_crashed_and_was_renamed_opens_its_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_book(tmp_path, notes=3)
    lock = BookLock(path).take()
    record = lock_path(path).read_bytes()
    lock.release()
    lock_path(path).write_bytes(record)  # as after a crash
    monkeypatch.setattr("csm_desktop.storage.file.lock.this_host", lambda: "guest-wifi-17")
    with open_book(path, NOW) as book:
        assert book.read_only is None
    lock_path(path).write_bytes(record.replace(b'"machine": "', b'"machine": "other'))
    with pytest.raises(BookInUseError):
        open_book(path, NOW)
