"""Reminders by the book's clock, told to a tray of the test's own and to screen readers."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import follow_ups
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.app.plan.actions import new_action
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.ui.account.meetings.follow_up.card import FollowUpCard
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.reminders import reminders as reminding
from csm_desktop.ui.frame.reminders.choices import FOLLOW_UPS, MORNING, want
from csm_desktop.ui.frame.reminders.reminders import Reminders
from csm_desktop.ui.frame.reminders.tray import SystemTray, has_tray
from tests.books import empty_book

HERE = ZoneInfo("Europe/Berlin")
ENDED = datetime(2026, 11, 25, 14, tzinfo=HERE)


class Watch:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.at = ENDED

    def now(self) -> datetime:
        return self.at.astimezone(ZoneInfo("UTC"))

    def today(self) -> object:
        return self.day_of(self.at)

    def day_of(self, instant: datetime) -> object:
        return instant.astimezone(HERE).date()


class FakeTray:
    """A tray that writes down what it is told."""

    def __init__(self) -> None:
        self.there, self.shown = True, False
        self.told: list[tuple[str, str]] = []
        self.message: Callable[[], object] = list
        self.icon: Callable[[], object] = list

    def lead(self, message: Callable[[], object], icon: Callable[[], object]) -> None:
        self.message, self.icon = message, icon

    def is_there(self) -> bool:
        return self.there

    def stand(self, shown: bool) -> None:
        self.shown = shown

    def tell(self, title: str, words: str) -> None:
        self.told.append((title, words))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def book_path(tmp_path: Path, watch: Watch) -> Path:
    """One account with a meeting that ended just now."""
    path = empty_book(tmp_path / "Mine.csm")
    with opened_book(path, watch) as book:  # type: ignore[arg-type]
        book.run("Me", say_who_i_am, name="Ann Lee")
        hold(book, "R&D <b>Heron</b>")
        refresh(book)
    return path


def hold(book: object, name: str, ended: datetime = ENDED) -> int:
    """A meeting with a new account; its id."""
    account = book.run("New", new_account, name)  # type: ignore[attr-defined]
    begun = ended - timedelta(hours=1)
    made = book.run(  # type: ignore[attr-defined]
        "Meet", meetings.new_meeting, account.id, MeetingKind.WORKING_SESSION, begun, HERE.key
    )
    book.run("End", meetings.edit_meeting, made.id, ended_at=ended)  # type: ignore[attr-defined]
    return int(made.id)


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, watch: Watch, book_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:  # fmt: skip
    monkeypatch.setattr(reminding, "zone_here", lambda: HERE.key)
    made = Program(qapp, watch, tmp_path)  # type: ignore[arg-type]
    qtbot.addWidget(made.window)
    made.show(book_path)
    qtbot.waitUntil(lambda: made.workbench.book is not None)
    yield made
    made.window.close()
    made.workbench.close()


@pytest.fixture
def tray() -> FakeTray:
    return FakeTray()


@pytest.fixture
def reminders(program: Program, tray: FakeTray, qtbot: QtBot) -> Reminders:
    made = Reminders(program.workbench, tray, program.window)
    qtbot.waitUntil(lambda: bool(made._clocks))
    return made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr(reminding, "announce", lambda _, words: said.append(words))
    return said


def later(reminders: Reminders, watch: Watch, minutes: float) -> None:
    watch.at = ENDED + timedelta(minutes=minutes)
    reminders.look()


def test_a_running_clock_is_told_after_20_and_after_30_minutes_each_once(
    reminders: Reminders, tray: FakeTray, watch: Watch, spoken: list[str]
) -> None:
    for minute in (1, 19, 20, 20.2, 25, 29, 30, 30.2, 45):
        later(reminders, watch, minute)
    name = "Follow up with R&D <b>Heron</b>"
    assert tray.told == [
        (name, "The meeting ended at 14:00; 10 minutes are left."),
        (name, "The meeting ended at 14:00; it is due now."),
    ]
    assert spoken == [f"{title}. {words}" for title, words in tray.told]
    # The clock is set back: what was told is not told again.
    later(reminders, watch, 15)
    later(reminders, watch, 31)
    assert len(tray.told) == 2


def test_a_computer_that_slept_tells_what_holds_now(
    reminders: Reminders, tray: FakeTray, watch: Watch
) -> None:
    later(reminders, watch, 42)
    assert [words for _, words in tray.told] == [
        "The meeting ended at 14:00; it was due 12 minutes ago."
    ]


def test_a_click_brings_the_window_to_that_meetings_follow_up(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program
) -> None:
    later(reminders, watch, 20)
    program.window.showMinimized()
    tray.message()
    assert not program.window.isMinimized()
    page = program.window.page
    assert isinstance(page, AccountPage)
    (card,) = (card for card in page.findChildren(FollowUpCard) if card.isVisible())
    assert card._view is not None
    assert card._view.meeting.id == reminders._clocks[0].id


def test_one_that_was_sent_meanwhile_is_not_told(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program, qtbot: QtBot
) -> None:
    watch.at = ENDED + timedelta(minutes=12)
    book = program.workbench.book
    assert book is not None
    meeting_id = reminders._clocks[0].id
    mail = book.run("Write", follow_ups.write_follow_up, meeting_id, body="Thank you")
    book.run("Sent", follow_ups.mark_sent, mail)
    qtbot.waitUntil(lambda: not reminders._clocks)
    later(reminders, watch, 20)
    later(reminders, watch, 30)
    assert tray.told == []


def test_several_at_once_are_one_message_that_leads_to_today(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program, qtbot: QtBot
) -> None:
    book = program.workbench.book
    assert book is not None
    watch.at = ENDED + timedelta(minutes=2)
    hold(book, "Kestrel", ENDED + timedelta(minutes=1))
    qtbot.waitUntil(lambda: len(reminders._clocks) == 2)
    later(reminders, watch, 22)
    assert [title for title, _ in tray.told] == ["2 follow-ups wait"]
    program.window.go("book")
    tray.message()
    assert program.window.front == "today"


@pytest.mark.usefixtures("program")
def test_switched_off_or_without_a_tray_nothing_is_told_and_no_icon_stands(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program, spoken: list[str]
) -> None:
    def shown_after(minutes: float) -> bool:
        later(reminders, watch, minutes)
        return tray.shown

    assert shown_after(1)
    want(program.recents, FOLLOW_UPS, False)
    assert shown_after(20)  # the day may still be told
    want(program.recents, MORNING, False)
    assert not shown_after(21)
    want(program.recents, FOLLOW_UPS, True)
    tray.there = False
    assert not shown_after(30)
    assert tray.told == []
    assert spoken == []


def test_the_day_is_told_once_in_the_morning_and_leads_to_today(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program, qtbot: QtBot
) -> None:
    book = program.workbench.book
    assert book is not None
    account = reminders._clocks[0].meeting.account_id
    day = ENDED.date() + timedelta(days=1)
    book.run("Act", new_action, account, "Send the guide", side=Side.US, due_on=day)
    start = ENDED.replace(hour=16) + timedelta(days=1)
    meet = meetings.new_meeting
    book.run("Meet", meet, account, MeetingKind.WORKING_SESSION, start, HERE.key)
    qtbot.waitUntil(lambda: not program.workbench.idle.working)
    later(reminders, watch, 60 * 15)  # five in the morning: too early
    qtbot.wait(20)
    tray.told.clear()
    refresh(book)
    for hour in (18, 18.5, 19):  # from eight on
        later(reminders, watch, 60 * hour)
        qtbot.waitUntil(lambda: not reminders._ahead.busy)
    ((title, words),) = tray.told
    assert title == "Today"
    assert words == "1 follow-up · 1 alert · 1 action due · 1 meeting"
    tray.message()
    assert program.window.front == "today"
    later(reminders, watch, 60 * 48)  # two in the afternoon: no morning
    qtbot.wait(20)
    assert len(tray.told) == 1


def test_the_day_waits_until_a_reminder_was_read(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program, qtbot: QtBot
) -> None:
    book, eight = program.workbench.book, 60 * 18
    assert book is not None
    want(program.recents, MORNING, False)
    later(reminders, watch, eight + 1)
    want(program.recents, MORNING, True)
    tray.told.clear()
    hold(book, "Kestrel", ENDED + timedelta(minutes=eight))
    refresh(book)
    qtbot.waitUntil(lambda: len(reminders._clocks) == 2 and not program.workbench.idle.working)
    for minute in (20, 20.2):
        later(reminders, watch, eight + minute)
        qtbot.waitUntil(lambda: not reminders._ahead.busy)
    assert [title for title, _ in tray.told] == ["Follow up with Kestrel", "Today"]


def test_another_book_takes_the_icon_and_what_was_told_with_it(
    reminders: Reminders, tray: FakeTray, watch: Watch, program: Program, qtbot: QtBot
) -> None:
    later(reminders, watch, 20)
    program.workbench.close_book()
    qtbot.waitUntil(lambda: program.workbench.book is None)
    assert not tray.shown
    tray.message()  # leads nowhere
    later(reminders, watch, 30)
    assert len(tray.told) == 1


def test_the_systems_own_tray_bears_what_it_is_given_where_there_is_none(
    program: Program,
) -> None:
    tray = SystemTray(program)
    assert tray.is_there() == has_tray()
    clicked: list[str] = []
    tray.lead(lambda: clicked.append("message"), lambda: clicked.append("icon"))
    tray.stand(tray.is_there())
    tray.stand(False)
    assert clicked == []
