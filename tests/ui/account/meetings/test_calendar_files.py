"""A meeting as a calendar file, and a meeting that is called off, by the page's own menu."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from csm_desktop.app.book import Book
from csm_desktop.app.meetings.acts import call_off
from csm_desktop.domain.records.meetings import CalendarEntry, Meeting
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.calendar_files import save_dates
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import kept
from tests.ui.shell import TabShell


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """What the dialog for a file answers."""
    chosen = str(path) if path is not None else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))


def test_a_meeting_is_saved_as_an_invitation(
    tab: MeetingsTab, call: Meeting, book: Book, shell: TabShell, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert call.id
    answer(monkeypatch, None)
    tab.page.save_invitation()
    assert not book.run("look", lambda work: work.find(CalendarEntry))
    answer(monkeypatch, tmp_path / "call.ics")
    tab.page.save_invitation()
    assert b"METHOD:REQUEST" in (tmp_path / "call.ics").read_bytes()
    assert shell.toasts == ["1 event is in call.ics."]
    answer(monkeypatch, tmp_path / "nowhere" / "call.ics")
    tab.page.save_invitation()
    assert len(shell.told) == 1


def test_what_is_due_is_saved_for_the_users_own_calendar(
    tab: MeetingsTab, shell: TabShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "due.ics")
    save_dates(tab)
    assert b"METHOD:PUBLISH" in (tmp_path / "due.ics").read_bytes()
    assert shell.toasts[0].endswith("events are in due.ics.")


def test_a_meeting_is_called_off_and_takes_place_after_all(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    tab.page.call_off(off=True)
    assert kept(book, northwind, call.id).cancelled_at is not None
    assert tab.page.title.when.text().startswith("Cancelled")
    tab.show_list()
    line = next(line for line in tab.list.table.lines if line.id == call.id)
    assert words.follow_up_words(line) == "cancelled"
    tab.open_meeting(call.id)
    tab.page.call_off(off=False)
    assert kept(book, northwind, call.id).cancelled_at is None
    book.run("off", call_off, call.id, off=True)
    tab.page.end_call()
    tab.page.end_call()
    assert kept(book, northwind, call.id).cancelled_at is None  # held, so it was not called off
