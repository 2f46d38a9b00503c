"""Agenda, audience and dry run by keys and clicks: stored, printed, taken back."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.ui.ebr.dry_run import DryRun
from tests.ui.ebr.conftest import PAGES, Driver
from tests.ui.ebr.test_studio import built
from tests.ui.hands import click, press, write

Key = Qt.Key


def test_an_agenda_is_proposed_edited_printed_and_proposed_again(studio: Driver) -> None:
    card = studio.open("Northwind Rail").agenda
    assert card.sum.text() == "60 of 60 minutes"
    click(card.opener)
    card.length.choose("90")
    card.length.chosen.emit("90")
    assert card.sum.text() == "90 of 90 minutes"
    assert not card.shown.isChecked()
    before = [row.words.stored for row in card.rows.rows]
    field = card.rows.rows[1].minutes
    field.editor.setFocus()
    press(field.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(field.editor, "25")
    press(field.editor, Key.Key_Return)
    assert field.stored == Decimal(25)
    assert card.sum.text() != "90 of 90 minutes"
    assert card.shown.isChecked(), "an agenda of one's own is printed"
    write(card.new.line, "Lunch")
    press(card.new.line, Key.Key_Return)
    assert [row.words.stored for row in card.rows.rows][-2:] == ["Lunch", before[-1]]
    studio.settle()
    assert "Lunch" in built(studio, 1)
    assert studio.page.preview.count.text().endswith(f" of {PAGES + 1}")
    click(card.proposed)
    assert [row.words.stored for row in card.rows.rows] == before
    review = studio.review()
    assert review is not None
    assert review.agenda == ()
    studio.settle()


def test_who_is_not_invited_is_invited_with_a_draft_each(studio: Driver) -> None:
    page = studio.open("Hartwell Schools")
    book = studio.shell.book
    assert book is not None
    account = page.studio.view.account_id
    before = account_facts(book, account)
    left = [row for row in page.audience.people.rows if row.state.text() == "not invited yet"]
    assert left
    assert page.audience.invite.text() == f"Invite {len(left)} people"
    assert "Sponsor" in " ".join(row.title.text() for row in page.audience.people.rows)
    click(page.audience.invite)
    facts = account_facts(book, account)
    review = studio.review()
    assert review is not None
    meeting = next(each for each in facts.meetings if each.id == review.meeting_id)
    assert meeting.kind is MeetingKind.EBR
    assert {row.state.text() for row in page.audience.people.rows} == {"invited"}
    assert not page.audience.invite.isVisible()
    drafts = [mail for mail in facts.outbox if mail.meeting_id == meeting.id]
    assert len(drafts) == len(left)
    assert "What the minutes are for:" in drafts[0].body
    assert book.undo() == "Invitations to the review"
    assert account_facts(book, account) == before
    studio.settle()


def test_notes_stay_inside_and_a_dry_run_counts_by_the_agenda(studio: Driver, qtbot: QtBot) -> None:
    page = studio.open("Northwind Rail")
    card = page.parts.cards[ReviewPart.WORTH]
    click(card.opener)
    card.note.editor.setFocus()
    write(card.note.editor, "Let Marc say the sum")
    assert card.note.commit()
    studio.settle()
    document = page.rendering.document
    assert document is not None
    assert not any("Let Marc say" in built(studio, n) for n in range(document.count))
    page._choose_edition(Edition.NOTES)
    studio.settle()
    assert "Let Marc say the sum" in built(studio, 0)
    assert "Internal: not for the customer" in built(studio, 0)
    at = [0.0]
    run = DryRun(studio.shell, page._material(), "a4", page, now=lambda: at[0])
    run.open()
    qtbot.waitUntil(lambda: bool(run.spent), timeout=20_000)
    at[0] = 400.0
    press(run, Key.Key_P)
    assert run.of_point.text() == "6:40 of 5:00"
    at[0] = 900.0  # the clock is held
    press(run, Key.Key_P)
    heard = []
    while not run.is_over:
        heard.append(run.notes.text())
        press(run, Key.Key_Right)
    assert any("Let Marc say the sum" in notes for notes in heard)
    assert run.times()[0].over == 100.0
    assert "6:40 of 5:00" in run.notes.text()
    run.reject()
    studio.settle()
