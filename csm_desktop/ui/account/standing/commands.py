"""What the Standing tab can do; declared before the tab is made, so nothing of it is loaded."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.standing.tab import StandingTab


def commands(_: Shell, reach: Reach) -> list[Command]:
    """Begin a strategy, write the page of a week, spend hours, end it; introduce a champion."""

    def tab() -> "StandingTab":
        return cast("StandingTab", reach())

    def begin(kind: StrategyKind) -> None:
        tab().choice.begin(kind)

    def write_page() -> None:
        shown = tab()
        if shown.pages.isVisibleTo(shown):
            shown.pages.write()

    def spend() -> None:
        tab().running.ask_hours()

    def end() -> None:
        tab().running.ask_end()

    def introduce() -> None:
        shown = tab()
        if shown.pairings.isVisibleTo(shown):
            shown.pairings.ask_introduction()

    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=5)
    return [
        own("standing.rescue", tr("Begin a rescue"), partial(begin, StrategyKind.RESCUE),
            icon="flag", words="laggard critical issues who must change frustrated"),
        own("standing.recover", tr("Begin a recovery"), partial(begin, StrategyKind.RECOVER),
            words="laggard lower goals more time expectations return who must change"),
        own("standing.farewell", tr("Begin a farewell"), partial(begin, StrategyKind.FAREWELL),
            words="laggard let go part end who must change"),
        own("standing.page", tr("Write the page of this week"), write_page,
            key="Ctrl+Shift+K", words="rescue executive status weekly update"),
        own("standing.hours", tr("Spend hours on a strategy…"), spend,
            icon="clock", words="budget rescue farewell effort"),
        own("standing.end", tr("End the strategy…"), end,
            words="rescue recovery farewell lesson outcome"),
        own("standing.introduce", tr("Introduce a champion to a cruiser…"), introduce,
            key="Ctrl+Shift+J", icon="users", words="pairing pair cruiser champion show how"),
    ]  # fmt: skip
