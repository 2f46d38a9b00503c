"""Where the account stands against its baseline, and who must change: that leads to a strategy."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.strategies import acts
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, FlowLayout, Text
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.wording import label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.strategies.view import StrategyView


class StrategyChoice(Card):
    """The standing with its numbers; beneath it the question, with a button for each answer."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Standing"))
        self._tab = tab
        if self.header is not None:
            self.header.add(Lock())
        self.why = Text(colour="secondary", wrap=True)
        self.question = Text(role="strong", wrap=True)
        self._ways = QWidget()
        flow = FlowLayout(self._ways, theme.S)
        words = {
            StrategyKind.RESCUE: tr("&Mainly us: rescue"),
            StrategyKind.RECOVER: tr("&Both: recover"),
            StrategyKind.FAREWELL: tr("The &customer: farewell"),
            StrategyKind.ROAD_MAP: tr("&Nobody: they stretch us, with an agreed road map"),
        }
        self.ways = {kind: Button(said, partial(self.begin, kind)) for kind, said in words.items()}
        for button in self.ways.values():
            flow.addWidget(button)
        for part in (self.why, self.question, self._ways):
            self.add(part)

    def show_strategy(self, shown: "StrategyView", view: "AccountView") -> None:
        """Show where the account stands, and which strategies can be begun."""
        standing = view.standing
        if self.header is not None:
            self.header.title.setText(label(standing.standing))
        self.why.setText(render(standing.why))
        running = shown.running
        self.question.setText(render(_question(standing.standing, running=running is not None)))
        for kind, button in self.ways.items():
            button.setEnabled(running is None or running.kind is not kind)
        if running is not None and self.header is not None:
            since = short_day(running.started_on, with_year=True)
            self.header.set_aside(render(say("{kind} since {day}", kind=running.kind, day=since)))
        elif self.header is not None:
            self.header.set_aside("")

    def take_focus(self) -> None:
        """The first answer that can be given."""
        free = (button for button in self.ways.values() if button.isEnabled())
        next(free, self).setFocus()

    def begin(self, kind: StrategyKind) -> None:
        """Begin a strategy; one that runs already ends with it."""
        saying = say("Begin: {strategy}", strategy=kind)
        if self._tab.shell.run(saying, acts.begin_strategy, self._tab.account_id, kind):
            self._tab.shell.toast(render(saying), undoable=True)


def _question(standing: Standing, *, running: bool) -> Message:
    if running:
        return say("Does somebody else have to change? Another strategy ends the one that runs.")
    if standing is Standing.LAGGARD:
        return say("Who must change?")
    return say("It is no laggard. Where it is frustrated all the same: who must change?")
