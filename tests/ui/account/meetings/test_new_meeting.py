"""A new meeting: what is proposed, and how times are read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.book import Book
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.widgets.fields.time import read_time
from tests.clocks import SetClock
from tests.ui.account.meetings.calls import KEY, START, ZONE, facts_of
from tests.ui.shell import TabShell

Planned = tuple[NewMeeting, list[Meeting]]


def test_a_new_meeting_proposes_time_people_and_agenda(
    book: Book, shell: TabShell, turning: SetClock
) -> None:
    made: list[Meeting] = []
    turning.at = START + timedelta(minutes=3)
    dialog = NewMeeting(shell, book, ZONE, made.append)  # deletes itself once it is closed
    dialog.show()
    QTest.keyClick(dialog.purpose.editor, KEY.Key_Return)
    assert "With which account?" in dialog.account.error
    QTest.keyClicks(dialog.account.editor, "xyzzy")
    QTest.keyClick(dialog.account.editor, KEY.Key_Return)
    assert "There is no account “xyzzy” in this book." in dialog.account.error
    dialog.account.editor.clear()
    dialog.account.editor.completer().setModel(QStringListModel())
    QTest.keyClicks(dialog.account.editor, "northw")
    QTest.keyClick(dialog.account.editor, KEY.Key_Return)
    assert len(made) == 1
    # The next round minute: what is planned is not in the past.
    assert made[0].starts_at == (START + timedelta(minutes=5)).astimezone(ZoneInfo("UTC"))
    assert made[0].agenda == (
        "What we want to have finished by the end",
        "Work on it together",
        "Next steps",
    )
    invited = [
        a for a in facts_of(book, made[0].account_id).attendances if a.meeting_id == made[0].id
    ]
    assert len(invited) > 1


def test_a_purpose_that_is_none_is_asked_about_once(
    book: Book, shell: TabShell, northwind: int
) -> None:
    made: list[Meeting] = []
    dialog = NewMeeting(shell, book, ZONE, made.append, northwind)  # deletes itself once closed
    dialog.show()
    QTest.keyClicks(dialog.purpose.editor, "just checking in")
    QTest.keyClick(dialog.purpose.editor, KEY.Key_Return)
    assert "not what for" in dialog.purpose.note.text()
    assert not made
    QTest.keyClick(dialog.purpose.editor, KEY.Key_Return)
    assert [meeting.purpose for meeting in made] == ["just checking in"]


def test_the_agenda_follows_the_kind_until_it_is_edited(
    qtbot: QtBot, book: Book, shell: TabShell, northwind: int
) -> None:
    dialog = NewMeeting(shell, book, ZONE, lambda _: None, northwind)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.kind.editor.setCurrentIndex(list(MeetingKind).index(MeetingKind.RESCUE_CALL))
    dialog.kind._chosen(0)
    text = dialog.agenda.editor.toPlainText()
    assert len(text.splitlines()) == 7


@pytest.mark.parametrize(
    ("typed", "read"),
    [("14:30", "14:30"), ("1430", "14:30"), ("9", "09:00"), ("2 pm", "14:00"), ("12am", "00:00")],
)
def test_times_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert f"{read_time(typed):%H:%M}" == read


@pytest.mark.parametrize(
    ("zone", "here", "shown"),
    [
        ("Europe/Berlin", "Europe/Berlin", "Today, 08:30 – 09:30 · Europe/Berlin"),
        (
            "America/New_York",
            "Europe/Berlin",
            "Today, 02:30 – 03:30 · America/New_York · 08:30 – 09:30 here",
        ),
        (
            "Pacific/Kiritimati",
            "Pacific/Honolulu",
            "Today, 21:30 – 22:30 · Pacific/Kiritimati · Yesterday, 21:30 – 22:30 here",
        ),
        ("No/Where", "UTC", "Today, 07:30 – 08:30 · No/Where"),
    ],
)
def test_t1_a_meeting_shows_both_places_clocks(zone: str, here: str, shown: str) -> None:
    meeting = Meeting(1, 2, MeetingKind.EBR, "", START.astimezone(ZoneInfo("UTC")), zone)
    assert words.when_words(meeting, here, START.date()) == shown


@pytest.fixture
def planned(qtbot: QtBot, book: Book, shell: TabShell, northwind: int) -> Planned:
    """A dialog for Northwind, in Berlin, and what came of it."""
    made: list[Meeting] = []
    dialog = NewMeeting(shell, book, ZONE, made.append, northwind)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog, made


def type_when(dialog: NewMeeting, day: str, time: str) -> None:
    dialog.when.day.editor.setText(day)
    dialog.when.time.editor.setText(time)


def test_t2_a_time_that_comes_twice_is_asked_about(planned: Planned) -> None:
    dialog, made = planned
    type_when(dialog, "26 oct 2025", "2:30")
    assert "comes twice in Europe/Berlin" in dialog.when.why.text()
    QTest.keyClick(dialog.when.time.editor, KEY.Key_Return)
    assert made == []
    chips = dialog.when.answers.buttons()
    assert [chip.accessibleName() for chip in chips] == ["02:30 (UTC+2)", "02:30 (UTC+1)"]
    assert dialog.focusWidget() is chips[0]
    QTest.keyClick(chips[0], KEY.Key_Right)
    assert dialog.focusWidget() is chips[1]
    QTest.keyClick(chips[1], KEY.Key_Return)
    assert [meeting.starts_at for meeting in made] == [datetime(2025, 10, 26, 1, 30, tzinfo=UTC)]


def test_t2_a_time_that_does_not_come_is_asked_about(planned: Planned) -> None:
    dialog, made = planned
    type_when(dialog, "30 mar 2025", "2:30")
    assert "does not come in Europe/Berlin" in dialog.when.why.text()
    QTest.keyClick(dialog.when.time.editor, KEY.Key_Return)
    chips = dialog.when.answers.buttons()
    assert [chip.accessibleName() for chip in chips] == ["03:30 (UTC+2)", "01:30 (UTC+1)"]
    QTest.keyClick(chips[0], KEY.Key_Return)
    assert [meeting.starts_at for meeting in made] == [datetime(2025, 3, 30, 1, 30, tzinfo=UTC)]


def test_t2_another_time_is_not_asked_about_any_more(planned: Planned) -> None:
    dialog, made = planned
    type_when(dialog, "30 mar 2025", "2:30")
    type_when(dialog, "30 mar 2025", "3:30")
    assert not dialog.when.which.isVisible()
    QTest.keyClick(dialog.when.time.editor, KEY.Key_Return)
    assert len(made) == 1


def test_t2_the_hour_is_asked_about_on_the_clock_that_was_chosen(
    book: Book, planned: Planned, northwind: int, shell: TabShell
) -> None:
    planned[0].reject()
    book.run("Zone", edit_account, northwind, time_zone="America/New_York")
    made: list[Meeting] = []
    dialog = NewMeeting(shell, book, ZONE, made.append, northwind)
    dialog.show()
    assert dialog.when.clock.isVisible()
    type_when(dialog, "1 nov 2026", "1:30")
    assert not dialog.when.which.isVisible()
    assert dialog.when.time.note.text() == "Sat 31 Oct, 20:30 America/New_York"
    dialog.when.clock.editor.setCurrentIndex(1)
    dialog.when.clock._chosen(1)
    assert "comes twice in America/New_York" in dialog.when.why.text()
    dialog.when.answers.buttons()[1].click()
    dialog.plan()
    assert made[0].starts_at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert made[0].zone == "America/New_York"


def test_enter_on_cancel_cancels_and_on_a_chip_plans(planned: Planned) -> None:
    dialog, made = planned
    chip = next(iter(dialog.chips.values()))
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Return)
    assert len(made) == 1


def test_a_meeting_of_more_than_a_day_names_its_last_day() -> None:
    """Babel 2.18.0 writes 25 hours as one (findings/babel-spans-of-time.sh)."""
    zone = "Europe/Berlin"
    meeting = Meeting(1, 2, MeetingKind.EBR, "", START.astimezone(ZoneInfo("UTC")), zone)
    longer = replace(meeting, minutes=25 * 60)
    shown = words.when_words(longer, zone, START.date())
    assert shown.startswith("Today, 08:30 – Tomorrow, 09:30 ·")
    night = replace(meeting, minutes=23 * 60)
    assert words.when_words(night, zone, START.date()).startswith("Today, 08:30 – 07:30 ·")
    begins = datetime(2026, 12, 3, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    whole = replace(longer, starts_at=begins, minutes=2 * 24 * 60)
    assert words.when_words(whole, "Asia/Tokyo", START.date()) == "Thu 3 Dec – Fri 4 Dec · all day"
    assert words.begins_words(whole, "Asia/Tokyo", START.date()) == "Thu 3 Dec, all day"
