"""What waits or works for a page ends with it: nothing late reaches another book."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread
from time import sleep
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.ui import collector
from csm_desktop.ui.background import Background, Job
from csm_desktop.ui.collector import Collector, look
from csm_desktop.ui.lifetimes import Later, lasts, life_of, renew, soon
from csm_desktop.ui.widgets.dialogs.questions import Dialog, dismiss_all
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target


@pytest.fixture
def page(qapp: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    page = QWidget(window)
    renew(page)
    yield page
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


def pass_time(qtbot: QtBot) -> None:
    qtbot.wait(30)


def test_a_timer_falls_silent_when_its_page_shows_another_book(page: QWidget, qtbot: QtBot) -> None:
    calls: list[str] = []
    part = QWidget(page)
    once = Later(part, lambda: calls.append("once"), 5)
    always = Later(part, lambda: calls.append("always"), 1, repeated=True)
    once.start()
    once.start()  # put off
    always.start()
    soon(part, lambda: calls.append("soon"))
    renew(page)
    late = Later(part, lambda: calls.append("late"), 20)
    late.start()
    renew(page)
    late.start()  # it still runs, and is begun anew in the life that is now
    pass_time(qtbot)
    assert calls == ["late"]
    calls.clear()
    assert not always.isActive()
    once.start()  # for the other book
    qtbot.waitUntil(lambda: calls == ["once"])


def test_nothing_begins_while_a_page_has_no_book(page: QWidget, qtbot: QtBot) -> None:
    calls: list[str] = []
    renew(page, over=True)
    timer = Later(page, lambda: calls.append("timer"))
    timer.start()
    soon(page, lambda: calls.append("soon"))
    pass_time(qtbot)
    assert calls == []
    renew(page)
    timer.start()
    qtbot.waitUntil(lambda: calls == ["timer"])


def test_what_is_put_into_a_page_later_belongs_to_it(page: QWidget, qtbot: QtBot) -> None:
    calls: list[str] = []
    part = QWidget()
    soon(part, lambda: calls.append("soon"), 5)
    part.setParent(page)
    qtbot.waitUntil(lambda: calls == ["soon"])


def test_what_is_gone_has_no_life(page: QWidget, qtbot: QtBot) -> None:
    part = QWidget(page)
    life = life_of(part)
    assert lasts(part, life)
    part.deleteLater()
    qtbot.waitUntil(lambda: not lasts(part, life))


def test_the_answer_for_a_former_book_is_not_told(
    page: QWidget, background: Background, qtbot: QtBot
) -> None:
    told: list[object] = []
    go_on = Event()

    def work(report: Callable[[int, int], None]) -> str:
        go_on.wait(5)
        report(1, 2)
        return "former"

    def fails(_: object) -> None:
        go_on.wait(5)
        raise ZeroDivisionError

    jobs: list[Job[Any]] = [
        background.start(page, work, told.append, told.append, lambda *a: told.append(a)),
        background.start(page, fails, told.append, told.append),
    ]
    assert [job.awaited for job in jobs] == [True, True]
    renew(page)
    assert [job.awaited for job in jobs] == [False, False]
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == []


def test_closing_a_book_waits_for_those_who_read_it(
    page: QWidget, background: Background, qtbot: QtBot
) -> None:
    happened: list[str] = []

    def read(_: object) -> None:
        sleep(0.02)
        happened.append("read")

    def never(_: object) -> None:
        happened.append("begun after its book was over")

    for _ in range(3):
        background.start(None, read, lambda _: None, lambda _: None)
    background.start(page, never, lambda _: None, lambda _: None)
    renew(page, over=True)
    background.start(
        None, lambda _: happened.append("closed"), lambda _: None, lambda _: None, alone=True
    )
    qtbot.waitUntil(lambda: not background.busy)
    assert happened == ["read", "read", "read", "closed"]


def test_the_end_of_the_program_still_closes_the_former_book(background: Background) -> None:
    happened: list[str] = []
    for _ in range(2):
        background.start(
            None, lambda _: happened.append("closed"), lambda _: None, lambda _: None, alone=True
        )
    background.close()
    assert happened == ["closed", "closed"]


class Ring:
    """A cycle, as a dialog and its buttons make one; it says on which thread it ended."""

    ended: ClassVar[list[object]] = []

    def __init__(self) -> None:
        self.self = self
        self.timer = QTimer()

    def __del__(self) -> None:
        self.ended.append(current_thread())


def test_cycles_end_on_the_windows_thread_alone(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the last pile, which would take rings along
    Ring.ended.clear()
    made: list[list[object]] = []
    stop = Event()

    def work(_: object) -> None:
        while not stop.is_set():
            made[:] = [[] for _ in range(30_000)]  # more than the collector leaves unseen

    background.start(None, work, lambda _: None, lambda _: None)
    for _ in range(40):
        Ring()
        qtbot.wait(2)
    stop.set()
    qtbot.waitUntil(lambda: not background.busy)
    gc.collect()
    assert len(Ring.ended) == 40
    assert set(Ring.ended) == {main_thread()}


def test_what_work_carries_ends_on_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    """The thread has let go of it before the window can: else the last to hold it ends it."""
    Ring.ended.clear()

    class Carried(QObject):
        def __del__(self) -> None:
            Ring.ended.append(current_thread())

    def order(number: int) -> None:
        carried = Carried()

        def work(_: object) -> str:
            if number % 2:
                raise ZeroDivisionError(carried)
            return carried.objectName()

        def done(_: str) -> None:
            carried.setObjectName("heard")

        background.start(None, work, done, lambda _: None)

    for number in range(200):
        order(number)
    qtbot.waitUntil(lambda: not background.busy)
    gc.collect()
    assert len(Ring.ended) == 200
    assert set(Ring.ended) == {main_thread()}


def test_python_collects_no_more_by_itself_once_a_window_has_had_threads(
    qapp: QApplication,
) -> None:
    one, other = Background(qapp), Background(qapp)
    for each in (one, other):
        each.start(None, lambda _: None, lambda _: None, lambda _: None)
    assert not gc.isenabled()
    one.close()
    assert not gc.isenabled()
    other.close()
    assert not gc.isenabled(), "the window's widgets end only now"


def test_the_collector_does_between_events_what_python_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    for counts, expected in (
        ((100, 0, 0), []),
        ((800, 0, 0), [0]),
        ((800, 11, 0), [1]),
        ((800, 11, 11), [2]),
    ):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        asked.clear()
        look()
        assert asked == expected


def test_what_a_thread_makes_is_not_looked_through_until_nobody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda number=2: asked.append(number))
    monkeypatch.setattr(gc, "freeze", lambda: asked.append(-1))
    monkeypatch.setattr(gc, "get_threshold", lambda: (20_000, 20, 50))
    for count, busy, expected in (
        (30_000, True, [0]),
        (300_000, True, []),
        (300_000, False, [-1]),  # handed over: it stands
    ):
        monkeypatch.setattr(gc, "get_count", lambda count=count: (count, 0, 0))
        asked.clear()
        assert look(busy=busy) == (expected == [-1])
        assert asked == expected


def test_what_ended_among_lines_that_were_spared_is_found_while_nobody_is_there(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("freeze", "unfreeze", "collect", "disable"):
        monkeypatch.setattr(gc, name, lambda *_, name=name: asked.append(name))
    monkeypatch.setattr(collector, "_LOOK_MS", 2)
    monkeypatch.setattr(collector, "_AWAY", 3)
    states, counts = Qt.ApplicationState, [(300_000, 0, 0)]
    where, is_busy = [states.ApplicationActive], [False]
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: where[0])
    monkeypatch.setattr(gc, "get_count", lambda: counts[0])
    watch = Collector(lambda: is_busy[0], qapp)
    watch.take_over()
    qtbot.waitUntil(lambda: "freeze" in asked)
    counts[0], is_busy[0] = (0, 0, 0), True
    where[0] = states.ApplicationInactive
    qtbot.wait(30)
    assert "unfreeze" not in asked, "a thread is at work"
    is_busy[0] = False
    qtbot.waitUntil(lambda: asked[-3:] == ["unfreeze", "collect", "freeze"])
    qtbot.wait(30)
    assert asked.count("unfreeze") == 1
    watch.let_go()


def test_a_question_is_answered_no_when_its_book_goes(page: QWidget) -> None:
    dialog = Dialog("Really?", "", page)
    soon(page, dismiss_all, 10)
    assert dialog.exec() == Dialog.DialogCode.Rejected


def test_no_question_is_asked_for_a_page_without_a_book(page: QWidget) -> None:
    renew(page, over=True)
    assert Dialog("Really?", "", page).exec() == Dialog.DialogCode.Rejected


def test_a_dialog_outlives_the_part_that_asked(page: QWidget) -> None:
    """It would be destroyed in the midst of its own use."""
    part = QWidget(page)
    dialog = Dialog("Really?", "", part)
    part.destroyed.connect(dialog.accept)
    soon(page, part.deleteLater)
    assert dialog.exec() == Dialog.DialogCode.Accepted
    assert life_of(dialog) is None


def test_a_file_chosen_for_a_book_that_is_gone_is_not_taken(
    page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    parents: list[QWidget] = []

    def choose(parent: QWidget, *_: object) -> tuple[str, str]:
        parents.append(parent)
        if len(parents) > 1:
            renew(page)
        return "chosen.pdf", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert ask_target(page, "Where?", "", "", ".pdf") == Target(Path("chosen.pdf"), overwrite=True)
    assert ask_target(page, "Where?", "", "", ".pdf") is None
    assert parents == [page.window()] * 2


def test_what_was_dropped_is_not_awaited_again_in_the_next_life(
    background: Background, qtbot: QtBot
) -> None:
    """Of an owner that had no life of its own before: closing stops what reads for it."""
    owner, told = QObject(), list[object]()
    go_on = Event()
    job = background.start(owner, lambda _: go_on.wait(5), told.append, told.append)
    renew(owner, over=True)
    background.start(None, lambda _: None, lambda _: None, lambda _: None, alone=True)
    renew(owner)
    assert not job.awaited
    go_on.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == []
