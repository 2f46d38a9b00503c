"""What can be done on the Plans page, with its keys."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.action_day import ask_day
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.plans.hand_out import ask_page, ask_text
from csm_desktop.ui.widgets.table import RowAct, Table
from csm_desktop.wording import tr

NAME = "plans"
_ROW_ACTS = (
    ("plans.open", "plans.done", "plans.move"),
    ("plans.hand_out", "plans.copy"),
)


class ActionListActs(Protocol):
    """The list of actions, as its commands see it."""

    shell: Shell
    table: Table[ActionLine]
    filter: QLineEdit

    def tick_selected(self) -> None:
        """Say that what is selected is done, or open again."""

    def open_selected(self) -> None:
        """Go to the account of the line that the keyboard is on."""

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""


def row_acts(page: ActionListActs) -> list[RowAct]:
    """What the menu of a row offers."""
    commands = page.shell.commands
    return [
        RowAct(
            commands[command_id].title,
            partial(commands.run, command_id),
            commands[command_id].key,
            commands.usable(commands[command_id]),
            begins=group > 0 and index == 0,
        )
        for group, ids in enumerate(_ROW_ACTS)
        for index, command_id in enumerate(ids)
    ]


def declare(page: ActionListActs) -> None:
    """Declare the page's commands."""
    menu = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "plans.open", tr("Open the plan of this account"), page.open_selected, "O", menu,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "plans.done", tr("Done, or open again"), page.tick_selected, "X", menu,
            needs_selection=True, page=NAME, icon="check", words="tick complete action",
        ),
        Command(
            "plans.move", tr("Move to another day…"),
            lambda: ask_day(page.shell, page.table.selection, page.table),
            "M", menu, needs_selection=True, page=NAME, icon="calendar",
            words="due date postpone reschedule",
        ),
        Command(
            "plans.edit_cell", tr("Edit this cell"), page.table.edit_here, "F2", menu,
            needs_selection=True, page=NAME, icon="pencil", in_palette=False,
        ),
        Command(
            "plans.hand_out", tr("Page for a colleague…"), lambda: ask_page(page.shell, page.table),
            "P", menu, needs_book=True, page=NAME, icon="printer", group=1,
            words="print pdf owes hand out",
        ),
        Command(
            "plans.copy", tr("Copy a colleague's actions as text…"),
            lambda: ask_text(page.shell, page.table), "C", menu, needs_book=True, page=NAME,
            icon="copy", group=1, words="clipboard message",
        ),
        Command(
            "plans.filter", tr("Filter actions"), page.filter.setFocus, "Ctrl+F", Menu.EDIT,
            page=NAME, needs_book=True, icon="filter", group=1,
        ),
        Command(
            "plans.down", tr("Next line"), lambda: page.table.step(1), "J", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "plans.up", tr("Previous line"), lambda: page.table.step(-1), "K", Menu.NONE,
            page=NAME, in_palette=False,
        ),
        Command(
            "plans.columns", tr("Choose columns"), page.choose_columns, "", Menu.VIEW,
            page=NAME, icon="columns", group=3,
        ),
    )  # fmt: skip
