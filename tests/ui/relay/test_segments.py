"""Segments and journeys on the Relay page: typed in place, moved to what happened, undone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.validation_listing import validation_listing
from csm_desktop.app.lists.segments import segment_pages
from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.segments import Engagement, points
from csm_desktop.reports.tables.build import build_tables
from csm_desktop.storage.queries import dump
from csm_desktop.ui.frame.page_requests import WantedFace
from csm_desktop.ui.relay.page import RelayPage
from csm_desktop.ui.relay.segments import SegmentsFace
from tests.reports.reading import text
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


def test_segments_are_put_into_another_order_by_key(face: SegmentsFace, book: Book) -> None:
    first, second, third = (line.id for line in face.table.lines)
    face.table.select(first)
    face.table.setFocus()
    press(face.table.grid, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [page.id for page in segment_pages(book)] == [second, first, third]
    book.undo()
    assert [page.id for page in segment_pages(book)] == [first, second, third]


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


def step_of(book: Book, step_id: int) -> JourneyStep:
    steps = (one.step for page in segment_pages(book) for one in page.steps)
    return next(step for step in steps if step.id == step_id)


def test_a_step_moves_to_the_median_of_what_happened(
    face: SegmentsFace, book: Book, qtbot: QtBot
) -> None:
    face.table.select(face.table.lines[0].id)
    line = next(
        one for one in face.journey.table.lines
        if one.found.days is not None and one.found.days.median != one.found.step.day
    )  # fmt: skip
    face.journey.table.select(line.id)
    assert face.fit.isEnabled()
    face.fit.click()
    median = line.found.days.median if line.found.days else Decimal(-1)
    # Nobody is still on the way to it: it moves without a question.
    qtbot.waitUntil(lambda: abs(step_of(book, line.id).day - median) <= Decimal("0.5"))
    assert not face.step_move.isVisible()
    book.undo()
    assert step_of(book, line.id) == line.found.step


def test_whom_a_step_moves_is_shown_before_it_is_stored(
    face: SegmentsFace, book: Book, qtbot: QtBot
) -> None:
    page = face.table.lines[0]
    face.table.select(page.id)
    line = face.journey.table.lines[-1]  # full value: most are still on their way
    before = milestones_of(book, line.id)
    for key, moved in ((Key.Key_Escape, False), (Key.Key_Return, True)):
        assert face.journey.table.edit_cell(line.id, "day")
        editor = face.journey.table.grid.focusWidget()
        assert editor is not None
        write(editor, "300")
        press(editor, Key.Key_Return)
        qtbot.waitUntil(face.step_move.isVisible)
        effect = face.step_move.effect
        assert effect is not None
        assert step_of(book, line.id).day == line.found.step.day, "nothing is stored yet"
        assert len(face.step_move.table.lines) == len(effect.lines) > 0
        assert face.step_move.title.text().endswith("to day 300?")
        if key is Key.Key_Escape:
            assert face.dismiss()
        else:
            face.step_move.agree.click()
        assert not face.step_move.isVisible()
        assert (step_of(book, line.id).day == 300) is moved
    after = milestones_of(book, line.id)
    assert effect is not None
    taken = {x.found.milestone.id for x in effect.lines if x.found.stays is None}
    assert {id_ for id_, day in after.items() if day != before[id_]} == taken
    book.undo()
    assert milestones_of(book, line.id) == before


def milestones_of(book: Book, step_id: int) -> dict[int, date]:
    with book.reading() as connection:
        found = dump.everything(connection, Milestone)
    return {one.id: one.target_on for one in found if one.journey_step_id == step_id}


def test_how_a_step_is_proven_is_typed_and_belongs_to_the_one_that_was_chosen(
    face: SegmentsFace, book: Book
) -> None:
    face.table.select(face.table.lines[0].id)
    first, second = face.journey.table.lines[:2]
    face.journey.table.select(first.id)
    face.proof.fields["proof"].editor.setText("Seen by two")
    face.journey.table.select(second.id)
    assert step_of(book, first.id).proof == "Seen by two"
    assert step_of(book, second.id).proof == second.found.step.proof
    face.journey.table.select(face.journey.table.lines[-1].id)  # no metric tells this one
    line = face.proof.fields["metric_line"]
    line.editor.setText("5")
    assert not line.commit()
    assert "First choose the metric" in line.error


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


def test_what_is_typed_when_the_book_is_closed_goes_into_no_other(
    face: SegmentsFace, book: Book, shell: TabShell
) -> None:
    first = face.table.lines[0]
    face.table.select(first.id)
    face.journey.table.select(face.journey.table.lines[0].id)
    face.details.texts["dos"].editor.setPlainText("Too late")
    face.proof.fields["proof"].editor.setText("Too late")
    shell.book = None
    face.forget()
    assert segment_pages(book)[0].segment == first.segment
    assert step_of(book, first.steps[0].step.id) == first.steps[0].step


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


def test_a_box_plot_and_the_past_year_stand_beneath_the_journey(
    face: SegmentsFace, book: Book, qtbot: QtBot
) -> None:
    first, second = face.table.lines[:2]
    face.table.select(first.id)
    reached = [one for one in first.steps if one.days is not None]
    assert [spot.key for spot in face.chart.spots] == [one.step.id for one in reached]
    said = face.chart.spots[1].words.replace("\u200e", "")
    assert "planned for day 10: median +2" in said
    face.chart.opened.emit(face.chart.spots[1].key)
    assert [one.id for one in face.journey.table.selection] == [reached[1].step.id]
    assert not face.past.isVisible()
    face.test.setFocus()
    face.test.click()
    assert face.past.isVisible()
    assert not face.past.table.isVisible(), "a year of many accounts takes a while"
    qtbot.waitUntil(lambda: face.past.found is not None)
    past = face.past.found
    assert past is not None
    qtbot.waitUntil(lambda: face.past.table.isAncestorOf(face.past.table.focusWidget()))
    assert len(face.past.table.lines) == 12
    assert sum(past.months[-1].standings.values()) == len(first.accounts)
    assert face.past.words.text().startswith("The past year would have brought ")
    listing = validation_listing(first, book.today(), past)
    assert [table.heading for table in listing.pack.tables] == [
        "", "Back-test of the past year", "Alerts by trigger",
    ]  # fmt: skip
    assert len(face.past.triggers.lines) == len(past.triggers) > 3
    words = text(build_tables(listing.pack))
    assert "Alerts of the month" in words
    assert "Days after the journey" in words
    face.table.select(second.id)
    assert face.past.found is None, "the past of one segment is not another's"


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


def test_accounts_stand_along_the_baseline_with_words_and_numbers(face: SegmentsFace) -> None:
    charts = face.along.charts
    assert charts is not None
    assert charts.accounts
    assert face.along.chart.spots[0].words.startswith("1: ")
    rows = face.along.spec.rows(charts)
    assert len(rows) == charts.accounts + 1
    assert "Champion" in face.along.chart.accessibleName()


def test_who_is_in_no_segment_is_put_into_the_one_whose_size_was_typed(
    face: SegmentsFace, book: Book, qtbot: QtBot
) -> None:
    assert face.unplaced.isHidden()
    made = book.run("New", new_account, "Plover")
    book.run("Size", edit_account, made.id, employees=70_000)
    face.table.select(face.table.lines[-1].id)
    field = face.details.sizes["most_employees"]
    assert field.stored == 199
    field.editor.selectAll()
    write(field.editor, "80000")
    press(field.editor, Key.Key_Return)
    face.table.select(face.table.lines[0].id)
    size = face.details.sizes["least_employees"]
    size.editor.selectAll()
    write(size.editor, "90000")
    press(size.editor, Key.Key_Return)
    face.show_now()
    shown = face.unplaced.table
    qtbot.waitUntil(
        lambda: [str(one.fits and one.fits.segment.name) for one in shown.lines] == ["Digital"]
    )
    face.unplaced.place.click()
    face.show_now()
    qtbot.waitUntil(face.unplaced.isHidden)
    assert made.id in [one.id for one in segment_pages(book)[-1].accounts]
