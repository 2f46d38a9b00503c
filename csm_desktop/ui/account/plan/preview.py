"""The plan as the customer gets it."""

from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.documents import Written


def plan_paper(account_id: int, name: str) -> PaperDocument:
    """The joint impact plan; nothing internal can be on it (domain/fields/sharing.py)."""

    def make(book: "Book") -> bytes:
        from csm_desktop.app.documents.documents import plan_pdf

        return plan_pdf(book, account_id)

    def write(book: "Book", target: "Path", overwrite: bool) -> "Written":
        from csm_desktop.app.documents.documents import write_plan

        return write_plan(book, account_id, target, overwrite=overwrite)

    return PaperDocument(
        tr("The plan as the customer gets it"),
        tr("Built from what may be shared alone; health, standing and notes are not in it."),
        render(say("{name} - joint impact plan", name=name)),
        make,
        write,
    )
