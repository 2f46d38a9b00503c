"""The ways of a follow-up through the outbox: now, later, back again."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QMenu, QWidget

from csm_desktop.app.meetings.follow_up_dispatch import send_follow_up
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.app.outbox import acts
from csm_desktop.app.outbox.server import server_in
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.records.meetings import FollowUpState
from csm_desktop.domain.text.instants import wall_times
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.mail.send_later import SendLaterDialog
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.wording import clock_time, label, render, tr, weekday_day
from csm_desktop.wording.clock_words import day_and_time


class OutboxWays:
    """Asked by the card of a follow-up; `here` is the user's zone."""

    def __init__(self, tab: Tab, here: str, owner: QWidget, commit: Callable[[], bool]) -> None:
        self._tab, self._here, self._owner, self._commit = tab, here, owner, commit

    @property
    def sends(self) -> bool:
        """Whether a server is named, so that Send means sending."""
        book = self._tab.shell.book
        return book is not None and book.known("mail server", server_in) is not None

    def send(self, view: MeetingView, at: datetime | None = None) -> None:
        """Let the mail go, in ten seconds or at an instant."""
        label_ = say("Send the follow-up")
        sent = self._tab.shell.run(label_, send_follow_up, view.follow_up, at)
        if sent is None:
            return
        words = tr("It goes in ten seconds, or as soon as there is a connection.")
        self._tab.shell.toast(tr("It waits in the outbox.") if at else words, undoable=True)

    def ask_when(self, view: MeetingView) -> None:
        """Ask for a day and a time, and let it go then."""
        book = self._tab.shell.book
        if book is None or not self._commit():
            return
        SendLaterDialog(
            book.today, self._here, book.now(), lambda at: self.send(view, at), self._owner
        ).exec()

    def take_back(self, view: MeetingView) -> None:
        """It does not go: it is a draft again."""
        if view.mail is not None:
            self._tab.shell.run(say("Take the follow-up back"), acts.take_back, view.mail.id)

    def add_to(self, menu: QMenu, view: MeetingView, hand_over: Callable[[], object]) -> None:
        """What the dots offer where a server is named."""
        if self.sends and view.meeting.ended_at is not None:
            menu.addAction(tr("Hand to the mail program"), hand_over)
            menu.addAction(tr("Send later…"), lambda: self.ask_when(view))

    def left_out(self, view: MeetingView) -> str:
        """Of a mail that went to some: who has not got it, and what the server said."""
        return view.mail.trouble if view.mail is not None else ""

    def words(self, view: MeetingView) -> str:
        """Where the mail is, and why it did not go; "" for a draft that was never sent."""
        mail = view.mail
        if mail is None:
            return ""
        if view.follow_up.state is FollowUpState.DRAFT or mail.state is not MailState.QUEUED:
            parts = (label(mail.state), mail.trouble)
            return ": ".join(part for part in parts if part)
        if mail.trouble:
            return mail.trouble
        if mail.due_at is not None and self._tab.shell.book is not None:
            book = self._tab.shell.book
            shown = wall_times(mail.due_at, self._here, self._here)[0].shown
            time = clock_time(shown)
            if shown.date() != book.today():
                time = day_and_time(weekday_day(shown.date()), time)
            if mail.due_at > book.now():
                return render(say("In the outbox; it goes at {time}.", time=time))
        return tr("In the outbox; it goes as soon as there is a connection.")
