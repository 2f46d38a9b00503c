"""The tabs of an account that exist, in the order of the bar.

A new one is added here and nowhere else. Each is imported when it is first shown.
"""

from collections.abc import Callable

from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.part_names import part_named
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

Reach = Callable[[], Tab]
"""Brings the tab to the front and returns it, made if it was not there yet."""

_HERE = "csm_desktop.ui.account"


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab by its names, each "module:name" of what is imported when it is first needed.

    `tab` is its class. `commands`, where there are any, declares what it can do, before it is made.
    Those with the ids `account.meet`, `account.draft` and `account.ebr` also become buttons of the
    header.
    """

    name: str
    title: str
    key: str
    tab: str
    commands: str = ""

    def make(self, shell: Shell) -> Tab:
        """The tab itself."""
        made: Tab = part_named(self.tab)(shell)
        return made

    def declared(self, shell: Shell, reach: Reach) -> list[Command]:
        """What the tab can do."""
        found: list[Command] = part_named(self.commands)(shell, reach) if self.commands else []
        return found


def tabs() -> list[TabSpec]:
    """All tabs: Alt+1 Overview, 2 Plan, 3 Contacts, 4 Meetings, 5 Health, 6 Value, 7 Contract,
    8 History, 9 Lifecycle, 0 Standing; Alt+Shift+E Effectiveness."""
    return [
        TabSpec(
            "overview", tr("Overview"), "Alt+1",
            f"{_HERE}.overview.tab:OverviewTab", f"{_HERE}.overview.commands:commands",
        ),
        TabSpec(
            "plan", tr("Plan"), "Alt+2",
            f"{_HERE}.plan.tab:PlanTab", f"{_HERE}.plan.commands:commands",
        ),
        TabSpec(
            "contacts", tr("Contacts"), "Alt+3",
            f"{_HERE}.contacts.tab:ContactsTab", f"{_HERE}.contacts.commands:commands",
        ),
        TabSpec(
            "meetings", tr("Meetings"), "Alt+4",
            f"{_HERE}.meetings.tab:MeetingsTab", f"{_HERE}.meetings.commands:commands",
        ),
        TabSpec("health", tr("Health"), "Alt+5", f"{_HERE}.health.tab:HealthTab"),
        TabSpec(
            "value", tr("Value"), "Alt+6",
            f"{_HERE}.value.tab:ValueTab", f"{_HERE}.value.commands:commands",
        ),
        TabSpec(
            "contract", tr("Contract"), "Alt+7",
            f"{_HERE}.contract.tab:ContractTab", f"{_HERE}.contract.commands:commands",
        ),
        TabSpec(
            "history", tr("History"), "Alt+8",
            f"{_HERE}.history.tab:HistoryTab", f"{_HERE}.history.commands:commands",
        ),
        TabSpec(
            "lifecycle", tr("Lifecycle"), "Alt+9",
            f"{_HERE}.lifecycle.tab:LifecycleTab", f"{_HERE}.lifecycle.commands:commands",
        ),
        TabSpec(
            "standing", tr("Standing"), "Alt+0",
            f"{_HERE}.standing.tab:StandingTab", f"{_HERE}.standing.commands:commands",
        ),
        TabSpec(
            "effectiveness", tr("Effectiveness"), "Alt+Shift+E",
            f"{_HERE}.effectiveness.tab:EffectivenessTab",
            f"{_HERE}.effectiveness.commands:commands",
        ),
    ]  # fmt: skip
