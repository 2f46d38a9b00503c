"""The page that is read before a meeting, as it would be printed."""

from typing import TYPE_CHECKING

from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.book import Book
    from csm_desktop.app.documents.documents import Written


def brief_paper(meeting: Meeting, here: str) -> PaperDocument:
    """The brief of a meeting as a document, by the clock of the zone `here`."""
    account_id, meeting_id = meeting.account_id, meeting.id

    def make(book: "Book") -> bytes:
        from csm_desktop.app.trip.paper import brief_pack, trip_pdf

        return trip_pdf(brief_pack(book, account_id, meeting_id, here))

    def write(book: "Book", target: "Path", overwrite: bool) -> "Written":
        from csm_desktop.app.trip.paper import brief_pack, write_trip

        pack = brief_pack(book, account_id, meeting_id, here)
        return write_trip(pack, target, overwrite=overwrite)

    return PaperDocument(
        tr("Before the meeting"),
        tr("An internal page: it names health, tone and what is not verified."),
        render(say("Before {title}", title=words.title_of(meeting))),
        make,
        write,
    )
