"""What can be done with meetings, declared before the tab is made: nothing heavy is imported."""

from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tab import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.meetings.tab import MeetingsTab

_PAGE = "account"


def commands(shell: Shell, reach: Reach) -> list[Command]:
    """Meet, Draft, and Ctrl+Enter for whatever is next."""

    def tab() -> "MeetingsTab":
        return cast("MeetingsTab", reach())

    def meet_with(account_id: int) -> None:
        shell.open_account(account_id, "meetings")
        tab().new_meeting()

    def draft_for(account_id: int) -> None:
        shell.open_account(account_id, "meetings")
        tab().draft()

    menu = Menu.ACCOUNT
    return [
        Command(
            "account.meet",
            tr("New meeting with this account"),
            lambda: tab().new_meeting(),
            "M",
            menu,
            needs_book=True,
            page=_PAGE,
            icon="message-plus",
            words="meet call plan",
            on_account=meet_with,
        ),
        Command(
            "account.draft",
            tr("Draft the follow-up"),
            lambda: tab().draft(),
            "D",
            menu,
            needs_book=True,
            page=_PAGE,
            icon="mail",
            words="mail follow-up clock",
            on_account=draft_for,
        ),
        Command(
            "meeting.go_on",
            tr("End call, hand follow-up over, confirm it"),
            lambda: tab().go_on(),
            "Ctrl+Return",
            menu,
            needs_book=True,
            page=_PAGE,
            icon="send",
        ),
    ]
