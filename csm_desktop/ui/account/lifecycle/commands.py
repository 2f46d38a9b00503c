"""What the Lifecycle tab can do; declared before the tab is made, so nothing of it is loaded."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.lifecycle.tab import LifecycleTab


def commands(_: Shell, reach: Reach) -> list[Command]:
    """Enter a stage, hand over the lead, name who works for the account."""

    def tab() -> "LifecycleTab":
        return cast("LifecycleTab", reach())

    def enter_stage() -> None:
        tab().stays.ask()

    def hand_over() -> None:
        tab().hand_overs.ask()

    def add_to_team() -> None:
        tab().team.ask()

    def tick_steps() -> None:
        tab().steps.tick_shown()

    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=5)
    return [
        own(
            "lifecycle.stage", tr("Enter a stage…"), enter_stage,
            key="Ctrl+Shift+G", icon="flag",
            words="boomerang lifecycle awareness consideration trial decision adoption"
            " performance transformation advocacy",
        ),
        own(
            "lifecycle.hand_over", tr("Hand over the lead…"), hand_over,
            key="Ctrl+Shift+H", icon="arrows-exchange",
            words="relay baton sales customer success function hand-over",
        ),
        own(
            "lifecycle.team", tr("Add to the account team…"), add_to_team,
            icon="users", words="part role who works colleague member",
        ),
        own(
            "lifecycle.steps", tr("Tick growth steps as the record shows"),
            tick_steps, icon="check",
            words="preboarding hand-off orchestration delivering monitor review renew",
        ),
    ]  # fmt: skip
