"""A follow-up through the outbox, by the keys of the meeting: sent, taken back, refused, later."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.outbox import outbox_lines
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.outbox import delivery
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.records.letters.outbox import (
    MailState,
    RecipientResult,
    RecipientState,
)
from csm_desktop.domain.records.meetings import FollowUpState, Meeting
from csm_desktop.mail.mail_server import Security
from csm_desktop.ui.account.meetings.deletion import QueuedMailQuestion
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.frame.mail.send_later import SendLaterDialog
from tests.clocks import SetClock
from tests.mail.servers import HOST, Post, serving
from tests.ui.hands import answer_dialog, click, write
from tests.ui.shell import TabShell


@pytest.fixture
def ended(tab: MeetingsTab, call: Meeting, book: Book) -> MeetingsTab:
    book.run("Me", say_who_i_am, email="ann@ours.example")
    book.run("Server", set_server, MailServer(HOST, 9, Security.NONE))
    book.run("End", meetings.end_meeting, call.id)
    return tab


def state(tab: MeetingsTab) -> FollowUpState:
    assert tab.page.meeting is not None
    return tab.page.meeting.follow_up.state


def test_send_leaves_ten_seconds_to_undo_and_take_back_makes_a_draft(
    ended: MeetingsTab, book: Book
) -> None:
    card = ended.page.follow_up
    assert card.first.text() == "Send"
    ended.go_on()
    assert state(ended) is FollowUpState.QUEUED
    assert (card.first.isHidden(), card.second.text()) == (True, "Take back")
    assert card.aside.text().startswith("In the outbox; it goes at ")
    book.undo()
    assert state(ended) is FollowUpState.DRAFT
    ended.go_on()
    click(card.second)
    assert state(ended) is FollowUpState.DRAFT
    assert outbox_lines(book) == ()


def test_the_mail_arrives_and_the_meeting_keeps_it(
    ended: MeetingsTab, book: Book, shell: TabShell, turning: SetClock, qtbot: QtBot
) -> None:
    with serving(Post()) as post:
        book.run("Server", set_server, MailServer(HOST, post.port, Security.NONE))
        ended.go_on()
        turning.at += timedelta(seconds=11)
        shell.outbox.send_now()
        qtbot.waitUntil(lambda: state(ended) is FollowUpState.SENT, timeout=15_000)
    ((_, to, _),) = post.mails
    card = ended.page.follow_up
    assert len(to) == 2
    assert card.state.text().startswith("Sent on time")
    assert card.first.isHidden()


def test_s10_a_refusal_is_said_and_leaves_a_draft(
    ended: MeetingsTab, book: Book, turning: SetClock, qtbot: QtBot
) -> None:
    ended.go_on()
    turning.at += timedelta(seconds=11)
    mail = delivery.claim_next(book)
    assert mail is not None
    outcome = DeliveryOutcome(DeliveryEnd.NOT_ALLOWED, "535 no")
    delivery.settle(book, mail.id, outcome)
    card = ended.page.follow_up
    qtbot.waitUntil(lambda: state(ended) is FollowUpState.DRAFT)
    assert [line.state for line in outbox_lines(book)] == [MailState.REFUSED]
    assert "535 no" in card.aside.text()
    assert card.first.text() == "Send"


def test_s8_who_was_refused_is_told_where_the_mail_counts_as_sent(
    ended: MeetingsTab, book: Book, turning: SetClock, qtbot: QtBot
) -> None:
    ended.go_on()
    turning.at += timedelta(seconds=11)
    mail = delivery.claim_next(book)
    assert mail is not None
    first, other = mail.recipients
    results = {
        first: RecipientResult(first, RecipientState.ACCEPTED),
        other: RecipientResult(other, RecipientState.REFUSED, "550 nobody"),
    }
    outcome = DeliveryOutcome(DeliveryEnd.ANSWERED, f"{other}: 550 nobody", results)
    delivery.settle(book, mail.id, outcome)
    qtbot.waitUntil(lambda: state(ended) is FollowUpState.SENT)
    assert ended.page.follow_up.aside.text() == f"{other}: 550 nobody"


def test_send_later_waits_for_its_time_and_refuses_one_that_is_over(
    ended: MeetingsTab, book: Book, turning: SetClock
) -> None:
    turning.at = turning.at.replace(hour=14)
    card = ended.page.follow_up
    view = ended.page.meeting
    assert view is not None

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, SendLaterDialog)
        # What is proposed is still to come.
        assert dialog.day.stored == book.today() + timedelta(days=1)
        dialog.day.set_value(book.today())
        dialog.time.editor.selectAll()
        write(dialog.time.editor, "00:01")
        click(dialog.yes)
        assert "is over" in dialog.refusal.text()
        dialog.time.editor.selectAll()
        write(dialog.time.editor, "23:50")
        click(dialog.yes)

    answer_dialog(answer)
    card.ways.ask_when(view)
    (line,) = outbox_lines(book)
    assert line.at is not None
    assert line.at > book.now() + timedelta(hours=5)
    assert delivery.claim_next(book) is None


def test_closing_amid_a_try_writes_down_how_it_ended(
    ended: MeetingsTab, book: Book, shell: TabShell, turning: SetClock, qtbot: QtBot
) -> None:
    import socket

    with socket.create_server((HOST, 0)) as hole:
        port = hole.getsockname()[1]
        book.run("Server", set_server, MailServer(HOST, port, Security.NONE))
        ended.go_on()
        turning.at += timedelta(seconds=11)
        shell.outbox.send_now()
        qtbot.waitUntil(lambda: outbox_lines(book)[0].state is MailState.CLAIMED)
        shell.outbox.attach(None)
    assert [line.state for line in outbox_lines(book)] == [MailState.QUEUED]


@pytest.mark.parametrize(
    ("answer", "held", "mails"), [("no", True, 1), ("keep", False, 1), ("both", False, 0)]
)
def test_to_delete_a_meeting_whose_mail_waits_is_asked_about(
    ended: MeetingsTab, call: Meeting, book: Book, answer: str, held: bool, mails: int
) -> None:
    ended.page.follow_up.to.editor.setText("lena@rail.example")
    ended.page.follow_up.to.commit()
    ended.go_on()
    asked: list[str] = []

    def say(question: QDialog) -> None:
        assert isinstance(question, QueuedMailQuestion)
        assert question.focusWidget() is question.no
        asked.append(question.words.text())
        click(getattr(question, answer))

    answer_dialog(say)
    ended.page.delete()
    assert "waits in the outbox" in asked[0]
    assert "lena@rail.example" in asked[0]
    assert any(each.id == call.id for each in ended.view.facts.meetings) is held
    assert len(outbox_lines(book)) == mails
    assert [line.state for line in outbox_lines(book)] == [MailState.QUEUED] * mails
