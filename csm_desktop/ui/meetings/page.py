"""Every meeting of the book: what is to come, what was held, and what is missing after it."""

from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.app.lists.meetings import PAST_DAYS, all_meetings
from csm_desktop.app.meetings.acts import say_held
from csm_desktop.domain.lists.meeting_lines import BookMeeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.lists.queried_page import QueriedPage
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.meetings.columns import VIEWS, Now, columns
from csm_desktop.ui.meetings.commands import NEW_MEETING, ROW_ACTS, declare
from csm_desktop.ui.meetings.trip import ask_trip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    pass

_CONCERN = ("meeting", "attendance", "follow_up", "action", "account", "contact")


class MeetingsPage(QueriedPage[BookMeeting, Now]):
    """The list is asked for on a thread: it may hold tens of thousands of meetings."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VIEWS, tr("Filter the meetings"), all_meetings, _CONCERN)
        self.table.opened.connect(self._open)
        new = partial(shell.commands.run, NEW_MEETING)
        self.lay_out([Button(tr("New meeting"), new, kind="primary", hint="N")])
        self.table.sort_by("starts_at")
        declare(self)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)
        self.views.chosen.connect(self._order)

    def make_table(self) -> Table[BookMeeting]:
        """Several can be said to be held at once; nothing else of them is edited here."""
        return Table(
            tr("Meetings"),
            columns(self.context),
            many=True,
            empty=EmptyState(
                tr("No meeting yet"),
                tr("Plan one, or write down one that is over."),
                tr("New meeting"),
                partial(self.shell.commands.run, NEW_MEETING),
                hint="N",
            ),
            none_found=EmptyState(
                tr("No meeting fits"), tr("The views above show others; N plans a new one.")
            ),
        )

    def context(self) -> Now:
        """The instant, the day and the user's zone."""
        book = self.shell.book
        if book is None:
            raise RuntimeError("no book is open")
        return Now(book.now(), book.today(), zone_here())

    def title(self) -> str:
        """The page's name."""
        return tr("Meetings")

    def aside(self) -> str:
        """How far back the list goes."""
        return render(say("past {n} days and all to come", n=PAST_DAYS))

    def open_selected(self) -> None:
        """The meeting that the keyboard is on."""
        self.on_current(self._open)

    def hold_selected(self) -> None:
        """Say that what is selected was held: imported calendars leave that open."""
        chosen = [line.id for line in self.table.selection]
        held = self.shell.run(say("Was held"), say_held, chosen)
        if held is not None:
            words = say("{n} meeting was held.", "{n} meetings were held.", n=len(held))
            self.shell.toast(render(words), undoable=True)

    def draft_selected(self) -> None:
        """The follow-up of the meeting that the keyboard is on: it stands beside the notes."""
        self.on_current(self._open)

    def ask_trip(self) -> None:
        """The briefs of some days, as they would be printed."""
        ask_trip(self.shell, self)

    def _open(self, line: BookMeeting) -> None:
        self.shell.open_account(line.account_id, f"meetings/{line.id}")

    def _order(self, key: str) -> None:
        """What is to come begins with the next one, all else with the last."""
        self.table.sort_by("starts_at", key not in ("coming", "this_week", "next_week"))
