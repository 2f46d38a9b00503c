"""Requests to product on the Practice page: opened and answered by keys, undone."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.practice.requests import book_requests
from csm_desktop.domain.records.meetings import RequestState
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from tests.ui.hands import Key, press
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> PracticePage:
    page = shown(PracticePage(shell, WantedPractice()), shell, qtbot)
    page.turn("requests")
    qtbot.waitUntil(lambda: bool(page.requests.table.lines))
    page.requests.take_focus()
    return page


def test_enter_opens_the_account_and_an_answer_is_kept_and_undone(
    page: PracticePage, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    face = page.requests
    assert face.words.text() == "1 request waits, of 1 account · €210,000"
    line = face.table.lines[0]
    press(face.table.grid, Key.Key_Return)
    assert shell.opened == [(line.request.account_id, "overview")]
    face._edit(line, "state", RequestState.PLANNED)  # as the cell's list does
    qtbot.waitUntil(lambda: face.table.lines[0].request.state is RequestState.PLANNED)
    face._edit(face.table.lines[0], "answer", "In spring")
    stored = book_requests(book).lines[0].request
    assert (stored.state, stored.answer, stored.answered_on) == (
        RequestState.PLANNED, "In spring", book.today(),
    )  # fmt: skip
    book.undo()
    book.undo()
    assert book_requests(book).lines[0].request == line.request


def test_only_what_the_face_can_do_is_offered(page: PracticePage, shell: TabShell) -> None:
    listing = page.requests.listing()
    assert shell.book is not None
    assert len(listing.make(shell.book.today()).rows) == 3
    offered = {one.id: one.enabled() for one in shell.commands.all() if one.page == "practice"}
    assert offered["practice.export"]
    assert not offered["practice.assess"]
    page.turn("assessment")
    offered = {one.id: one.enabled() for one in shell.commands.all() if one.page == "practice"}
    assert not offered["practice.export"]
    assert offered["practice.assess"]
