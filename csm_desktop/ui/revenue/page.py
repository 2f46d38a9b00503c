"""The Revenue workspace with its faces: movements, renewals with the forecast, pipeline."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.faced_page import FacedPage
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.revenue.commands import declare
from csm_desktop.ui.revenue.movements import MovementsFace
from csm_desktop.ui.revenue.pipeline import PipelineFace
from csm_desktop.ui.revenue.renewals import RenewalsFace
from csm_desktop.wording import tr


class RevenuePage(FacedPage[MovementsFace | RenewalsFace | PipelineFace]):
    """What became of revenue, what is to be renewed, and what may come."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.movements = MovementsFace(shell)
        self.renewals = RenewalsFace(shell)
        self.pipeline = PipelineFace(shell)
        self.lay_out({
            "movements": (tr("Movements"), self.movements),
            "renewals": (tr("Renewals and forecast"), self.renewals),
            "pipeline": (tr("Pipeline"), self.pipeline),
        })  # fmt: skip
        declare(self)

    def give_out(self, ask: Callable[[Shell, ShownListing, QWidget], None]) -> None:
        """Ask where what is in front shall go; nothing while it is on its way."""
        listing = self.front.listing()
        if listing is not None:
            ask(self.shell, listing, self)

    def title(self) -> str:
        """The page's name."""
        return tr("Revenue")
