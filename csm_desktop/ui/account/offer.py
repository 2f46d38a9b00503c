"""What a fresh account offers: to begin with the message that it was handed over with."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.domain.handoff.intake import is_fresh
from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import INTAKE
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


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
        self.setVisible(is_fresh(view.facts) and INTAKE in self._tab.shell.commands)
