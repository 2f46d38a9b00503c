"""The way to the search from anywhere."""

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

PAGE = "search"


def commands(shell: Shell) -> list[Command]:
    """One key, wherever one is."""
    return [
        Command(
            "search.open", tr("Search everything"), lambda: shell.go(PAGE), "Ctrl+Shift+F",
            Menu.GO, needs_book=True, icon="search", group=1, words="find notes text everywhere",
        ),
    ]  # fmt: skip
