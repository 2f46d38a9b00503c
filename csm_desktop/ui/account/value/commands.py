"""What the Value tab can do; declared before the tab is made, so nothing of it is loaded here."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.value.tab import ValueTab


def commands(_: Shell, reach: Reach) -> list[Command]:
    """Add a metric, type a reading in, say what a unit is worth, compare with others."""

    def tab() -> "ValueTab":
        return cast("ValueTab", reach())

    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=4)
    return [
        own(
            "value.metric", tr("Add metric"), lambda: tab().add_metric(), icon="chart-line",
            words="measure kpi",
        ),
        own(
            "value.reading", tr("Add reading"), lambda: tab().begin_reading(), icon="plus",
            words="value measure typed",
        ),
        own(
            "value.worth", tr("Add the worth of a unit"), lambda: tab().begin_worth(), icon="coin",
            words="money roi gain price payback confirmed",
        ),
        own(
            "value.likes", tr("Compare with like accounts"), lambda: tab().show_likes(),
            icon="chart-line", words="benchmark cohort median quartile peers",
        ),
    ]  # fmt: skip
