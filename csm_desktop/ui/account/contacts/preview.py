"""The map of people as the customer may have it."""

from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.documents import Written


def chart_paper(account_id: int, name: str) -> PaperDocument:
    """Who reports to whom at an account, across one page; nothing internal can be on it."""

    def make(book: "Book") -> bytes:
        from csm_desktop.app.documents.documents import chart_pdf

        return chart_pdf(book, account_id)

    def write(book: "Book", target: "Path", overwrite: bool) -> "Written":
        from csm_desktop.app.documents.documents import write_chart

        return write_chart(book, account_id, target, overwrite=overwrite)

    return PaperDocument(
        tr("The organisation as the customer may have it"),
        tr(
            "Built from what may be shared alone: names, titles, roles and days of contact."
            " Influence, sentiment and open seats are not in it."
        ),
        render(say("{name} - organisation", name=name)),
        make,
        write,
    )


def map_paper(account_id: int, name: str) -> PaperDocument:
    """Who works with whom at an account, on paper; nothing internal can be on it."""

    def make(book: "Book") -> bytes:
        from csm_desktop.app.documents.documents import people_pdf

        return people_pdf(book, account_id)

    def write(book: "Book", target: "Path", overwrite: bool) -> "Written":
        from csm_desktop.app.documents.documents import write_people

        return write_people(book, account_id, target, overwrite=overwrite)

    return PaperDocument(
        tr("The map of people as the customer may have it"),
        tr(
            "Built from what may be shared alone: names, titles, roles and days of contact. What"
            " if somebody leaves, sentiment and influence are not in it."
        ),
        render(say("{name} - who works with whom", name=name)),
        make,
        write,
    )
