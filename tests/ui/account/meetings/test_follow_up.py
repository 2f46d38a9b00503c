"""The follow-up beside the notes: the user's to edit, handed over, sent or not."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import follow_ups, guests
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.acts import NextStep
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.meetings import FollowUpState, Meeting
from csm_desktop.domain.records.plan import Side
from csm_desktop.ui.account.meetings.follow_up.card import FollowUpCard
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.clocks import SetClock
from tests.ui.account.meetings.calls import KEY, Opened, facts_of, write
from tests.ui.shell import TabShell


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
    assert "PS" not in follow_up.letter.editor.toPlainText()


def test_recipients_that_are_none_are_refused_in_place(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    to = tab.page.follow_up.to
    assert to.editor.text() == "Lena Brandt, Marc Olivier"
    to.setFocus()
    to.editor.selectAll()
    QTest.keyClicks(to.editor, "nobody")
    QTest.keyClick(to.editor, KEY.Key_Return)
    assert "not an address" in to.error
    assert not [f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id]
    to.editor.selectAll()
    QTest.keyClicks(to.editor, "marc")
    QTest.keyClick(to.editor, KEY.Key_Return)
    assert to.error == ""
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id)
    assert len(stored.to) == 1
    assert tab.page.follow_up.letter.editor.toPlainText()


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


def test_s5_a_name_with_commas_is_handed_over_whole(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, shell: TabShell
) -> None:
    name = "Doe, Jane Müller of the board x, y"
    contact = book.run("New", new_contact, northwind, name, email="jane@doe.example")
    book.run("Invite", guests.invite_contact, call.id, contact.id)
    to = ("jane@doe.example", "lena.brandt@northwind.example")
    book.run("To", follow_ups.write_follow_up, call.id, to=to)
    book.run("End call", meetings.end_meeting, call.id)
    opened = Opened()
    tab.page.follow_up.open = opened
    tab.go_on()
    mail = message_from_bytes(Path(opened.urls[0].toLocalFile()).read_bytes(), policy=default)
    assert [address.addr_spec for address in mail["To"].addresses] == list(to)
    assert "".join(mail["To"].addresses[0].display_name.split()) == name.replace(" ", "")
    assert not shell.told


TEMPLATE = "{a.__class__} {0} %s ${x} {{ 7*7 }} {text}"


def test_b3_what_looks_like_a_template_stays_letters_from_the_notes_to_the_mail(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    contact = book.run("New", new_contact, northwind, f"{TEMPLATE} Zed", email="zed@x.example")
    book.run("Invite", guests.invite_contact, call.id, contact.id)
    step = NextStep(TEMPLATE, Owner(Side.CUSTOMER, "", None, contact.id))
    book.run("Goal", meetings.add_end_goal, call.id, TEMPLATE)
    book.run("Step", meetings.add_next_step, call.id, step)
    body = "\n".join(f"{mark}{TEMPLATE}" for mark in ("", "> ", "! ", "? "))
    book.run("Notes", meeting_notes.write_notes, call.id, body=body)
    book.run("Subject", follow_ups.write_follow_up, call.id, subject=TEMPLATE)
    book.run("End call", meetings.end_meeting, call.id)
    opened = Opened()
    tab.page.follow_up.open = opened
    letter = tab.page.follow_up.letter.editor.toPlainText()
    assert letter.count(TEMPLATE) == 8  # also in the greeting and as whose step it is
    assert tab.page.follow_up.gaps.chips[0].name.startswith(TEMPLATE)
    tab.go_on()
    path = Path(opened.urls[0].toLocalFile())
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["Subject"] == TEMPLATE
    assert mail.get_content().count(TEMPLATE) == 8
    path.unlink()


def test_a_mail_that_went_another_way_is_marked_and_taken_back(
    tab: MeetingsTab, call: Meeting, book: Book, shell: TabShell
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    follow_up = tab.page.follow_up
    assert offered(follow_up) == [
        "Save as a file…",
        "Open by a link (short texts)",
        "Copy the text",
        "It was sent another way",
        "Language of this mail",
        "Greet Lena Brandt",
        "Greet Marc Olivier",
    ]
    follow_up.mark_sent()
    assert follow_up.state.text().startswith("Sent on time")
    assert shell.toasts[-1] == "Kept as sent."
    assert offered(follow_up) == ["Copy the text", "It was not sent after all"]
    follow_up._not_sent()
    assert follow_up.clock.text() == "30:00"
    assert follow_up.first.text() == "Mail program"


def offered(follow_up: FollowUpCard) -> list[str]:
    """What More ways offers."""
    QTest.mouseClick(follow_up.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return names


def test_the_text_is_copied_for_a_chat(tab: MeetingsTab, call: Meeting, book: Book) -> None:
    book.run("Notes", meeting_notes.write_notes, call.id, body="Heard, عمر 🙂")
    tab.page.follow_up.copy()
    assert "Heard, عمر 🙂" in QGuiApplication.clipboard().text()


def test_the_clock_runs_is_late_and_is_done(
    tab: MeetingsTab, call: Meeting, book: Book, turning: SetClock
) -> None:
    follow_up = tab.page.follow_up
    assert follow_up.clock.text() == ""
    book.run("End call", meetings.end_meeting, call.id)
    assert follow_up.clock.text() == "30:00"
    turning.at += timedelta(minutes=31)
    tab.page.tick()
    assert (follow_up.clock.text(), follow_up.state.text()) == (
        "Overdue",
        "Was due Sun 22 Nov, 09:00.",
    )
    follow_up.mark_sent()
    assert (follow_up.clock.text(), follow_up.state.text()) == ("Sent", "Sent the same day: 09:01")


def test_copies_are_the_users_to_choose(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    cc = tab.page.follow_up.cc
    cc.setFocus()
    QTest.keyClicks(cc.editor, "ada lindqvist, boss@x.example")
    QTest.keyClick(cc.editor, KEY.Key_Return)
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id)
    assert len(stored.cc) == 2
    assert stored.cc[1] == "boss@x.example"
    assert len(stored.to) == 2
