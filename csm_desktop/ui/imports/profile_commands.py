"""The way to the profiles of lists from anywhere."""

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

PAGE = "profiles"


def commands(shell: Shell) -> list[Command]:
    """In the File menu beside the import, and in the palette."""
    return [
        Command(
            "book.profiles", tr("Profiles of lists"), lambda: shell.go(PAGE), "", Menu.FILE,
            needs_book=True, icon="settings", group=1,
            words="import columns mapping remembered settings csv salesforce hubspot",
        ),
    ]  # fmt: skip
