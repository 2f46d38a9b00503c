"""The Relay workspace with its faces: stages, sellers, colleagues, segments, stories, models."""

from csm_desktop.ui.frame.page_requests import WantedFace
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.faced_page import FacedPage
from csm_desktop.ui.relay.colleagues import ColleaguesFace
from csm_desktop.ui.relay.commands import declare
from csm_desktop.ui.relay.models import ModelsFace
from csm_desktop.ui.relay.segments import SegmentsFace
from csm_desktop.ui.relay.sellers import SellersFace
from csm_desktop.ui.relay.stages import StagesFace
from csm_desktop.ui.relay.stories import StoriesFace
from csm_desktop.wording import tr


class RelayPage(
    FacedPage[StagesFace | SellersFace | ColleaguesFace | SegmentsFace | StoriesFace | ModelsFace]
):
    """Who carries the accounts on, and along which course."""

    def __init__(self, shell: Shell, wanted: WantedFace) -> None:
        super().__init__(shell, wanted)
        self.stages = StagesFace(shell)
        self.sellers = SellersFace(shell)
        self.colleagues = ColleaguesFace(shell)
        self.segments = SegmentsFace(shell)
        self.stories = StoriesFace(shell)
        self.models = ModelsFace(shell)
        self.lay_out({
            "stages": (tr("Stages"), self.stages),
            "sellers": (tr("Who sold it"), self.sellers),
            "colleagues": (tr("Colleagues"), self.colleagues),
            "segments": (tr("Segments and journeys"), self.segments),
            "stories": (tr("Win stories"), self.stories),
            "models": (tr("Effectiveness"), self.models),
        })  # fmt: skip
        declare(self)

    def open_selected(self) -> None:
        """Go where the line that the keyboard is on stands."""
        self.front.open_selected()

    def ask_paper(self) -> None:
        """Preview what the face in front has on paper."""
        (self.segments if self.front is self.segments else self.colleagues).ask_paper()

    def title(self) -> str:
        """The page's name."""
        return tr("Relay")
