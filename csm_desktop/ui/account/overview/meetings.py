"""The card of next meetings, and when the last one was."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from csm_desktop.domain.health.counts import judged_follow_ups
from csm_desktop.domain.meetings.quiet import held_within
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings.words import begins_words
from csm_desktop.ui.account.overview.pressable_row import PressableRow
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.layout.line_rows import LineRows
from csm_desktop.wording import label, render, tr
from csm_desktop.wording.clock_words import share_words

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_AT_MOST = 3
_MOST_TOLD = 12  # follow-ups in an explanation, the latest
_MEET = "account.meet"


class MeetingItem(PressableRow[Meeting]):
    """What it is, when, and what it is good for."""

    def __init__(self, tab: Tab, meeting: Meeting, here: str) -> None:
        super().__init__(tab, meeting, "meetings")
        self._here = here
        self.title = Text(role="strong", wrap=True)
        self.when = Text(role="caption", wrap=True)
        self.purpose = Text(wrap=True)
        for text in (self.title, self.when, self.purpose):
            self.column.addWidget(text)

    def show_line(self, line: Meeting) -> None:
        """Show the meeting as it is planned."""
        self.title.setText(line.title or label(line.kind))
        title = self.title.text()
        self.face.setAccessibleName(render(say("{title}: open the meeting", title=title)))
        today = self.tab.view.facts.as_of
        when = begins_words(line, self._here, today)
        self.when.setText(f"{when} · {label(line.kind)}")
        self.purpose.setText(line.purpose or tr("It has no purpose yet: what is in it for them?"))
        self.purpose.set_colour("text" if line.purpose else "error")


class MeetingsCard(Card):
    """The next three meetings; where there is none, the way to one."""

    def __init__(self, tab: Tab, here: str) -> None:
        super().__init__(tr("Next meetings"))
        self.tab, self._here = tab, here
        self.rows: LineRows[MeetingItem] = LineRows(
            lambda meeting: MeetingItem(tab, meeting, here), gap=theme.S
        )
        self.none = Text(tr("No meeting is planned."), colour="secondary", wrap=True)
        self.meet = Button(tr("Plan a meeting"), lambda: tab.shell.commands.run(_MEET), hint="M")
        self.last = Text(role="caption", wrap=True)
        self.add(self.none)
        self.add(self.rows)
        self.body.addWidget(self.meet, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(self.last)
        self.clock = Button("", self.explain, kind="flat", flush=True)
        self.body.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignLeading)
        self._view: AccountView | None = None

    def explain(self) -> None:
        """Meeting by meeting, how soon its follow-up went, and the way to them."""
        view = self._view
        if view is None:
            return
        since = view.facts.as_of - timedelta(days=view.rules.follow_up_window_days)
        held = held_within(view.facts.meetings, since, view.facts.as_of)
        lines = [
            render(say("{on}, {title}: {timing}", on=judged.on, timing=judged.timing,
                       title=judged.meeting.title or label(judged.meeting.kind)))
            for judged in judged_follow_ups(
                held, view.facts.follow_ups, view.facts.as_of, view.rules
            )
        ]  # fmt: skip
        said = Explanation(
            self.clock.text(), "\n".join(lines[-_MOST_TOLD:]), tr("All meetings"),
            self._to_meetings, self,
        )  # fmt: skip
        said.show_beneath(self.clock)

    def _to_meetings(self) -> None:
        self.tab.shell.open_account(self.tab.account_id, "meetings")

    def show_view(self, view: "AccountView") -> None:
        """Show what is planned, and how the clock was kept."""
        self._view = view
        figures, days = view.figures, view.rules.follow_up_window_days
        self.clock.setVisible(bool(figures.asked))
        share = share_words(figures.in_time, figures.asked)
        said = say("Follow-ups in time in {n} days: {share}", n=days, share=share)
        self.clock.setText(render(said))
        book = self.tab.shell.book
        now = book.now() if book is not None else datetime.now(UTC)
        meetings = view.facts.meetings
        coming = [
            meeting for meeting in meetings if meeting.is_awaited and meeting.starts_at >= now
        ]
        self.rows.show_lines(coming[:_AT_MOST])
        self.rows.setVisible(bool(coming))
        self.none.setVisible(not coming)
        self.meet.setVisible(not coming and _MEET in self.tab.shell.commands)
        held = [
            meeting
            for meeting in meetings
            if meeting.starts_at < now and meeting.cancelled_at is None
        ]
        self.last.setVisible(bool(held))
        if held:
            # Facts hold meetings in the order of time, so the last of them is the latest.
            last = held[-1]
            today = view.facts.as_of
            when = begins_words(last, self._here, today)
            self.last.setText(
                render(
                    say("Last: {title}, {when}", title=last.title or label(last.kind), when=when)
                )
            )
