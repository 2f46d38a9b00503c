"""The digest of a month of an account: the customer's copy, and ours."""

from datetime import date
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import Printable, facts_on
from csm_desktop.errors import UserError
from csm_desktop.wording import ENGLISH, tr

if TYPE_CHECKING:
    from csm_desktop.reports.digest.pack import DigestPack


def digest_paper(
    account_id: int, month: date | None = None, *, internal: bool = False
) -> "Printable[DigestPack]":
    """The digest of the month that a day lies in (default: this one).

    Ours speaks the user's language, the customer's theirs. `gather` raises UserError for a month
    that has not begun.
    """

    def gather(book: Book) -> "DigestPack":
        from csm_desktop.reports.digest.pack import assemble_digest

        first = (month or book.today()).replace(day=1)
        if first > book.today():
            raise UserError(tr("This month has not begun yet."), tr("Nothing was written."))
        return assemble_digest(facts_on(book, account_id, None), first, internal)

    def build(pack: "DigestPack", paper: str) -> bytes:
        from csm_desktop.reports.digest.build import build_digest

        return build_digest(pack, paper)

    return Printable(gather, build, None if internal else ENGLISH)
