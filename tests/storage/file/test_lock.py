import errno
import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_desktop.errors import UserError
from csm_desktop.storage.file.lock import (
    FRESH,
    BookInUseError,
    BookLock,
    holder,
    in_use,
    lock_path,
    this_host,
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.csm"
    path.write_bytes(b"")
    return path


def record(book: Path, host: str, at: datetime) -> None:
    text = json.dumps({"host": host, "pid": 77, "at": at.isoformat()})
    lock_path(book).write_text(text, "utf-8")


HOLD = """
import sys, time
from pathlib import Path
from csm_desktop.storage.file.lock import BookLock
BookLock(Path(sys.argv[1])).take()
print("held", flush=True)
time.sleep(60)
"""


def hold_elsewhere(book: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(book)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_book_is_held_once_and_let_go_without_a_trace(book: Path) -> None:
    with BookLock(book):
        assert holder(book) is not None
        with pytest.raises(BookInUseError, match="already open on this computer"):
            BookLock(book).take()
    assert holder(book) is None
    assert list(book.parent.iterdir()) == [book]
    with BookLock(book):
        pass


def test_a_link_to_a_held_book_is_held_too(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = book.parent / "link.csm"
    link.symlink_to(book)
    monkeypatch.chdir(book.parent)
    with BookLock(book):
        for other in (link, Path("book.csm"), book.parent / "." / "book.csm"):
            with pytest.raises(BookInUseError):
                BookLock(other).take()


def test_another_process_is_named(book: Path) -> None:
    process = hold_elsewhere(book)
    try:
        assert in_use(book)
        with pytest.raises(BookInUseError, match=f"process {process.pid}") as caught:
            BookLock(book).take()
        assert caught.value.holder is not None
        assert caught.value.holder.pid == process.pid
    finally:
        end(process)


def test_x2_after_a_killed_holder_the_next_launch_opens_unprompted(book: Path) -> None:
    end(hold_elsewhere(book))
    assert lock_path(book).exists()
    assert not in_use(book)
    with BookLock(book):
        current = holder(book)
        assert current is not None
        assert current.pid == os.getpid()


def test_x3_a_book_open_on_another_machine_is_refused(book: Path) -> None:
    record(book, "elsewhere", datetime.now(UTC) - FRESH / 2)
    with pytest.raises(BookInUseError, match="elsewhere"):
        BookLock(book).take()
    assert holder(book) is not None, "the other machine's record stays"


def test_x3_a_machine_silent_for_long_is_taken_for_dead(book: Path) -> None:
    record(book, "elsewhere", datetime.now(UTC) - FRESH - timedelta(minutes=1))
    with BookLock(book):
        current = holder(book)
        assert current is not None
        assert current.host == this_host()


def test_a_lock_file_with_nonsense_in_it_is_nobodys(book: Path) -> None:
    for nonsense in (b"", b"\xff\xfe", b"[]", b'{"host": 1}', b'{"host": "a", "pid": null}'):
        lock_path(book).write_bytes(nonsense)
        with BookLock(book):
            assert holder(book) is not None


def test_f1_a_full_disk_is_told_and_leaves_no_lock(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(UserError) as caught:
            BookLock(book).take()
    assert "disk is full" in caught.value.advice
    assert list(book.parent.iterdir()) == [book]
    with BookLock(book):
        pass


def test_renewing_shortens_no_text_and_needs_a_held_lock(book: Path) -> None:
    lock = BookLock(book)
    lock.renew()
    assert not lock_path(book).exists()
    with lock:
        before = holder(book)
        lock.renew()
        after = holder(book)
    assert before is not None
    assert after is not None
    assert after.at >= before.at
