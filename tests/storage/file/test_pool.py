"""Connections are kept, lent to one user at a time, and never come back with something begun."""

import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest
import sqlcipher3.dbapi2 as driver

from csm_desktop.storage.file.engine import open_engine, open_here
from csm_desktop.storage.file.pool import BookEngine
from tests.storage.small import add_account, names, small_book


def _fail_within(engine: BookEngine) -> None:
    with engine.begin() as connection:
        connection.driver.execute("DELETE FROM note")
        raise LookupError


def _orphan(engine: BookEngine) -> None:
    """Notes whose account is gone are found at the commit."""
    with engine.begin() as connection:
        connection.driver.execute("PRAGMA defer_foreign_keys=ON")
        connection.driver.execute("DELETE FROM account")


def _notes(engine: BookEngine) -> int:
    with engine.for_reading().begin() as connection:
        return int(connection.driver.execute("SELECT count(*) FROM note").fetchone()[0])


def test_what_fails_within_a_transaction_takes_all_of_it_back(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    with pytest.raises(LookupError):
        _fail_within(engine)
    assert _notes(engine) == 3
    add_account(engine, 1)
    assert names(engine)[-2:] == ["1a", "1b"]
    engine.dispose()


def test_a_commit_that_is_refused_leaves_the_connection_fit_for_the_next(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    with pytest.raises(driver.IntegrityError):
        _orphan(engine)
    assert _notes(engine) == 3
    add_account(engine, 1)
    engine.dispose()


def test_a_connection_is_kept_and_lent_again(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    with engine.bare() as first:
        pass
    with engine.bare() as second, engine.bare() as third:
        assert second is first
        assert third is not first
    engine.dispose()


def test_each_commit_waits_for_the_disk_but_those_that_say_otherwise(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    seen = []
    for waits in (True, False, False, True):
        with engine.begin(waits=waits) as connection:
            seen.append(connection.driver.execute("PRAGMA synchronous").fetchone()[0])
    with engine.begin(waits=False):
        pass
    with engine.bare() as bare:  # whoever merges the log waits, too
        seen.append(bare.execute("PRAGMA synchronous").fetchone()[0])
    assert seen == [2, 1, 1, 2, 2]
    engine.dispose()


def test_what_was_begun_on_a_bare_connection_ends_with_its_use(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    with engine.bare() as connection:
        connection.execute("BEGIN")
        connection.execute("DELETE FROM note")
    assert _notes(engine) == 3
    engine.dispose()


def test_a_writer_after_a_reader_can_write_on_the_same_connection(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path))
    for number in range(3):
        assert _notes(engine) == 0
        with (
            pytest.raises(driver.OperationalError, match="readonly"),
            engine.for_reading().begin() as connection,
        ):
            connection.driver.execute("DELETE FROM note")
        add_account(engine, number)
    engine.dispose()


def test_a_connection_that_is_lent_while_the_file_is_closed_is_closed_after_its_use(
    tmp_path: Path,
) -> None:
    path = small_book(tmp_path, notes=3)
    engine = open_engine(path)
    with engine.for_reading().begin() as connection:
        assert open_here(path)
        engine.dispose()
        assert not open_here(path)
        kept = connection.driver
        assert kept.execute("SELECT count(*) FROM note").fetchone() == (3,)
    with pytest.raises(driver.ProgrammingError, match="closed"):
        kept.execute("SELECT 1")


def test_threads_read_at_the_same_time_each_on_a_connection_of_its_own(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    together, seen = Barrier(4), []

    def read() -> None:
        with engine.for_reading().begin() as connection:
            together.wait(20)
            seen.append(id(connection.driver))
            together.wait(20)

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 4
    engine.dispose()


def test_a_book_is_opened_listed_and_changed_without_what_only_its_schema_needs(
    tmp_path: Path,
) -> None:
    """SQLAlchemy's import is a tenth of a start (docs/decisions/020)."""
    script = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from csm_desktop.app.accounts.acts import new_account\n"
        "from csm_desktop.app.book import Book\n"
        "from csm_desktop.app.lists.accounts import accounts\n"
        "from csm_desktop.app.opened_book import opened_book\n"
        "from csm_desktop.domain.text.clock import FixedClock\n"
        "clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))\n"
        "with opened_book(Path(sys.argv[1]), clock) as book:\n"
        "    book.run('New', new_account, 'Acme')\n"
        "    book.undo()\n"
        "    print(len(accounts(book)), sorted({'sqlalchemy', 'alembic'} & set(sys.modules)))\n"
    )
    from csm_desktop.app.opened_book import create_book

    path = tmp_path / "book.csm"
    create_book(path)
    told = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout == "0 []\n", told.stderr


def test_of_connections_that_lie_idle_one_keeps_its_pages_and_is_lent_next(tmp_path: Path) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    asked: dict[object, list[str]] = {}
    with engine.bare() as first, engine.bare() as second:
        for connection in (first, second):
            connection.set_trace_callback(asked.setdefault(connection, []).append)
    # The one that came back last, each time: if they took turns, neither would find its pages.
    for _ in range(3):
        with engine.bare() as again:
            assert again is first
    assert [sum("shrink" in each for each in said) for said in asked.values()] == [0, 1]
    # After a start that one lets go as well, once.
    with engine.bare():
        engine.let_pages_go()
        assert [sum("shrink" in each for each in said) for said in asked.values()] == [0, 1]
    for _ in range(2):
        engine.let_pages_go()
    assert [sum("shrink" in each for each in said) for said in asked.values()] == [1, 1]
    engine.dispose()
