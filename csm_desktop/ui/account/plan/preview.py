"""The plan as the customer gets it."""

from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.app.documents import account_papers
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import Voice, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.printable import Written


def plan_paper(account_id: int, name: str) -> PaperDocument:
    """The joint impact plan; nothing internal can be on it (domain/fields/sharing.py)."""

    def workbook(book: "Book", target: Path, voice: Voice, overwrite: bool) -> "Written":
        from csm_desktop.app.documents.plan_workbook import write_plan_workbook

        return write_plan_workbook(book, account_id, target, voice=voice, overwrite=overwrite)

    return PaperDocument(
        tr("The plan as the customer gets it"),
        tr("Built from what may be shared alone; health, standing and notes are not in it."),
        say("{name} - joint impact plan", name=name),
        account_papers.plan_paper(account_id),
        workbook,
        account_id,
    )


def journey_paper(account_id: int, name: str) -> PaperDocument:
    """The journey of the same plan; nothing internal can be on it either."""
    return PaperDocument(
        tr("The impact journey as the customer gets it"),
        tr("Goals, milestones, both sides’ actions, do’s and don’ts, of what may be shared alone."),
        say("{name} - impact journey", name=name),
        account_papers.journey_paper(account_id),
        account_id=account_id,
    )
