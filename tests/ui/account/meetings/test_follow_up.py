"""The follow-up beside the notes: the user's to edit, handed over, sent or not."""

from PySide6.QtTest import QTest

from csm_desktop.app import meeting_notes, meetings
from csm_desktop.app.book import Book
from csm_desktop.domain.meetings import FollowUpState, Meeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, Opened, facts_of, write
from tests.ui.account.shell import TabShell


def test_the_draft_is_the_users_to_edit_and_can_be_built_again(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    follow_up = tab.page.follow_up
    follow_up.letter.setFocus()
    write(follow_up.letter.editor, "\nPS: thank you, عمر 🙂")
    tab.page.notes.notes.setFocus()
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id)
    assert stored.body.endswith("PS: thank you, عمر 🙂")
    follow_up.build_anew()
    assert "PS" not in follow_up.letter.editor.toPlainText()  # type: ignore[attr-defined]


def test_recipients_that_are_none_are_refused_in_place(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    to = tab.page.follow_up.to
    assert to.editor.text() == "Lena Brandt, Marc Olivier"  # type: ignore[attr-defined]
    to.setFocus()
    to.editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(to.editor, "nobody")
    QTest.keyClick(to.editor, KEY.Key_Return)
    assert "not an address" in to.error
    assert not [f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id]
    to.editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(to.editor, "marc")
    QTest.keyClick(to.editor, KEY.Key_Return)
    assert to.error == ""
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id)
    assert len(stored.to) == 1
    assert tab.page.follow_up.letter.editor.toPlainText()  # type: ignore[attr-defined]


def test_a_draft_that_no_program_opens_is_told_and_not_kept_as_handed_off(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, shell: TabShell
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    tab.page.follow_up.open = Opened(found=False)
    tab.go_on()
    assert [error.title for error in shell.told] == ["No program opened the draft."]
    assert not [f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id]


def test_a_short_letter_goes_by_link_and_a_long_one_does_not(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, shell: TabShell
) -> None:
    opened = Opened()
    follow_up = tab.page.follow_up
    follow_up.open = opened
    book.run("Notes", meeting_notes.write_notes, call.id, body="x" * 5000)
    follow_up.by_link()
    assert opened.urls == []
    assert shell.told[0].title == "The text is too long for a link."
    book.run("Notes", meeting_notes.write_notes, call.id, body="Short & sweet")
    follow_up.by_link()
    assert opened.urls[0].scheme() == "mailto"
    assert b"Short%20%26%20sweet" in opened.urls[0].toEncoded().data()
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id)
    assert stored.state is FollowUpState.HANDED_OFF
    follow_up._not_sent()
    assert follow_up.first.text() == "End call"
