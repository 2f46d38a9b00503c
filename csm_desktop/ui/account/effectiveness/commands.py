"""What the Effectiveness tab can do; declared before the tab is made, so nothing is loaded here."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.effectiveness.tab import EffectivenessTab


def commands(_: Shell, reach: Reach) -> list[Command]:
    """Look at how they work; plan the next phase."""

    def tab() -> "EffectivenessTab":
        return cast("EffectivenessTab", reach())

    def plan() -> None:
        tab().practices.plan()

    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=4)
    return [
        own(
            "effectiveness.look", tr("Look at how they work"), lambda: tab().take_focus(),
            icon="chart-line", words="effectiveness phase behaviour assessment level",
        ),
        own(
            "effectiveness.plan", tr("Plan the next phase"), plan,
            icon="plus", words="effectiveness improvement plan practices target step",
        ),
    ]  # fmt: skip
