"""What can be done on the page of the day, with its keys."""

from collections.abc import Callable
from typing import Any, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.commands.usual import walk
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.wording import tr

NAME = "today"


class DayActs(Protocol):
    """The page of the day, as its commands see it."""

    shell: Shell
    whose: ChipRow

    @property
    def current(self) -> DayRow[Any] | None:
        """The row that the keyboard is on."""

    def step(self, by: int) -> None:
        """Go down (or up) some rows."""

    def act(self, what: Callable[[DayRow[Any]], object]) -> None:
        """Do something with the row that the keyboard is on."""


def declare(page: DayActs) -> None:
    """Declare the page's commands."""

    def is_on_row() -> bool:
        return page.current is not None

    def other() -> None:
        page.whose.choose("all" if page.whose.key == "mine" else "mine")

    page.shell.commands.add(
        Command(
            "today.done", tr("Done, or close the alert"),
            lambda: page.act(lambda row: row.done()), "X", Menu.ACCOUNT, is_on_row,
            needs_book=True, page=NAME, icon="check", words="tick complete",
        ),
        Command(
            "today.snooze", tr("Let it rest until another day…"),
            lambda: page.act(lambda row: row.snooze()), "S", Menu.ACCOUNT, is_on_row,
            needs_book=True, page=NAME, icon="calendar", words="snooze postpone later",
        ),
        Command(
            "today.draft", tr("Draft the follow-up of this account"),
            lambda: page.act(lambda row: row.draft()), "D", Menu.ACCOUNT, is_on_row,
            needs_book=True, page=NAME, icon="mail", in_palette=False,
        ),
        Command(
            "today.play", tr("Start the playbook of this alert…"),
            lambda: page.act(lambda row: row.play()), "P", Menu.ACCOUNT, is_on_row,
            needs_book=True, page=NAME, icon="checklist", words="playbook answer",
        ),
        Command(
            "today.whose", tr("Only mine, or all accounts"), other, "W", Menu.VIEW,
            needs_book=True, page=NAME, icon="user", group=3, words="owner colleague filter",
        ),
        *walk(NAME, page.step),
    )  # fmt: skip
