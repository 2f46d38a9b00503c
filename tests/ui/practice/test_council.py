"""The customer council on the page of the practice: asked by name, met, ticked, undone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.strategies.council_view import council
from csm_desktop.domain.records.standing.council import SeatState
from csm_desktop.errors import UserError
from csm_desktop.ui.paper.listings import export
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


def test_from_the_question_to_who_came(
    shell: TabShell, qtbot: QtBot, book: Book, tmp_path: Path
) -> None:
    page = shown(PracticePage(shell, WantedPractice()), shell, qtbot)
    page.turn("council")
    face = page.council
    qtbot.waitUntil(lambda: len(face.table.lines) == 3)
    assert face.words.text().startswith("2 members; the next meeting is on ")
    write(face.seats.new, "Nowhere")
    press(face.seats.new, Key.Key_Return)
    assert face.seats.note.text().endswith("in this book. Type its name.")
    face.seats.new.clear()
    write(face.seats.new, "Cordova")
    press(face.seats.new, Key.Key_Return)
    assert not face.seats.new.isUndoAvailable(), "Ctrl+Z is the book's"
    face.show_answer(council(book))
    asked = next(line for line in face.table.lines if line.account == "Cordova Freight")
    assert face.table.model.setData(
        face.table.model.index(face.table.lines.index(asked), face.table.model.place_of("state")),
        SeatState.MEMBER,
    )
    with pytest.raises(UserError, match="Who is Nobody"):
        face._edit_seat(asked, "contact_id", "Nobody")
    write(face.meetings.new, "What night shifts need")
    press(face.meetings.new, Key.Key_Return)
    face.show_answer(council(book))
    made = next(x for x in face.meetings.table.lines if x.meeting.topic.startswith("What night"))
    face.meetings.table.select(made.id)
    row = [line.account for line in face.came.lines].index("Cordova Freight")
    assert face.came.model.setData(face.came.model.index(row, 0), True)
    assert [x.names for x in council(book).meetings if x.id == made.id] == [("Cordova Freight",)]
    export(shell, face.listing(), Target(tmp_path / "council.csv", overwrite=False))
    qtbot.waitUntil((tmp_path / "council.csv").exists)
    for _ in range(4):
        book.undo()
    assert len(council(book).seats) == 3
