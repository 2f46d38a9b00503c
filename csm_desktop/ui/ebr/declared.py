"""What can be done on the page itself, declared when it is made."""

from typing import Any, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.ebr.commands import PAGE
from csm_desktop.ui.ebr.preview.hand_out import HandingOut
from csm_desktop.ui.ebr.preview.pane import Preview
from csm_desktop.ui.ebr.review_list import Accounts
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr


class StudioActs(Protocol):
    """What the commands ask of the page."""

    shell: Shell
    accounts: Accounts
    preview: Preview
    handing_out: HandingOut

    def filter_accounts(self) -> None:
        """Put the focus where accounts are filtered."""

    def go_to_missing(self) -> None:
        """Go to the next thing that the pack lacks."""

    def hold(self) -> None:
        """Ask when the review was held and who was there."""

    def rehearse(self) -> None:
        """Go through the pages by the clock of the agenda."""

    def open_its_account(self) -> None:
        """Go to the account that the pack is of."""

    def write_quarter(self) -> None:
        """Ask for a quarter, and write the packs of all that are reviewed in it."""


def declare(page: StudioActs) -> None:
    """Add the page's commands to those of the frame."""
    own: dict[str, Any] = {"menu": Menu.ACCOUNT, "page": PAGE, "needs_book": True, "group": 4}
    pack = own | {"needs_selection": True}
    table, preview = page.accounts.table, page.preview
    page.shell.commands.add(
        Command("ebr.export", tr("Export the pack as PDF"), page.handing_out.export, "Ctrl+E",
                icon="file-download", words="pdf save ebr", **pack),
        Command("ebr.print", tr("Print the pack"), page.handing_out.print_, "Ctrl+P",
                icon="printer", words="paper ebr", **pack),
        Command("ebr.missing", tr("Go to what is missing in the pack"), page.go_to_missing,
                "Ctrl+G", icon="list-check", words="gaps fill ebr", **pack),
        Command("ebr.held", tr("Mark the review as held"), page.hold, "H",
                icon="calendar-check", words="done took place ebr", **pack),
        Command("ebr.rehearse", tr("Dry run of the review"), page.rehearse, "Ctrl+R",
                icon="clock", words="rehearse practise clock notes ebr", **pack),
        Command("ebr.next_page", tr("Next page of the pack"), lambda: preview.step(1),
                "Ctrl+PgDown", icon="chevron-right", **pack),
        Command("ebr.previous_page", tr("Previous page of the pack"), lambda: preview.step(-1),
                "Ctrl+PgUp", icon="chevron-left", **pack),
        Command("ebr.open_account", tr("Open the account of this pack"), page.open_its_account,
                "O", icon="arrow-right", **pack),
        Command("ebr.quarter", tr("Packs of a quarter…"), page.write_quarter, "Ctrl+Alt+E",
                icon="files", words="batch all pdf export reviews pptx", **own),
        Command("ebr.filter", tr("Filter accounts by name"), page.filter_accounts,
                "Ctrl+F", icon="filter", **own),
        Command("ebr.down", tr("Next account"), lambda: table.step(1), "J", page=PAGE,
                in_palette=False),
        Command("ebr.up", tr("Previous account"), lambda: table.step(-1), "K", page=PAGE,
                in_palette=False),
    )  # fmt: skip
