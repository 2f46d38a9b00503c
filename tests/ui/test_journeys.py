"""Ways through the whole window by keys alone, each from where it begins to what came of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.records.meetings import FollowUpState
from csm_desktop.domain.records.opportunities import DecisionProcess, SellingStep
from csm_desktop.mail.mail_server import Security
from csm_desktop.ui.account.contacts.introduction_dialog import IntroductionDialog
from csm_desktop.ui.account.contract.tab import ContractTab
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.expansion.opportunity_dialog import OpportunityDialog
from csm_desktop.ui.frame.expansion.selling_dialog import SellingDialog
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.meetings.page import MeetingsPage
from csm_desktop.ui.people.coverage_page import CoveragePage
from tests.clocks import SetClock
from tests.importers.calendars.files import calendar, event, written
from tests.mail.servers import HOST, Post, serving
from tests.ui.hands import CountedKeys, Key, answer_dialog
from tests.ui.sample_book import program, sample

__all__ = ["program", "sample"]

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

INVITATION = calendar(
    event(
        "DTEND:20261122T090000Z", "SUMMARY:Replanning with Northwind Rail",
        "ORGANIZER;CN=Ann:mailto:ann@ours.example",
        "ATTENDEE;CN=Lena Brandt:mailto:lena.brandt@northwind-rail.example",
        start="20261122T080000Z",
    )
)  # fmt: skip


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def keys(program: Program) -> CountedKeys:
    book = program.workbench.book
    assert book is not None
    book.run("Me", say_who_i_am, email="ann@ours.example")
    program.window.go("today")
    return CountedKeys(program.window)


def tab_of(program: Program, kind: type, qtbot: QtBot) -> ContractTab | MeetingsTab:
    """The account's tab of a kind, once it is in front."""

    def found() -> bool:
        page = program.window.page
        return isinstance(page, AccountPage) and isinstance(page.tab, kind)

    qtbot.waitUntil(found)
    page = program.window.page
    assert isinstance(page, AccountPage)
    assert isinstance(page.tab, ContractTab | MeetingsTab)
    return page.tab


def state(book: Book, account_id: int) -> FollowUpState:
    """Of the follow-up to the meeting that came last into the book."""
    facts = account_facts(book, account_id)
    meeting = max(facts.meetings, key=lambda one: one.id)
    assert meeting.title == "Replanning with Northwind Rail"
    (mail,) = (one for one in facts.follow_ups if one.meeting_id == meeting.id)
    return mail.state


def test_from_an_invitation_file_to_a_follow_up_that_a_server_took(
    program: Program, keys: CountedKeys, clock: SetClock, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window, book = program.window, program.workbench.book
    assert book is not None
    account_id = account_named(book, "Northwind Rail").id
    path = written(tmp_path, INVITATION, "invitation.ics")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    keys.hit(Key.Key_I, CTRL | SHIFT)
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: not page.busy and page.foot.go_on.isEnabled())
    keys.hit(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.busy)
    keys.hit(Key.Key_3, CTRL)
    meetings = window.page
    assert isinstance(meetings, MeetingsPage)
    qtbot.waitUntil(lambda: bool(meetings.table.lines))
    keys.hit(Key.Key_F, CTRL)
    keys.write("replanning with")
    qtbot.waitUntil(lambda: len(meetings.table.lines) == 1)
    keys.hit(Key.Key_Return, times=2)
    tab = tab_of(program, MeetingsTab, qtbot)
    assert isinstance(tab, MeetingsTab)
    qtbot.waitUntil(tab.page.notes.notes.editor.hasFocus)
    keys.write("> @us send the guide next friday")
    keys.hit(Key.Key_Return, CTRL)
    keys.write("Go-live check")
    keys.hit(Key.Key_Tab)
    keys.write("Lena B")
    keys.hit(Key.Key_Tab)
    keys.write("in two weeks")
    keys.hit(Key.Key_Return, CTRL)
    qtbot.waitUntil(tab.page.follow_up.letter.editor.hasFocus)
    with serving(Post()) as post:
        book.run("Server", set_server, MailServer(HOST, post.port, Security.NONE))
        keys.hit(Key.Key_Return, CTRL)
        clock.go(seconds=11)
        keys.hit(Key.Key_7, CTRL)
        keys.hit(Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: bool(post.mails), timeout=15_000)
        qtbot.waitUntil(lambda: state(book, account_id) is FollowUpState.SENT)
    ((_, to, sent),) = post.mails
    assert to == ["lena.brandt@northwind-rail.example"]
    assert b"send the guide" in sent
    assert keys.number <= 13


def test_a_gap_of_the_book_becomes_an_introduction_in_the_outbox(
    program: Program, keys: CountedKeys, qtbot: QtBot
) -> None:
    book = program.workbench.book
    assert book is not None
    book.run("Server", set_server, MailServer(HOST, 587, Security.NONE))
    keys.hit(Key.Key_R, CTRL | SHIFT)
    page = program.window.page
    assert isinstance(page, CoveragePage)
    qtbot.waitUntil(lambda: bool(page.table.lines) and page.table.grid.hasFocus())
    line = page.table.current
    assert line is not None
    assert line.missing or line.thread

    to: list[str] = []

    def queue(dialog: QDialog) -> None:
        assert isinstance(dialog, IntroductionDialog)
        to.append(dialog.to.editor.text())
        keys.hit(Key.Key_Return, CTRL)

    answer_dialog(queue)
    keys.hit(Key.Key_I)
    qtbot.waitUntil(lambda: bool(account_facts(book, line.id).outbox))
    (mail,) = account_facts(book, line.id).outbox
    assert (mail.state, list(mail.to)) == (MailState.QUEUED, to)
    assert keys.number <= 3


def test_a_signal_becomes_an_opportunity_and_then_a_plan(
    program: Program, keys: CountedKeys, qtbot: QtBot
) -> None:
    window, book = program.window, program.workbench.book
    assert book is not None
    account_id = account_named(book, "Halden Foods").id
    before = account_facts(book, account_id)
    program.workbench.open_account(account_id, "contract")
    tab = tab_of(program, ContractTab, qtbot)
    assert isinstance(tab, ContractTab)

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, OpportunityDialog)
        keys.hit(Key.Key_Return)

    answer_dialog(keep)
    keys.hit(Key.Key_U, CTRL | SHIFT)
    (opened,) = set(account_facts(book, account_id).opportunities) - set(before.opportunities)
    assert tab.opportunities.table.current == opened
    window.activateWindow()  # offscreen, a dialog that closes leaves no window active
    qtbot.waitUntil(window.isActiveWindow)

    def plan(dialog: QDialog) -> None:
        assert isinstance(dialog, SellingDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        keys.hit(Key.Key_Down, times=2)
        assert dialog.opportunity.process is DecisionProcess.CONSENSUS
        keys.hit(Key.Key_P, ALT)
        qtbot.waitUntil(dialog.act.isEnabled)
        keys.hit(Key.Key_M, ALT)
        qtbot.waitUntil(lambda: not dialog.act.isEnabled())
        keys.hit(Key.Key_Escape)

    answer_dialog(plan)
    keys.hit(Key.Key_Y, CTRL | SHIFT)
    facts = account_facts(book, account_id)
    planned = [
        note
        for note in facts.selling_notes
        if (note.opportunity_id, note.step) == (opened.id, SellingStep.PEOPLE)
    ]
    assert planned
    actions = {action.id for action in facts.actions} - {action.id for action in before.actions}
    assert {note.action_id for note in planned} == actions
    assert keys.number <= 8
