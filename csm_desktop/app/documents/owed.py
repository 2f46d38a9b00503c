"""What one of ours owes, on paper and as text: an internal page for a colleague."""

from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.documents import Written, write_document
from csm_desktop.app.lists.actions import owed_by
from csm_desktop.files import check_target
from csm_desktop.reports.actions.pack import assemble_owed
from csm_desktop.storage.queries import dump

if TYPE_CHECKING:
    from csm_desktop.reports.actions.pack import OwedPack


def owed_pack(book: Book, member_id: int) -> "OwedPack":
    """What one of ours owes today, in the user's own language.

    Raises LookupError where there is nobody of that id.
    """
    from csm_desktop.domain.records.team import TeamMember

    with book.reading() as connection:
        people = {member.id: member.name for member in dump.everything(connection, TeamMember)}
    return assemble_owed(people[member_id], owed_by(book, member_id), book.today())


def owed_text(book: Book, member_id: int) -> str:
    """The page as plain text, to be pasted into a message."""
    return owed_pack(book, member_id).text


def owed_pdf(book: Book, member_id: int, paper: str = "a4") -> bytes:
    """The page as it would be printed; may be called on a thread."""
    from csm_desktop.reports.actions.build import build_owed

    return build_owed(owed_pack(book, member_id), paper)


def write_owed(
    book: Book, member_id: int, target: Path, paper: str = "a4", *, overwrite: bool = False
) -> Written:
    """Print the page into a file; errors as in `write_pack`."""
    from csm_desktop.reports.actions.build import build_owed

    check_target(target, overwrite=overwrite)
    pack = owed_pack(book, member_id)
    return write_document(target, build_owed(pack, paper), pack.title, pack, overwrite=overwrite)
