"""What can be done on the Plans page, with its keys."""

from typing import Protocol

from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.action_day import ask_day
from csm_desktop.ui.frame.lists.list_commands import ListActs, list_commands
from csm_desktop.ui.plans.hand_out import ask_page, ask_text
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import tr

NAME = "plans"
ROW_ACTS = (
    ("plans.open", "plans.done", "plans.move"),
    ("plans.hand_out", "plans.copy"),
)
"""What the menu of a row offers, in its groups."""


class ActionListActs(ListActs, Protocol):
    """The list of actions, as its commands see it."""

    table: Table[ActionLine]

    def tick_selected(self) -> None:
        """Say that what is selected is done, or open again."""

    def open_selected(self) -> None:
        """Go to the account of the line that the keyboard is on."""


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
        *list_commands(page, NAME, tr("Filter actions")),
    )  # fmt: skip
