import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from csm_desktop.errors import UserError
from csm_desktop.storage.file.engine import BrokenBookError, open_engine
from csm_desktop.storage.file.lock import holder
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.rotation import backups, backups_folder
from csm_desktop.storage.file.seal import has_seal, seal, sealed
from csm_desktop.storage.file.snapshots import back_up, restore
from csm_desktop.storage.file.soundness import check, damage
from csm_desktop.storage.file.stamp import HEAD
from csm_desktop.storage.migrate import create
from csm_desktop.storage.schema import create_schema
from tests.storage.small import NOW, add_account, names, overwrite, small_book


def test_a_sound_book_is_reported_with_its_counts_and_versions(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=40)
    report = check(path)
    assert report.sound
    assert dict(report.counts)["note"] == 40
    assert report.stamp is not None
    assert report.stamp.revision == HEAD
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_seal_is_there_exactly_while_nothing_was_written_since(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    assert not has_seal(path), "written since it was made, and not closed by open_book"
    with open_book(path, NOW) as book:
        add_account(book.engine, 1)
    assert sealed(path) is True
    whole = path.read_bytes()
    with open_book(path, NOW) as book:
        assert has_seal(path)
        assert sealed(path) is None, "not looked at while this process has it open"
        assert names(book.engine) == ["Łódź Works", "1a", "1b"]
    assert path.read_bytes() == whole, "opened and closed without a change"
    with open_book(path, NOW) as book:
        with pytest.raises(driver.DatabaseError), book.engine.begin() as connection:
            connection.driver.execute("INSERT INTO account VALUES (1, 'twice')")
        assert has_seal(path), "what was rolled back broke no seal"
        add_account(book.engine, 2)
        assert not has_seal(path)
    assert sealed(path) is True


def test_an_open_book_can_be_checked_without_losing_its_locks(tmp_path: Path) -> None:
    """Closing any descriptor of a file drops all of a process' locks on it."""
    path = small_book(tmp_path, notes=3)
    seal(path)
    with open_book(path, NOW) as book:
        assert names(book.engine) == ["Łódź Works"]
        assert check(path).sound
        other = (
            "import sys; from pathlib import Path\n"
            "from csm_desktop.storage.file.engine import open_engine\n"
            "open_engine(Path(sys.argv[1])).dispose()\n"
        )
        subprocess.run([sys.executable, "-c", other, path], check=True)
        assert path.with_name(path.name + "-wal").exists(), "the other one was not the last"
        add_account(book.engine, 1)
    with open_book(path, NOW) as book:
        assert names(book.engine) == ["Łódź Works", "1a", "1b"]


def test_the_seal_of_a_large_book_is_taken_on_trust_when_in_a_hurry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_book(tmp_path, notes=50)
    seal(path)
    overwrite(path, 5_000, os.urandom(2048))
    assert damage(path, quick=True) is not None
    monkeypatch.setattr("csm_desktop.storage.file.soundness.QUICK_BYTES", 1)
    assert damage(path, quick=True) is None
    assert damage(path) is not None


def test_a_book_that_somebody_reads_is_sealed_only_when_nobody_holds_changes(
    tmp_path: Path,
) -> None:
    path = small_book(tmp_path, notes=3)
    writer, reader = open_engine(path), open_engine(path, read_only=True)
    with reader.begin() as connection:
        connection.driver.execute("SELECT count(*) FROM note").fetchone()[0]
        add_account(writer, 1)
        writer.dispose()
        seal(path)
    reader.dispose()
    assert damage(path) is None
    engine = open_engine(path)
    assert names(engine) == ["Łódź Works", "1a", "1b"]
    engine.dispose()


@pytest.mark.parametrize("wiped", [True, False])
def test_d5_two_kilobytes_overwritten_are_always_detected(tmp_path: Path, wiped: bool) -> None:
    path = small_book(tmp_path, notes=150, words=900)  # long texts: SQLite's check misses many
    seal(path)
    whole = path.read_bytes()
    chance = random.Random(5)
    for _ in range(40):
        offset = chance.randrange(4096, len(whole) - 2048)
        overwrite(path, offset, bytes(2048) if wiped else chance.randbytes(2048))
        assert damage(path) is not None
        assert not check(path).sound
        path.write_bytes(whole)
    assert damage(path) is None


def test_d5_damage_is_mostly_detected_after_a_crash_too(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=400, words=100)
    assert sealed(path) is None
    whole = path.read_bytes()
    found = 0
    chance = random.Random(5)
    for _ in range(40):
        overwrite(path, chance.randrange(4096, len(whole) - 2048), chance.randbytes(2048))
        found += damage(path) is not None
        path.write_bytes(whole)
    assert found >= 36


def test_d5_a_damaged_book_opens_for_reading_offers_a_backup_and_is_kept(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=150)
    with open_book(path, NOW) as book:
        backup = back_up(book.engine, path, NOW)
    overwrite(path, path.stat().st_size // 2, os.urandom(2048))
    damaged = path.read_bytes()

    with open_book(path, NOW) as book:
        assert book.damage is not None
        assert book.read_only is not None
        assert "damaged" in book.read_only
        assert book.offer == backup.path
        assert names(book.engine) == ["Łódź Works"]
    assert path.read_bytes() == damaged

    with pytest.raises(UserError, match="damaged"):
        back_up(path, path, NOW)
    assert [backup.path for backup in backups(backups_folder(path))] == [backup.path]

    restored = restore(backup.path, path, NOW)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == damaged
    with open_book(path, NOW) as book:
        assert book.read_only is None
        assert check(path).sound


@pytest.mark.parametrize("closed_properly", [True, False])
def test_d5_damage_anywhere_in_a_real_book_never_opens_it_for_writing(
    tmp_path: Path, closed_properly: bool
) -> None:
    path = tmp_path / "book.csm"
    create(path, create_schema)
    with open_book(path, NOW) as book:
        backup = back_up(book.engine, path, NOW)
    if not closed_properly:
        engine = open_engine(path)
        with engine.begin() as connection:
            connection.driver.execute("UPDATE book_stamp SET program = program")
        engine.dispose()
    whole = path.read_bytes()
    chance = random.Random(3)
    for page in chance.sample(range(1, len(whole) // 4096), 40):
        overwrite(path, page * 4096, chance.randbytes(2048))  # every page's header is in use
        try:
            with open_book(path, NOW) as book:
                damaged, offered = book.damage is not None, book.offer == backup.path
        except BrokenBookError as error:
            damaged, offered = True, str(backup.path) in error.advice
        assert damaged
        assert offered
        assert holder(path) is None
        path.write_bytes(whole)


def test_d5_a_book_changed_by_another_program_is_told_apart_from_a_broken_one(
    tmp_path: Path,
) -> None:
    path = small_book(tmp_path, notes=3)
    seal(path)
    other = sqlite3.connect(path)
    other.execute("UPDATE account SET name = 'Changed'")
    other.commit()
    other.close()
    finding = damage(path)
    assert finding is not None
    assert "not by this program" in finding
    seal(path, anew=True)  # the user says that it is right as it is
    assert damage(path) is None


@pytest.mark.parametrize(
    "broken",
    [b"half \xc3", b"\xa9 half", b"wiped" + bytes(8)],
    ids=["at its end", "at its beginning", "wiped"],
)
def test_a_text_is_broken_whatever_stands_beside_it(tmp_path: Path, broken: bytes) -> None:
    path = small_book(tmp_path, notes=3)
    other = sqlite3.connect(path)
    # The other half of a letter in the next column makes no whole one.
    other.execute("ALTER TABLE account ADD COLUMN domain TEXT")
    other.execute("UPDATE account SET name = CAST(x'61c3' AS TEXT), domain = CAST(x'a961' AS TEXT)")
    other.execute("UPDATE note SET body = CAST(? AS TEXT) WHERE id = 2", (broken,))
    other.commit()
    other.close()
    findings = check(path).findings
    assert any("Texts in account cannot be read" in text for text in findings)
    assert any("Texts in note cannot be read" in text for text in findings)


def test_lost_references_and_broken_texts_are_found(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    other = sqlite3.connect(path)
    other.execute("DELETE FROM account")
    other.execute("UPDATE note SET body = CAST(x'ff00ff' AS TEXT) WHERE id = 2")
    other.commit()
    other.close()
    findings = check(path).findings
    assert any("3 rows of note refer to a missing account" in text for text in findings)
    assert any("Texts in note cannot be read" in text for text in findings)


def test_a_broken_search_index_is_found(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    engine = open_engine(path)
    with engine.begin() as connection:
        connection.driver.execute(
            "CREATE VIRTUAL TABLE search USING fts5(body, content='', contentless_delete=1)"
        )
        connection.driver.execute("INSERT INTO search(rowid, body) SELECT id, body FROM note")
    with engine.begin() as connection:
        connection.driver.execute("UPDATE search_data SET block = x'00' WHERE id > 100")
    engine.dispose()
    assert any("structure is broken" in text for text in check(path).findings)
