"""What the History tab can do; declared before the tab is made, so nothing of it is loaded here."""

from functools import partial

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr


def commands(_: Shell, reach: Reach) -> list[Command]:
    """Go to what happened with the customer, and to the account as it was."""
    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=4)
    return [
        own(
            "history.timeline", tr("Time line of the customer"),
            lambda: reach().go_to("timeline"), icon="timeline", words="story events happened",
        ),
        own(
            "history.as_it_was", tr("The account as it was on a day"),
            lambda: reach().go_to("as-it-was"), icon="history", words="past time machine then",
        ),
    ]  # fmt: skip
