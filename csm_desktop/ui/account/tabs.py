"""The tabs of an account that exist, in the order of the bar.

A new one is added here and nowhere else. Each is imported when it is first shown.
"""

from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tab import Reach, Tab, TabSpec
from csm_desktop.wording import tr


def tabs() -> list[TabSpec]:
    """All tabs: Alt+1 Overview, 2 Plan, 3 Contacts, 4 Meetings, 5 Health, 6 Value, 7 History."""
    return [
        TabSpec("overview", tr("Overview"), "Alt+1", _overview),
        TabSpec("plan", tr("Plan"), "Alt+2", _plan, _plan_commands),
        TabSpec("contacts", tr("Contacts"), "Alt+3", _contacts, _contacts_commands),
        TabSpec("meetings", tr("Meetings"), "Alt+4", _meetings, _meetings_commands),
        TabSpec("health", tr("Health"), "Alt+5", _health),
        TabSpec("value", tr("Value"), "Alt+6", _value, _value_commands),
        TabSpec("history", tr("History"), "Alt+7", _history),
    ]


def _overview(shell: Shell) -> Tab:
    from csm_desktop.ui.account.overview.tab import OverviewTab

    return OverviewTab(shell)


def _plan(shell: Shell) -> Tab:
    from csm_desktop.ui.account.plan.tab import PlanTab

    return PlanTab(shell)


def _plan_commands(shell: Shell, reach: Reach) -> list[Command]:
    from csm_desktop.ui.account.plan.commands import commands

    return commands(shell, reach)


def _contacts(shell: Shell) -> Tab:
    from csm_desktop.ui.account.contacts.tab import ContactsTab

    return ContactsTab(shell)


def _contacts_commands(shell: Shell, reach: Reach) -> list[Command]:
    from csm_desktop.ui.account.contacts.commands import commands

    return commands(shell, reach)


def _meetings(shell: Shell) -> Tab:
    from csm_desktop.ui.account.meetings.tab import MeetingsTab

    return MeetingsTab(shell)


def _meetings_commands(shell: Shell, reach: Reach) -> list[Command]:
    from csm_desktop.ui.account.meetings.commands import commands

    return commands(shell, reach)


def _history(shell: Shell) -> Tab:
    from csm_desktop.ui.account.history.tab import HistoryTab

    return HistoryTab(shell)


def _health(shell: Shell) -> Tab:
    from csm_desktop.ui.account.health.tab import HealthTab

    return HealthTab(shell)


def _value(shell: Shell) -> Tab:
    from csm_desktop.ui.account.value.tab import ValueTab

    return ValueTab(shell)


def _value_commands(shell: Shell, reach: Reach) -> list[Command]:
    from csm_desktop.ui.account.value.commands import commands

    return commands(shell, reach)
