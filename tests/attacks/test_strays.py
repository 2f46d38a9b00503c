"""A log that belongs to another book is never opened with one: it is set aside and named."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csm_desktop.cli import main
from csm_desktop.storage.file import belongings
from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.lock import BookLock
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.seal import seal, sealed
from csm_desktop.storage.file.snapshots import back_up, restore
from csm_desktop.storage.file.soundness import check
from csm_desktop.storage.file.strays import companion, strays
from tests.storage.small import NOW, add_account, names, small_book

KILLED = """
import os, signal, sys
from pathlib import Path
from csm_desktop.storage.file.opened import open_book
from tests.storage.small import NOW, add_account
book = open_book(Path(sys.argv[1]), NOW)
for number in range(int(sys.argv[2])):
    add_account(book.engine, number)
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_session(path: Path, saves: int = 3) -> Path:
    """The log that a session leaves that was killed after so many saves."""
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(saves)], check=False)
    log = companion(path, "-wal")
    assert log.stat().st_size
    return log


def accounts(path: Path) -> list[str]:
    with open_book(path, NOW, read_only=True) as book:
        return names(book.engine)


def other_book(folder: Path, notes: int) -> Path:
    folder.mkdir()
    path = small_book(folder, notes=notes)
    with open_book(path, NOW) as book:
        add_account(book.engine, 77)
    return path


SAVED = ["Łódź Works", "0a", "0b", "1a", "1b", "2a", "2b"]


@pytest.mark.parametrize("sealed_before", [True, False])
def test_a_log_of_the_book_itself_is_taken_in(tmp_path: Path, sealed_before: bool) -> None:
    path = small_book(tmp_path, notes=3)
    if sealed_before:
        seal(path)
    killed_session(path)
    assert strays(path) == ()
    with open_book(path, NOW) as book:
        assert book.strays == ()
        assert names(book.engine) == SAVED


def test_each_round_of_the_log_says_whose_it_is(tmp_path: Path) -> None:
    """After a checkpoint the log begins anew; it is still known, however long the session was."""
    path = small_book(tmp_path, notes=3)
    code = KILLED.replace(
        "    add_account(book.engine, number)\n",
        "    add_account(book.engine, number)\n"
        "    with book.engine.bare() as connection:\n"
        "        connection.execute('PRAGMA wal_checkpoint(RESTART)')\n",
    )
    subprocess.run([sys.executable, "-c", code, str(path), "3"], check=False)
    assert strays(path) == ()
    assert accounts(path) == SAVED


def test_a_killed_closing_loses_nothing(tmp_path: Path) -> None:
    """The seal itself waits in a log while somebody else reads."""
    path = small_book(tmp_path, notes=3)
    with open_book(path, NOW, read_only=True) as reader:
        assert names(reader.engine) == ["Łódź Works"]
        with open_book(path, NOW) as book:
            add_account(book.engine, 0)
        copy = tmp_path / "copy"
        copy.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", copy)
    assert companion(copy / path.name, "-wal").stat().st_size
    assert strays(copy / path.name) == ()
    assert accounts(copy / path.name) == ["Łódź Works", "0a", "0b"]


@pytest.mark.parametrize("notes", [0, 3, 60])
def test_another_book_put_there_in_a_file_manager_is_opened_alone(
    tmp_path: Path, notes: int
) -> None:
    path = small_book(tmp_path, notes=3)
    log = killed_session(path)
    content = log.read_bytes()
    path.rename(tmp_path / "moved away.csm")
    other = other_book(tmp_path / "other", notes)
    shutil.copy(other, path)
    expected = accounts(other)

    assert accounts(path) == expected, "a reader leaves the log where it is, and overlooks it"
    assert log.read_bytes() == content
    with open_book(path, NOW) as book:
        (aside,) = book.strays
        assert names(book.engine) == expected
        add_account(book.engine, 5)
    assert aside.name.startswith("book log of another book ")
    assert aside.name.endswith(".csm-wal")
    assert aside.read_bytes() == content
    assert check(path).sound
    assert accounts(path) == [*expected, "5a", "5b"]


def test_a_book_restored_where_a_log_was_left_is_what_was_backed_up(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW)
    log = killed_session(path)
    content = log.read_bytes()
    path.rename(tmp_path / "moved away.csm")
    restored = restore(backup.path, path, NOW)
    assert restored.aside is None
    assert [stray.read_bytes() for stray in restored.strays] == [content]
    assert accounts(path) == ["Łódź Works"]
    assert check(path).sound


def test_an_older_copy_of_the_same_book_is_not_its_later_log_s(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    seal(path)
    shutil.copy(path, tmp_path / "monday.csm")
    with open_book(path, NOW) as book:
        add_account(book.engine, 7)
    killed_session(path)
    shutil.copy(tmp_path / "monday.csm", path)
    with open_book(path, NOW) as book:
        assert len(book.strays) == 1
        assert names(book.engine) == ["Łódź Works"]


def test_a_kill_between_the_renames_of_setting_aside_mixes_nothing(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW)
    log = killed_session(path)
    path.rename(tmp_path / "book set aside.csm")  # a former version stopped here
    restored = restore(backup.path, path, NOW)
    assert not log.exists()
    (stray,) = restored.strays
    stray.rename(tmp_path / "book set aside.csm-wal")
    assert accounts(tmp_path / "book set aside.csm") == SAVED, "nothing of it was lost"
    assert accounts(path) == ["Łódź Works"]


def test_a_copy_set_aside_has_the_log_in_it_and_leaves_the_book(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    killed_session(path)
    with BookLock(path):
        aside = belongings.copy_aside(path, NOW)
    assert aside is not None
    assert {file.name for file in tmp_path.iterdir()} == {path.name, aside.name}
    assert accounts(aside) == accounts(path) == SAVED


def test_a_damaged_book_is_set_aside_with_its_log(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    log = killed_session(path)
    for damaged in (path, log):  # a whole log would mend the book's first page
        with damaged.open("rb+") as file:
            file.write(b"\0" * 200)
    content = log.read_bytes()
    with BookLock(path):
        aside = belongings.copy_aside(path, NOW)
    assert aside is not None
    assert companion(aside, "-wal").read_bytes() == content
    assert not log.exists()


@pytest.mark.parametrize(
    "content",
    [b"hello, this is a letter", b"\x37\x7f\x06\x82" + b"\0" * 40, b"\xd9\xd5\x05\xf9" * 9],
    ids=["letter", "another page size", "nonsense"],
)
@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_file_of_somebody_else_in_a_log_s_place_is_kept(
    tmp_path: Path, end: str, content: bytes
) -> None:
    path = small_book(tmp_path, notes=3)
    companion(path, end).write_bytes(content)
    with open_book(path, NOW) as book:
        (aside,) = book.strays
        add_account(book.engine, 1)
    assert aside.read_bytes() == content
    assert accounts(path) == ["Łódź Works", "1a", "1b"]


def test_a_rollback_journal_of_another_book_is_not_played_back(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    seal(path)
    other = other_book(tmp_path / "other", 5)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from csm_desktop.storage.file.engine import bare\n"
        "with bare(Path(sys.argv[1]), archive=True) as run:\n"
        "    run.execute('PRAGMA journal_mode=DELETE'); run.execute('PRAGMA cache_size=1')\n"
        "    run.execute('BEGIN'); run.execute('UPDATE note SET body = upper(body)')\n"
        "    run.execute('DELETE FROM account WHERE id > 1')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(other)], check=False)
    journal = companion(other, "-journal")
    assert journal.stat().st_size
    shutil.copy(journal, companion(path, "-journal"))
    assert strays(other) == ()
    with open_book(path, NOW) as book:
        assert len(book.strays) == 1
        assert names(book.engine) == ["Łódź Works"]
    assert check(path).sound
    assert accounts(other) == ["Łódź Works", "77a", "77b"], "its own is played back"


def test_the_command_line_names_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.csm"
    lists = tmp_path / "accounts.csv"
    lists.write_text("Account name\nAcme\n", "utf-8")
    companion(path, "-wal").write_bytes(b"\x37\x7f\x06\x82" + b"x" * 5000)
    assert main(["import", str(path), str(lists)]) == 0
    told = capsys.readouterr().err
    assert "a log of another book" in told
    (aside,) = tmp_path.glob("*.csm-wal")
    assert str(aside) in told
    assert aside.stat().st_size == 5004
    companion(path, "-wal").write_bytes(b"\x37\x7f\x06\x82" + b"x" * 5000)
    assert main(["list", str(path)]) == 0
    assert "It was not read" in capsys.readouterr().err
    assert companion(path, "-wal").stat().st_size == 5004


@pytest.mark.skipif(os.name != "posix", reason="needs owners and permissions")
def test_reading_a_protected_book_once_leaves_nothing_that_locks_it(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    with open_book(path, NOW):
        pass
    path.chmod(0o444)
    assert accounts(path) == ["Łódź Works"]
    if os.geteuid():  # root is bound by no permission, and so reads as its owner does
        assert [each.name for each in tmp_path.iterdir()] == [path.name]
    path.chmod(0o600)
    companion(path, "-shm").write_bytes(b"")
    companion(path, "-shm").chmod(0o444)  # as a former version left it
    with open_book(path, NOW) as book:
        assert book.read_only is None
        add_account(book.engine, 1)
    assert sealed(path) is True


def test_an_own_log_is_known_beside_a_copy_of_both(tmp_path: Path) -> None:
    """As the advice for a protected folder says: copy the book and its log together."""
    path = small_book(tmp_path, notes=3)
    engine = open_engine(path)
    add_account(engine, 0)
    copy = tmp_path / "copy"
    copy.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", copy)
    engine.dispose()
    assert accounts(copy / path.name) == ["Łódź Works", "0a", "0b"]
