"""The briefs of a trip on paper, to be read on the way: internal pages."""

from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.documents import Written, write_document
from csm_desktop.app.trip.briefs import meeting_brief, trip_briefs
from csm_desktop.domain.lists.trip import Trip
from csm_desktop.files import check_target
from csm_desktop.reports.trip.assemble import assemble_brief, assemble_trip

if TYPE_CHECKING:
    from csm_desktop.reports.trip.pack import TripPack


def trip_pack(book: Book, trip: Trip, here: str = "") -> "TripPack":
    """What the pages say, in the user's own language; errors as in `trip_briefs`."""
    return assemble_trip(trip, trip_briefs(book, trip, here), book.today())


def brief_pack(book: Book, account_id: int, meeting_id: int, here: str = "") -> "TripPack":
    """What the page of one meeting says, in the user's own language; errors of `meeting_brief`."""
    return assemble_brief(meeting_brief(book, account_id, meeting_id, here), book.today())


def trip_pdf(pack: "TripPack", paper: str = "a4") -> bytes:
    """The pages as they would be printed; may be called on a thread."""
    from csm_desktop.reports.trip.build import build_trip

    return build_trip(pack, paper)


def write_trip(
    pack: "TripPack", target: Path, paper: str = "a4", *, overwrite: bool = False
) -> Written:
    """Print the pages into a file; errors as in `write_pack`."""
    check_target(target, overwrite=overwrite)
    return write_document(target, trip_pdf(pack, paper), pack.title, pack, overwrite=overwrite)
