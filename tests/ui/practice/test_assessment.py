"""The self-assessment on the Practice page: answered by keys alone, kept, undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.practice.assessments import assessments
from csm_desktop.domain.records.practice.assessments import Pillar
from csm_desktop.ui.practice.assessment import AssessmentFace
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def face(shell: TabShell, qtbot: QtBot) -> AssessmentFace:
    page = PracticePage(shell, WantedPractice())
    shown(page, shell, qtbot, lambda: bool(page.assessment.pictures))
    return page.assessment


def given(book: Book) -> list[int | None]:
    return [line.points for line in assessments(book)[0].lines]


def test_six_pillars_are_answered_by_keys_alone(face: AssessmentFace, book: Book) -> None:
    assert (face.score.text(), face.next.isVisible()) == ("34 of 60: expanding", True)
    press(face.begin, Key.Key_Space)
    assert face.score.text() == "0 of 6 pillars answered"
    assert not face.next.isVisible()
    grid = face.grid
    write(grid, "7")
    press(grid, Key.Key_Down)
    write(grid, "10")
    press(grid, Key.Key_Return)
    for keys in ("4", "6", "6", "3"):
        write(grid, keys)
        press(grid, Key.Key_Down)
    assert given(book) == [7, 10, 4, 6, 6, 3]
    assert face.score.text() == "36 of 60: expanding"
    assert face.compared.text().startswith("Up 2 since")
    assert grid.accessibleName() == "Alignment: 3 of 10, Emerging"
    press(grid, Key.Key_Right)
    press(grid, Key.Key_Up)
    press(grid, Key.Key_Delete)
    assert given(book) == [7, 10, 4, 6, None, 4]
    book.undo()
    assert given(book) == [7, 10, 4, 6, 6, 4]
    assert len(assessments(book)) == 3


def test_a_click_chooses_a_pillar_and_a_second_one_gives_points(
    face: AssessmentFace, book: Book
) -> None:
    grid = face.grid
    before, row = given(book), grid.height() // 2
    at = QPoint(grid.width() - 70, row)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert given(book) == before
    index = list(Pillar).index(grid.pillar)
    assert "4 of 10" in grid.accessibleName() or index != 2
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert given(book)[index] == 10


def test_the_guide_is_that_of_the_pillar_and_an_earlier_one_is_looked_at(
    face: AssessmentFace,
) -> None:
    face.grid.choose(5)
    told = [text.text() for text in face.stages.values()]
    assert told[1].startswith("● Emerging, 3 to 4: Some of the process is shared")
    assert not any(words.startswith("●") for words in (told[0], *told[2:]))
    face.table.select(face.pictures[-1].id)
    assert face.score.text() == "27 of 60: emerging"
    assert face.compared.text() == ""


def test_what_is_removed_comes_back_and_a_book_without_any_says_so(
    face: AssessmentFace, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    face.remove()
    qtbot.waitUntil(lambda: len(face.pictures) == 1)
    face.remove()
    qtbot.waitUntil(lambda: face.pictures == ())
    assert face.score.text() == "Not assessed yet"
    face.ask_paper()
    assert "N begins" in shell.toasts[-1]
    book.undo()
    qtbot.waitUntil(lambda: bool(face.pictures))
    assert face.score.text() == "27 of 60: emerging"
