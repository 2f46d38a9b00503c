"""What of the Book can be done from anywhere, declared before its page is made."""

from functools import partial

from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.frame.page_requests import PendingAccounts
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

PAGE, NEW_ACCOUNT = "book", "book.new_account"


def commands(shell: Shell, _: PendingAccounts) -> list[Command]:
    """A new account: it stands in the Book then, wherever it was thought of."""
    return [
        Command(
            "book.new_anywhere", tr("New account"), partial(_new_account, shell), needs_book=True,
            icon="plus", words="add customer",
        ),
    ]  # fmt: skip


def _new_account(shell: Shell) -> None:
    shell.go(PAGE)
    # The page declares it as it is made, which may be by this.
    shell.commands.run(NEW_ACCOUNT)
