import os
import sqlite3
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from csm_desktop.errors import UserError
from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.pool import BookEngine
from tests.storage.small import add_account, names, small_book


def test_d3_every_pooled_connection_is_durable(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    with ExitStack() as held:
        lent = [held.enter_context(engine.bare()) for _ in range(8)]
        for connection in lent:
            state = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            }
            assert state == {
                "journal_mode": "wal",
                "synchronous": 2,  # FULL
                "foreign_keys": 1,
                "trusted_schema": 0,
            }
        assert len(set(map(id, lent))) == 8
    engine.dispose()


def test_d3_the_library_is_past_the_wal_reset_bug() -> None:
    assert driver.sqlite_version_info >= (3, 51, 3)


def _create_twice(engine: BookEngine) -> None:
    with engine.begin() as connection:
        for _ in range(2):
            connection.driver.execute("CREATE TABLE extra (id INTEGER)")


def test_a_disk_without_what_the_log_needs_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_book(tmp_path)
    monkeypatch.setattr("csm_desktop.storage.file.engine._LOG", "journal_mode")  # answers "delete"
    with pytest.raises(UserError, match="cannot be used in this folder"):
        open_engine(path)


def test_a_failed_schema_change_leaves_nothing(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    with pytest.raises(driver.DatabaseError, match="exists"):
        _create_twice(engine)
    with engine.for_reading().begin() as connection:
        assert connection.driver.execute("PRAGMA table_info(extra)").fetchall() == []
    engine.dispose()


def test_a_reader_does_not_keep_a_writer_waiting(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    with engine.for_reading().begin() as reader:
        assert reader.driver.execute("SELECT count(*) FROM account").fetchone()[0] == 0
        add_account(engine, 1)
        assert reader.driver.execute("SELECT count(*) FROM account").fetchone()[0] == 0
    assert names(engine) == ["1a", "1b"]
    engine.dispose()


def test_a_transaction_for_reading_cannot_write(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    with pytest.raises(driver.DatabaseError, match="readonly"):
        add_account(engine.for_reading(), 1)
    add_account(engine, 2)
    assert names(engine) == ["2a", "2b"]
    engine.dispose()


def test_a_second_writer_is_told_that_the_book_is_busy(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    engine, other = open_engine(path), open_engine(path)
    with other.for_reading().begin() as connection:
        connection.driver.execute("PRAGMA busy_timeout=0")
    with engine.begin(), pytest.raises(driver.OperationalError, match="locked"):
        add_account(other, 1)
    add_account(other, 2)
    assert names(engine) == ["2a", "2b"]
    engine.dispose()
    other.dispose()


def test_a_connection_serves_another_thread(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    thread = threading.Thread(target=add_account, args=(engine, 1))
    thread.start()
    thread.join()
    assert names(engine) == ["1a", "1b"]
    engine.dispose()


def test_reading_changes_no_byte_and_leaves_no_file(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    before = path.read_bytes()
    engine = open_engine(path, read_only=True)
    assert names(engine) == ["Łódź Works"]
    with pytest.raises(driver.DatabaseError, match="readonly"), engine.begin() as connection:
        connection.driver.execute("DELETE FROM note")
    engine.dispose()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_new_book_is_for_its_owner_only(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["a b?c#d%20e.csm", "株式会社 & Söhne.csm", "it's.csm"])
def test_any_file_name_opens(tmp_path: Path, name: str) -> None:
    path = small_book(tmp_path, notes=1).rename(tmp_path / name)
    engine = open_engine(path)
    assert names(engine) == ["Łódź Works"]
    engine.dispose()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_an_absent_book_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no book at"):
        open_engine(tmp_path / "absent.csm")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"Name,Domain\nAcme,acme.com\n" * 300, b"", b"PK\3\4"])
def test_a_file_that_is_no_book_is_refused_unchanged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "contacts.csv"
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(UserError, match=r"contacts\.csv is not a CSM Desktop book"):
            open_engine(path, read_only=read_only)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_book_of_somebody_else_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_book(tmp_path)

    def denied(_: object) -> object:  # what SQLite says of it; the system denies root nothing
        raise driver.OperationalError("unable to open database file")

    monkeypatch.setattr(BookEngine, "bare", denied)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError, match="You may not read"):
        open_engine(path, read_only=True)


def test_another_programs_sqlite_file_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE account (id INTEGER)")
    other.commit()
    other.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(UserError, match="is not a CSM Desktop book"):
            open_engine(path, read_only=read_only)
    assert path.read_bytes() == before


def test_f1_a_full_disk_leaves_the_book_sound_and_the_save_can_be_tried_again(
    tmp_path: Path,
) -> None:
    engine = open_engine(small_book(tmp_path, notes=5))
    with engine.for_reading().begin() as connection:
        pages = connection.driver.execute("PRAGMA page_count").fetchone()[0]
        connection.driver.execute(f"PRAGMA max_page_count={pages}")
    body = "a long note " * 5_000
    statement = "INSERT INTO note (body, account_id) VALUES (?, 1)"
    with pytest.raises(driver.DatabaseError, match="full"), engine.begin() as connection:
        connection.driver.execute(statement, (body,))
    with engine.for_reading().begin() as connection:
        assert connection.driver.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.driver.execute("SELECT count(*) FROM note").fetchone()[0] == 5
        connection.driver.execute("PRAGMA max_page_count=1000000")
    with engine.begin() as connection:
        connection.driver.execute(statement, (body,))
    with engine.for_reading().begin() as connection:
        assert connection.driver.execute("SELECT count(*) FROM note").fetchone()[0] == 6
    engine.dispose()
