"""The briefs of a trip on paper, to be read on the way: internal pages."""

from typing import TYPE_CHECKING

from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.trip.briefs import meeting_brief, trip_briefs
from csm_desktop.domain.lists.trip import Trip
from csm_desktop.reports.trip.assemble import assemble_brief, assemble_trip
from csm_desktop.wording import beside

if TYPE_CHECKING:
    from csm_desktop.reports.trip.pack import TripPack


def trip_paper(trip: Trip, here: str = "") -> "Printable[TripPack]":
    """A brief for each meeting of a trip, by the clock of the zone `here`; errors as in
    `trip_briefs`."""
    return Printable(
        lambda book: assemble_trip(trip, trip_briefs(book, trip, here), book.today()),
        _build,
        titles=_titles,
    )


def brief_paper(account_id: int, meeting_id: int, here: str = "") -> "Printable[TripPack]":
    """The brief of one meeting, by the clock of the zone `here`; errors as in `meeting_brief`."""
    return Printable(
        lambda book: assemble_brief(
            meeting_brief(book, account_id, meeting_id, here), book.today()
        ),
        _build,
        titles=_titles,
    )


def _titles(pack: "TripPack") -> tuple[str, ...]:
    return tuple(beside((*brief.when[:1], brief.title)) for brief in pack.briefs)


def _build(pack: "TripPack", paper: str) -> bytes:
    from csm_desktop.reports.trip.build import build_trip

    return build_trip(pack, paper)
