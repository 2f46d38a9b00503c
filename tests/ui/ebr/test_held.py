"""A review is marked as held by keys, its goals come back, and it can be looked at again."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Work
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.app.value.metrics import add_reading
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import FrozenFile, GoalResult, ReviewPart, ReviewStatus
from csm_desktop.ui.ebr.gap_strip import EndRow
from csm_desktop.ui.ebr.hold_dialog import HoldReview
from tests.ui.ebr.conftest import Driver
from tests.ui.hands import press, write

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def asked(studio: Driver) -> HoldReview:
    """The dialog that stands open."""
    (found,) = [each for each in studio.page.findChildren(HoldReview) if each.isVisible()]
    return found


def facts(studio: Driver) -> AccountFacts:
    assert studio.shell.book is not None
    return account_facts(studio.shell.book, studio.page.studio.view.account_id)


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_marking_as_held_brings_the_goals_back_in_the_next_review(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    promised_next = [goal.text for goal in page.studio.view.goals]
    studio.shell.commands["ebr.held"].run()
    dialog = asked(studio)
    assert dialog.title.text() == "EBR 2 was held"
    assert dialog.on.stored == date(2026, 11, 22)
    assert dialog.next_on.stored == date(2027, 3, 18)
    lena = next(iter(dialog.theirs.chips.values()))
    assert lena.isChecked()
    lena.setFocus()
    press(lena, Key.Key_Space)
    press(lena, Key.Key_Right)
    dialog.on.editor.setFocus()
    press(dialog.on.editor, Key.Key_Return)
    assert studio.shell.toasts == [
        "EBR 2 was held on 22 November 2026; EBR 3 is planned for 18 March 2027."
    ]
    view = page.studio.view
    assert (view.review.number, view.review.on) == (3, date(2027, 3, 18))
    assert [goal.text for goal in view.promised] == promised_next
    assert "EBR 3" in page.aside()
    held = next(review for review in facts(studio).reviews if review.number == 2)
    assert held.status is ReviewStatus.HELD
    came = {
        attendance.contact_id: attendance.attended
        for attendance in facts(studio).attendances
        if attendance.meeting_id == held.meeting_id and attendance.contact_id is not None
    }
    names = {contact.id: contact.name for contact in facts(studio).contacts}
    assert {names[id_]: there for id_, there in came.items() if names[id_] == "Lena Brandt"} == {
        "Lena Brandt": False
    }
    assert studio.shell.book is not None
    assert studio.shell.book.undo() == "EBR 2 was held"
    assert page.studio.view.review.number == 2
    studio.settle()


def test_the_strip_leads_to_results_that_are_open_and_enter_says_kept(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    page.hold()
    asked(studio).accept()
    first = next(row for row in page.missing.ends.rows if "no result yet" in row.words.text())
    assert first.words.text() == "4 goals of the last review have no result yet"
    first.fill.setFocus()
    press(first.fill, Key.Key_Return)
    box = focused()
    press(box, Key.Key_Down)
    assert GoalResult.KEPT in [goal.result for goal in page.studio.view.promised]
    left = [row.words.text() for row in page.missing.ends.rows]
    assert "3 goals of the last review have no result yet" in left
    studio.settle()


def test_a_day_that_makes_no_sense_is_said_in_the_dialog(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    page.hold()
    dialog = asked(studio)
    dialog.next_on.editor.setFocus()
    press(dialog.next_on.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(dialog.next_on.editor, "1 nov 2026")
    press(dialog.next_on.editor, Key.Key_Return)
    assert "must come after" in dialog.refusal.text()
    assert page.studio.view.review.number == 2
    press(dialog, Key.Key_Escape)
    studio.settle()


def test_an_earlier_review_is_looked_at_exported_and_left(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = studio.open("Northwind Rail")
    row = page.earlier.rows.rows[0]
    assert (row.name.text(), row.why.text()) == ("EBR 1 · 30 September 2026", "3 of 4 goals kept")
    row.look.setFocus()
    press(row.look, Key.Key_Return)
    studio.settle()
    assert page.looked_at.isVisible()
    assert not page.middle.isVisible()
    assert page.aside() == "EBR 1 · 30 September 2026"
    assert "came into the book as held" in page.looked_at.how.text()
    assert "Lena Brandt" in page.looked_at.theirs.text()
    document = page.rendering.document
    assert document is not None
    target = tmp_path / "again"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    studio.shell.commands["ebr.export"].run()
    studio.settle()
    printed = PdfDocument(tmp_path / "again.pdf")
    words = printed[0].get_textpage().get_text_range()
    printed.close()
    assert "Executive business review 1" in words
    assert "30 September 2026" in words
    assert page.back()
    studio.settle()
    assert page.middle.isVisible()
    press(page.earlier.rows.rows[0].look, Key.Key_Return)
    assert page.looked_at.isVisible()
    page.wanted.ask(page.studio.view.account_id)  # as by the palette: the next review is meant
    assert not page.looked_at.isVisible()
    studio.settle()
    assert page.aside().startswith("EBR 2")


def test_what_was_held_is_looked_at_as_it_was(studio: Driver) -> None:
    page = studio.open("Northwind Rail")
    book = studio.shell.book
    assert book is not None
    before = page.studio.view.pack
    page.hold()
    asked(studio).accept()
    book.run("x", reviews.edit_initiative, page.studio.view.facts.initiatives[0].id, update="Gone")
    press(page.earlier.rows.rows[0].look, Key.Key_Return)
    studio.settle()
    past = page.past.view
    assert past is not None
    assert past.as_it_was
    assert past.pack.pages[6:8] == before.pages[6:8]
    assert "as they were when" in page.looked_at.how.text()
    book.undo()
    book.undo()
    studio.settle()
    assert not page.past.is_on
    assert page.middle.isVisible()


def test_a_held_review_keeps_its_files_and_is_compared_with_today(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = studio.open("Northwind Rail")
    book = studio.shell.book
    assert book is not None
    document = page.rendering.document
    assert document is not None
    shown = document.pdf
    page.hold()
    studio.settle()
    asked(studio).accept()
    metric = page.studio.view.measures[0].id
    account = page.studio.view.account_id
    book.run("r", add_reading, account, metric, date(2026, 11, 22), Decimal(7))
    press(page.earlier.rows.rows[0].look, Key.Key_Return)
    studio.settle()
    past = page.past.view
    assert past is not None
    document = page.rendering.document
    assert document is not None
    assert document.pdf == shown == past.material.kept_pdf
    assert page.looked_at.files.state.text().endswith("byte for byte.")
    compared = [row.detail.text() for row in page.looked_at.compared.rows]
    assert "22\N{NO-BREAK SPACE}minutes then, 7\N{NO-BREAK SPACE}minutes today" in compared
    target = tmp_path / "kept.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(page.looked_at.files.rows.rows[0].save, Key.Key_Return)
    assert target.read_bytes() == shown
    for _ in range(2):
        book.undo()
    assert book.record(Work.find, FrozenFile) == ()
    studio.settle()


def test_owners_days_and_people_that_are_missing_lead_to_their_place(
    studio: Driver, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    del qtbot
    page = studio.open("Kestrel Health")
    went: list[str] = []
    monkeypatch.setattr(studio.shell, "open_account", lambda _, tab="": went.append(tab))
    assert studio.shell.book is not None
    studio.shell.book.run("g", reviews.new_review_goal, page.studio.view.account_id, "One ward")

    def end(words: str) -> EndRow:
        return next(row for row in page.missing.ends.rows if words in row.words.text())

    press(end("lacks an owner").fill, Key.Key_Return)
    goal = page.parts.cards[ReviewPart.GOALS].words
    assert goal is not None
    assert goal.rows.rows[0].isAncestorOf(focused())
    press(end("not agreed").fill, Key.Key_Return)
    assert focused() is page.head.next_on.editor
    assert page.head.next_on.is_dirty  # by the segment's cadence; Enter takes it
    page.head.on.editor.setFocus()  # nobody said so: what is only proposed is not stored
    left = studio.review()
    assert left is not None
    assert left.next_on is None
    assert page.head.next_on.editor.text() == ""
    press(end("not agreed").fill, Key.Key_Return)
    press(page.head.next_on.editor, Key.Key_Return)
    review = studio.review()
    assert review is not None
    assert review.next_on == date(2027, 3, 11)
    assert not [row for row in page.missing.ends.rows if "not agreed" in row.words.text()]
    press(end("Sponsor").fill, Key.Key_Return)
    assert went == ["contacts"]
    studio.settle()


def test_ctrl_g_goes_from_a_filled_gap_to_the_next(studio: Driver) -> None:
    page = studio.open("Kestrel Health")
    page.take_focus()
    press(focused(), Key.Key_Return)
    write(focused(), "Agency contract ends in March")
    press(focused(), Key.Key_Return)
    studio.shell.commands["ebr.missing"].run()
    assert focused() is page.missing.rows.rows[0].fill
    assert page.missing.rows.rows[0].name.text() == "4 · New capabilities"
    studio.settle()
