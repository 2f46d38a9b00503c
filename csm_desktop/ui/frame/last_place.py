"""Where one was in a book: the page, the account and its tab. They come back with the book."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.ui.frame.recents import Recents, id_of
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_NAME = "place"


@dataclass(frozen=True, slots=True)
class LastPlace:
    """A page by its name; of the account page also which account, and at which tab."""

    page: str
    account: int | None = None
    tab: str = ""


def keep(recents: Recents, book: "Book", at: LastPlace) -> None:
    """Remember where one is."""
    recents.keep(_NAME, book.path, f"{at.page} {at.account or ''} {at.tab}".strip())


def kept_page(recents: Recents, book: Path) -> str:
    """The page where one was in a book that is not open yet; "" at first."""
    return recents.kept(_NAME, book).partition(" ")[0]


def kept(recents: Recents, book: "Book", pages: Collection[str]) -> LastPlace | None:
    """Where one was, as far as it is still there; `pages` are those that can be returned to."""
    page, _, rest = recents.kept(_NAME, book.path).partition(" ")
    number, _, tab = rest.partition(" ")
    account = id_of(number)
    if account is not None:
        from csm_desktop.app.lists import accounts as listing

        return LastPlace(page, account, tab) if listing.accounts(book, [account]) else None
    return LastPlace(page) if page in pages else None
