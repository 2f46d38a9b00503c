"""What happened with a customer, on paper: an internal page."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.documents import Written, write_document
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.timeline.happened import timeline_of
from csm_desktop.domain.timeline.occurrence import TimelineKind
from csm_desktop.files import check_target
from csm_desktop.reports.timeline.pack import assemble_timeline

if TYPE_CHECKING:
    from csm_desktop.reports.timeline.pack import TimelinePack


def timeline_pack(
    book: Book,
    account_id: int,
    kinds: Collection[TimelineKind] = (),
    as_of: date | None = None,
    zone: str = "",
) -> "TimelinePack":
    """What the page says, in the user's own language; errors as in `timeline_of`."""
    happened = timeline_of(book, account_id, kinds, as_of, zone)
    name, today = account_facts(book, account_id).account.name, book.today()
    return assemble_timeline(name, happened, as_of or today, today)


def timeline_pdf(pack: "TimelinePack", paper: str = "a4") -> bytes:
    """The page as it would be printed; may be called on a thread."""
    from csm_desktop.reports.timeline.build import build_timeline

    return build_timeline(pack, paper)


def write_timeline(
    pack: "TimelinePack", target: Path, paper: str = "a4", *, overwrite: bool = False
) -> Written:
    """Print the page into a file; errors as in `write_pack`."""
    check_target(target, overwrite=overwrite)
    return write_document(target, timeline_pdf(pack, paper), pack.title, pack, overwrite=overwrite)
