"""The page of the day: what runs, what calls, what is due; what comes; what the week was."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csm_desktop.app.alerts.list import AlertLine
from csm_desktop.app.alerts.together import AlertGroup, together
from csm_desktop.app.today.view import AskedBeforeRenewal, TodayView, today_view
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import PendingAlerts
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.frame.user.who_i_am import WhoIAm, may_narrow, stays_narrow
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.today.alert_rows import AlertGroupRow, AlertRow, offer_playbook
from csm_desktop.ui.today.cards import DayCard, WeekCard
from csm_desktop.ui.today.commands import declare
from csm_desktop.ui.today.crossed import ReachedRow
from csm_desktop.ui.today.kinds import (
    ActionRow,
    ClockRow,
    EventRow,
    HandOverRow,
    MeetingRow,
    NewsRow,
    RenewalRow,
    near_day,
)
from csm_desktop.ui.today.own_practice import OwnPracticeRow
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.ui.today.sheets import SheetRow
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import clear, nest
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.wording import render, tr, weekday_day

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_TICK_MS = 1000
_MINUTE_MS = 60_000
_ONLY_MINE = "only mine"
_ALL, _MINE = "all", "mine"
Seen = tuple[TodayView, tuple[AlertLine | AlertGroup, ...]]
"""The day, and its alerts as they are shown."""


class TodayPage(Page):
    """One list in cards: J and K go through all of it, X, S and D act, Space tells more."""

    def __init__(self, shell: Shell, alerts: PendingAlerts | None = None) -> None:
        super().__init__(shell)
        self._listed = alerts if alerts is not None else PendingAlerts()
        self.view: TodayView | None = None
        self._day = date.min
        self._wanted_focus = False
        self._led_to: QWidget | None = None
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._answered)
        self._tick = Later(self, self._show_clocks, _TICK_MS, repeated=True)
        # An alert may rise and midnight may pass while the page stands in front.
        self._watch = Later(self, lambda: self.changed(None), _MINUTE_MS, repeated=True)
        self.whose = ChipRow(tr("Whose"), [(_ALL, tr("All accounts"), None),
                                           (_MINE, tr("Only mine"), None)])  # fmt: skip
        self.whose.chosen.connect(self._whose_chosen)
        self._make_cards()
        self._lay_out()
        declare(self)

    def show_book(self, book: "Book | None") -> None:
        """Show the day of another book."""
        self.view = None
        for card in self.cards:
            card.show_lines(())
        self.quiet.hide()
        self.nothing.hide()
        if book is not None:
            mine = self.shell.recents.choice(_ONLY_MINE, (_ALL, _MINE), _ALL) == _MINE
            # What is remembered stays what the user chose, whatever this book can tell.
            self.whose.blockSignals(True)
            self.whose.choose(_MINE if mine and stays_narrow(self.shell) else _ALL)
            self.whose.blockSignals(False)
            self._ask_who()
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        self._asker.ask()
        self._watch.start()

    def title(self) -> str:
        """The page's name."""
        return tr("Today")

    def aside(self) -> str:
        """The day itself."""
        return weekday_day(self.view.day) if self.view is not None else ""

    def take_focus(self) -> None:
        """The first row there is; once it is there, where the answer is still on its way."""
        rows = self.rows()
        # What calls may still be reckoned, and comes before all that stands here already.
        self._wanted_focus = not rows or not isinstance(
            rows[0], ClockRow | AlertRow | AlertGroupRow
        )
        if rows:
            self._led_to = rows[0]
        else:
            self._led_to = self if self.nothing.isHidden() else self.nothing.button
        if self._led_to is not None:
            self._led_to.setFocus()

    def rows(self) -> list[DayRow[Any]]:
        """All rows, in the order in which J goes through them."""
        return [row for card in self.cards if not card.isHidden() for row in card.rows.rows]

    @property
    def current(self) -> DayRow[Any] | None:
        """The row that the keyboard is on."""
        focus = QApplication.focusWidget()
        return next((r for r in self.rows() if focus and r.isAncestorOf(focus)), None)

    def step(self, by: int) -> None:
        """Go down (or up) some rows."""
        rows, now = self.rows(), self.current
        if rows:
            index = rows.index(now) + by if now is not None else 0
            rows[min(max(index, 0), len(rows) - 1)].setFocus()

    def act(self, what: Callable[[DayRow[Any]], object]) -> None:
        """Do something with the row that the keyboard is on."""
        row = self.current
        if row is not None:
            what(row)

    def _today(self) -> date:
        return self.view.day if self.view is not None else date.min

    def _make_cards(self) -> None:
        shell, today, here = self.shell, self._today, zone_here()
        self.clocks = DayCard(tr("Follow-ups"), lambda line: ClockRow(shell, line))
        self.alerts = DayCard(tr("Alerts"), self._alert_row)
        self.due = DayCard(tr("Due now"), lambda line: ActionRow(shell, line, today))
        self.hand_overs = DayCard(
            tr("Hand-overs that wait"), lambda line: HandOverRow(shell, line, today)
        )
        self.sheets = DayCard(tr("Hand-off sheets due"), lambda line: SheetRow(shell, line, today))
        self.reached = DayCard(
            tr("Reached, as readings say"), lambda line: ReachedRow(shell, line, today)
        )
        self.practice = DayCard(
            tr("Our own practice"), lambda line: OwnPracticeRow(shell, line, today)
        )
        self.news = DayCard(
            tr("New on your accounts since yesterday"), lambda line: NewsRow(shell, line)
        )
        self.meetings = DayCard(tr("Meetings"), lambda line: MeetingRow(shell, line, here, today))
        self.renewals = DayCard(
            tr("Renewals"), lambda line: RenewalRow(shell, line, today, self._asked)
        )
        self.events = DayCard(tr("Critical events"), lambda line: EventRow(shell, line, today))
        self.week = WeekCard(shell)
        self.cards: Sequence[DayCard] = (
            self.clocks, self.alerts, self.due, self.hand_overs, self.sheets, self.reached,
            self.practice, self.news, self.meetings, self.renewals, self.events,
        )  # fmt: skip
        self.quiet = Text(colour="secondary", wrap=True)
        self.quiet.hide()
        self.nothing = EmptyState(
            tr("No accounts yet"),
            tr("Import a list from a file, or make one in the Book."),
            tr("Import lists…"),
            lambda: shell.commands.run("book.import"),
            hint="Ctrl+Shift+I",
        )
        self.nothing.hide()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self.day = Beside(left, right, wide=860, fixed=(1, 380, 320))
        for side, parts in (
            (
                left,
                (
                    self.quiet,
                    self.clocks,
                    self.alerts,
                    self.due,
                    self.hand_overs,
                    self.sheets,
                    self.reached,
                    self.practice,
                    self.news,
                ),
            ),
            (right, (self.meetings, self.renewals, self.week, self.events)),
        ):
            column = QVBoxLayout(side)
            theme.spaced(column, gap=theme.L)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        inside = QWidget()
        self.who = QVBoxLayout()
        theme.spaced(self.who)
        column = QVBoxLayout(inside)
        theme.spaced(column, gap=theme.M)
        theme.edged(column, bottom=theme.XL)
        nest(column, self.who)
        column.addWidget(self.whose)
        column.addWidget(self.day, 1)
        column.addWidget(self.nothing, 1)
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        whole.addWidget(Scroll(inside, sideways=False))

    def _question(self) -> "Callable[[Book], Seen]":
        zone, mine = ZoneInfo(zone_here()), self.whose.key == _MINE

        def look(book: "Book") -> Seen:
            view = today_view(book, zone, only_mine=mine)
            # Of a large book there are thousands: on the thread, too.
            return view, together(view.alerts)

        return look

    def _ask_who(self) -> None:
        """Who the user is, where the book names owners and was never told: what of theirs is due,
        and whom they met, hangs on it."""
        clear(self.who)
        question = WhoIAm(self.shell)
        self.who.addWidget(question)
        question.setVisible(question.wanted)

    def _whose_chosen(self, key: str) -> None:
        if key == _MINE and not may_narrow(self.shell, self):
            self.whose.choose(_ALL)
            return
        self.shell.recents.put(_ONLY_MINE, key)
        self._asker.ask()

    def _answered(self, seen: Seen) -> None:
        view, alerts = seen
        # Asked first: what is hidden below hands its focus on. And never taken from where the user
        # went meanwhile, for an answer comes every minute.
        focused, row = QApplication.focusWidget(), self.current
        stayed = row is self._led_to if row else focused in (None, self, self._led_to)
        self.view = view
        is_empty = self.whose.key == _ALL and not view.week.accounts
        self.nothing.setVisible(is_empty)
        for part in (self.whose, self.day):
            part.setVisible(not is_empty)
        self.clocks.show_lines(view.clocks)
        self.alerts.show_lines(alerts, render(say("{n} firing", "{n} firing", n=len(view.alerts))))
        offer_playbook(self.alerts.rows.rows)
        self.due.show_lines(view.due, _due_words(view))
        self.hand_overs.show_lines(view.hand_overs)
        self.sheets.show_lines(view.sheets)
        self.reached.show_lines(view.reached)
        self.practice.show_lines(view.practice)
        self.news.show_lines(view.news)
        tomorrow = all(not meeting.is_today for meeting in view.meetings)
        self.meetings.show_lines(view.meetings, tr("tomorrow") if tomorrow else tr("today"))
        self.renewals.show_lines(view.renewals, tr("next 90 days"))
        self.events.show_lines(view.events, tr("next 90 days"))
        self.week.show_week(view.week)
        waits = (view.clocks, view.alerts, view.due, view.hand_overs, view.sheets, view.reached,
                 view.practice)  # fmt: skip
        self.quiet.setVisible(not any(waits))
        self.quiet.setText(_quiet_words(view))
        self._show_clocks()
        if view.clocks:
            self._tick.start()
        else:
            self._tick.stop()
        self.state_changed.emit()
        if self._wanted_focus and self.isVisible() and stayed:
            self.take_focus()

    def _alert_row(self, line: AlertLine | AlertGroup) -> AlertRow | AlertGroupRow:
        if isinstance(line, AlertGroup):
            return AlertGroupRow(self.shell, line, self._today, self._list_alerts)
        return AlertRow(self.shell, line, self._today)

    def _list_alerts(self, trigger: Trigger) -> None:
        self.shell.go("alerts")
        self._listed.ask(trigger)

    def _asked(self, account_id: int) -> AskedBeforeRenewal | None:
        asked = self.view.asked if self.view is not None else ()
        return next((one for one in asked if one.id == account_id), None)

    def _show_clocks(self) -> None:
        book = self.shell.book
        if book is not None:
            for row in self.clocks.rows.rows:
                row.tick(book.now())


def _due_words(view: TodayView) -> str:
    late = sum(line.days_late(view.day) > 0 for line in view.due)
    number = render(say("{n} action", "{n} actions", n=len(view.due)))
    return render(say("{actions} · {late} late", actions=number, late=late)) if late else number


def _quiet_words(view: TodayView) -> str:
    """What is quiet, and until when."""
    quiet = tr("No follow-up waits, no alert calls, and nothing is due within three days.")
    if view.next_due is None:
        return quiet
    until = render(say("The next action is due {day}.", day=near_day(view.next_due, view.day)))
    return f"{quiet} {until}"
