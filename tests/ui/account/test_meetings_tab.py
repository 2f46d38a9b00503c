"""The Meetings tab by keys and clicks: what it shows, and what is stored then."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app import meetings
from csm_desktop.app.accounts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.contacts import new_contact
from csm_desktop.app.listing import account_facts
from csm_desktop.app.opening import opened_book
from csm_desktop.domain.clock import FixedClock
from csm_desktop.domain.facts import AccountFacts
from csm_desktop.domain.meetings import FollowUpState, GoldenStep, Meeting, MeetingKind
from csm_desktop.domain.plan import Action, ActionOrigin
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.commands import anywhere, commands
from csm_desktop.ui.account.meetings.new_meeting import NewMeeting, read_time
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.commands.actions import Actions
from csm_desktop.ui.commands.command import Situation
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.widgets import Field, Text
from tests.ui.account.shell import TabShell

KEY = Qt.Key
ZONE = "Europe/Berlin"
START = datetime(2026, 11, 22, 8, 30, tzinfo=ZoneInfo(ZONE))
NOTES = """Replanning takes 22 minutes today
! Go live in two depots on 13 December
> @us SSO guide to IT fri
> @lena name the pilot users 2 dec
? Who signs for the works council?
# Marc doubts the January date"""
HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 300


class Turning:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return FixedClock(self.at, ZONE).now()

    def today(self) -> date:
        return FixedClock(self.at, ZONE).today()


@pytest.fixture
def turning() -> Turning:
    return Turning()


@pytest.fixture
def book(sample: Path, tmp_path: Path, turning: Turning) -> Iterator[Book]:
    path = tmp_path / "book.csm"
    path.write_bytes(sample.read_bytes())
    with opened_book(path, turning) as book:
        yield book


@pytest.fixture
def shell(book: Book, tmp_path: Path, qapp: QApplication) -> Iterator[TabShell]:
    THEME.install(qapp)
    made = TabShell(book, tmp_path)
    yield made
    made.close()


@pytest.fixture
def tab(qtbot: QtBot, shell: TabShell, northwind: int) -> MeetingsTab:
    """The tab in a window whose keys are those of the commands."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = MeetingsTab(shell, here=ZONE)
    window.setCentralWidget(made)
    window.resize(1280, 800)
    shell.commands.situation = lambda: Situation("account", True, True)
    shell.commands.add(*commands(shell, lambda: made))
    Actions(window, shell.commands)
    shell.follow(made, northwind)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return made


class Opened:
    """A system that has a program for everything or for nothing; what it was given."""

    def __init__(self, *, found: bool = True) -> None:
        self.urls: list[QUrl] = []
        self._found = found

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url)
        return self._found


def facts_of(book: Book, account_id: int) -> AccountFacts:
    return account_facts(book, account_id)


@pytest.fixture
def call(tab: MeetingsTab, book: Book, northwind: int) -> Meeting:
    """A call with Lena and Marc, under way and open."""
    people = [
        each.id
        for each in facts_of(book, northwind).contacts
        if each.name in ("Lena Brandt", "Marc Olivier")
    ]
    meeting = book.run(
        "New meeting",
        meetings.new_meeting,
        northwind,
        MeetingKind.IMPACT_REVIEW,
        START,
        ZONE,
        people,
        purpose="Verify the twelve-month goal",
    )
    tab.open_meeting(meeting.id)
    return meeting


def kept(book: Book, account_id: int, meeting_id: int) -> Meeting:
    return next(m for m in facts_of(book, account_id).meetings if m.id == meeting_id)


def agreed(book: Book, account_id: int, meeting_id: int) -> list[Action]:
    return [a for a in facts_of(book, account_id).actions if a.origin_id == meeting_id]


def write(editor: QWidget, text: str) -> None:
    """Insert a text as typing does, whatever its script."""
    cursor = editor.textCursor()  # type: ignore[attr-defined]
    cursor.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(cursor)  # type: ignore[attr-defined]
    editor.insertPlainText(text)  # type: ignore[attr-defined]


def test_the_list_shows_all_meetings_and_enter_opens_one(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    assert tab.stack.currentWidget() is tab.list
    assert len(tab.list.table.lines) == len(facts_of(book, northwind).meetings)
    tab.take_focus()
    line = next(x for x in tab.list.table.lines if x.meeting.ended_at is not None)
    tab.list.table.select(line.id)
    QTest.keyClick(tab.list.table.grid, KEY.Key_Return)
    assert tab.is_open
    assert tab.page.head.title.text() == words.title_of(line.meeting)
    assert tab.back()
    assert tab.stack.currentWidget() is tab.list
    assert tab.list.table.current is not None
    assert tab.list.table.current.id == line.id
    assert not tab.back()


def test_notes_save_themselves_half_a_second_after_the_last_key(
    qtbot: QtBot, tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    editor = tab.page.notes.notes.editor
    assert editor.hasFocus()
    write(editor, NOTES)
    assert not [n for n in facts_of(book, northwind).notes if n.meeting_id == call.id]
    qtbot.waitUntil(
        lambda: (
            [n.body for n in facts_of(book, northwind).notes if n.meeting_id == call.id] == [NOTES]
        )
    )
    assert "22 minutes" in tab.page.follow_up.letter.editor.toPlainText()  # type: ignore[attr-defined]


def test_leaving_the_notes_saves_them_at_once(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    write(tab.page.notes.notes.editor, "Heard")
    tab.page.notes.tone.setFocus()
    write(tab.page.notes.tone.editor, "relieved")
    tab.page.head.purpose.setFocus()
    note = next(n for n in facts_of(book, northwind).notes if n.meeting_id == call.id)
    assert (note.body, note.tone_words) == ("Heard", "relieved")


@pytest.mark.usefixtures("call")
def test_each_line_says_what_it_becomes(tab: MeetingsTab) -> None:
    notes = tab.page.notes.notes
    said = [
        notes._becomes(line) if (line := notes.notes.line_of(text)) else ""
        for text in [*NOTES.splitlines(), "> @nobody sign", "plain", ""]
    ]
    assert said == [
        "",
        "→ decision",
        "→ action, you, Fri 27 Nov",
        "→ action, Lena Brandt, Wed 2 Dec",
        "→ open question",
        "private: never leaves this program",
        "→ action, nobody is called “nobody”",
        "",
        "",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_flow_a_meeting_to_follow_up_by_keys_alone(  # noqa: PLR0915 -- one story
    tab: MeetingsTab,
    shell: TabShell,
    book: Book,
    northwind: int,
    turning: Turning,
) -> None:
    """design.md flow A: M, the notes, Ctrl+Enter, the next step, Ctrl+Enter, Ctrl+Enter, and
    Ctrl+Enter once more when it was sent; 17 keys beyond what is typed."""
    opened = Opened()
    tab.page.follow_up.open = opened
    tab.take_focus()
    QTest.keyClick(tab.list.table.grid, KEY.Key_M)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewMeeting)
    QTest.keyClicks(dialog.purpose.editor, "Agree the go-live")
    QTest.keyClick(dialog.purpose.editor, KEY.Key_Return)
    assert tab.is_open
    meeting_id = tab.page.meeting_id
    assert meeting_id is not None
    write(tab.page.notes.notes.editor, NOTES)
    turning.at = START + timedelta(minutes=49)
    before = facts_of(book, northwind)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(tab.page.notes.notes.editor, KEY.Key_Return, control)
    step = tab.page.notes.next_step
    assert step.what.editor.hasFocus()
    assert "what, who, by when" in step.question.text()
    assert kept(book, northwind, meeting_id).ended_at is None
    QTest.keyClicks(step.what.editor, "Go-live check")
    QTest.keyClick(step.what.editor, KEY.Key_Tab)
    QTest.keyClicks(step.who.editor, "Lena B")
    QTest.keyClick(step.who.editor, KEY.Key_Tab)
    QTest.keyClicks(step.when.editor, "4 dec")
    QTest.keyClick(step.when.editor, KEY.Key_Return, control)
    assert kept(book, northwind, meeting_id).ended_at == turning.now()
    lena = next(c for c in before.contacts if c.name == "Lena Brandt")
    assert [(a.title, a.origin, a.contact_id) for a in agreed(book, northwind, meeting_id)] == [
        ("SSO guide to IT", ActionOrigin.MEETING, None),
        ("name the pilot users", ActionOrigin.MEETING, lena.id),
        ("Go-live check", ActionOrigin.NEXT_STEP, lena.id),
    ]
    follow_up = tab.page.follow_up
    assert follow_up.clock.text() == "30:00"
    turning.at += timedelta(minutes=21, seconds=48)
    tab.page.tick()
    assert follow_up.clock.text() == "08:12"
    QTest.keyClick(follow_up.letter.editor, KEY.Key_Return, control)
    assert len(opened.urls) == 1
    path = Path(opened.urls[0].toLocalFile())
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert "Lena Brandt" in str(mail["To"])
    content = mail.get_content()
    assert "Next step: Lena: Go-live check, by 4 December 2026." in content
    assert "January" not in content
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == meeting_id)
    assert stored.state is FollowUpState.HANDED_OFF
    assert follow_up.letter.editor.isReadOnly()  # type: ignore[attr-defined]
    QTest.keyClick(follow_up.letter.editor, KEY.Key_Return, control)
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == meeting_id)
    assert stored.state is FollowUpState.SENT
    assert follow_up.state.text() == "Sent on time: 09:40"
    assert not follow_up.first.isVisible()
    assert not shell.told


def test_ending_is_one_step_of_undo_and_a_second_ctrl_enter_ends_without_next_step(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, shell: TabShell
) -> None:
    write(tab.page.notes.notes.editor, "> call the IT")
    QTest.mouseClick(tab.page.follow_up.first, Qt.MouseButton.LeftButton)
    assert kept(book, northwind, call.id).ended_at is None
    QTest.mouseClick(tab.page.follow_up.first, Qt.MouseButton.LeftButton)
    assert kept(book, northwind, call.id).ended_at is not None
    assert [a.title for a in agreed(book, northwind, call.id)] == ["call the IT"]
    assert shell.toasts == ["The call has ended: its actions are stored."]
    assert book.undo() == "End call"
    assert kept(book, northwind, call.id).ended_at is None
    assert agreed(book, northwind, call.id) == []
    assert tab.page.follow_up.first.text() == "End call"


def test_t4_a_laptop_that_slept_shows_one_overdue_clock_and_a_clock_set_back_the_full_time(
    tab: MeetingsTab, call: Meeting, book: Book, turning: Turning
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    page = tab.page
    assert page._tick.isActive()
    turning.at += timedelta(hours=-3)
    page.tick()
    assert page.follow_up.clock.text() == "30:00"
    turning.at += timedelta(hours=11)
    page.tick()
    assert page.follow_up.clock.text() == "Overdue"
    assert "Was due 09:00" in page.follow_up.state.text()
    assert not page._tick.isActive()


def test_the_clock_stands_still_while_nobody_sees_it(
    tab: MeetingsTab, call: Meeting, book: Book
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    tab.show_list()
    assert not tab.page._tick.isActive()
    tab.open_meeting(call.id)
    assert tab.page._tick.isActive()


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
    book.run("Notes", meetings.write_notes, call.id, body="x" * 5000)
    follow_up.by_link()
    assert opened.urls == []
    assert shell.told[0].title == "The text is too long for a link."
    book.run("Notes", meetings.write_notes, call.id, body="Short & sweet")
    follow_up.by_link()
    assert opened.urls[0].scheme() == "mailto"
    assert b"Short%20%26%20sweet" in opened.urls[0].toEncoded().data()
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == call.id)
    assert stored.state is FollowUpState.HANDED_OFF
    follow_up._not_sent()
    assert follow_up.first.text() == "End call"


def test_people_come_or_not_by_space_and_go_by_delete(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    head = tab.page.head
    marc = head.chips[1]
    assert marc.accessibleName() == "Marc Olivier, expected"
    marc.setFocus()
    QTest.keyClick(marc, KEY.Key_Space)
    assert head.chips[1].accessibleName() == "Marc Olivier, did not come"
    assert head.chips[1].hasFocus()
    assert tab.page.follow_up.to.editor.text() == "Lena Brandt"  # type: ignore[attr-defined]
    QTest.keyClick(head.chips[1], KEY.Key_Delete)
    assert [chip._words for chip in head.chips] == ["Lena Brandt", "Alex Moreau"]
    came = [a for a in facts_of(book, northwind).attendances if a.meeting_id == call.id]
    assert len(came) == 2


def test_end_goals_are_added_and_marked(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    head = tab.page.head
    for text in ("Know the date", "Meet the IT"):
        head.new_goal.setFocus()
        QTest.keyClicks(head.new_goal.editor, text)
        QTest.keyClick(head.new_goal.editor, KEY.Key_Return)
    assert head.new_goal.editor.text() == ""  # type: ignore[attr-defined]
    assert [row.goal.text for row in head.rows] == ["Know the date", "Meet the IT"]
    for met in (True, False, None):
        QTest.keyClick(head.rows[0].button, KEY.Key_Space)
        goals = [g for g in facts_of(book, northwind).end_goals if g.meeting_id == call.id]
        assert goals[0].met is met
    head.rows[0].field.setFocus()
    head.rows[0].field.editor.clear()  # type: ignore[attr-defined]
    QTest.keyClick(head.rows[0].field.editor, KEY.Key_Return)
    assert [row.goal.text for row in head.rows] == ["Meet the IT"]


def test_a_purpose_that_is_none_is_kept_and_asked_about(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    purpose = tab.page.head.purpose
    purpose.setFocus()
    purpose.editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(purpose.editor, "Just checking in")
    tab.page.notes.notes.setFocus()
    assert kept(book, northwind, call.id).purpose == "Just checking in"
    tab.given(tab.view)
    assert "not what for" in purpose.note.text()


@pytest.mark.usefixtures("call")
def test_a_part_of_spiced_is_verified_by_its_tick(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    ticks = tab.page.diagnosis.ticks
    assert ticks[0].isEnabled()
    QTest.keyClick(ticks[0], KEY.Key_Space)
    assert not tab.page.diagnosis.ticks[0].isEnabled()
    verified = [s for s in facts_of(book, northwind).spiced if s.verified_on == date(2026, 11, 22)]
    assert len(verified) == 1


def test_actions_written_after_the_end_are_stored_by_one_click(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    more = tab.page.notes.more
    assert not more.isVisible()
    book.run("Notes", meetings.write_notes, call.id, body="> one thing\n> another")
    assert more.text() == "Store 2 new actions of the notes"
    QTest.keyClick(more, KEY.Key_Space)
    assert [a.title for a in agreed(book, northwind, call.id)] == ["one thing", "another"]
    assert not more.isVisible()
    step = tab.page.notes.next_step
    assert step.add.isVisible()
    QTest.keyClicks(step.what.editor, "Ring Lena")
    QTest.keyClick(step.add, KEY.Key_Space)
    assert step.stored.text() == "Ring Lena, no date"
    assert not step.what.isVisible()


def test_d_goes_to_the_follow_up_that_is_waited_for(
    tab: MeetingsTab, call: Meeting, book: Book, shell: TabShell
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    tab.show_list()
    assert shell.commands.run("account.draft")
    assert tab.page.meeting_id == call.id
    assert tab.page.follow_up.letter.editor.hasFocus()


@pytest.mark.usefixtures("call")
def test_a_meeting_that_is_undone_leads_back_to_the_list(tab: MeetingsTab, book: Book) -> None:
    assert tab.is_open
    book.undo()
    assert not tab.is_open


def test_an_account_without_meetings_offers_the_first(
    qtbot: QtBot, book: Book, shell: TabShell
) -> None:
    account = book.run("New account", new_account, "Empty")
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    shell.follow(other, account.id)
    other.show()
    assert other.list.empty.isVisible()
    assert not other.list.table.isVisible()


def test_hostile_names_are_shown_letter_by_letter(
    qtbot: QtBot, book: Book, shell: TabShell
) -> None:
    account = book.run("New account", new_account, HOSTILE)
    contact = book.run("New contact", new_contact, account.id, HOSTILE, email="h@x.example")
    meeting = book.run(
        "New meeting",
        meetings.new_meeting,
        account.id,
        MeetingKind.RESCUE_CALL,
        START,
        "Asia/Kathmandu",
        [contact.id],
        title=HOSTILE,
        value_for_customer=HOSTILE,
    )
    book.run("Goal", meetings.add_end_goal, meeting.id, HOSTILE)
    book.run("Notes", meetings.write_notes, meeting.id, body=f"> @R&D {HOSTILE} fri\n# {HOSTILE}")
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    other.resize(1000, 600)
    shell.follow(other, account.id)
    other.show()
    other.open_meeting(meeting.id)
    assert other.page.head.title.text() == " ".join(HOSTILE.split())
    assert other.page.head.width() <= other.page.area.width()
    assert (
        "Today 13:15 – 14:15 · Asia/Kathmandu · 08:30 – 09:30 here" in other.page.head.when.text()
    )
    for label in other.findChildren(Text):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_new_meeting_proposes_time_people_and_agenda(
    book: Book, shell: TabShell, turning: Turning
) -> None:
    made: list[Meeting] = []
    turning.at = START + timedelta(minutes=3)
    dialog = NewMeeting(shell, book, ZONE, made.append)  # deletes itself once it is closed
    dialog.show()
    QTest.keyClick(dialog.purpose.editor, KEY.Key_Return)
    assert "With which account?" in dialog.account.error
    dialog.account.editor.completer().setModel(None)  # type: ignore[attr-defined]
    QTest.keyClicks(dialog.account.editor, "northw")
    QTest.keyClick(dialog.account.editor, KEY.Key_Return)
    assert len(made) == 1
    assert made[0].starts_at == START.astimezone(ZoneInfo("UTC"))
    assert made[0].agenda == (
        "What we want to have finished by the end",
        "Work on it together",
        "Next steps",
    )
    invited = [
        a for a in facts_of(book, made[0].account_id).attendances if a.meeting_id == made[0].id
    ]
    assert len(invited) > 1


def test_the_agenda_follows_the_kind_until_it_is_edited(
    qtbot: QtBot, book: Book, shell: TabShell, northwind: int
) -> None:
    dialog = NewMeeting(shell, book, ZONE, lambda _: None, northwind)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.kind.editor.setCurrentIndex(  # type: ignore[attr-defined]
        list(MeetingKind).index(MeetingKind.RESCUE_CALL)
    )
    dialog.kind._chosen(0)
    text = dialog.agenda.editor.toPlainText()  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 7


@pytest.mark.parametrize(
    ("typed", "read"),
    [("14:30", "14:30"), ("1430", "14:30"), ("9", "09:00"), ("2 pm", "14:00"), ("12am", "00:00")],
)
def test_times_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert f"{read_time(typed):%H:%M}" == read


@pytest.mark.usefixtures("call")
def test_every_field_of_the_page_has_a_name(tab: MeetingsTab) -> None:
    for field in tab.page.findChildren(Field):
        assert field.editor.accessibleName()
    for widget in tab.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget


def test_ctrl_shift_m_plans_from_anywhere_and_opens_the_meeting(
    tab: MeetingsTab, book: Book, shell: TabShell, northwind: int
) -> None:
    """design.md flow A: Ctrl+Shift+M, three letters, Enter."""
    shell.commands.add(anywhere(shell))
    QTest.keyClick(
        tab.list.table.grid,
        KEY.Key_M,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewMeeting)
    dialog.account.editor.completer().setModel(None)  # type: ignore[attr-defined]
    QTest.keyClicks(dialog.account.editor, "nor")
    QTest.keyClick(dialog.account.editor, KEY.Key_Return)
    assert tab.is_open
    assert tab.page.meeting_id == max(m.id for m in facts_of(book, northwind).meetings)


@pytest.mark.parametrize(
    ("zone", "here", "shown"),
    [
        ("Europe/Berlin", "Europe/Berlin", "Today 08:30 – 09:30 · Europe/Berlin"),
        (
            "America/New_York",
            "Europe/Berlin",
            "Today 02:30 – 03:30 · America/New_York · 08:30 – 09:30 here",
        ),
        (
            "Pacific/Kiritimati",
            "Pacific/Honolulu",
            "Today 21:30 – 22:30 · Pacific/Kiritimati · Yesterday 21:30 – 22:30 here",
        ),
        ("No/Where", "UTC", "Today 07:30 – 08:30 · No/Where"),
    ],
)
def test_t1_a_meeting_shows_both_places_clocks(zone: str, here: str, shown: str) -> None:
    meeting = Meeting(1, 2, MeetingKind.EBR, "", START.astimezone(ZoneInfo("UTC")), zone)
    assert words.when_words(meeting, here, START.date(), "en_GB") == shown


def test_a_call_under_way_is_opened_at_once(
    qtbot: QtBot, call: Meeting, shell: TabShell, northwind: int
) -> None:
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    shell.follow(other, northwind)
    assert other.page.meeting_id == call.id
    assert other.is_open


def test_the_agenda_is_edited_as_one_line(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    agenda = tab.page.head.agenda
    agenda.setFocus()
    agenda.editor.selectAll()  # type: ignore[attr-defined]
    agenda.editor.insert("Goals · What is missing ·  · Next steps")  # type: ignore[attr-defined]
    QTest.keyClick(agenda.editor, KEY.Key_Return)
    points = kept(book, northwind, call.id).agenda
    assert points == ("Goals", "What is missing", "Next steps")


def test_the_two_golden_rules_are_a_tick_before_and_one_after(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    golden = tab.page.head.golden
    assert golden.text() == "○ do they look forward?"
    QTest.keyClick(golden, KEY.Key_Space)
    assert golden.text() == "● they look forward to it"
    book.run("End call", meetings.end_meeting, call.id)
    assert golden.text() == "○ did they get it?"
    for _ in range(2):
        QTest.keyClick(golden, KEY.Key_Space)
    stored = kept(book, northwind, call.id)
    assert (stored.looked_forward, stored.got_value) == (True, False)
    assert golden.text() == "◆ they did not get it"


def test_a_rescue_call_walks_the_golden_sequence_which_stays_inside(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    golden = tab.page.golden
    assert not golden.isVisible()
    book.run("Kind", meetings.edit_meeting, call.id, kind=MeetingKind.RESCUE_CALL)
    assert golden.isVisible()
    disarm = golden.fields[GoldenStep.DISARM]
    disarm.setFocus()
    write(disarm.editor, "Heard them out")
    tab.page.head.purpose.setFocus()
    stored = [n for n in facts_of(book, northwind).golden_notes if n.meeting_id == call.id]
    assert [(n.step, n.text) for n in stored] == [(GoldenStep.DISARM, "Heard them out")]
    assert "Heard" not in tab.page.follow_up.letter.editor.toPlainText()  # type: ignore[attr-defined]
    disarm.setFocus()
    disarm.editor.clear()  # type: ignore[attr-defined]
    tab.page.head.purpose.setFocus()
    assert not [n for n in facts_of(book, northwind).golden_notes if n.meeting_id == call.id]


def test_a_next_step_whose_date_can_not_be_read_keeps_the_call_open(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    step = tab.page.notes.next_step
    QTest.keyClicks(step.what.editor, "Go-live check")
    QTest.keyClicks(step.when.editor, "someday")
    tab.page.end_call()
    assert "not a date" in step.when.error
    assert kept(book, northwind, call.id).ended_at is None
    step.when.editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(step.when.editor, "fri")
    tab.page.end_call()
    assert [a.due_on for a in agreed(book, northwind, call.id)] == [date(2026, 11, 27)]


def test_order_and_columns_of_the_list_come_back(
    qtbot: QtBot, tab: MeetingsTab, shell: TabShell, northwind: int
) -> None:
    tab.list.table.sort_by("title")
    first = tab.list.table.lines[0].id
    tab.save_state()
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    shell.follow(other, northwind)
    assert other.list.table.lines[0].id == first
