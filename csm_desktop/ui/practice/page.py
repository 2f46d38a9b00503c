"""The Practice workspace with its faces."""

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.faced_page import FacedPage
from csm_desktop.ui.practice.assessment import AssessmentFace
from csm_desktop.ui.practice.checklist import ChecklistFace
from csm_desktop.ui.practice.commands import WantedPractice, declare
from csm_desktop.ui.practice.council import CouncilFace
from csm_desktop.ui.practice.engagement import EngagementFace
from csm_desktop.ui.practice.kpis import KpiFace
from csm_desktop.ui.practice.requests import RequestsFace
from csm_desktop.wording import tr

AnyFace = AssessmentFace | ChecklistFace | RequestsFace | KpiFace | EngagementFace | CouncilFace


class PracticePage(FacedPage[AnyFace]):
    """How far our own practice is; for our own side alone."""

    def __init__(self, shell: Shell, wanted: WantedPractice) -> None:
        super().__init__(shell, wanted)
        self.assessment = AssessmentFace(shell)
        self.checklist = ChecklistFace(shell)
        self.requests = RequestsFace(shell)
        self.kpis = KpiFace(shell)
        self.engagement = EngagementFace(shell, wanted.accounts)
        self.council = CouncilFace(shell)
        self.lay_out({
            "assessment": (tr("Self-assessment"), self.assessment),
            "checklist": (tr("Checklist"), self.checklist),
            "requests": (tr("Requests to product"), self.requests),
            "kpis": (tr("Figures"), self.kpis),
            "engagement": (tr("Engagement level"), self.engagement),
            "council": (tr("Customer council"), self.council),
        })  # fmt: skip
        declare(self)

    def assess(self) -> None:
        """Begin, or go on with, what the face in front judges."""
        front = self.front
        if isinstance(front, AssessmentFace | ChecklistFace):
            front.assess()

    def export(self) -> None:
        """Write the list of the face in front for a spreadsheet."""
        front = self.front
        if not isinstance(front, AssessmentFace):
            front.ask_csv()

    def ask_paper(self) -> None:
        """Preview the paper of the face in front."""
        self.front.ask_paper()

    def title(self) -> str:
        """The page's name."""
        return tr("Practice")
