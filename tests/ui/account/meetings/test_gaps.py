"""What the follow-up still lacks: Tab goes through it, Enter leads to its place."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import follow_ups
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, agreed, write


def ended(tab: MeetingsTab, call: Meeting, book: Book) -> list[str]:
    book.run("Goal", meetings.add_end_goal, call.id, "Know the date")
    book.run("Notes", meeting_notes.write_notes, call.id, body="> sign the order\n> @us guide fri")
    book.run("End call", meetings.end_meeting, call.id)
    return [chip.name for chip in tab.page.follow_up.gaps.chips]


def test_each_gap_is_named_once_the_call_is_over(
    tab: MeetingsTab, call: Meeting, book: Book
) -> None:
    assert not tab.page.follow_up.gaps.isVisible()
    assert ended(tab, call, book) == [
        "Know the date: met?",
        "sign the order: who, by when?",
        "No next step yet",
    ]


def test_tab_goes_from_the_letter_to_the_gaps_and_a_key_to_their_places(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    ended(tab, call, book)
    page = tab.page
    page.follow_up.letter.setFocus()
    QTest.keyClick(page.follow_up.letter.editor, KEY.Key_Tab)
    chips = page.follow_up.gaps.chips
    assert chips[0].hasFocus()
    QTest.keyClick(chips[0], KEY.Key_Return)
    assert page.head.goals.rows[0].button.hasFocus()
    QTest.keyClick(page.head.goals.rows[0].button, KEY.Key_Space)
    QTest.keyClick(page.follow_up.gaps.chips[0], KEY.Key_Space)
    assert page.notes.notes.editor.hasFocus()
    QTest.keyClicks(page.notes.notes.editor, " @lena 2 dec")
    page.notes.notes.commit()
    action = next(a for a in agreed(book, northwind, call.id) if a.title == "sign the order")
    assert action.contact_id is not None
    assert action.due_on is not None
    QTest.keyClick(page.follow_up.gaps.chips[0], KEY.Key_Space)
    step = page.notes.steps.blank
    assert step.what.editor.hasFocus()
    QTest.keyClicks(step.what.editor, "Go-live check")
    QTest.keyClick(step.what.editor, KEY.Key_Tab)
    QTest.keyClicks(step.who.editor, "Lena Brandt")
    QTest.keyClick(QApplication.activePopupWidget() or step.who.editor, KEY.Key_Tab)
    assert step.when.editor.hasFocus()
    assert [chip.name for chip in page.follow_up.gaps.chips] == ["Go-live check: by when?"]
    QTest.keyClick(page.follow_up.gaps.chips[0], KEY.Key_Space)
    assert step.when.editor.hasFocus()
    QTest.keyClicks(step.when.editor, "4 dec")
    QTest.keyClick(step.when.editor, KEY.Key_Return)
    assert not page.follow_up.gaps.isVisible()
    assert "by 4 December 2026" in page.follow_up.letter.editor.toPlainText()


def test_a_meeting_without_people_asks_to_whom_and_does_not_go_out(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    for chip in tab.page.head.chips[:]:
        QTest.keyClick(tab.page.head.chips[0], KEY.Key_Delete)
        del chip
    assert tab.page.head.chips == []
    assert tab.page.follow_up.letter.editor.toPlainText().startswith("Hello,")
    book.run("End call", meetings.end_meeting, call.id)
    gaps = tab.page.follow_up.gaps.chips
    assert gaps[0].name == "To whom?"
    tab.go_on()
    assert [error.title for error in tab.shell.told] == [  # type: ignore[attr-defined]
        "The follow-up has nobody to go to."
    ]
    QTest.keyClick(gaps[0], KEY.Key_Space)
    assert tab.page.follow_up.to.editor.hasFocus()
    del northwind


def test_more_gaps_than_fit_are_counted(tab: MeetingsTab, call: Meeting, book: Book) -> None:
    body = "\n".join(f"> thing {n}" for n in range(300))
    book.run("Notes", meeting_notes.write_notes, call.id, body=body)
    book.run("End call", meetings.end_meeting, call.id)
    strip = tab.page.follow_up.gaps
    assert len(strip.chips) == 4
    assert strip.more.text() == "and 297 more"


def test_what_was_handed_over_has_no_gaps(tab: MeetingsTab, call: Meeting, book: Book) -> None:
    ended(tab, call, book)
    meeting = tab.page.meeting
    assert meeting is not None
    book.run("Hand off", follow_ups.hand_off, meeting.follow_up)
    assert not tab.page.follow_up.gaps.isVisible()


def test_what_is_typed_while_a_gap_is_filled_stays(
    tab: MeetingsTab, call: Meeting, book: Book
) -> None:
    ended(tab, call, book)
    write(tab.page.notes.notes.editor, " and more")
    tab.page.follow_up.gaps.chips[1].click()
    tab.page.notes.notes.commit()
    assert tab.page.notes.notes.stored.endswith("> @us guide fri and more")
