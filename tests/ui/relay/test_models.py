"""Models of effectiveness on the Relay page: begun, written from both ends, changed, removed."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.value.book_phases import model_pages
from csm_desktop.ui.frame.page_requests import WantedFace
from csm_desktop.ui.relay.models import ModelsFace
from csm_desktop.ui.relay.page import RelayPage
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def face(shell: TabShell, qtbot: QtBot) -> ModelsFace:
    page = shown(RelayPage(shell, WantedFace()), shell, qtbot)
    page.turn("models")
    qtbot.waitUntil(lambda: bool(page.models.table.lines))
    return page.models


def add(face: ModelsFace, book: Book, where: str, words: str) -> None:
    line = getattr(face, where).new
    write(line, words)
    press(line, Key.Key_Return)
    face.show_answer(model_pages(book))


def test_a_model_is_begun_and_says_which_end_to_write_first(face: ModelsFace, book: Book) -> None:
    add(face, book, "models", "Roster alone")
    made = next(page for page in model_pages(book) if page.laid.model.name == "Roster alone")
    face.table.select(made.id)
    assert face.lacks.text().startswith("Begin with The basics")
    add(face, book, "behaviours", "Each site has a plan")
    assert face.lacks.text().startswith("Then the other end, The best")
    add(face, book, "phases", "Nearly there")
    assert [line.laid.phase.name for line in face.phases.table.lines][-2:] == [
        "Nearly there", "The best",
    ]  # fmt: skip
    for _ in range(3):
        book.undo()
    assert made.id not in [page.id for page in model_pages(book)]


def test_what_a_behaviour_is_measured_by_is_chosen_in_place(face: ModelsFace, book: Book) -> None:
    page = model_pages(book)[0]
    face.table.select(page.id)
    first = face.behaviours.table.lines[0]
    model = face.behaviours.table.model
    assert not model.setData(model.index(0, model.place_of("line")), Decimal(80)), (
        "measured by nothing"
    )
    assert model.setData(model.index(0, model.place_of("metric_id")), page.metrics[0].id)
    face.show_answer(model_pages(book))
    assert model.setData(model.index(0, model.place_of("line")), Decimal(80))
    changed = model_pages(book)[0].laid.phases[0].behaviours[0]
    assert (changed.id, changed.metric_id, changed.line) == (first.id, page.metrics[0].id, 80)
    assert page.accounts == 2


def test_a_phase_goes_up_and_down_with_its_behaviours(face: ModelsFace, book: Book) -> None:
    page = model_pages(book)[0]
    face.table.select(page.id)
    names = [line.laid.phase.name for line in face.phases.table.lines]
    second = face.phases.table.lines[1]
    face.phases.table.select(second.id)
    face.phases.table.setFocus()
    press(face.phases.table.grid, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    after = model_pages(book)[0].laid.phases
    moved = [names[0], names[2], names[1], *names[3:]]
    assert [one.phase.name for one in after] == moved
    assert after[2].behaviours == second.laid.behaviours
    face.show_answer(model_pages(book))
    assert face.phase is not None
    assert face.phase.id == second.id, "it stays the one that is chosen"
    book.undo()
    assert [one.phase.name for one in model_pages(book)[0].laid.phases] == names
