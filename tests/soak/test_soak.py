"""A few seconds of the soak, the same choices each time; it sees what it looks for."""

import re
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.widgets.button import Button
from tests.soak import course, screen
from tests.soak.course import SoakError, soaked
from tests.soak.edges import OWN, Machine


def test_a_few_seconds_at_random_end_in_order(tmp_path: Path) -> None:
    figures = soaked(7, 4, tmp_path)
    assert re.match(r"[1-9]\d* acts in [1-9] lives, [1-9] books whole", figures.said())


def test_a_life_that_ends_badly_is_told_with_its_last_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acts.txt").write_text("1 [1] click the wrong thing\n")
    monkeypatch.setattr(course, "_LIFE", "tests.soak.no_such_life")
    with pytest.raises(SoakError, match=r"ended with 1; its last acts:\n1 \[1\] click the wrong"):
        soaked(7, 1, tmp_path)


def test_a_book_that_is_another_after_undo_and_redo_is_told(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Mine.csm"
    create_book(path)
    with opened_book(path, clock) as book:
        book.run("New account", new_account, "Northwind Rail")
        book.run("New account", new_account, "Halden Foods")
        book.undo()
    assert course.back_and_forth(path, tmp_path) == 2
    monkeypatch.setattr("csm_desktop.app.book.Book.redo", lambda _: None)
    with pytest.raises(SoakError, match=r"another after 2 steps back and forth: \['account.csv"):
        course.back_and_forth(path, tmp_path)


def test_what_is_in_front_is_what_is_pressed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    beneath = Button("Beneath")
    column.addWidget(beneath)
    window.show()
    question = QDialog(window)
    QVBoxLayout(question).addWidget(Button("In front"))
    question.open()
    front = screen.in_front()
    assert front is question
    assert beneath not in screen.parts(front)
    found = screen.spot(front, Random(1))
    assert found is not None
    assert screen.called(found[0]).startswith("Button 'In front'")


def test_the_machine_answers_like_a_dialog_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    """In the place of the one line that asks the system; all around it goes on meanwhile."""
    seen: list[str] = []
    machine = Machine(tmp_path, Random(3))

    def look() -> None:
        front = QApplication.activeModalWidget()
        seen.append(front.windowTitle() if front else "")

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with machine.standing_in():
        answers = []
        for _ in range(6):
            QTimer.singleShot(0, look)
            answers.append(QFileDialog.getSaveFileName(window, "", "pack.pdf", "PDF (*.pdf)")[0])
    assert set(seen) == {OWN}
    chosen = [Path(answer) for answer in answers if answer]
    assert chosen
    assert "" in answers
    assert all(each.parent == machine.out and each.suffix == ".pdf" for each in chosen)
