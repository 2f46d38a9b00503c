"""Segments and journeys on the Relay page: typed in place, moved to what happened, undone."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.documents.validation_listing import validation_listing
from csm_desktop.app.lists.segments import segment_pages
from csm_desktop.domain.records.segments import Engagement, points
from csm_desktop.ui.relay.commands import WantedFace
from csm_desktop.ui.relay.page import RelayPage
from csm_desktop.ui.relay.segments import SegmentsFace
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def face(shell: TabShell, qtbot: QtBot) -> SegmentsFace:
    page = shown(RelayPage(shell, WantedFace()), shell, qtbot)
    page.turn("segments")
    qtbot.waitUntil(lambda: bool(page.segments.table.lines))
    return page.segments


def typed(face: SegmentsFace, line_id: int, key: str, words: str) -> None:
    assert face.table.edit_cell(line_id, key)
    editor = face.table.grid.focusWidget()
    assert editor is not None
    write(editor, words)
    press(editor, Key.Key_Return)


def test_a_cadence_is_typed_in_place_and_undone(face: SegmentsFace, book: Book) -> None:
    first = face.table.lines[0]
    typed(face, first.id, "cadence_days", "21")
    assert segment_pages(book)[0].segment.cadence_days == 21
    book.undo()
    assert segment_pages(book)[0].segment == first.segment


def test_a_new_segment_has_a_journey_and_a_fourth_is_hinted_at(
    face: SegmentsFace, book: Book
) -> None:
    assert face.hint.text() == ""
    write(face.segments.new, "Partners")
    press(face.segments.new, Key.Key_Return)
    made = segment_pages(book)[-1]
    assert (made.segment.name, made.segment.engagement) == ("Partners", Engagement.LOW_TOUCH)
    assert len(made.steps) == 4
    face.show_answer(segment_pages(book))
    assert face.hint.text().startswith("4 segments have a journey")


def test_steps_are_typed_and_a_wrong_one_says_what_is_missing(
    face: SegmentsFace, book: Book
) -> None:
    face.table.select(face.table.lines[0].id)
    before = len(segment_pages(book)[0].steps)
    write(face.journey.new, "First report")
    press(face.journey.new, Key.Key_Return)
    assert "which day" in face.journey.note.text()
    write(face.journey.new, " 30")
    press(face.journey.new, Key.Key_Return)
    steps = segment_pages(book)[0].steps
    assert len(steps) == before + 1
    assert ("First report", 30) in [(one.step.title, one.step.day) for one in steps]


def test_a_step_moves_to_the_median_of_what_happened(face: SegmentsFace, book: Book) -> None:
    face.table.select(face.table.lines[0].id)
    line = next(
        one for one in face.journey.table.lines
        if one.found.days is not None and one.found.days.median != one.found.step.day
    )  # fmt: skip
    face.journey.table.select(line.id)
    assert face.fit.isEnabled()
    face.fit.click()
    moved = next(
        one for one in segment_pages(book)[0].steps if one.step.id == line.id
    )  # fmt: skip
    assert moved.days is not None
    assert abs(Decimal(moved.step.day) - moved.days.median) <= Decimal("0.5")
    book.undo()
    again = next(one for one in segment_pages(book)[0].steps if one.step.id == line.id)
    assert again.step == line.found.step


def test_how_a_segment_is_served_is_typed_and_belongs_to_the_one_that_was_chosen(
    face: SegmentsFace, book: Book
) -> None:
    first, second = face.table.lines[:2]
    face.table.select(first.id)
    field = face.details.texts["dos"]
    field.editor.setPlainText("Begin with one depot\nThen all")
    face.table.select(second.id)  # nothing that was typed goes to another segment
    pages = segment_pages(book)
    assert points(pages[0].segment.dos) == ("Begin with one depot", "Then all")
    assert pages[1].segment.dos == second.segment.dos == field.stored
    book.undo()
    assert segment_pages(book)[0].segment.dos == first.segment.dos


def test_playbooks_norms_and_the_trial_are_said_by_key(face: SegmentsFace, book: Book) -> None:
    face.table.select(face.table.lines[0].id)
    box = face.details.playbooks.findChildren(QCheckBox)[0]
    press(box, Key.Key_Space)
    assert len(segment_pages(book)[0].segment.playbooks_off) == 1
    norm = face.details.norms
    metric = norm.lines[-1]
    assert norm.edit_cell(metric.id, "value")
    editor = norm.grid.focusWidget()
    assert editor is not None
    write(editor, "70")
    press(editor, Key.Key_Return)
    assert segment_pages(book)[0].norms[-1].value == 70
    trial = face.details.trial
    write(trial.editor, "+8w")
    press(trial.editor, Key.Key_Return)
    journey = segment_pages(book)[0].journey
    assert journey is not None
    assert journey.silent_until == book.today() + timedelta(weeks=8)
    for _ in range(3):
        book.undo()
    assert segment_pages(book)[0].segment.playbooks_off == ()


def test_accounts_stand_in_their_rank(face: SegmentsFace) -> None:
    face.table.select(face.table.lines[0].id)
    places = [one.place for one in face.ranked.lines]
    judged = [place for place in places if place is not None]
    assert judged == sorted(judged)
    assert places[: len(judged)] == judged, "who cannot be judged stands behind"
    assert face.words.text().startswith("First value:")


def test_the_validation_of_the_chosen_journey_goes_on_paper_and_into_a_table(
    face: SegmentsFace, book: Book
) -> None:
    page = face.page
    assert page is not None
    listing = validation_listing(page, book.today())
    assert listing.pack.title.startswith(f"{page.segment.name}: ")
    assert len(listing.rows) == len(page.steps) + 1
    assert len({len(row) for row in listing.rows}) == 1
    assert face.shell.commands["relay.print"].enabled()
