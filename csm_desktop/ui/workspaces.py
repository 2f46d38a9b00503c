"""The workspaces that exist, in the order of the sidebar.

A new one is added here and nowhere else. Each is imported when it is first shown.
"""

from csm_desktop.ui.frame.page_requests import (
    PendingAccount,
    PendingAccounts,
    PendingAlerts,
    PendingView,
    WantedFace,
)
from csm_desktop.ui.frame.pages import PageSpec, Place
from csm_desktop.ui.imports.commands import bring
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.settings.commands import WantedPart
from csm_desktop.wording import tr

_UI = "csm_desktop.ui"


def workspaces() -> list[PageSpec]:
    """All pages of the window."""
    shown, alerts = PendingAccounts(), PendingAlerts()
    files = PendingFiles(shown)
    return [
        PageSpec(
            "today", tr("Today"), "calendar", f"{_UI}.today.page:TodayPage", "Ctrl+1",
            pending=alerts, count="csm_desktop.app.today.view:needs_count", usual=True,
        ),
        PageSpec(
            "book", tr("Book"), "book", f"{_UI}.book.page:BookPage", "Ctrl+2", pending=shown,
            commands=f"{_UI}.book.anywhere:commands",
            count="csm_desktop.app.lists.accounts:account_count",
            reads="csm_desktop.app.lists.accounts:unmarked", ready=f"{_UI}.book.ready:ready",
            seen=f"{_UI}.book.sight_page:seen_in", early=True,
        ),
        PageSpec(
            "meetings", tr("Meetings"), "message", f"{_UI}.meetings.page:MeetingsPage", "Ctrl+3",
        ),
        PageSpec(
            "plans", tr("Plans"), "checklist", f"{_UI}.plans.page:PlansPage", "Ctrl+4",
            count="csm_desktop.app.lists.actions:late_count",
        ),
        PageSpec(
            "alerts", tr("Alerts"), "alert-triangle", f"{_UI}.alerts.page:AlertsPage", "Ctrl+5",
            pending=alerts, count="csm_desktop.app.alerts.list:firing_count",
        ),
        PageSpec(
            "ebr", tr("EBR studio"), "presentation", f"{_UI}.ebr.page:EbrPage", "Ctrl+6",
            pending=PendingAccount(), commands=f"{_UI}.ebr.commands:commands",
        ),
        PageSpec(
            "outbox", tr("Outbox"), "send", f"{_UI}.outbox.page:OutboxPage", "Ctrl+7",
            count="csm_desktop.app.lists.outbox:asking_count",
        ),
        PageSpec(
            "revenue", tr("Revenue"), "report-money", f"{_UI}.revenue.page:RevenuePage", "Ctrl+8",
        ),
        PageSpec(
            "practice", tr("Practice"), "compass", f"{_UI}.practice.page:PracticePage",
            place=Place.BOTTOM, pending=WantedPractice(accounts=shown),
            commands=f"{_UI}.practice.commands:commands",
        ),
        PageSpec(
            "settings", tr("Settings"), "settings", f"{_UI}.settings.page:SettingsPage", "Ctrl+,",
            Place.BOTTOM, pending=WantedPart(), commands=f"{_UI}.settings.commands:commands",
        ),
        PageSpec(
            "account",
            tr("Account"),
            "building",
            f"{_UI}.account.page:AccountPage",
            place=Place.HIDDEN,
            commands=f"{_UI}.account.meetings.commands:anywhere",
            # Whoever looks at an account soon looks at a chart: it finds its library loaded.
            loads=f"{_UI}.widgets.charts.plot:load",
            usual=True,
            parts=(f"{_UI}.account.overview.tab",),
        ),
        PageSpec(
            "relay", tr("Relay"), "flag", f"{_UI}.relay.page:RelayPage",
            place=Place.HIDDEN, pending=WantedFace(), commands=f"{_UI}.relay.commands:commands",
        ),
        PageSpec(
            "people", tr("Contacts"), "users", f"{_UI}.people.page:PeoplePage", place=Place.HIDDEN,
            pending=PendingView(), commands=f"{_UI}.people.commands:commands",
        ),
        PageSpec(
            "coverage", tr("Role coverage"), "users", f"{_UI}.people.coverage_page:CoveragePage",
            place=Place.HIDDEN, commands=f"{_UI}.people.coverage_commands:commands",
        ),
        PageSpec(
            "lessons", tr("Lessons"), "bulb", f"{_UI}.lessons.page:LessonsPage", place=Place.HIDDEN,
            commands=f"{_UI}.lessons.commands:commands",
        ),
        PageSpec(
            "intake", tr("Hand-off intake"), "file-text", f"{_UI}.intake.page:IntakePage",
            place=Place.HIDDEN, pending=PendingAccount(),
            commands=f"{_UI}.intake.commands:commands",
        ),
        PageSpec(
            "sheet", tr("Hand-off sheet"), "file-text", f"{_UI}.intake.sheet.page:SheetPage",
            place=Place.HIDDEN, pending=PendingAccount(),
            commands=f"{_UI}.intake.sheet.commands:commands",
        ),
        PageSpec(
            "search", tr("Search"), "search", f"{_UI}.search.page:SearchPage", place=Place.HIDDEN,
            commands=f"{_UI}.search.commands:commands",
        ),
        PageSpec(
            "import", tr("Import"), "file-import", f"{_UI}.imports.page:ImportPage",
            place=Place.HIDDEN, pending=files, commands=f"{_UI}.imports.commands:commands",
            drop=lambda shell, paths: bring(shell, files, paths), waiting=lambda: files.waiting,
        ),
        PageSpec(
            "profiles", tr("Profiles of lists"), "file-import",
            f"{_UI}.imports.profiles_page:ProfilesPage", place=Place.HIDDEN,
            commands=f"{_UI}.imports.profile_commands:commands",
        ),
    ]  # fmt: skip
