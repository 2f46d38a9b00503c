"""Who keeps the book, as far as a new book can know it."""

from typing import TYPE_CHECKING

from csm_desktop.ui.frame.recents import NAMED, Recents

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.domain.records.team import TeamMemberFields


def known_user(book: "Book | None", recents: Recents) -> "TeamMemberFields":
    """Whoever the open book's user is, or who was named before there was a book. The sample's user
    is invented: nobody else is called so."""
    from csm_desktop.app.demo import is_sample
    from csm_desktop.app.people.team import known_of_me

    known = {} if book is None or is_sample(book) else known_of_me(book)
    named = recents.get(NAMED).strip()
    return known or ({"name": named} if named else {})
