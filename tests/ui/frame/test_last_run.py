"""After a crash the next start says so, once, with the log a click away; else nothing is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.upkeep.last_run import LastRun
from csm_desktop.wording import day
from tests.ui.frame.conftest import Driver, MakeBook
from tests.ui.hands import click


def started(driver: Driver, qtbot: QtBot, book: Path) -> Program:
    """A program that looks for its last run beside the books, where `start` does beside the log."""
    program = driver.start(book)
    last_run = program.workbench.last_run = LastRun(book.parent, program.workbench.clock)
    last_run.begin()  # the book is opened on a thread meanwhile
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    return program


def said(program: Program) -> list[str]:
    return [banner.title.text() for banner in program.window.notices.banners]


def test_after_a_crash_the_next_start_says_when_and_shows_the_log(
    driver: Driver, qtbot: QtBot, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book("Mine")
    crashed = started(driver, qtbot, book)
    assert said(crashed) == []
    crashed.workbench.close()  # its mark stays, as where the process is gone without a word
    program = started(driver, qtbot, book)
    wall = program.workbench.clock.now().astimezone()
    when = f"{day(wall.date())}, {wall:%H:%M}"
    assert said(program) == [f"The program ended unexpectedly: {when}."]
    (banner,) = program.window.notices.banners
    assert "Nothing that was saved is lost" in banner.advice.text()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert banner.button is not None
    click(banner.button)
    assert [Path(each.toLocalFile()) for each in opened] == [book.parent]
    program.workbench.open(make_book("Other"))
    qtbot.waitUntil(lambda: said(program) == [])


def test_after_an_end_in_order_nothing_is_said(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    book = make_book("Mine")
    program = started(driver, qtbot, book)
    program.workbench.close()
    assert program.workbench.last_run is not None
    program.workbench.last_run.end()
    assert said(started(driver, qtbot, book)) == []


def test_the_mark_holds_when_the_program_was_seen_last(tmp_path: Path, clock: FixedClock) -> None:
    LastRun(tmp_path, clock).begin()
    later = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
    LastRun(tmp_path, FixedClock(later)).go_on()
    (mark,) = tmp_path.iterdir()
    assert mark.read_text() == later.isoformat()
    following = LastRun(tmp_path, clock)
    following.begin()
    assert following.ended_badly == later
    following.end()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"yesterday", b"\xff\xfe"])
def test_a_mark_that_nobody_wrote_so_is_no_hindrance(
    tmp_path: Path, clock: FixedClock, content: bytes
) -> None:
    (tmp_path / "running").write_bytes(content)
    run = LastRun(tmp_path, clock)
    run.begin()
    assert run.ended_badly is None
    run.end()


def test_a_folder_that_cannot_be_written_costs_only_the_notice(
    tmp_path: Path, clock: FixedClock
) -> None:
    run = LastRun(tmp_path / "gone", clock)
    run.begin()
    run.go_on()
    run.end()
    assert run.ended_badly is None
