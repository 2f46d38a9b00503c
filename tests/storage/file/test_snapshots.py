import errno
import os
import random
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_desktop.errors import UserError
from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.folders import UnfitFolderError
from csm_desktop.storage.file.lock import BookInUseError, BookLock
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.rotation import (
    Dated,
    backups,
    backups_folder,
    default_room,
    due,
    kept,
    next_path,
    rotate,
)
from csm_desktop.storage.file.seal import seal, sealed
from csm_desktop.storage.file.snapshots import back_up, make, restore, verify
from csm_desktop.storage.file.soundness import DamagedBookError, check
from tests.storage.small import NOW, add_account, names, overwrite, small_book


def rows(path: Path) -> list[str]:
    engine = open_engine(path, read_only=True)
    found = names(engine)
    engine.dispose()
    return found


def test_d2_a_backup_made_while_writing_holds_whole_saves_only(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    stop = threading.Event()
    saved = [0]

    def write() -> None:
        while not stop.is_set():
            add_account(engine, saved[0])
            saved[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            before = saved[0]
            backup = make(engine, tmp_path / f"{number}.csm", NOW)
            after = saved[0] + 1  # the last one may be committed but not yet counted
            held = dict(backup.manifest.counts)["account"]
            assert held % 2 == 0
            assert before <= held // 2 <= after
            assert check(backup.path).sound
            assert sealed(backup.path) is True
            assert len(rows(backup.path)) == held
    finally:
        stop.set()
        writer.join()
        engine.dispose()


def test_f3_no_book_is_restored_into_a_synchronised_folder(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    backup = make(path, synced / "backup.csm", NOW)
    with pytest.raises(UnfitFolderError, match="OneDrive"):
        restore(backup.path, synced / "book.csm", NOW)
    assert list(synced.iterdir()) == [backup.path]


def test_a_backup_is_one_file_for_its_owner(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW)
    assert backup.path == tmp_path / "book backups" / "book 2026-11-22 080000Z no 1.csm"
    assert [each.name for each in backup.path.parent.iterdir()] == [backup.path.name]
    assert dict(backup.manifest.counts)["note"] == 3
    assert verify(backup.path) == backup.manifest
    if os.name == "posix":
        assert backup.path.stat().st_mode & 0o777 == 0o600


def test_a_backup_from_a_read_only_connection_works(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    engine = open_engine(path, read_only=True)
    backup = make(engine, tmp_path / "copy.csm", NOW)
    with engine.begin() as connection:
        assert connection.driver.execute("PRAGMA query_only").fetchone()[0] == 1
    engine.dispose()
    assert verify(backup.path) == backup.manifest


def test_a_backup_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_book(tmp_path, notes=3)

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("csm_desktop.storage.file.snapshots.sync_file", full)
    with pytest.raises(UserError) as caught:
        back_up(path, path, NOW)
    assert "disk is full" in caught.value.advice
    assert not list(backups_folder(path).iterdir())


def test_d6_restoring_sets_the_present_file_aside(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    yesterday = back_up(path, path, NOW - timedelta(days=1))
    with open_book(path, NOW) as book:
        add_account(book.engine, 1)

    restored = restore(yesterday.path, path, NOW)

    assert restored.manifest == yesterday.manifest
    assert restored.aside == tmp_path / "book set aside 2026-11-22 080000Z.csm"
    assert rows(restored.aside) == ["Łódź Works", "1a", "1b"]
    with open_book(path, NOW) as book:
        assert book.read_only is None
        assert names(book.engine) == ["Łódź Works"]
        counted = dict(check(path).counts)
    assert counted == dict(yesterday.manifest.counts), "the manifest's own table is gone"
    back = restore(restored.aside, path, NOW + timedelta(minutes=1))
    assert rows(path) == ["Łódź Works", "1a", "1b"]
    assert back.aside is not None


def test_a_restore_that_ends_before_the_new_file_has_its_name_leaves_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_book(tmp_path, notes=3)
    yesterday = back_up(path, path, NOW - timedelta(days=1))
    with open_book(path, NOW) as book:
        add_account(book.engine, 1)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("csm_desktop.storage.file.snapshots.put", killed)
        with pytest.raises(KeyboardInterrupt):
            restore(yesterday.path, path, NOW)
    assert rows(path) == ["Łódź Works", "1a", "1b"], "there is no moment without a book"
    restore(yesterday.path, path, NOW)
    assert rows(path) == ["Łódź Works"]


def test_d6_the_set_aside_file_keeps_what_waits_in_its_log(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from csm_desktop.storage.file.engine import open_engine\n"
        "from tests.storage.small import add_account\n"
        "add_account(open_engine(Path(sys.argv[1])), 1)\n"
        f"os.kill(os.getpid(), {signal.SIGKILL:d})\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name(path.name + "-wal").stat().st_size
    restored = restore(backup.path, path, NOW)
    assert restored.aside is not None
    assert rows(restored.aside) == ["Łódź Works", "1a", "1b"]
    assert rows(path) == ["Łódź Works"]


def test_d6_a_book_can_be_restored_where_there_is_none(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW)
    restored = restore(backup.path, tmp_path / "new" / "other.csm", NOW)
    assert restored.aside is None
    assert rows(tmp_path / "new" / "other.csm") == ["Łódź Works"]


@pytest.mark.parametrize("offset", [5_000, 20_000])
def test_d6_a_damaged_backup_is_refused_and_the_book_stays(tmp_path: Path, offset: int) -> None:
    path = small_book(tmp_path, notes=30)
    backup = back_up(path, path, NOW)
    before = path.read_bytes()
    overwrite(backup.path, offset, random.Random(1).randbytes(64))
    with pytest.raises(DamagedBookError):
        restore(backup.path, path, NOW)
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"book.csm", "book backups"}


def test_d6_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    (tmp_path / "notes.txt").write_text("hello " * 999)
    with pytest.raises(UserError, match=r"notes\.txt is not a CSM Desktop book"):
        restore(tmp_path / "notes.txt", path, NOW)


def test_x3_restoring_while_the_book_is_open_is_refused(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW)
    with BookLock(path), pytest.raises(BookInUseError):
        restore(backup.path, path, NOW)
    assert rows(path) == ["Łódź Works"]


def copies(folder: Path, data: bytes, instants: list[datetime]) -> None:
    for at in instants:
        next_path(folder, "book", at).write_bytes(data)


def test_d7_two_months_of_edits_are_thinned_as_designed(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    first = back_up(path, path, datetime(2026, 9, 22, 8, tzinfo=UTC))
    folder, data = first.path.parent, first.path.read_bytes()
    at = datetime(2026, 9, 22, 8, 30, tzinfo=UTC)
    while at <= NOW + timedelta(hours=9):
        if 8 <= at.hour < 17 and at.weekday() < 5:  # office hours
            assert due(folder, at)
            copies(folder, data, [at])
            assert not due(folder, at + timedelta(minutes=29))
            if at.minute == 0:
                rotate(folder)
        at += timedelta(minutes=30)
    rotate(folder)

    left = [backup.at for backup in backups(folder)]
    # Friday 20 November: twelve half hours back from 16:30
    assert left[:12] == [
        datetime(2026, 11, 20, 16, 30, tzinfo=UTC) - timedelta(minutes=30) * n for n in range(12)
    ]
    # fourteen working days, the 20th among them: the last of each, down to 3 November
    assert [day.date().isoformat() for day in left[12:25]] == [
        f"2026-11-{day:02}" for day in (19, 18, 17, 16, 13, 12, 11, 10, 9, 6, 5, 4, 3)
    ]
    assert all((day.hour, day.minute) == (16, 30) for day in left[12:25])
    # eight weeks: those of the 20th, 13th and 6th are there; five Fridays before, and the last
    # backups of October (a Friday too) and September as months
    assert [day.date().isoformat() for day in left[25:]] == [
        *("2026-10-30", "2026-10-23", "2026-10-16", "2026-10-09", "2026-10-02", "2026-09-30"),
    ]


def test_d7_the_last_proved_backup_is_never_removed(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    backup = back_up(path, path, NOW - timedelta(days=400))
    folder = backup.path.parent
    later = [NOW + timedelta(minutes=30) * n for n in range(100)]
    copies(folder, backup.path.read_bytes(), later)
    for each in backups(folder):
        if each.path != backup.path:
            overwrite(each.path, 4_500, b"rotten")
    rotate(folder)
    assert backup.path.exists()

    overwrite(backup.path, 4_500, b"rotten")
    before = backups(folder)
    rotate(folder)
    assert backups(folder) == before, "without a good one nothing is removed"


def numbered(ats: list[datetime], size: int = 1) -> list[Dated]:
    """Backups made in this order, the newest first."""
    made = [Dated(at, Path(f"{n}.csm"), n, size=size) for n, at in enumerate(ats, 1)]
    return made[::-1]


def test_d7_the_newest_is_told_by_its_number_not_by_its_date(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    future = back_up(path, path, NOW + timedelta(days=365))
    folder = future.path.parent
    assert due(folder, NOW), "the clock was corrected"
    now = back_up(path, path, NOW)
    assert [backup.path for backup in backups(folder)] == [now.path, future.path]
    assert not due(folder, NOW + timedelta(minutes=1)), "not one every minute"
    (folder / "book 2031-01-01 000000Z.csm").write_bytes(b"of a program that gave no numbers")
    assert backups(folder)[0].path == now.path


def test_several_backups_in_a_second_have_names_of_their_own_and_are_there(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    made = [back_up(path, path, NOW).path for _ in range(5)]
    assert len(set(made)) == 5
    assert made[-1].exists()
    by_hand = [back_up(path, path, NOW, by_hand=True).path for _ in range(5)]
    assert all(each.exists() for each in by_hand)


def test_what_was_made_by_hand_is_never_thinned_out(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    mine = back_up(path, path, NOW, by_hand=True)
    for minutes in range(300):
        copies(mine.path.parent, mine.path.read_bytes(), [NOW + timedelta(minutes=minutes)])
    later = back_up(path, path, NOW + timedelta(minutes=300), room=1)
    left = {backup.path for backup in backups(mine.path.parent)}
    assert left == {mine.path, later.path}


def test_the_room_of_backups_is_bounded_and_still_reaches_back() -> None:
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    days = [at + timedelta(days=day, minutes=30 * half) for day in range(300) for half in range(16)]
    found = numbered(days, size=262_000_000)
    assert default_room(found) == 2_000_000_000
    left = sorted(kept(found), key=lambda each: -each.number)
    assert sum(each.size for each in left) <= 2_000_000_000
    assert len(left) == 7
    assert left[0] == found[0]
    assert left[1].at == left[0].at - timedelta(minutes=30)
    assert left[0].at - left[-1].at > timedelta(days=25), "a month before is among them"
    assert len(kept(found, room=10**12)) <= 46
    assert kept(found, room=0) == {found[0]}


def test_a_large_book_has_room_for_five_backups() -> None:
    found = numbered([NOW + timedelta(days=day) for day in range(30)], size=700_000_000)
    assert default_room(found) == 3_500_000_000
    assert len(kept(found)) == 5


def test_d7_a_holiday_costs_no_backup(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    backup = back_up(path, path, NOW - timedelta(days=60))
    rotate(backup.path.parent)
    assert kept(backups(backup.path.parent)) == set(backups(backup.path.parent))


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    backup = back_up(path, path, NOW)
    mine = backup.path.parent / "my own copy.csm"
    mine.write_bytes(b"x")
    rotate(backup.path.parent)
    assert mine.exists()


def test_what_a_killed_program_left_half_made_is_removed(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    folder = back_up(path, path, NOW).path.parent
    old, new = folder / ".csm-0123456789ab.part", folder / ".csm-abcdef012345.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    rotate(folder)
    assert not old.exists()
    assert new.exists()


def test_a_book_changed_outside_is_not_backed_up(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=30, words=900)
    seal(path)
    overwrite(path, 20_000, b"plain text over plain text")
    with pytest.raises(DamagedBookError, match="book"):
        back_up(path, path, NOW)
    assert not backups(backups_folder(path))


def test_a_clock_set_back_does_not_stop_backups(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    backup = back_up(path, path, NOW)
    assert due(backup.path.parent, NOW - timedelta(hours=3))
    assert due(tmp_path / "none", NOW)
