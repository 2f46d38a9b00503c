"""What an account offers above its cards: to begin with the message that it was handed over with,
and to send its hand-off sheet in time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.domain.handoff.intake import is_fresh
from csm_desktop.domain.handoff.sheet import readiness_of
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import INTAKE, SHEET
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class SheetOffer(Card):
    """Stands there from signing on until the hand-off sheet is out, with the clock that runs."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.M)
        self._tab = tab
        self.clock = Text(role="strong")
        self.words = Text(role="caption", wrap=True)
        self.button = Button(
            tr("Hand-off sheet"), lambda: tab.shell.commands.run(SHEET), hint="Ctrl+H"
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.M))
        row.addWidget(self.clock)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.add_layout(row)
        self.hide()

    def show_view(self, view: "AccountView") -> None:
        """Ask for the sheet while it could still answer buyer's remorse."""
        ready = readiness_of(view.facts)
        is_wanted = ready.is_asked_for and is_customer(view.facts.account)
        clock = ready.clock(view.facts.as_of)
        self.setVisible(is_wanted and clock is not None and SHEET in self._tab.shell.commands)
        if clock is not None:
            self.clock.setText(render(say("Hand-off sheet {clock}", clock=clock)))
            self.words.setText(render(ready.why))
            self.set_edge("at_risk" if ready.late else "watch")


class IntakeOffer(Card):
    """Stands above the empty cards while nothing is known of the account, and then goes."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.M)
        self._tab = tab
        words = Text(
            tr(
                "A new account begins with its hand-off: paste the message, and a plan comes of it."
            ),
            wrap=True,
        )
        self.button = Button(
            tr("Hand-off intake"), lambda: tab.shell.commands.run(INTAKE), hint="H"
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.M))
        row.addWidget(words, 1)
        row.addWidget(self.button)
        self.add_layout(row)
        self.hide()

    def show_view(self, view: "AccountView") -> None:
        """Offer it where it is the first thing to do."""
        has_left = view.facts.account.status is AccountStatus.CHURNED
        is_wanted = is_fresh(view.facts) and not has_left
        self.setVisible(is_wanted and INTAKE in self._tab.shell.commands)
