"""What can be done on the Meetings page, with its keys."""

from typing import Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.lists.list_commands import ListActs, list_commands
from csm_desktop.wording import tr

NAME = "meetings"
ROW_ACTS = (("meetings.open", "meetings.held", "meetings.draft"),)
"""What the menu of a row offers."""
NEW_MEETING = "meeting.new"
"""The command of the window that plans a meeting from anywhere."""


class MeetingListActs(ListActs, Protocol):
    """The list of meetings, as its commands see it."""

    def open_selected(self) -> None:
        """Go to the meeting that the keyboard is on."""

    def hold_selected(self) -> None:
        """Say that what is selected was held."""

    def draft_selected(self) -> None:
        """Go to its follow-up."""

    def ask_trip(self) -> None:
        """Ask for the days of a trip, and show a brief for each of its meetings."""


def declare(page: MeetingListActs) -> None:
    """Declare the page's commands."""
    menu = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "meetings.open", tr("Open this meeting"), page.open_selected, "O", menu,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "meetings.held", tr("Was held"), page.hold_selected, "X", menu,
            needs_selection=True, page=NAME, icon="check", words="end over took place attended",
        ),
        Command(
            "meetings.draft", tr("Draft the follow-up of this meeting"), page.draft_selected, "D",
            menu, needs_selection=True, page=NAME, icon="mail",
        ),
        Command(
            "meetings.new", tr("New meeting"), lambda: page.shell.commands.run(NEW_MEETING), "N",
            menu, needs_book=True, page=NAME, icon="message-plus", in_palette=False,
        ),
        Command(
            "meetings.trip", tr("Print a trip…"), page.ask_trip, "P", menu, needs_book=True,
            page=NAME, icon="printer", words="travel pdf brief briefs",
        ),
        *list_commands(page, NAME, tr("Filter meetings")),
    )  # fmt: skip
