"""What can be done on the page of lessons, and the way to it; nothing of it is loaded here."""

from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.lists.list_commands import ListActs, list_commands
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.domain.value.lessons import Lesson
    from csm_desktop.ui.widgets.table import Table

NAME = "lessons"
OPEN, COPY = "lessons.open", "lessons.copy"
EXPORT, PRINT = "lessons.export", "lessons.print"
ROW_ACTS = ((OPEN, COPY), (EXPORT, PRINT))


def commands(shell: Shell) -> list[Command]:
    """The way to the lessons, from anywhere."""
    return [
        Command(
            "lessons.show", tr("Lessons: what worked"), lambda: shell.go(NAME), "Ctrl+Shift+W",
            Menu.GO, needs_book=True, icon="bulb", group=1,
            words="library rescue win story essence pairing champion learnt knowledge",
        ),
    ]  # fmt: skip


class LessonActs(ListActs, Protocol):
    """The list, as its commands see it."""

    table: "Table[Lesson]"

    def open_selected(self) -> None:
        """Go where the lesson stands."""

    def copy(self) -> None:
        """Put the whole lesson into the clipboard."""

    def export(self) -> None:
        """Write what is shown into a file."""

    def print_(self) -> None:
        """Show the page as it would be printed."""


def declare(page: LessonActs) -> None:
    """Declare the page's commands."""
    page.shell.commands.add(
        Command(
            OPEN, tr("Open where it stands"), page.open_selected, "O", Menu.ACCOUNT,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            COPY, tr("Copy the lesson"), page.copy, "C", Menu.ACCOUNT, needs_selection=True,
            page=NAME, icon="copy",
        ),
        Command(
            EXPORT, tr("Export lessons or pairings…"), page.export, "E", Menu.ACCOUNT,
            needs_book=True, page=NAME, icon="file-download", group=1, words="csv spreadsheet",
        ),
        Command(
            PRINT, tr("Print lessons or pairings…"), page.print_, "P", Menu.ACCOUNT,
            needs_book=True, page=NAME, icon="printer", group=1, words="pdf paper",
        ),
        *list_commands(page, NAME, tr("Filter the lessons")),
    )  # fmt: skip
