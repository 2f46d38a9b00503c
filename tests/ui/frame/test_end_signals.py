"""Asked by the system to end, the program ends in order: no question, no mark of a crash."""

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.errors import UserError
from csm_desktop.ui.frame.upkeep.end_signals import EndSignals
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets import TextField
from csm_desktop.ui.widgets.dialogs.questions import Confirm, Grave
from tests.ui.frame.conftest import Driver, MakeBook
from tests.ui.hands import Key, press, write

NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


@pytest.fixture
def ends(qtbot: QtBot) -> Iterator[EndSignals]:
    del qtbot
    # Whoever runs the tests may have been told to ignore one of them (nohup).
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    former = {number: signal.signal(number, signal.SIG_DFL) for number in numbers}
    made = EndSignals()
    made.install()
    yield made
    made.remove()
    for number, handler in former.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself these signals there")
@pytest.mark.parametrize("name", NAMES)
def test_a_signal_is_heard_while_the_window_is_idle(
    ends: EndSignals, qtbot: QtBot, name: str
) -> None:
    with qtbot.waitSignal(ends.asked):
        os.kill(os.getpid(), getattr(signal, name))


@pytest.mark.usefixtures("qapp")  # its event loop hears the signals
def test_the_signals_are_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    made = EndSignals()
    made.install()
    assert signal.getsignal(signal.SIGTERM) is not before
    made.remove()
    assert signal.getsignal(signal.SIGTERM) is before


def test_it_ends_without_a_question_also_where_a_text_could_not_be_saved(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"))

    def refuse(_: str) -> None:
        raise UserError("The disk is full.", "")

    field = TextField("Name", "", refuse)
    qtbot.addWidget(field)
    field.show()
    write(field.editor, "typed")
    press(field.editor, Key.Key_Return)
    program.end()
    qtbot.waitUntil(lambda: program.workbench.book is None)
    assert not program.window.isVisible()


def test_a_question_that_stands_there_already_does_not_hold_up_the_end(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"))
    asked: list[str] = []

    def asking() -> bool:
        dialog = Confirm(Grave.UNSAVED, "Leave all the same?", "", "&Leave", program.window)

        def end() -> None:
            asked.append(dialog.windowTitle())
            program.end()

        soon(dialog, end)
        return bool(dialog.exec())

    program.workbench.may_leave = asking
    program.window.close()
    assert len(asked) == 1
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program.workbench.book is None
