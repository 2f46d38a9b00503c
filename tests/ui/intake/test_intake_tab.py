"""The intake page by itself: what is filed, asked, stored and undone."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import Answer, FitCheck
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.ui.intake.editor import units
from csm_desktop.ui.intake.tab import IntakeTab
from tests.ui.hands import Key, press, write
from tests.ui.intake.messages import HOSTILE, MESSAGE, PASSAGES
from tests.ui.shell import TabShell
from tests.ui.walking import focusable, out_of_order, unnamed


def _facts(tab: IntakeTab, book: Book) -> AccountFacts:
    return account_facts(book, tab.account_id)


def _paste(tab: IntakeTab, text: str) -> None:
    QApplication.clipboard().setText(text)
    tab.message.editor.paste()
    assert tab.message.field.commit()


def _select(tab: IntakeTab, words: str) -> None:
    """Select words of the message, as Shift and the arrow keys do."""
    text = tab.message.editor.toPlainText()
    start = units(text[: text.index(words)])
    cursor = QTextCursor(tab.message.editor.document())
    cursor.setPosition(start)
    cursor.setPosition(start + units(words), QTextCursor.MoveMode.KeepAnchor)
    tab.message.editor.setTextCursor(cursor)


def _known(tab: IntakeTab, part: SpicedPart) -> SpicedEntry | None:
    return next(line.entry for line in tab.view.spiced if line.part is part)


def test_everything_is_open_before_a_message_came(tab: IntakeTab) -> None:
    assert tab.strip.title.text() == "11 still open"
    assert tab.strip.words.text() == (
        "The message, Situation, Pain, Impact, Critical event, Decision, 5 fit checks, First value,"
        " Twelve months, segment and contract start. 12 questions go into the agenda"
        " of the business orchestration."
    )
    aside = tab.parts.parts[SpicedPart.PAIN].aside
    assert aside.text().startswith("For the kickoff: “What made you look")


def test_the_message_is_kept_and_its_head_is_read(tab: IntakeTab, book: Book) -> None:
    _paste(tab, MESSAGE)
    assert _facts(tab, book).handoff_sheets[0].source_message == MESSAGE
    assert tab.message.written.text() == "From Tom Reed, 19 Nov 2026"


def test_pasted_html_is_kept_as_its_words(tab: IntakeTab, book: Book) -> None:
    mime = QMimeData()
    mime.setHtml("<p>They run <b>14 boats</b> &amp; a ferry</p><p>Bye</p>")
    QApplication.clipboard().setMimeData(mime)
    tab.message.editor.paste()
    assert tab.message.field.commit()
    assert _facts(tab, book).handoff_sheets[0].source_message == "They run 14 boats & a ferry\nBye"


@pytest.mark.parametrize("part", list(SpicedPart))
def test_a_selection_is_filed_with_its_source(tab: IntakeTab, book: Book, part: SpicedPart) -> None:
    _paste(tab, MESSAGE)
    _select(tab, PASSAGES[part])
    tab.file(part)
    words = " ".join(PASSAGES[part].split())
    entry = _known(tab, part)
    assert entry is not None
    assert entry.text == words
    assert entry.source == f"Tom Reed, 19 November 2026: “{words}”"
    row = tab.parts.parts[part]
    assert row.words.editor.toPlainText() == words
    assert row.source.text() == entry.source
    assert row.aside.isHidden()
    assert not tab.message.editor.textCursor().hasSelection()
    (mark,) = tab.message.editor._filed
    assert MESSAGE[mark.start : mark.end] == PASSAGES[part]
    assert mark.letter == part.value[0].upper()
    book.undo()
    assert _known(tab, part) is None
    assert tab.message.editor._filed == ()


def test_without_a_selection_the_sentence_at_the_caret_is_filed_with_one_key(
    tab: IntakeTab, book: Book
) -> None:
    _paste(tab, "Hi \U0001f6a2! Rosters hurt \U0001f6a2 us. Bye")
    cursor = tab.message.editor.textCursor()
    cursor.setPosition(12)
    tab.message.editor.setTextCursor(cursor)
    assert _facts(tab, book).spiced == ()
    tab.file(SpicedPart.PAIN)
    entry = _known(tab, SpicedPart.PAIN)
    assert entry is not None
    assert entry.text == "Rosters hurt \U0001f6a2 us."
    assert tab.message.said.text() == "Filed under Pain. Ctrl+Z takes it back."


def test_a_selection_takes_whole_words_and_leaves_the_label_out(tab: IntakeTab) -> None:
    _paste(tab, "Critical event: timetable change, 9 dec. Thanks")
    cursor = tab.message.editor.textCursor()
    cursor.setPosition(3)  # within "Critical"
    cursor.setPosition(28, cursor.MoveMode.KeepAnchor)  # within "change"
    tab.message.editor.setTextCursor(cursor)
    assert tab.message.editor.selected() == "Critical event: timetable change"
    tab.file(SpicedPart.CRITICAL_EVENT)
    entry = _known(tab, SpicedPart.CRITICAL_EVENT)
    assert entry is not None
    assert entry.text == "timetable change"


def test_a_goal_keeps_the_day_and_the_way_that_its_words_name(tab: IntakeTab, book: Book) -> None:
    fields = tab.goals.goals[Horizon.FIRST_VALUE]
    fields._save("statement", "Replan in minutes by 28 feb")
    fields._save("measure", "minutes to replan, 240 to 45")
    (goal,) = _facts(tab, book).goals
    assert (goal.statement, goal.due_on) == ("Replan in minutes", date(2027, 2, 28))
    assert (goal.baseline, goal.target) == (Decimal(240), Decimal(45))


def test_filing_nothing_says_so(tab: IntakeTab, shell: TabShell) -> None:
    tab.file(SpicedPart.PAIN)
    assert [each.title for each in shell.told] == ["No words are selected."]


def test_what_is_filed_already_is_said_and_not_stored_twice(tab: IntakeTab, book: Book) -> None:
    _paste(tab, MESSAGE)
    for _ in range(2):
        _select(tab, PASSAGES[SpicedPart.PAIN])
        tab.file(SpicedPart.PAIN)
    assert len(_facts(tab, book).spiced) == 1
    assert tab.message.said.text() == "Pain says so already."


def test_after_a_filing_the_paste_is_not_the_editors_to_take_back(tab: IntakeTab) -> None:
    _paste(tab, MESSAGE)
    assert tab.message.editor.document().isUndoAvailable()
    _select(tab, PASSAGES[SpicedPart.PAIN])
    tab.file(SpicedPart.PAIN)
    assert not tab.message.editor.document().isUndoAvailable()


def test_the_date_in_the_event_is_offered_and_taken(tab: IntakeTab) -> None:
    _paste(tab, MESSAGE)
    _select(tab, PASSAGES[SpicedPart.CRITICAL_EVENT])
    tab.file(SpicedPart.CRITICAL_EVENT)
    event = tab.parts.event_day
    assert event.offer.text() == "Take 1 Apr 2027"
    tab.date_event()
    assert event.offer.isHidden()
    entry = _known(tab, SpicedPart.CRITICAL_EVENT)
    assert entry is not None
    assert entry.event_on == date(2027, 4, 1)
    tab.date_event()
    assert _known(tab, SpicedPart.CRITICAL_EVENT) == entry


def test_a_filed_part_is_reworded_and_stays_marked(tab: IntakeTab) -> None:
    _paste(tab, MESSAGE)
    _select(tab, PASSAGES[SpicedPart.PAIN])
    tab.file(SpicedPart.PAIN)
    source = tab.parts.parts[SpicedPart.PAIN].source.text()
    field = tab.parts.parts[SpicedPart.PAIN].words
    field.setFocus()
    field.editor.selectAll()
    write(field.editor, "Half a morning per sick call")
    tab.take_focus()
    entry = _known(tab, SpicedPart.PAIN)
    assert entry is not None
    assert (entry.text, entry.source) == ("Half a morning per sick call", source)
    assert len(tab.message.editor._filed) == 1


def _answer(tab: IntakeTab, check: FitCheck, key: Key, note: str = "") -> None:
    box = tab.checks.answers[check].editor
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(box, key)
    press(box, Key.Key_Tab)
    if note:
        write(tab.checks.notes[check].editor, note)
        press(tab.checks.notes[check].editor, Key.Key_Return)


def test_checks_are_answered_by_their_first_letters(tab: IntakeTab, book: Book) -> None:
    for check in set(FitCheck) - {FitCheck.SUPPORT}:
        _answer(tab, check, Key.Key_Y)
    _answer(tab, FitCheck.SUPPORT, Key.Key_P, "nobody at night")
    given = {fit_answer.check: fit_answer for fit_answer in _facts(tab, book).fit_answers}
    assert given[FitCheck.SUPPORT].answer is Answer.PARTLY
    assert given[FitCheck.SUPPORT].note == "nobody at night"
    assert tab.checks.header is not None
    assert tab.checks.header.aside.text() == "Stretch"


def test_a_note_needs_an_answer(tab: IntakeTab) -> None:
    note = tab.checks.notes[FitCheck.SUPPORT]
    note.setFocus()
    write(note.editor, "why")
    press(note.editor, Key.Key_Return)
    assert note.error.startswith("This check has no answer yet.")


def _type(field: QWidget, words: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.clear()
    write(field, words)
    press(field, Key.Key_Return)


def test_a_goal_is_stored_changed_and_taken_out(tab: IntakeTab, book: Book) -> None:
    form = tab.goals.goals[Horizon.FIRST_VALUE]
    _type(form.details["target"].editor, "60")
    assert form.details["target"].error.startswith("There is no goal yet.")
    form.details["target"].revert()
    _type(form.statement.editor, "Rosters within the hour")
    _type(form.details["target"].editor, "60")
    _type(form.details["persona"].editor, "Ingrid")
    (goal,) = _facts(tab, book).goals
    assert (goal.horizon, goal.statement) == (Horizon.FIRST_VALUE, "Rosters within the hour")
    assert (goal.target, goal.persona) == (60, "Ingrid")
    _type(form.statement.editor, "")
    assert _facts(tab, book).goals == ()
    assert form.details["persona"].stored == ""


def test_going_to_what_is_open_walks_down_the_page_and_round(tab: IntakeTab) -> None:
    _paste(tab, MESSAGE)
    seen = []
    for _ in range(10):
        tab.go_to_open()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
    assert seen == [
        "Situation", "Pain", "Impact", "Critical event", "Decision", "Technical", "First value",
        "Twelve months", "Segment", "Contract start",
    ]  # fmt: skip
    tab.go_to_open()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Situation"


def test_what_was_typed_is_open_no_longer_when_going_on(tab: IntakeTab) -> None:
    form = tab.goals.goals[Horizon.TWELVE_MONTHS]
    form.statement.setFocus()
    write(form.statement.editor, "Overtime down")
    tab.go_to_open()
    assert form.details["measure"].editor.hasFocus()


def test_the_segment_is_begun_and_the_focus_stays(tab: IntakeTab, book: Book) -> None:
    assert tab.start.segment.field is not None
    tab.start.segment.field.setFocus()
    press(tab.start.segment.field.editor, Key.Key_Down)
    segment = _facts(tab, book).segment
    assert segment is not None
    assert tab.start.segment.field.stored == segment.id
    assert tab.start.segment.field.editor.hasFocus()
    assert len(tab.view.segments) == 1


def test_the_orchestration_is_planned_when_it_was_asked_for(
    tab: IntakeTab, book: Book, shell: TabShell
) -> None:
    _type(tab.start.contract.editor, "2026-11-16")
    _type(tab.start.day.editor, "2026-12-01")
    _type(tab.start.time.editor, "2 pm")
    tab.make_plan()
    facts = _facts(tab, book)
    (meeting,) = facts.meetings
    assert meeting.starts_at == datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert meeting.zone == "Europe/Berlin"
    assert shell.toasts == [
        "Planned: 3 milestones and Business orchestration. "
        "1 milestone of the journey is past and left out."
    ]
    assert tab.start.day.isHidden() or not tab.start.day.isVisible()
    assert tab.start.planned.text() == (
        "The business orchestration is planned: 1 December 2026, 14:00."
    )
    assert tab.strip.make.text() == "Add to the plan"
    tab.make_plan()
    assert shell.toasts[-1] == "Nothing was missing: the plan stands as it was."


def test_a_day_that_cannot_be_read_keeps_the_plan_back(tab: IntakeTab, book: Book) -> None:
    _type(tab.start.time.editor, "noonish")
    tab.make_plan()
    assert _facts(tab, book).meetings == ()
    assert tab.start.time.editor.hasFocus()


def test_another_account_shows_its_own_and_nothing_of_the_former(
    tab: IntakeTab, book: Book
) -> None:
    _paste(tab, MESSAGE)
    _type(tab.start.day.editor, "2026-12-01")
    other = book.run("New account", new_account, "Halden Foods").id
    tab.given(account_view(book, other))
    assert tab.message.editor.toPlainText() == ""
    assert tab.start.day.stored == date(2026, 11, 25)
    assert tab.strip.title.text() == "11 still open"


@pytest.mark.parametrize("text", [HOSTILE, "\U0001f6a2" * 300, "\u202b مرحبا \u202c\n> x", "<b>"])
def test_whatever_was_pasted_is_kept_filed_and_marked(
    tab: IntakeTab, book: Book, text: str
) -> None:
    _paste(tab, text)
    assert _facts(tab, book).handoff_sheets[0].source_message == text
    tab.message.editor.selectAll()
    tab.file(SpicedPart.IMPACT)
    entry = _known(tab, SpicedPart.IMPACT)
    assert entry is not None
    assert entry.text.split()[-1] == text.rsplit(maxsplit=1)[-1]
    assert [each.letter for each in tab.message.editor._filed] == ["I"]
    tab.make_plan()
    assert len(_facts(tab, book).meetings) == 1


def test_every_part_can_be_reached_and_named(tab: IntakeTab) -> None:
    _paste(tab, MESSAGE)
    assert unnamed(tab) == []
    press(tab.message.editor, Key.Key_Tab)
    assert out_of_order(tab) == []
    assert len(focusable(tab)) > 25


def test_a_narrow_window_puts_the_message_above(tab: IntakeTab) -> None:
    _paste(tab, MESSAGE)
    for width in (800, 1240, 700):
        tab.resize(width, 640)
        QApplication.processEvents()
    assert tab.area.isAncestorOf(tab.message)
    assert tab.message.editor.toPlainText() == MESSAGE


def test_what_the_message_says_is_taken_one_by_one(tab: IntakeTab, book: Book) -> None:
    assert tab.found.isHidden()
    _paste(tab, "Ingrid Solberg (head of operations) wants replanning from 90 to 15 minutes.")
    assert not tab.found.isHidden()
    kinds = [line.proposal.kind.value for line in tab.found.table.lines]
    assert kinds == ["person", "way"]
    tab.take_found()
    assert [contact.name for contact in _facts(tab, book).contacts] == ["Ingrid Solberg"]
    tab.found.table.step(0)
    tab.found.table.setFocus()
    press(tab.found.table.grid, Key.Key_Return)
    assert len(_facts(tab, book).account_metrics) == 1
    assert tab.found.isHidden()
    book.undo()
    assert not tab.found.isHidden()
