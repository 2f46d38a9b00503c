"""A face whose list can be had as a file for a spreadsheet, or as a page."""

from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.paper.listings import ShownListing, ask_csv, ask_page
from csm_desktop.ui.widgets import Button
from csm_desktop.wording import tr


class ListedFace(Face):
    """`listing` is what is in front; None while there is nothing, of which it says why itself."""

    def listing(self) -> ShownListing | None:
        """What is in front, for a file or on paper."""
        raise NotImplementedError

    def ask_paper(self) -> None:
        """Preview what is in front; printed or written from there."""
        ask_page(self.shell, self.listing(), self)

    def ask_csv(self) -> None:
        """Write what is in front for a spreadsheet."""
        ask_csv(self.shell, self.listing(), self)

    def file_buttons(self) -> tuple[Button, Button]:
        """The ways to both."""
        return (
            Button(tr("CSV…"), self.ask_csv, icon="file-download"),
            Button(tr("Print…"), self.ask_paper, icon="printer"),
        )
