"""What every list of the whole book can do by key, and how its commands come into a row's menu."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QLineEdit

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.commands.usual import walk
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.widgets.table import RowAct, Table


class ListActs(Protocol):
    """A list over the whole book, as its commands see it."""

    shell: Shell

    @property
    def filter(self) -> QLineEdit:
        """Where the words that narrow it are typed."""

    @property
    def table(self) -> "Table[Any]":
        """Where its lines are."""

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""


def row_acts(commands: Commands, groups: Sequence[Sequence[str]]) -> "list[RowAct]":
    """The commands of these ids that are declared, as the menu of a row shows them."""
    from csm_desktop.ui.widgets.table import RowAct  # not at start

    return [
        RowAct(
            commands[command_id].title,
            partial(commands.run, command_id),
            commands[command_id].key,
            commands.usable(commands[command_id]),
            begins=group > 0 and index == 0,
        )
        for group, ids in enumerate(groups)
        for index, command_id in enumerate(ids)
        if command_id in commands
    ]


def list_commands(page: ListActs, name: str, filter_title: str) -> list[Command]:
    """Filter, down and up, columns: the same keys in each list. `name` is the page's."""
    return [
        Command(
            f"{name}.filter", filter_title, page.filter.setFocus, "Ctrl+F", Menu.EDIT, page=name,
            needs_book=True, icon="filter", group=1,
        ),
        *walk(name, page.table.step),
        Command(
            f"{name}.columns", tr("Choose columns"), page.choose_columns, "", Menu.VIEW,
            page=name, icon="columns", group=3,
        ),
    ]  # fmt: skip
