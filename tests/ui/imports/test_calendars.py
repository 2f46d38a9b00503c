"""A calendar in the window: dropped, asked about, looked at, stored; and from a watched folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.imports import calendar_clock
from csm_desktop.app.watched_folder import watched_folder
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.ui.application import Program
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.step import ImportStep
from csm_desktop.ui.settings.calendars import CalendarsPart
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.widgets.banner import Banner
from tests.importers.calendars.files import calendar, event
from tests.importers.calendars.files import written as calendar_written
from tests.importers.calendars.test_series import WEEKLY
from tests.ui.frame.conftest import Driver, MakeBook, driver, make_book, template
from tests.ui.hands import Key, press
from tests.ui.imports.conftest import offer, settle
from tests.ui.imports.test_in_the_window import drop, page_of

__all__ = ["driver", "make_book", "template"]
TITLE = "SUMMARY:Plan the year with Halden Foods"


def meetings(program: Program) -> list[Meeting]:
    assert program.workbench.book is not None
    return list(program.workbench.book.run("look", lambda work: work.find(Meeting)))


def stored(page: ImportPage, qtbot: QtBot) -> None:
    """Store what the page offers."""
    page.foot.go_on.setFocus()
    press(page.foot.go_on, Key.Key_Space)
    settle(page, qtbot)


def test_a_dropped_calendar_is_looked_at_stored_and_undone(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    text = calendar(WEEKLY.replace("SUMMARY:weekly", TITLE))
    drop(program, calendar_written(tmp_path, text, "team.ics"))
    page = page_of(program)
    settle(page, qtbot)
    assert offer(page) == "Import 4 rows"
    assert page.preview.rows is not None
    heads = [column.title for column in page.preview.rows.model.columns]
    assert {"Title", "Begins", "Clock of"} <= set(heads)
    stored(page, qtbot)
    assert len(meetings(program)) == 4
    drop(program, tmp_path / "team.ics")
    settle(page, qtbot)
    assert offer(page) == "Import"
    assert page.foot.held.text() == "Everything in these files is in the book already."
    page.foot.give_up.setFocus()
    press(page.foot.give_up, Key.Key_Space)
    assert program.workbench.book is not None
    program.workbench.book.undo()
    assert not meetings(program)


def test_one_meeting_of_a_series_is_left_out_and_does_not_come_back(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    text = calendar(WEEKLY.replace("SUMMARY:weekly", TITLE))
    drop(program, calendar_written(tmp_path, text, "team.ics"))
    page = page_of(program)
    settle(page, qtbot)
    assert offer(page) == "Import 4 rows"
    rows = page.preview.rows
    assert rows is not None
    rows.grid.setFocus()
    rows.step(1)
    gone = rows.current
    assert gone is not None
    press(page.preview.without, Key.Key_Space)
    settle(page, qtbot)
    assert offer(page) == "Import 3 rows"
    stored(page, qtbot)
    left = {"2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"} - {
        str(meeting.starts_at.date()) for meeting in meetings(program)
    }
    assert len(left) == 1
    drop(program, tmp_path / "team.ics")
    settle(page, qtbot)
    assert page.foot.held.text() == "Everything in these files is in the book already."
    assert len(meetings(program)) == 3


def test_whose_clock_is_meant_is_asked_once_in_the_window(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    text = calendar(event(TITLE, start="20261202T090000"))
    drop(program, calendar_written(tmp_path, text, "team.ics"))
    page = page_of(program)
    settle(page, qtbot)
    page.show_step(ImportStep.QUESTIONS)
    (card,) = page.questions.cards
    assert card.named is not None
    card.named.editor.setFocus()
    card.named.editor.setText("asia/tokyo")
    press(card.named.editor, Key.Key_Return)
    settle(page, qtbot)
    assert not page.questions.cards
    assert offer(page) == "Import 1 row"
    stored(page, qtbot)
    (meeting,) = meetings(program)
    assert (meeting.zone, meeting.starts_at.hour) == ("Asia/Tokyo", 0)
    assert program.workbench.book is not None
    assert calendar_clock(program.workbench.book).zone == "Asia/Tokyo"


def test_meetings_that_name_nobody_go_to_the_account_that_is_said(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    drop(program, calendar_written(tmp_path, calendar(event("SUMMARY:Lunch")), "team.ics"))
    page = page_of(program)
    settle(page, qtbot)
    assert offer(page) == "Import"
    page.show_step(ImportStep.QUESTIONS)
    field = page.questions.settings.account
    field.editor.setFocus()
    field.editor.setText("Halden Foods")
    press(field.editor, Key.Key_Return)
    settle(page, qtbot)
    assert offer(page) == "Import 1 row"


def offered(program: Program) -> list[Banner]:
    banners = program.window.notices.banners
    return [banner for banner in banners if "calendar" in banner.title.text()]


def _calendar_settings(program: Program) -> CalendarsPart:
    program.window.go("settings")
    settings = program.window.page
    assert isinstance(settings, SettingsPage)
    part = settings.show_part("calendars")
    assert isinstance(part, CalendarsPart)
    return part


def test_a_watched_folder_offers_what_is_new_and_only_that(
    driver: Driver, make_book: MakeBook, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = tmp_path / "watched"
    folder.mkdir()
    program = driver.opened(make_book("Mine"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    part = _calendar_settings(program)
    part.take_focus()
    press(part.choose, Key.Key_Space)
    assert program.workbench.book is not None
    assert watched_folder(program.workbench.book) == folder
    assert part.folder.text() == str(folder)
    calendar_written(folder, calendar(event(TITLE)), "team.ics")
    qtbot.waitUntil(lambda: len(offered(program)) == 1)
    (banner,) = offered(program)
    assert banner.title.text() == "1 calendar is new or has changed: team.ics"
    assert not meetings(program)  # nothing is taken in unasked
    assert banner.button is not None
    banner.button.setFocus()
    press(banner.button, Key.Key_Space)
    assert program.window.front == "import"
    page = page_of(program)
    settle(page, qtbot)
    assert offer(page) == "Import 1 row"
    assert not offered(program)
    calendar_written(folder, calendar(event(TITLE), event(TITLE, uid="two")), "more.ics")
    qtbot.waitUntil(lambda: len(offered(program)) == 1)
    assert "more.ics" in offered(program)[0].title.text()
    press(part.stop, Key.Key_Space)
    qtbot.waitUntil(lambda: not offered(program))
    assert watched_folder(program.workbench.book) is None


def test_a_watched_folder_that_is_gone_is_said_and_looked_for(
    driver: Driver, make_book: MakeBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    program = driver.opened(make_book("Mine"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    part = _calendar_settings(program)
    part.choose.click()
    folder.rmdir()
    assert program.workbench.book is not None
    part.show_book(program.workbench.book)
    assert part.missing.isVisible()
    assert part.stop.isEnabled()


def test_the_zone_of_calendars_is_changed_in_the_settings(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    part = _calendar_settings(program)
    part.zone.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    part.zone.editor.setText("Europe/Oslo")
    press(part.zone.editor, Key.Key_Return)
    QApplication.processEvents()
    assert program.workbench.book is not None
    assert calendar_clock(program.workbench.book).zone == "Europe/Oslo"
    qtbot.wait(0)
