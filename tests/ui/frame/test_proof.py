"""A large book after a crash: shown at once, looked through behind, and then told how it is."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file import snapshots, soundness
from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.opened import OpenBook
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs


@pytest.fixture
def crashed(make_book: MakeBook, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with a backup, written to and not closed; any counts as large here."""
    monkeypatch.setattr(soundness, "QUICK_BYTES", 0)
    path = make_book("Mine")
    snapshots.back_up(path, path, clock.now())
    engine = open_engine(path)
    with engine.begin() as connection:
        connection.driver.execute("UPDATE account SET city = 'Bonn'")
    engine.dispose()
    return path


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The look through the book ends only when this is set, or when it is stopped."""
    end, prove = Event(), OpenBook.prove

    def slowly(self: OpenBook, waiting: Callable[[], object]) -> OpenBook | None:
        while not end.wait(0.01):
            waiting()
        return prove(self, waiting)

    monkeypatch.setattr(OpenBook, "prove", slowly)
    return end


def test_it_is_read_at_once_and_written_when_it_was_looked_through(
    driver: Driver, qtbot: QtBot, crashed: Path, look: Event
) -> None:
    program = driver.opened(crashed, noting_specs())
    workbench, notices = program.workbench, program.window.notices
    (banner,) = notices.banners
    assert banner.title.text() == "The book was not closed properly last time."
    assert "being looked through" in banner.advice.text()
    assert workbench.run("New account", new_account, "Too early") is None
    assert any("still being looked through" in banner.title.text() for banner in notices.banners)
    look.set()
    qtbot.waitUntil(lambda: workbench.book is not None and workbench.book.why_read_only is None)
    assert "it is whole" in notices.toast_.words
    assert banner not in notices.banners
    assert workbench.run("New account", new_account, "In time") is not None


def _index_page(path: Path, table: str) -> int:
    """Where an index begins that nobody reads while a book is opened, in pages."""
    engine = open_engine(path)
    with engine.bare() as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?", (table,)
        ).fetchone()
        page = int(root) - 1
    engine.dispose()
    return page


def test_what_is_found_damaged_stays_for_reading_and_its_backup_is_offered(
    driver: Driver, qtbot: QtBot, crashed: Path, look: Event
) -> None:
    content = bytearray(crashed.read_bytes())
    page = _index_page(crashed, "opportunity") * 4096
    content[page : page + 2048] = b"\xa5" * 2048
    crashed.write_bytes(content)
    program = driver.opened(crashed, noting_specs())
    look.set()
    qtbot.waitUntil(
        lambda: program.workbench.book is not None and program.workbench.book.damage is not None
    )
    (banner,) = program.window.notices.banners
    assert "damaged" in banner.title.text()
    assert banner.button is not None
    assert program.workbench.run("New account", new_account, "Never") is None
    program.window.close()
    program.workbench.close()
    assert crashed.read_bytes() == content


def test_the_window_closes_while_it_is_looked_through(
    driver: Driver, qtbot: QtBot, crashed: Path, look: Event, tmp_path: Path
) -> None:
    del look
    copy = Path(shutil.copy(crashed, tmp_path / "Another.csm"))
    program = driver.opened(crashed, noting_specs())
    program.workbench.open(copy)
    qtbot.waitUntil(
        lambda: program.workbench.book is not None and program.workbench.book.path == copy
    )
    program.window.close()
    program.workbench.close()
