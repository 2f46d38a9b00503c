"""The tabs of an account that exist, in the order of the bar.

A new one is added here and nowhere else. Each is imported when it is first shown.
"""

from csm_desktop.ui.account.tab import Tab, TabSpec
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr


def tabs() -> list[TabSpec]:
    """All tabs: Alt+1 Overview, 2 Plan, 3 Contacts, 4 Meetings, 5 Health, 6 Value, 7 History."""
    return [
        TabSpec("overview", tr("Overview"), "Alt+1", _overview),
    ]


def _overview(shell: Shell) -> Tab:
    from csm_desktop.ui.account.overview.tab import OverviewTab

    return OverviewTab(shell)
