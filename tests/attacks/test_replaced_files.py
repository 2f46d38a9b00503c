"""The open book's file is moved, deleted, replaced or written over, by whatever does that.

Whatever happens: nothing more is acknowledged, the file that lies there then is not touched, and
every act that was acknowledged lies in a book that opens, or in the rescue file.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.book import Book
from csm_desktop.app.kept_acts import take_in_kept
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.rescue import kept_acts
from csm_desktop.errors import UserError
from csm_desktop.storage.file.identity import Taken, TakenBookError
from csm_desktop.storage.file.rescue import rescue_folder
from csm_desktop.storage.file.soundness import check
from tests.clocks import SetClock

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody touch an open file"
)


def outside(code: str, *paths: Path) -> None:
    """Another program does it: closing a file here would drop SQLite's locks on it."""
    lines = "import os, shutil, sys\nbook, other = sys.argv[1:]\n" + code
    subprocess.run([sys.executable, "-c", lines, *map(str, paths)], check=True)


ATTACKS = {
    "deleted": ("os.unlink(book)", Taken.GONE),
    "moved": ("os.rename(book, book + '.moved')", Taken.GONE),
    "folder renamed": ("here = os.path.dirname(book); os.rename(here, here + ' 2')", Taken.GONE),
    "replaced": ("shutil.copy(other, book + '.new'); os.replace(book + '.new', book)",
                 Taken.REPLACED),
    "written over": ("shutil.copyfile(other, book)", Taken.OVERWRITTEN),
    "written into": ("f = open(book, 'r+b'); f.seek(40_960); f.write(b'x' * 4_096); f.close()",
                     Taken.OVERWRITTEN),
    "cut short": ("os.truncate(book, 0)", Taken.OVERWRITTEN),
    "log deleted": ("os.unlink(book + '-wal')", Taken.LOG),
    "log replaced": ("shutil.copy(other, book + '.w'); os.replace(book + '.w', book + '-wal')",
                     Taken.LOG),
}  # fmt: skip


@pytest.fixture
def other(empty_book: Path, tmp_path: Path, set_clock: SetClock) -> Path:
    """Another book, closed, whose content is not ours."""
    path = Path(shutil.copy(empty_book, tmp_path / "other.csm"))
    with opened_book(path, set_clock) as book:
        for number in range(30):
            book.run("New", new_account, f"Stranger {number}", notes="of another book " * 50)
    return path


def names(book: Book) -> set[str]:
    return {line.name for line in listing.accounts(book)}


def work(book: Book, first: int) -> None:
    for number in range(first, first + 20):
        made = book.run("New", new_account, f"Account {number}")
        book.run("City", edit_account, made.id, city=f"City {number}")
    book.run("Delete", trash_account, made.id)
    book.undo()


@pytest.mark.parametrize("attack", ATTACKS)
def test_robustness_10_nothing_is_corrupt_and_no_edit_is_lost(
    attack: str, book_path: Path, other: Path, set_clock: SetClock
) -> None:
    code, kind = ATTACKS[attack]
    with opened_book(book_path, set_clock) as book:
        work(book, 0)
        book.back_up()
        work(book, 20)
        outside(code, book_path, other)
        there = book_path.read_bytes() if book_path.exists() else None
        for _ in range(3):
            with pytest.raises(TakenBookError) as caught:
                book.run("Lost", new_account, "Never acknowledged")
        assert caught.value.kind is kind
        assert book.why_read_only
        with pytest.raises(TakenBookError):
            book.back_up()
        with pytest.raises(TakenBookError):
            book.undo()
        rescued = book.rescue()
    assert rescued is not None
    assert rescued.book is not None
    assert rescued.book.parent == rescue_folder()
    if kind is not Taken.LOG:  # there the file itself is ours, and the log is merged into it
        now = book_path.read_bytes() if book_path.exists() else None
        assert now == there
    assert not book_path.with_name("Mine.csm-wal").exists()
    expected = {f"Account {number}" for number in range(40)}
    assert check(rescued.book).sound
    with opened_book(rescued.book, set_clock) as book:
        assert names(book) == expected
        cities = {line.name for line in listing.accounts(book)}
        assert cities == expected
        assert book.undo() is not None, "the steps can still be taken back"


def test_robustness_10_a_file_written_over_before_any_backup_leaves_its_acts(
    book_path: Path, other: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        work(book, 0)
        outside(ATTACKS["written over"][0], book_path, other)
        assert book.look() is Taken.OVERWRITTEN
        rescued = book.rescue()
    assert rescued is not None
    assert rescued.book is None
    assert rescued.acts is not None
    assert "City 19" in rescued.acts.read_text("utf-8"), "a person can read them"
    assert check(book_path).sound
    with opened_book(book_path, set_clock) as book:  # the stranger
        assert len(names(book)) == 30
        assert kept_acts(book_path) == ((rescued.acts, 42),)
        assert take_in_kept(book) == (0, ())
        assert {f"Account {number}" for number in range(20)} < names(book)
        assert kept_acts(book_path) == ()


def test_an_older_copy_that_a_sync_puts_back_takes_the_acts_in_again(
    book_path: Path, tmp_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        first = book.run("New", new_account, "First")
    older = Path(shutil.copy(book_path, tmp_path / "older.csm"))
    with opened_book(book_path, set_clock) as book:
        book.run("City", edit_account, first.id, city="Bergen")
        book.run("New", new_account, "Second")
        outside(ATTACKS["replaced"][0], book_path, older)
        with pytest.raises(TakenBookError):
            book.run("New", new_account, "Third")
    with opened_book(book_path, set_clock) as book:
        assert names(book) == {"First"}
        assert take_in_kept(book) == (0, ())
        assert names(book) == {"First", "Second"}
        assert book.undo() == "New"
        assert book.undo() == "City"


def test_acts_that_fit_nowhere_are_counted_and_harm_nothing(
    book_path: Path, other: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        first = book.run("New", new_account, "First")
    with opened_book(book_path, set_clock) as book:
        book.run("City", edit_account, first.id, city="Bergen")
        outside(ATTACKS["replaced"][0], book_path, other)
        book.look()
    with opened_book(book_path, set_clock) as book:
        missed, left = take_in_kept(book)
        assert missed == 1
        assert kept_acts(book_path) == (), "not offered again"
        assert "Bergen" in left[0].read_text("utf-8")
        assert len(names(book)) == 30
    assert check(book_path).sound


def test_a_touched_file_is_still_ours(book_path: Path, set_clock: SetClock) -> None:
    with opened_book(book_path, set_clock) as book:
        outside("os.utime(book, (0, 0)); os.chmod(book, 0o600)", book_path, book_path)
        book.run("New", new_account, "First")
        assert book.look() is None


def test_what_is_written_into_the_file_after_a_merge_is_noticed_too(
    book_path: Path, set_clock: SetClock
) -> None:
    with opened_book(book_path, set_clock) as book:
        for number in range(30):
            book.run("New", new_account, f"Account {number}", notes=f"{number} " * 60_000)
        outside("os.utime(book)", book_path, book_path)
        assert book.look() is None
        outside(ATTACKS["written into"][0], book_path, book_path)
        assert book.look() is Taken.OVERWRITTEN


def test_what_an_ended_session_left_in_the_log_is_not_lost_either(
    book_path: Path, other: Path, set_clock: SetClock
) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from csm_desktop.app.accounts.acts import new_account\n"
        "from csm_desktop.app.clock import SystemClock\n"
        "from csm_desktop.app.opened_book import opened_book\n"
        "with opened_book(Path(sys.argv[1]), SystemClock()) as book:\n"
        "    book.run('New', new_account, 'Before the crash')\n"
        "    os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(book_path)], check=False)
    with opened_book(book_path, set_clock) as book:
        assert names(book) == {"Before the crash"}
        book.back_up()
        outside(ATTACKS["written over"][0], book_path, other)
        rescued = book.rescue()
    assert rescued is not None
    assert rescued.book is not None
    with opened_book(rescued.book, set_clock) as book:
        assert names(book) == {"Before the crash"}


def test_the_log_is_merged_as_it_grows_and_the_file_stays_ours(
    book_path: Path, set_clock: SetClock
) -> None:
    size = book_path.stat().st_size
    with opened_book(book_path, set_clock) as book:
        for number in range(60):
            book.run("New", new_account, f"Account {number}", notes=f"{number} " * 60_000)
        assert book_path.stat().st_size > size + 5_000_000
        log = book_path.with_name(book_path.name + "-wal").stat().st_size
        assert log < 8_000_000
        assert book.look() is None
    assert check(book_path).sound


@pytest.mark.parametrize("attack", ["replaced", "written over"])
def test_a_file_replaced_in_the_midst_of_an_act_takes_nothing_of_it(
    attack: str, book_path: Path, other: Path, set_clock: SetClock
) -> None:
    def slowly(work: object) -> None:
        new_account(work, "Half done")  # type: ignore[arg-type]
        outside(ATTACKS[attack][0], book_path, other)

    with opened_book(book_path, set_clock) as book, pytest.raises(TakenBookError):
        book.run("Slow", slowly)
    assert check(book_path).sound
    with opened_book(book_path, set_clock) as book:
        assert len(names(book)) == 30


def test_what_cannot_be_kept_anywhere_is_said(
    book_path: Path, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Callable[..., object]:
        raise UserError("The disk is full.")

    with opened_book(book_path, set_clock) as book:
        work(book, 0)
        outside("os.unlink(book)", book_path, book_path)
        monkeypatch.setattr("csm_desktop.storage.file.rescue._write", full)
        monkeypatch.setattr("csm_desktop.storage.file.snapshots.make", full)
        with pytest.raises(UserError, match="disk is full"):
            book.rescue()
        monkeypatch.undo()
        rescued = book.rescue()
        assert rescued is not None
        assert rescued.book is not None
