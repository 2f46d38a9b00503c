"""What holds while the window is open: changes told once, backups, threads, faults, the log."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop import bootstrap
from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.accounts.trash import days_left
from csm_desktop.app.book import ChangeSet
from csm_desktop.app.held_book import HeldBook, hold_book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists import figures
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background, Progress, StoppedError
from csm_desktop.ui.frame.status import StatusBar, ago
from csm_desktop.ui.frame.upkeep.backup_timer import BackupTimer
from csm_desktop.ui.frame.upkeep.change_bridge import ChangeBridge
from csm_desktop.ui.frame.upkeep.faults import Faults
from csm_desktop.ui.frame.upkeep.figure_refresher import FigureRefresher
from csm_desktop.ui.frame.upkeep.log import LOG, close_log, open_log, stack
from tests.ui.frame.conftest import MakeBook

_ZONE = "Europe/Berlin"


class Watch:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(_ZONE))

    def now(self) -> datetime:
        return FixedClock(self.at, _ZONE).now()

    def today(self) -> object:
        return self.day_of(self.at)

    def day_of(self, instant: datetime) -> object:
        return FixedClock(self.at, _ZONE).day_of(instant)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def held(make_book: MakeBook, watch: Watch) -> Iterator[HeldBook]:
    held = hold_book(make_book("Mine"), watch)  # type: ignore[arg-type]
    yield held
    held.close()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    del qtbot
    made = Background()
    yield made
    made.close()


def test_an_act_is_told_once_and_its_figures_are_fresh_by_then(
    qtbot: QtBot, held: HeldBook
) -> None:
    del qtbot
    figures.refresh(held.book)
    live = ChangeBridge()
    told: list[tuple[str, tuple[int, ...]]] = []
    live.changed.connect(lambda c: told.append((c.label, figures.stale(held.book))))
    live.attach(held.book)
    made = held.book.run("New account", accounts.new_account, "Kestrel Health")
    held.book.run("Rename", accounts.edit_account, made.id, name="Kestrel")
    assert told == [("New account", ()), ("Rename", ())]
    live.attach(None)
    held.book.run("Unheard", accounts.trash_account, made.id)
    assert len(told) == 2


def test_what_the_program_does_itself_is_told_together(qtbot: QtBot, held: HeldBook) -> None:
    live = ChangeBridge()
    told: list[ChangeSet] = []
    live.changed.connect(told.append)
    live.attach(held.book)
    ids = [line.id for line in listing.accounts(held.book)]
    for each in ids:
        held.book.record(accounts.edit_account, each, industry="Rail")
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].account_ids == set(ids)
    live.attach(None)


def test_stale_figures_are_computed_while_nobody_waits(
    qtbot: QtBot, held: HeldBook, background: Background
) -> None:
    assert len(figures.stale(held.book)) == 3
    idle = FigureRefresher(background)
    with qtbot.waitSignal(idle.moved):
        idle.attach(held.book)
    assert figures.stale(held.book) == ()
    assert not idle.working
    assert (idle.waiting, idle.as_of) == (0, held.book.today())
    idle.attach(None)
    assert (idle.waiting, idle.as_of) == (0, None)


def test_midnight_makes_all_figures_those_of_the_new_day(
    qtbot: QtBot, held: HeldBook, watch: Watch, background: Background
) -> None:
    idle = FigureRefresher(background)
    told: list[tuple[object, int]] = []
    with qtbot.waitSignal(idle.moved):
        idle.attach(held.book)
    watch.at += timedelta(days=1)
    idle.progressed.connect(lambda: told.append((idle.as_of, idle.waiting)))
    with qtbot.waitSignal(idle.moved):
        idle.wake()
    qtbot.waitUntil(lambda: len(told) > 1)
    today = held.book.today()
    assert (told[0], told[-1]) == ((today, 3), (today, 0))
    assert {line.as_of for line in listing.accounts(held.book)} == {today}
    idle.attach(None)


def test_the_foot_of_the_window_says_as_of_which_day_figures_are(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_figures(date(2026, 11, 22), 812)
    assert bar.figures.text() == "Bringing the figures of 812 accounts up to date"
    bar.show_figures(date(2026, 11, 22), 0)
    assert bar.figures.text() == "Figures as of 22 Nov"
    bar.show_figures(None, 0)
    assert bar.figures.isHidden()


def test_a_backup_is_made_every_half_hour_of_use(
    qtbot: QtBot, held: HeldBook, background: Background, watch: Watch
) -> None:
    keeping = BackupTimer(background)
    keeping.attach(held)
    made: list[datetime] = []
    keeping.backed_up.connect(made.append)

    def minute() -> None:
        keeping.tick()
        qtbot.waitUntil(lambda: not background.busy)

    minute()
    assert made == [watch.now()]
    minute()
    keeping.changed()
    minute()
    assert len(made) == 1
    watch.at += timedelta(minutes=31)
    minute()
    assert len(made) == 2
    watch.at += timedelta(minutes=31)
    minute()
    assert len(made) == 2, "nothing has changed since"
    keeping.attach(None)


def test_a_new_day_is_noticed(
    qtbot: QtBot, held: HeldBook, background: Background, watch: Watch
) -> None:
    keeping = BackupTimer(background)
    keeping.attach(held)
    watch.at += timedelta(days=1)
    line = listing.accounts(held.book)[0]
    held.book.run("Delete", accounts.trash_account, line.id)
    for _ in range(3):
        with qtbot.waitSignal(keeping.day_turned):
            keeping.tick()
        qtbot.waitUntil(lambda: not background.busy)
        watch.at += timedelta(days=1)
    assert days_left(held.book, listing.trash(held.book)) == {line.id: 28}
    keeping.attach(None)


def test_work_comes_back_to_the_thread_that_asked(qtbot: QtBot, background: Background) -> None:
    done: list[object] = []

    def work(report: Progress) -> int:
        report(1, 2)
        return 42

    steps: list[tuple[int, int]] = []
    background.start(None, work, done.append, done.append, lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: bool(done))
    assert (done, steps) == ([42], [(1, 2)])


def test_work_that_fails_or_is_stopped_says_so(qtbot: QtBot, background: Background) -> None:
    told: list[BaseException] = []

    def fails(_: Progress) -> None:
        raise UserError("No.", "Nothing was changed.")

    def goes_on(report: Progress) -> None:
        while True:
            report(0, 1)

    background.start(None, fails, lambda _: None, told.append)
    job = background.start(None, goes_on, lambda _: None, told.append)
    job.cancel()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert {type(error) for error in told} == {UserError, StoppedError}


def secretly() -> None:
    raise KeyError("Lena Brandt <lena@northwind.example>")


def caught() -> Exception:
    try:
        secretly()
    except KeyError as error:
        return error
    raise AssertionError


def test_k7_the_log_holds_places_and_no_word_of_the_users(tmp_path: Path) -> None:
    handler = open_log(tmp_path)
    LOG.error("%s", stack(caught()))
    LOG.error("with a stack", exc_info=caught())
    LOG.warning("Qt: no such file %s", Path.home() / "Kunden")
    close_log(handler)
    written = (tmp_path / "csm-desktop.log").read_text("utf-8")
    assert "KeyError" in written
    assert "secretly" in written
    assert "Lena" not in written
    assert "northwind" not in written
    assert str(Path.home()) not in written
    # pytest listens to loggers that do not propagate with a handler of its own.
    assert handler not in logging.getLogger("csm_desktop").handlers


def test_a_cause_is_in_the_stack_without_its_words() -> None:
    try:
        try:
            secretly()
        except KeyError as error:
            raise RuntimeError("Northwind Rail") from error
    except RuntimeError as error:
        lines = stack(error).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "builtins.KeyError",
        "builtins.RuntimeError",
    ]


def test_a_user_error_is_told_and_a_bug_only_once(qtbot: QtBot) -> None:
    del qtbot
    faults = Faults()
    told: list[object] = []
    faults.user_error.connect(told.append)
    faults.bug.connect(told.append)
    refusal = UserError("No.")
    faults.take(refusal)
    error = caught()
    faults.take(error)
    faults.take(error)
    faults.take(KeyboardInterrupt())
    assert told == [refusal, error]


@pytest.mark.parametrize(
    ("environment", "platform", "screen"),
    [
        ({}, "linux", None),
        ({"DISPLAY": ":0"}, "linux", "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "offscreen"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", "offscreen"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":1"}, "linux", "xcb"),
        ({}, "darwin", "offscreen"),
        ({}, "win32", "offscreen"),
    ],
)
def test_which_screen_there_is(
    environment: dict[str, str], platform: str, screen: str | None
) -> None:
    assert bootstrap.screen_of(environment, platform) == screen


def test_without_a_screen_it_says_so_and_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none_at_all(_: object) -> None:
        return None

    nothing: Callable[[object], None] = none_at_all
    monkeypatch.setattr(bootstrap, "screen_of", nothing)
    assert bootstrap.open_window(None) == 0
    assert "no screen" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "just now"),
        (12, "12 min ago"),
        (61, "1 h ago"),
        (1441, "1 day ago"),
        (4000, "2 days ago"),
    ],
)
def test_how_long_ago_in_words(minutes: int, words: str) -> None:
    assert ago(minutes) == words
