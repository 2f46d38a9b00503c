"""What the Overview can do; declared before the tab is made, so nothing of it is loaded here."""

from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.overview.tab import OverviewTab


def commands(shell: Shell, reach: Reach) -> list[Command]:
    """Log what they did with us and asked for; show what the month brought."""

    def tab() -> "OverviewTab":
        return cast("OverviewTab", reach())

    def digest(internal: bool) -> None:
        from csm_desktop.ui.account.overview.digest import show_digest

        show_digest(shell, tab(), internal=internal)

    return [
        Command(
            "account.digest", tr("Preview the digest of the month for the customer"),
            lambda: digest(False), icon="calendar-stats", needs_book=True, page="account", group=2,
            words="monthly report feedback plan measure",
        ),
        Command(
            "account.digest_internal", tr("Preview our own digest of the month"),
            lambda: digest(True), icon="calendar-stats", needs_book=True, page="account", group=2,
            words="monthly report internal health",
        ),
        Command(
            "account.log", tr("Log call, mail, training, advocacy or request"),
            lambda: tab().begin_logging(),
            key="Ctrl+Shift+L", icon="plus", menu=Menu.ACCOUNT, needs_book=True, page="account",
            group=2, words="webinar community event reference review case talk testimonial"
            " referral promoter wish product touch phone visit message note",
        ),
    ]  # fmt: skip
