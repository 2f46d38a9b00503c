"""A damaged book in the window: what is lost is named, and there are two ways on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.backups import check
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file import snapshots
from csm_desktop.ui.widgets import file_dialogs
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs


def torn(path: Path) -> None:
    """The pages of one index and its neighbours are not what they were; accounts stay readable."""
    from csm_desktop.storage.file.engine import bare

    with bare(path, read_only=True) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'contact'"
        ).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def test_the_banner_names_what_is_lost_and_takes_what_can_be_read(
    driver: Driver,
    qtbot: QtBot,
    make_book: MakeBook,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = make_book("Mine")
    snapshots.back_up(path, path, clock.now())
    with opened_book(path, clock) as book:
        for name in ("Fourth", "Fifth"):
            book.run("New account", new_account, name)
    torn(path)
    damaged = path.read_bytes()
    program = driver.opened(path, noting_specs())
    (banner,) = program.window.notices.banners
    assert "Only what can still be read" in banner.title.text()
    assert "Contact: an unknown number of rows could not be read" in banner.advice.text()
    assert "2 changes since would be lost." in banner.advice.text()
    assert banner.button is not None
    assert banner.button.text() == "&Restore the backup…"
    target = tmp_path / "Salvaged.csm"
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: Target(target, overwrite=True))
    assert banner.other is not None
    banner.other.click()
    qtbot.waitUntil(
        lambda: program.workbench.book is not None and program.workbench.book.why_read_only is None
    )
    assert program.workbench.book is not None
    assert program.workbench.book.path == target
    assert len(accounts(program.workbench.book)) == 5
    assert program.workbench.run("New account", new_account, "Sixth") is not None
    assert "Contact" in program.window.notices.toast_.words
    assert path.read_bytes() == damaged
    program.window.close()
    program.workbench.close()
    assert check(target).sound
