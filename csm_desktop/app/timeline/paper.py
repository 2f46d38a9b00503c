"""What happened with a customer, on paper: an internal page."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.timeline.happened import timeline_known
from csm_desktop.domain.timeline.occurrence import TimelineKind
from csm_desktop.reports.timeline.pack import assemble_timeline

if TYPE_CHECKING:
    from csm_desktop.reports.timeline.pack import TimelinePack


def timeline_paper(
    account_id: int,
    kinds: Collection[TimelineKind] = (),
    as_of: date | None = None,
    zone: str = "",
) -> "Printable[TimelinePack]":
    """What happened with a customer, as a document; errors as in `timeline_known`."""

    def gather(book: Book) -> "TimelinePack":
        happened, later = timeline_known(book, account_id, kinds, as_of, zone)
        name, today = account_facts(book, account_id).account.name, book.today()
        note = f"{later.title} {later.advice}" if later is not None else ""
        return assemble_timeline(name, happened, as_of or today, today, note)

    def build(pack: "TimelinePack", paper: str) -> bytes:
        from csm_desktop.reports.timeline.build import build_timeline

        return build_timeline(pack, paper)

    return Printable(gather, build)
