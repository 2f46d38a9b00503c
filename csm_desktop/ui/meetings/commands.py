"""What can be done on the Meetings page, with its keys."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from csm_desktop.domain.lists.meeting_lines import BookMeeting
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.table import RowAct, Table
from csm_desktop.wording import tr

NAME = "meetings"
NEW_MEETING = "meeting.new"
"""The command of the window that plans a meeting from anywhere."""


class MeetingListActs(Protocol):
    """The list of meetings, as its commands see it."""

    shell: Shell
    table: Table[BookMeeting]
    filter: QLineEdit

    def open_selected(self) -> None:
        """Go to the meeting that the keyboard is on."""

    def draft_selected(self) -> None:
        """Go to its follow-up."""

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""


def row_acts(page: MeetingListActs) -> list[RowAct]:
    """What the menu of a row offers."""
    commands = page.shell.commands
    return [
        RowAct(
            commands[command_id].title,
            partial(commands.run, command_id),
            commands[command_id].key,
            commands.usable(commands[command_id]),
        )
        for command_id in ("meetings.open", "meetings.draft")
    ]


def declare(page: MeetingListActs) -> None:
    """Declare the page's commands."""
    menu = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "meetings.open", tr("Open this meeting"), page.open_selected, "O", menu,
            needs_selection=True, page=NAME, icon="arrow-right",
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
            "meetings.filter", tr("Filter meetings"), page.filter.setFocus, "Ctrl+F", Menu.EDIT,
            page=NAME, needs_book=True, icon="filter", group=1,
        ),
        Command(
            "meetings.down", tr("Next line"), lambda: page.table.step(1), "J", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "meetings.up", tr("Previous line"), lambda: page.table.step(-1), "K", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "meetings.columns", tr("Choose columns"), page.choose_columns, "", Menu.VIEW,
            page=NAME, icon="columns", group=3,
        ),
    )  # fmt: skip
