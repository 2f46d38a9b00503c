"""What can be asked of the studio from anywhere; declared before it is made."""

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.ebr.wanted import Wanted
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

PAGE = "ebr"


def commands(shell: Shell, wanted: Wanted) -> list[Command]:
    """The pack of the account in front, or of one that the palette names ("ebr nor")."""

    def of_account(account_id: int) -> None:
        wanted.ask(account_id)
        shell.go(PAGE)

    def of_this() -> None:
        book = shell.book
        latest = shell.recents.accounts(book.path) if book is not None else []
        if latest:
            of_account(latest[0])

    return [
        Command(
            "account.ebr", tr("EBR pack"), of_this, "E", Menu.ACCOUNT, needs_book=True,
            page="account", icon="presentation", words="executive business review qbr report",
            on_account=of_account,
        ),
    ]  # fmt: skip
