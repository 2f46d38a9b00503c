"""A list of the window in a file: as a page for our own side, or as a table for a spreadsheet."""

from dataclasses import dataclass
from pathlib import Path

from csm_desktop.app.documents.documents import Written, write_document
from csm_desktop.app.documents.exports import Exported, export_rows
from csm_desktop.files import check_target
from csm_desktop.reports.tables.pack import TablesPack


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page says, and the rows of a spreadsheet with their heads first: exact amounts, each
    currency in a column of its own."""

    pack: TablesPack
    rows: tuple[tuple[str, ...], ...]


def listing_pdf(listing: Listing, paper: str = "a4") -> bytes:
    """The page, as it is printed."""
    from csm_desktop.reports.tables.build import build_tables

    return build_tables(listing.pack, paper)


def write_listing(
    listing: Listing, target: Path, paper: str = "a4", *, overwrite: bool = False
) -> Written:
    """Print it into a file; errors as in `write_pack`."""
    check_target(target, overwrite=overwrite)
    pdf = listing_pdf(listing, paper)
    return write_document(target, pdf, listing.pack.title, listing.pack, overwrite=overwrite)


def export_listing(listing: Listing, target: Path, *, overwrite: bool = False) -> Exported:
    """Write its rows as CSV. Raises AlreadyThereError where a file is that the user was not asked
    about."""
    return export_rows(listing.rows, target, overwrite=overwrite)


def write_by_name(listing: Listing, target: Path, *, overwrite: bool = False) -> Path:
    """As CSV where the name ends so, else as a page; the file that was written."""
    if target.suffix.lower() == ".csv":
        return export_listing(listing, target, overwrite=overwrite).path
    return write_listing(listing, target, overwrite=overwrite).path
