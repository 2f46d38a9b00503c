"""Each kind of row of the day: clocks, alerts, actions, hand-overs, meetings, renewals, news."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from csm_desktop.app.accounts.stages import edit_hand_over
from csm_desktop.app.plan.actions import tick_actions
from csm_desktop.app.today.view import AskedBeforeRenewal, FollowUpDue, PreparedMeeting
from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.lists.day_lines import CriticalLine, NewsLine, WaitingHandOver
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.instants import is_whole_days, wall_times
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui.frame.action_day import ask_day
from csm_desktop.ui.frame.page_requests import run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.ui.widgets import Text, tip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.marks import BandBadge
from csm_desktop.wording import (
    beside,
    clock_time,
    label,
    moneys,
    render,
    short_day,
    tr,
    weekday_day,
)
from csm_desktop.wording.clock_words import day_and_time, time_left

_DRAFT = "account.draft"


def near_day(day: date, today: date) -> str:
    """A day near today, as it is said."""
    away = (day - today).days
    named = {0: tr("today"), 1: tr("tomorrow"), -1: tr("yesterday")}
    return named.get(away) or short_day(day, with_year=day.year != today.year)


class ClockRow(DayRow[FollowUpDue]):
    """A meeting that waits for its follow-up, with what is left of the half hour."""

    def __init__(self, shell: Shell, line: FollowUpDue) -> None:
        clock = Text("", "figure")
        super().__init__(line, clock)
        self.clock = clock
        self._shell = shell
        self.last.addWidget(Button(tr("Review draft"), self.draft, kind="primary", hint="D"))

    def show_line(self, line: FollowUpDue) -> None:
        """Show the meeting; the clock is set by `tick`."""
        self.line = line
        meeting = line.meeting
        title = meeting.title or label(meeting.kind)
        name = render(say("Follow up with {account}", account=meeting.account))
        self.say(name, "", title, "")

    def tick(self, now: datetime) -> None:
        """Show what is left at this moment."""
        left = self.line.left(now)
        late = left < timedelta(0)
        seconds = int(abs(left).total_seconds())
        if late:
            hours, minutes = divmod(seconds // 60, 60)
            words = (
                say("{h} h {m} min late", h=hours, m=minutes)
                if hours
                else say("{m} min late", m=minutes)
            )
            self.clock.setText(tr("late"))
            self.end.setText(render(words))
            self.end.show()
        else:
            self.clock.setText(time_left(left))
            self.end.hide()
        self.clock.set_colour("error" if late else "text")

    def open_line(self) -> None:
        """The meeting itself."""
        meeting = self.line.meeting
        self._shell.open_account(meeting.account_id, f"meetings/{meeting.id}")

    def draft(self) -> None:
        """The draft of its follow-up stands beside the meeting."""
        self.open_line()


class ActionRow(DayRow[ActionLine]):
    """An action that is late or due: X says done, S gives it another day."""

    def __init__(self, shell: Shell, line: ActionLine, today: Callable[[], date]) -> None:
        tick = QCheckBox()
        tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # X does it, on the row that is on
        super().__init__(line, tick)
        self.tick = tick
        self._shell, self._today = shell, today
        self.tick.clicked.connect(lambda _: self.done())
        tip(self.tick, tr("Done"))

    def show_line(self, line: ActionLine) -> None:
        """Show the action as it stands."""
        self.line = line
        today = self._today()
        self.tick.setChecked(not line.is_pending)
        self.tick.setAccessibleName(render(say("Done: {title}", title=line.title)))
        late = line.days_late(today)
        end = (
            render(say("{n} day late", "{n} days late", n=late))
            if late
            else near_day(line.due_on, today)
            if line.due_on
            else ""
        )
        who = line.owner or label(line.side)
        inside = "" if line.is_shared else tr("internal")
        beneath = beside([line.account, label(line.origin), who, inside])
        more = beside([
            render(say("For {milestone}", milestone=line.milestone)) if line.milestone else "",
            tr("X says done, S gives it another day."),
        ])  # fmt: skip
        self.say("", line.title, beneath, end, more)
        self.end.set_colour("error" if late else "secondary")

    def open_line(self) -> None:
        """Its place in the account's plan."""
        place = f"plan/{self.line.side.value}/{self.line.id}"
        self._shell.open_account(self.line.account_id, place)

    def done(self) -> None:
        """Say that it is done."""
        title = self.line.title
        act = say("Tick off {title}", title=title)  # as "Undone: …" says it
        if self._shell.run(act, tick_actions, [self.line.id], True) is not None:
            self._shell.toast(render(say("Done: {title}", title=title)), undoable=True)

    def snooze(self) -> None:
        """Ask for another day."""
        ask_day(self._shell, [self.line], self)

    def draft(self) -> None:
        """The draft of the account's follow-up."""
        draft_for(self._shell, self.line.account_id)


class HandOverRow(DayRow[WaitingHandOver]):
    """A hand-over of the lead that nobody has accepted: X accepts it today."""

    def __init__(self, shell: Shell, line: WaitingHandOver, today: Callable[[], date]) -> None:
        super().__init__(line)
        self._shell, self._today = shell, today

    def show_line(self, line: WaitingHandOver) -> None:
        """Show from whom to whom, what goes along, and since when it waits."""
        self.line = line
        ways = say("{giver} to {taker}", giver=line.from_function, taker=line.to_function)
        who = line.taker or tr("nobody is named to take it")
        since = render(say("since {day}", day=near_day(line.on, self._today())))
        hint = tr("X accepts it today; Enter opens it.")
        self.say(line.account, render(ways), beside([who, line.note]), since, hint)

    def open_line(self) -> None:
        """The hand-overs of the account."""
        self._shell.open_account(self.line.account_id, f"lifecycle/hand_over:{self.line.id}")

    def done(self) -> None:
        """Say that it is accepted."""
        saying = say("Hand-over accepted: {taker}", taker=self.line.to_function)
        on = self._today()
        if self._shell.run(saying, edit_hand_over, self.line.id, accepted_on=on) is not None:
            self._shell.toast(render(saying), undoable=True)

    def draft(self) -> None:
        """The draft of the account's follow-up."""
        draft_for(self._shell, self.line.account_id)


class MeetingRow(DayRow[PreparedMeeting]):
    """A meeting of today or tomorrow, and what is prepared for it."""

    def __init__(
        self, shell: Shell, line: PreparedMeeting, here: str, today: Callable[[], date]
    ) -> None:
        super().__init__(line)
        self._shell, self._here, self._today = shell, here, today

    def show_line(self, line: PreparedMeeting) -> None:
        """Show when, what, with whom, and what for."""
        self.line = line
        meeting = line.meeting
        there, *mine = wall_times(meeting.starts_at, meeting.zone, self._here)
        shown = mine[0].shown if mine else there.shown
        title = meeting.title or label(meeting.kind)
        whole = is_whole_days(meeting.starts_at, meeting.minutes, meeting.zone)
        name = render(say("{time} {title}", time=clock_time(shown), title=title))
        if whole:
            name, mine = beside([title, tr("all day")]), []
        city = meeting.zone.rsplit("/", 1)[-1].replace("_", " ")
        theirs = clock_time(there.shown)
        if there.shown.date() != shown.date():
            theirs = day_and_time(weekday_day(there.shown.date()), theirs)
        other = render(say("{time} in {city}", time=theirs, city=city)) if mine else ""
        guests = render(say("{n} guest", "{n} guests", n=meeting.guests))
        length = "" if whole else render(say("{n} min", n=meeting.minutes))
        when = "" if line.is_today else tr("tomorrow")
        self.say(
            name,
            "",
            beside([meeting.account, other, guests]),
            beside([when, length]),
            "\n".join(self._prepared()),
        )
        self.more.setVisible(bool(self.more.text()))

    def _prepared(self) -> list[str]:
        line = self.line
        found = [render(say("End goal: {goal}", goal=goal)) for goal in line.end_goals] or [
            line.meeting.purpose or tr("It has no purpose yet: what is in it for them?")
        ]
        if line.event is not None:
            days = (line.event.on - self._today()).days
            text = line.event.text
            found.append(
                render(
                    say(
                        "Critical event: {text} in {n} day",
                        "Critical event: {text} in {n} days",
                        text=text,
                        n=days,
                    )
                )
            )
        return found

    def open_line(self) -> None:
        """The meeting, with all that is prepared."""
        meeting = self.line.meeting
        self._shell.open_account(meeting.account_id, f"meetings/{meeting.id}")

    def draft(self) -> None:
        """The draft of the account's follow-up."""
        draft_for(self._shell, self.line.meeting.account_id)


class RenewalRow(DayRow[AccountLine]):
    """An account that renews within ninety days: when, how much, how healthy, and what is to be
    asked before; `asked` brings that."""

    def __init__(
        self,
        shell: Shell,
        line: AccountLine,
        today: Callable[[], date],
        asked: Callable[[int], AskedBeforeRenewal | None],
    ) -> None:
        super().__init__(line)
        self._shell, self._today, self._asked = shell, today, asked
        self.badge = BandBadge(line.band, line.score)
        self.last.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTrailing)

    def show_line(self, line: AccountLine) -> None:
        """Show the renewal as it stands."""
        self.line = line
        on = line.renews_on
        question = self._asked(line.id)
        beneath = beside(
            [
                "" if on is None else _in_days(on, self._today()),
                "" if question is None else render(question.question),
            ]
        )
        amount = tr("not usable") if "arr" in line.unusable else moneys(line.arr)
        self.say(line.name, "", beneath, amount, self._peeked(line))
        usable = "band" not in line.unusable
        self.badge.show_band(line.band if usable else Band.UNKNOWN, line.score if usable else None)

    def _peeked(self, line: AccountLine) -> str:
        step = line.next_step or tr("No next step")
        standing = label(line.standing) if line.standing else ""
        return beside([step, standing])

    def open_line(self) -> None:
        """The account, at the question that waits for an answer."""
        question = self._asked(self.line.id)
        place = "" if question is None else f"contract/renewal:{question.subscription_id}"
        self._shell.open_account(self.line.id, place)

    def draft(self) -> None:
        """The draft of the account's follow-up."""
        draft_for(self._shell, self.line.id)


class EventRow(DayRow[CriticalLine]):
    """A critical event of a customer within ninety days."""

    def __init__(self, shell: Shell, line: CriticalLine, today: Callable[[], date]) -> None:
        super().__init__(line)
        self._shell, self._today = shell, today

    def show_line(self, line: CriticalLine) -> None:
        """Show what happens there, and when."""
        self.line = line
        self.say(line.account, "", line.text, _in_days(line.on, self._today()))

    def open_line(self) -> None:
        """The account's diagnosis."""
        self._shell.open_account(self.line.account_id, "overview")


class NewsRow(DayRow[NewsLine]):
    """What came to an account since yesterday."""

    def __init__(self, shell: Shell, line: NewsLine) -> None:
        super().__init__(line)
        self._shell = shell

    def show_line(self, line: NewsLine) -> None:
        """Show how much of what."""
        self.line = line
        counts = [render(_COUNTED[kind](number)) for kind, number in line.counts.items()]
        self.say(line.account, "", beside(counts), "")

    def open_line(self) -> None:
        """The account's history."""
        self._shell.open_account(self.line.id, "history")


_COUNTED: dict[str, Callable[[int], Message]] = {
    "contact": lambda n: say("{n} contact", "{n} contacts", n=n),
    "subscription": lambda n: say("{n} subscription", "{n} subscriptions", n=n),
    "reading": lambda n: say("{n} reading", "{n} readings", n=n),
    "opportunity": lambda n: say("{n} opportunity", "{n} opportunities", n=n),
    "meeting": lambda n: say("{n} meeting", "{n} meetings", n=n),
}


def _in_days(on: date, today: date) -> str:
    days = (on - today).days
    if days == 0:
        return tr("today")
    return render(say("{day} · {n} day", "{day} · {n} days", day=short_day(on), n=days))


def draft_for(shell: Shell, account_id: int) -> None:
    """The draft of an account's follow-up."""
    run_on_account(shell, _DRAFT, account_id)
