"""What can be asked of the studio from anywhere; declared before it is made."""

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.page_requests import OpenPageFor, PendingAccount
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

PAGE = "ebr"


def commands(shell: Shell, wanted: PendingAccount) -> list[Command]:
    """The pack of the account in front, or of one that the palette names ("ebr nor")."""
    opener = OpenPageFor(shell, wanted, PAGE)
    return [
        Command(
            "account.ebr", tr("EBR pack"), opener.open_for_latest, "E", Menu.ACCOUNT,
            needs_book=True, page="account", icon="presentation",
            words="executive business review qbr report",
            on_account=opener.open_for,
        ),
    ]  # fmt: skip
