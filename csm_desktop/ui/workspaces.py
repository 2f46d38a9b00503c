"""The workspaces that exist, in the order of the sidebar; those of later issues are absent.

A new one is added here and nowhere else. Each is imported when it is first shown.
"""

from typing import TYPE_CHECKING

from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.ebr.commands import commands as ebr_commands
from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.frame.pages import Page, PageSpec, Place
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.imports.commands import bring
from csm_desktop.ui.imports.commands import commands as import_commands
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.intake.commands import commands as intake_commands
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.search.commands import commands as search_commands
from csm_desktop.ui.settings.commands import WantedPart
from csm_desktop.ui.settings.commands import commands as settings_commands
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_CHARTS_MS = 2000  # after the first account was opened


def workspaces() -> list[PageSpec]:
    """All pages of the window."""
    handed = PendingAccount()
    wanted, basket = PendingAccount(), PendingFiles()
    part = WantedPart()
    return [
        PageSpec(
            "book",
            tr("Book"),
            "book",
            _book,
            "Ctrl+2",
            count=_accounts,
            module="csm_desktop.ui.book.page",
            early=True,
            ready=_ready_book,
        ),
        PageSpec(
            "ebr",
            tr("EBR studio"),
            "presentation",
            lambda shell: _ebr(shell, wanted),
            "Ctrl+6",
            module="csm_desktop.ui.ebr.page",
            commands=lambda shell: ebr_commands(shell, wanted),
        ),
        PageSpec(
            "settings",
            tr("Settings"),
            "settings",
            lambda shell: _settings(shell, part),
            "Ctrl+,",
            Place.BOTTOM,
            module="csm_desktop.ui.settings.page",
            commands=lambda shell: settings_commands(shell, part),
        ),
        PageSpec(
            "account",
            tr("Account"),
            "building",
            _account,
            place=Place.HIDDEN,
            module="csm_desktop.ui.account.page",
            early=True,
            commands=_for_any_account,
        ),
        PageSpec(
            "intake",
            tr("Hand-off intake"),
            "file-text",
            lambda shell: _intake(shell, handed),
            place=Place.HIDDEN,
            module="csm_desktop.ui.intake.page",
            commands=lambda shell: intake_commands(shell, handed),
        ),
        PageSpec(
            "search",
            tr("Search"),
            "search",
            _search,
            place=Place.HIDDEN,
            module="csm_desktop.ui.search.page",
            commands=search_commands,
        ),
        PageSpec(
            "import",
            tr("Import"),
            "file-import",
            lambda shell: _import(shell, basket),
            place=Place.HIDDEN,
            module="csm_desktop.ui.imports.page",
            commands=lambda shell: import_commands(shell, basket),
            drop=lambda shell, paths: bring(shell, basket, paths),
            waiting=lambda: basket.waiting,
        ),
    ]


def _book(shell: Shell) -> Page:
    from csm_desktop.ui.book.page import BookPage

    return BookPage(shell)


def _account(shell: Shell) -> Page:
    from csm_desktop.ui.account.page import AccountPage

    page = AccountPage(shell)
    soon(page, lambda: _load_charts(shell), _CHARTS_MS)
    return page


def _load_charts(shell: Shell) -> None:
    """Whoever looks at an account soon looks at a chart: it finds its library loaded."""
    from csm_desktop.ui.widgets.chart import load

    # Charts themselves tell what goes wrong.
    shell.background.start(None, lambda _: load(), lambda _: None, lambda _: None)


def _ebr(shell: Shell, wanted: PendingAccount) -> Page:
    from csm_desktop.ui.ebr.page import EbrPage

    return EbrPage(shell, wanted)


def _search(shell: Shell) -> Page:
    from csm_desktop.ui.search.page import SearchPage

    return SearchPage(shell)


def _import(shell: Shell, basket: PendingFiles) -> Page:
    from csm_desktop.ui.imports.page import ImportPage

    return ImportPage(shell, basket)


def _settings(shell: Shell, part: WantedPart) -> Page:
    from csm_desktop.ui.settings.page import SettingsPage

    return SettingsPage(shell, part)


def _intake(shell: Shell, wanted: PendingAccount) -> Page:
    from csm_desktop.ui.intake.page import IntakePage

    return IntakePage(shell, wanted)


def _for_any_account(shell: Shell) -> list[Command]:
    from csm_desktop.ui.account.meetings.commands import anywhere

    return [anywhere(shell)]


def _ready_book(book: "Book", locale: str) -> None:
    from csm_desktop.ui.book.ready import ready

    ready(book, locale)


def _accounts(book: "Book") -> int:
    from csm_desktop.app.lists import accounts as listing

    return listing.account_count(book)
