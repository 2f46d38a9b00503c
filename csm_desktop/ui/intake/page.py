"""The intake as a page of the window."""

from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab_page import TabPage
from csm_desktop.ui.intake.tab import IntakeTab
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.wording import tr


class IntakePage(TabPage):
    """Shows the intake of the account that was asked for last."""

    def __init__(self, shell: Shell, wanted: PendingAccount | None = None) -> None:
        super().__init__(shell, wanted)
        self.tab = IntakeTab(shell)
        gone = EmptyState(
            tr("No intake is open"),
            tr("Open an account, then press H, or find “Hand-off intake” with Ctrl+K."),
        )
        self.lay_out(self.tab, tr("Hand-off intake"), gone)
