"""What holds for any book holds for an encrypted one as well (reliability.md D1 to D6, F1, K1)."""

import errno
import os
import shutil
import signal
from pathlib import Path
from random import Random

import pytest

from csm_desktop.app import passphrase
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.rescue import kept_acts
from csm_desktop.app.salvage import salvage_book
from csm_desktop.errors import UserError
from csm_desktop.files.noise import PAGE, looks_encrypted
from csm_desktop.storage.file import cipher, rekey
from csm_desktop.storage.file.belongings import BookBusyError
from csm_desktop.storage.file.cipher import (
    BookKey,
    LockedBookError,
    WrongPassphraseError,
    chance_key,
)
from csm_desktop.storage.file.engine import BrokenBookError, key_of, open_engine
from csm_desktop.storage.file.identity import Taken
from csm_desktop.storage.file.lock import BookLock
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.rescue import RescueFile, UnsavedText, read_rescue, rescue_files
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.storage.file.seal import sealed
from csm_desktop.storage.file.snapshots import restore, verify
from csm_desktop.storage.file.soundness import check
from csm_desktop.storage.file.strays import companion, strays
from csm_desktop.storage.migrate import create
from csm_desktop.storage.schema import create_schema
from tests.books import CLOCK, empty_book, sample_copy
from tests.storage.small import overwrite

MARKER = b"Northwind"


@pytest.fixture(autouse=True)
def _nothing_held() -> None:
    cipher.forget_all()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BookKey]:
    """The sample book under a key, and the key."""
    key = chance_key()
    path = sample_copy(tmp_path_factory.mktemp("encrypted") / "Mine.csm")
    rekey.rekey(path, key)
    return path, key


@pytest.fixture
def mine(template: tuple[Path, BookKey], tmp_path: Path) -> Path:
    """An encrypted book, unlocked."""
    path, key = template
    cipher.hold(key)
    return Path(shutil.copy(path, tmp_path / "Mine.csm"))


def names(path: Path, *, read_only: bool = True) -> list[str]:
    with opened_book(path, CLOCK, read_only=read_only) as book, book.reading() as reading:
        return [name for (name,) in reading.driver.execute("SELECT name FROM account ORDER BY id")]


def killed_after(path: Path, name: str) -> None:
    """An account is added by a process that dies with its log in full."""
    child = os.fork()
    if child == 0:
        with open_book(path, CLOCK.now()) as file:
            with file.engine.begin() as connection:
                connection.driver.execute("UPDATE account SET name = ? WHERE id = (SELECT min(id)"
                                          " FROM account)", (name,))  # fmt: skip
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def plain_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and MARKER in path.read_bytes()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")
def test_k1_d1_what_a_killed_session_leaves_is_taken_in_and_tells_nobody_anything(
    mine: Path,
) -> None:
    killed_after(mine, "Northwind MARKER")
    log = companion(mine, "-wal")
    assert log.stat().st_size
    assert plain_files(mine.parent) == []
    assert strays(mine) == ()
    assert "Northwind MARKER" in names(mine, read_only=False)
    assert check(mine).sound


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")
def test_a_log_of_another_state_or_another_book_is_set_aside(mine: Path, tmp_path: Path) -> None:
    killed_after(mine, "from the log")
    log = companion(mine, "-wal").read_bytes()
    names(mine, read_only=False)  # merged, and sealed anew: the log is of an earlier state now
    companion(mine, "-wal").write_bytes(log)
    with open_book(mine, CLOCK.now()) as book:
        assert len(book.strays) == 1
    other = tmp_path / "other" / "Mine.csm"
    other.parent.mkdir()
    create(other, create_schema, key=chance_key())
    companion(other, "-wal").write_bytes(log)
    assert len(strays(other)) == 1


def test_d2_d6_a_backup_of_an_open_book_is_under_its_key_and_restores_it(mine: Path) -> None:
    with opened_book(mine, CLOCK) as book:
        book.run("New account", new_account, "before")
        backup = book.back_up().path
        book.run("New account", new_account, "after")
    assert key_of(backup) == key_of(mine)
    assert verify(backup).counts
    restored = restore(backup, mine, CLOCK.now())
    assert restored.aside is not None
    assert key_of(restored.aside) == key_of(mine)
    assert ("before" in names(mine), "after" in names(mine)) == (True, False)
    assert "after" in names(restored.aside)
    assert plain_files(mine.parent) == []


def test_d3_every_connection_waits_for_the_disk_and_keeps_a_log(mine: Path) -> None:
    with open_book(mine, CLOCK.now()) as book, book.engine.bare() as connection:
        asked = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store")
        ]
        assert asked == ["wal", 2, 1, 0]
        # Temporary tables never reach a disk, where they would lie open.
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
        assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}
        assert connection.execute("PRAGMA cipher_memory_security").fetchone()[0] == "0"


@pytest.mark.parametrize("harm", ["zeros", "noise"])
def test_d5_damage_in_the_middle_is_noticed_and_the_rest_can_be_read_and_saved(
    mine: Path, harm: str
) -> None:
    everybody = names(mine)
    data = bytes(2048) if harm == "zeros" else Random(5).randbytes(2048)
    overwrite(mine, mine.stat().st_size // 2, data)
    damaged = mine.read_bytes()
    report = check(mine)
    assert any("broken" in finding for finding in report.findings)
    with opened_book(mine, CLOCK) as book:
        assert book.damage is not None
        with book.reading() as reading:
            assert reading.driver.execute("SELECT count(*) FROM account").fetchone()[0]
    saved = salvage_book(mine, mine.with_name("saved.csm"))
    assert key_of(saved.path) == key_of(mine)
    assert set(names(saved.path)) >= set(everybody) - {""} or not saved.is_whole
    assert mine.read_bytes() == damaged
    assert plain_files(mine.parent) == []


def test_d5_a_broken_first_page_is_no_wrong_passphrase_where_a_backup_opens_by_it(
    tmp_path: Path,
) -> None:
    path, words = empty_book(tmp_path / "Mine.csm"), "nine green bottles on a wall"
    rekey.rekey(path, cipher.new_key(words))
    with opened_book(path, CLOCK) as book:
        backup = book.back_up()
    cipher.forget_all()
    overwrite(path, 600, b"\xa5" * 8)
    with pytest.raises(WrongPassphraseError):
        passphrase.unlock(path, "ten green bottles on a wall")
    passphrase.unlock(path, words)
    with pytest.raises(BrokenBookError) as broken:
        open_book(path, CLOCK.now())
    assert str(backup.path) in broken.value.advice
    restore(backup.path, path, CLOCK.now())
    assert check(path).sound


def test_a_page_of_an_earlier_day_is_noticed_although_it_is_signed(mine: Path) -> None:
    early = mine.read_bytes()
    with opened_book(mine, CLOCK) as book:
        book.run("New account", new_account, "later")
    late = bytearray(mine.read_bytes())
    changed = [at for at in range(PAGE, len(early), PAGE)
               if early[at : at + PAGE] != late[at : at + PAGE]]  # fmt: skip
    late[changed[0] : changed[0] + PAGE] = early[changed[0] : changed[0] + PAGE]
    mine.write_bytes(late)
    assert sealed(mine) is False
    assert not check(mine).sound


def test_a_file_that_was_written_over_is_noticed_and_what_was_done_is_rescued(mine: Path) -> None:
    other = mine.read_bytes()
    with opened_book(mine, CLOCK) as book:
        book.back_up()
        book.run("New account", new_account, "Northwind MARKER")
        assert book.look() is None
        book._session.clean()  # merged: the file itself holds it
        assert book.look() is None
        mine.write_bytes(other)
        os.utime(mine, (1, 1))
        assert book.look() is Taken.OVERWRITTEN
        rescued = book.rescue()
        assert rescued is not None
        assert rescued.book is not None
        assert rescued.acts is not None
        assert "Northwind MARKER" in names(rescued.book)
        assert plain_files(rescued.book.parent) == []
        assert kept_acts(mine) == ((rescued.acts, 1),)
        cipher.forget_all()
        with pytest.raises(LockedBookError):
            read_rescue(rescued.acts)


def rescue_at_risk(book: Path) -> Path:
    text = UnsavedText("Note", "what Northwind said", CLOCK.now())
    return RescueFile(book).keep(CLOCK.now(), (text,))


def test_k1_what_lay_open_beside_a_book_is_put_under_its_key_even_after_a_kill(
    tmp_path: Path,
) -> None:
    path = sample_copy(tmp_path / "Mine.csm")
    rescue_at_risk(path)
    with opened_book(path, CLOCK) as book:
        kept = book.back_up().path
        plain = kept.read_bytes()
    modified = kept.stat().st_mtime_ns
    key = chance_key()
    done = rekey.rekey(path, key)
    assert (done.remade, done.left) == (1, ())
    assert kept.stat().st_mtime_ns == modified
    (rescue,) = rescue_files(path)
    assert b"Northwind" not in rescue.read_bytes()
    assert read_rescue(rescue).texts[0].text == "what Northwind said"

    # Killed after the book had its new name, and before its backups came to theirs.
    kept.write_bytes(plain)
    with opened_book(path, CLOCK):
        assert plain_files(tmp_path) == []
    assert len(backups(backups_folder(path))) == 1


def test_f1_a_disk_that_is_full_leaves_the_former_book_whichever_it_is(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mine.read_bytes()

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(rekey, "sync_file", full)
    for key in (None, chance_key()):
        with pytest.raises(UserError) as caught:
            rekey.rekey(mine, key)
        assert "disk is full" in caught.value.advice
        assert mine.read_bytes() == before
        assert [path.name for path in mine.parent.iterdir()] == ["Mine.csm"]


def test_nobody_is_in_a_book_whose_passphrase_is_changed(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csm_desktop.storage.file.belongings._PATIENCE", 0.0)
    before = mine.read_bytes()
    reader = open_engine(mine, read_only=True)
    try:
        with pytest.raises(BookBusyError):
            rekey.rekey(mine, None)
    finally:
        reader.dispose()
    with BookLock(mine), pytest.raises(UserError, match="open"):
        rekey.rekey(mine, None)
    assert mine.read_bytes() == before


def test_a_damaged_book_is_not_copied_under_another_key(mine: Path) -> None:
    overwrite(mine, mine.stat().st_size // 2, bytes(64))
    before = mine.read_bytes()
    with pytest.raises(UserError, match="damaged"):
        rekey.rekey(mine, None)
    assert mine.read_bytes() == before


def test_every_row_the_index_and_the_stamp_come_along(mine: Path) -> None:
    def everything(path: Path) -> list[str]:
        engine = open_engine(path, read_only=True)
        with engine.bare() as connection:
            schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
            dumped = [str(connection.execute(schema).fetchall())]
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search'"
                " ORDER BY name"
            ).fetchall():
                rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
                dumped += sorted(map(str, rows))
            asked = ("SELECT count(*) FROM search WHERE search MATCH 'Northwind'",
                     "PRAGMA application_id", "PRAGMA auto_vacuum", "PRAGMA encoding")  # fmt: skip
            dumped += [str(connection.execute(each).fetchall()) for each in asked]
        engine.dispose()
        return dumped

    before = everything(mine)
    rekey.rekey(mine, None)
    assert everything(mine) == before
    rekey.rekey(mine, chance_key())
    assert everything(mine) == before


@pytest.mark.parametrize("text", [b"", b"x" * PAGE, b"PK" + bytes(PAGE - 2), b"a,b\n" * 1024])
def test_what_is_not_even_is_no_encrypted_book(text: bytes) -> None:
    assert not looks_encrypted(text, len(text))


def test_noise_in_whole_pages_is_taken_for_one_and_half_a_page_of_it_is_not() -> None:
    noise = Random(1).randbytes(PAGE)
    assert looks_encrypted(noise, 3 * PAGE)
    assert not looks_encrypted(noise, 3 * PAGE + 1)
    assert not looks_encrypted(noise[:2048] + bytes(2048), PAGE)
