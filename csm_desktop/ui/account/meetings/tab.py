"""The meetings tab: the list of an account's meetings, and the page of one."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.app.meetings.view import meeting_lines
from csm_desktop.domain.meetings.end import FollowUpTiming, has_begun
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.meetings import EndGoal, FollowUp, GoldenNote, Meeting, Note
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings.meeting_list import MeetingList
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.account.meetings.page import MeetingPage
from csm_desktop.ui.account.meetings.preview import brief_paper
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.here import zone_here
from csm_desktop.wording import render

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_TABLE = "meetings table"
_WANTS_THE_USER = (FollowUpTiming.RUNNING, FollowUpTiming.OVERDUE)


def _under_way(meeting: Meeting, now: datetime) -> bool:
    """Whether a call has begun and was not ended, until as long again as it was planned for."""
    longest = timedelta(minutes=2 * meeting.minutes)
    return meeting.is_awaited and has_begun(meeting, now) and now <= meeting.starts_at + longest


class MeetingsTab(Tab):
    """Opens on the call whose follow-up is waited for, else on the list."""

    def __init__(self, shell: Shell, parent: QWidget | None = None, here: str = "") -> None:
        super().__init__(shell, parent)
        self.here = here or zone_here()
        self._shown_account: int | None = None
        self.list = MeetingList(self, self.here, self.open_meeting, self.new_meeting)
        self.list.table.restore(shell.recents.table(_TABLE))
        self.page = MeetingPage(self, self.here, self.show_list)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.page)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(self.stack)

    def show_view(self, view: "AccountView") -> None:
        if view.account_id != self._shown_account:
            self._shown_account = view.account_id
            running = self._running()
            if running is None:
                self.list.show_meetings()
                self.stack.setCurrentWidget(self.list)
                return
            self.page.meeting_id = None
            self.open_meeting(running)
        elif not self.is_open:
            self.list.show_meetings()
        elif not self.page.show_meeting(self.page.meeting_id or 0):
            self.show_list()

    def _running(self) -> int | None:
        """The call whose half hour runs now, else the one that is under way."""
        book = self.shell.book
        if book is None:
            return None
        now = book.now()
        lines = meeting_lines(self.view.facts, self.view.rules, now)
        ended = (x.id for x in lines if x.clock and x.clock.timing is FollowUpTiming.RUNNING)
        held = (x.id for x in lines if _under_way(x.meeting, now))
        return next(ended, None) or next(held, None)

    @property
    def is_open(self) -> bool:
        """Whether the page of a meeting is in front."""
        return self.stack.currentWidget() is self.page

    def open_meeting(self, meeting_id: int) -> None:
        """Show the page of a meeting."""
        if self.page.show_meeting(meeting_id):
            self.stack.setCurrentWidget(self.page)
            self.page.take_focus()
            self.state_changed.emit()

    def show_list(self) -> None:
        """Back to all meetings, at the one that was open."""
        if self.is_open:
            self.page.commit()
        self.list.show_meetings()  # behind the page nobody saw it
        self.stack.setCurrentWidget(self.list)
        if self.page.meeting_id is not None:
            self.list.table.select(self.page.meeting_id)
        self.list.take_focus()
        self.state_changed.emit()

    def new_meeting(self) -> NewMeeting | None:
        """Ask for a new meeting with this account, and open it."""
        book = self.shell.book
        if book is None:
            return None
        dialog = NewMeeting(
            self.shell, book, self.here, self._planned, self.account_id, self.window()
        )
        dialog.open()
        return dialog

    def _planned(self, meeting: Meeting) -> None:
        self.open_meeting(meeting.id)

    def open_newest(self) -> None:
        """Show the meeting that was made last."""
        if self.view.facts.meetings:
            self.open_meeting(max(meeting.id for meeting in self.view.facts.meetings))

    def draft(self) -> None:
        """Go to the follow-up that is waited for most: the running one, else the latest overdue."""
        book = self.shell.book
        if book is None:
            return
        lines = meeting_lines(self.view.facts, self.view.rules, book.now())
        waiting = [x for x in lines if x.clock and x.clock.timing in _WANTS_THE_USER]
        waiting.sort(key=lambda x: x.clock is not None and x.clock.timing is _WANTS_THE_USER[1])
        held = waiting or [x for x in lines if x.meeting.ended_at is not None and x.clock]
        if held:
            self.open_meeting(held[0].id)
            self.page.follow_up.letter.setFocus()
        else:
            self.show_list()
            words = say("No meeting with {name} was held yet: there is nothing to follow up.",
                        name=self.view.facts.account.name)  # fmt: skip
            self.shell.toast(render(words))

    def go_on(self) -> None:
        """End the call, hand the follow-up over, or say that it was sent: whatever is next."""
        if self.is_open and self.page.notes.commit():
            self.page.follow_up.go_on()

    def go_to(self, part: str) -> None:
        """A meeting by its id, or something that was said or written there: "note:17"."""
        kind, _, number = part.rpartition(":")
        row = int(number) if number.isdecimal() else None
        meeting_id = _meeting_of(self.view.facts, row) if kind else row
        if meeting_id is not None:
            self.open_meeting(meeting_id)
        else:
            self.take_focus()

    def take_focus(self) -> None:
        if self.is_open:
            self.page.take_focus()
        else:
            self.list.take_focus()

    def paper(self) -> PaperDocument | None:
        """The page to be read before the meeting that is open."""
        meeting = self.page.meeting.meeting if self.is_open and self.page.meeting else None
        return None if meeting is None else brief_paper(meeting, self.here)

    def has_selection(self) -> bool:
        return self.is_open or self.list.table.current is not None

    def settle(self) -> None:
        if self.is_open:
            self.page.commit()

    def save_state(self) -> None:
        self.shell.recents.put(_TABLE, json.dumps(self.list.table.state()))

    def back(self) -> bool:
        """From a meeting to all of them."""
        if not self.is_open:
            return False
        self.show_list()
        return True


def _meeting_of(facts: AccountFacts, row: int | None) -> int | None:
    """The meeting in which something was said or written, by the id of that."""
    theirs: Iterable[Note | FollowUp | OutboxMail | EndGoal | GoldenNote] = chain(
        facts.notes, facts.follow_ups, facts.outbox, facts.end_goals, facts.golden_notes
    )
    return next((each.meeting_id for each in theirs if each.id == row), None)
