"""Reminders by the book's clock: 20 and 30 minutes after a meeting ended, and the day's one line.

They are told in the system's tray and to screen readers; where there is no tray nothing is told:
Today shows the same.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csm_desktop.app.today.reminders import (
    DayAhead,
    Reminder,
    day_ahead,
    is_morning,
    reminders_between,
)
from csm_desktop.app.today.view import FollowUpDue, running_clocks
from csm_desktop.domain.meetings.reminders import ReminderMoment
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.reminders.choices import FOLLOW_UPS, MORNING, is_wanted
from csm_desktop.ui.frame.reminders.tray import Tray
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.frame.window_place import bring_forward
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.lifetimes import Later, renew
from csm_desktop.ui.widgets.toast import announce
from csm_desktop.wording import beside, clock_time, render, sentences, stopped, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.ui.frame.workbench import Workbench

_LOOK_MS = 10_000
_ASK_MS = 500  # after the last of several acts
_TOLD_DAY = "day told"


class Reminders(QObject):
    """It lives in the window and begins a new life with each book.

    The running clocks are asked of the book when something changed; between that nothing is read,
    and each look only compares them with the book's clock.
    """

    def __init__(self, workbench: "Workbench", tray: Tray, window: QWidget) -> None:
        super().__init__(window)
        self._workbench, self._tray, self._window = workbench, tray, window
        self._clocks: tuple[FollowUpDue, ...] = ()
        self._since: datetime | None = None
        self._told: set[tuple[int, ReminderMoment]] = set()
        self._leads_to: Callable[[], object] | None = None
        self._running = BookQuery(workbench, lambda: running_clocks, self)
        self._running.answered.connect(self._clocks_came)
        self._ahead = BookQuery(workbench, self._day_question, self)
        self._ahead.answered.connect(self._day_came)
        self._look_again = Later(self, self.look, _LOOK_MS, repeated=True)
        self._ask = Later(self, self._running.ask, _ASK_MS)
        workbench.book_changed.connect(self.show_book)
        workbench.live.changed.connect(lambda _: self._ask.start())
        # Some desktops tell of clicks on the icon alone: both lead to what was told last.
        tray.lead(self._clicked, self._clicked)
        self.show_book()

    def show_book(self) -> None:
        """Another book, or none: what was told of the last one leads nowhere any more."""
        book = self._workbench.book
        renew(self, over=book is None)
        self._clocks, self._told, self._leads_to = (), set(), None
        self._since = None if book is None else book.now()
        if book is None:
            self._look_again.stop()
            self._tray.stand(False)
        else:
            self._ask.start()
            self._look_again.start()

    def look(self) -> None:
        """Tell what has fallen due since the last look."""
        book, recents = self._workbench.book, self._workbench.recents
        # A locked book tells nobody who waits.
        if book is None or book.is_locked:
            return
        now, since = book.now(), self._since
        self._since = now
        wanted = [what for what in (FOLLOW_UPS, MORNING) if is_wanted(recents, what)]
        is_there = bool(wanted) and self._tray.is_there()
        self._tray.stand(is_there)
        if not is_there or since is None:
            return
        reminded = FOLLOW_UPS in wanted and self._remind(since, now)
        # The day can wait for the next look: it would take the place of what was just told.
        if MORNING in wanted and not reminded and self._is_day_untold(book, now):
            self._ahead.ask()

    def _remind(self, since: datetime, now: datetime) -> bool:
        """Tell of the clocks that fell due meanwhile; whether there was one."""
        found = reminders_between(self._clocks, since, now)
        new = [reminder for reminder in found if reminder.key not in self._told]
        self._told.update(reminder.key for reminder in new)
        if len(new) == 1:
            meeting = new[0].clock.meeting
            title = render(say("Follow up with {account}", account=meeting.account))
            self._tell(title, _clock_words(new[0], now), lambda: self._open(new[0]))
        elif new:
            # One message: a second would take the place of the first before it was read.
            title = render(say("{n} follow-up waits", "{n} follow-ups wait", n=len(new)))
            words = tr("Their half hours are nearly or just over.")
            self._tell(title, words, lambda: self._workbench.go("today"))
        return bool(new)

    def _is_day_untold(self, book: "Book", now: datetime) -> bool:
        told = self._workbench.recents.kept(_TOLD_DAY, book.path)
        # Before the night's figures are renewed the numbers would be yesterday's.
        settled = not self._workbench.idle.working
        is_new = told != book.today().isoformat()
        return is_new and settled and is_morning(now, ZoneInfo(zone_here()))

    def _day_question(self) -> "Callable[[Book], tuple[Book, DayAhead]]":
        zone = ZoneInfo(zone_here())
        return lambda book: (book, day_ahead(book, zone))

    def _day_came(self, found: "tuple[Book, DayAhead]") -> None:
        book, ahead = found
        if book is not self._workbench.book:
            return
        self._workbench.recents.keep(_TOLD_DAY, book.path, book.today().isoformat())
        if not ahead.is_quiet:
            self._tell(tr("Today"), _day_words(ahead), lambda: self._workbench.go("today"))

    def _clocks_came(self, clocks: tuple[FollowUpDue, ...]) -> None:
        self._clocks = clocks

    def _tell(self, title: str, words: str, leads_to: Callable[[], object]) -> None:
        self._leads_to = leads_to
        self._tray.tell(title, words)
        announce(self._window, sentences((stopped(title), words)))

    def _open(self, reminder: Reminder) -> None:
        meeting = reminder.clock.meeting
        self._workbench.open_account(meeting.account_id, f"meetings/{meeting.id}")

    def _clicked(self) -> None:
        leads_to, self._leads_to = self._leads_to, None
        bring_forward(self._window)
        if leads_to is not None:
            leads_to()


def _clock_words(reminder: Reminder, now: datetime) -> str:
    """No word of a user's: a desktop may read them as markup. The title has the name."""
    ended = reminder.clock.meeting.ended_at
    at = clock_time(ended.astimezone(ZoneInfo(zone_here()))) if ended is not None else ""
    left = round(reminder.clock.left(now).total_seconds() / 60)
    if reminder.moment is ReminderMoment.NEAR:
        return render(
            say(
                "The meeting ended at {at}; {n} minute is left.",
                "The meeting ended at {at}; {n} minutes are left.",
                at=at,
                n=max(left, 1),
            )
        )
    if left < 0:
        return render(
            say(
                "The meeting ended at {at}; it was due {n} minute ago.",
                "The meeting ended at {at}; it was due {n} minutes ago.",
                at=at,
                n=-left,
            )
        )
    return render(say("The meeting ended at {at}; it is due now.", at=at))


def _day_words(ahead: DayAhead) -> str:
    parts = (
        (ahead.follow_ups, say("{n} follow-up", "{n} follow-ups", n=ahead.follow_ups)),
        (ahead.alerts, say("{n} alert", "{n} alerts", n=ahead.alerts)),
        (ahead.due, say("{n} action due", "{n} actions due", n=ahead.due)),
        (ahead.meetings, say("{n} meeting", "{n} meetings", n=ahead.meetings)),
    )
    return beside(render(words) for number, words in parts if number)
