"""A list of the window in a file: as a page for our own side, or as a table for a spreadsheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from csm_desktop.app.documents.exports import Exported, export_rows
from csm_desktop.app.documents.printable import Printable, Written, title_of, write_printed
from csm_desktop.files import check_target
from csm_desktop.reports.tables.pack import TablesPack
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page says, and the rows of a spreadsheet with their heads first: exact amounts, each
    currency in a column of its own."""

    pack: TablesPack
    rows: tuple[tuple[str, ...], ...]


def printed_listing(make: Callable[[date], Listing]) -> Printable[TablesPack]:
    """The page of what `make` lists as of today, as a document."""
    return Printable(lambda book: make(book.today()).pack, _build)


def write_listing(listing: Listing, target: Path, *, overwrite: bool = False) -> Written:
    """Print it into a file; errors as in `Printable.write`."""
    check_target(target, overwrite=overwrite)
    pack = listing.pack
    return write_printed(target, _build(pack, "a4"), title_of(pack), pack, overwrite=overwrite)


def _build(pack: TablesPack, paper: str) -> bytes:
    from csm_desktop.reports.tables.build import build_tables

    return build_tables(pack, paper)


def export_listing(listing: Listing, target: Path, *, overwrite: bool = False) -> Exported:
    """Write its rows as CSV. Raises AlreadyThereError where a file is that the user was not asked
    about."""
    return export_rows(listing.rows, target, overwrite=overwrite)


def write_by_name(listing: Listing, target: Path, *, overwrite: bool = False) -> Path:
    """As CSV where the name ends so, else as a page; the file that was written."""
    if target.suffix.lower() == ".csv":
        return export_listing(listing, target, overwrite=overwrite).path
    return write_listing(listing, target, overwrite=overwrite).path
