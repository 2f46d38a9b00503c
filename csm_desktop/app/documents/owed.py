"""What one of ours owes, on paper and as text: an internal page for a colleague."""

from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.lists.actions import owed_by
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


def owed_paper(member_id: int) -> "Printable[OwedPack]":
    """The page as a document; errors as in `owed_pack`."""

    def build(pack: "OwedPack", paper: str) -> bytes:
        from csm_desktop.reports.actions.build import build_owed

        return build_owed(pack, paper)

    return Printable(lambda book: owed_pack(book, member_id), build)
