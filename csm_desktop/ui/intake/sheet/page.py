"""The hand-off sheet as a page of the window."""

from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab_page import TabPage
from csm_desktop.ui.intake.sheet.tab import SheetTab
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.wording import tr


class SheetPage(TabPage):
    """Shows the hand-off sheet of the account that was asked for last."""

    def __init__(self, shell: Shell, wanted: PendingAccount | None = None) -> None:
        super().__init__(shell, wanted)
        self.tab = SheetTab(shell)
        gone = EmptyState(
            tr("No hand-off sheet is open"),
            tr("Open an account, then press Ctrl+H, or find “Hand-off sheet” with Ctrl+K."),
        )
        self.lay_out(self.tab, tr("Hand-off sheet"), gone)
