"""The plan as the customer gets it."""

from csm_desktop.app.documents import account_papers
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import render, tr


def plan_paper(account_id: int, name: str) -> PaperDocument:
    """The joint impact plan; nothing internal can be on it (domain/fields/sharing.py)."""
    return PaperDocument(
        tr("The plan as the customer gets it"),
        tr("Built from what may be shared alone; health, standing and notes are not in it."),
        render(say("{name} - joint impact plan", name=name)),
        account_papers.plan_paper(account_id),
    )


def journey_paper(account_id: int, name: str) -> PaperDocument:
    """The journey of the same plan; nothing internal can be on it either."""
    return PaperDocument(
        tr("The impact journey as the customer gets it"),
        tr("Goals, milestones, both sides’ actions, do’s and don’ts, of what may be shared alone."),
        render(say("{name} - impact journey", name=name)),
        account_papers.journey_paper(account_id),
    )
