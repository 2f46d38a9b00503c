"""A document: what it says, how it is printed, and the one way of both into a file."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from csm_desktop.app.book import Book
from csm_desktop.app.documents.languages import whole_in
from csm_desktop.app.documents.pages import page_count, slide_count
from csm_desktop.app.documents.pictures import Branding, branding_of
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.files import atomic_write, check_target
from csm_desktop.reports.accent import accented
from csm_desktop.reports.letterhead import Letterhead, headed_by
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, tr

P = TypeVar("P")
SLIDES = ".pptx"


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was written: its pages' titles, how many `sheets` of paper they take, the
    characters that no font here can draw, and the user's own titles whose figures have changed
    since (`aged`)."""

    path: Path
    pages: tuple[str, ...]
    undrawable: tuple[str, ...]
    sheets: int
    aged: tuple[str, ...] = ()


def title_of(pack: Any) -> tuple[str, ...]:
    """The one headline of a pack."""
    return (pack.title,)


@dataclass(frozen=True)
class Printable(Generic[P]):
    """A document before any page of it is drawn; its methods may be called on a thread.

    `gather` brings its pack from a book, said in the voice in force; `build` draws the pack on a
    paper size. A customer's document speaks its own `voice`, an internal one (None) the user's.
    `titles` are the headlines of its pages, where it has more than the pack's. With an `account_id`
    it begins with the logos of both.
    """

    gather: Callable[[Book], P]
    build: Callable[[P, str], bytes]
    voice: Voice | None = None
    titles: Callable[[P], tuple[str, ...]] = title_of
    account_id: int | None = None

    def spoken_in(self, voice: Voice) -> "Printable[P]":
        """The same document in another voice."""
        return replace(self, voice=voice)

    def pdf(self, book: Book, paper: str = "a4") -> bytes:
        """The document as it would be printed, for a preview."""
        return self._made(book, paper, self.voice)[1]

    def write(
        self, book: Book, target: Path, paper: str = "a4", *, overwrite: bool = False
    ) -> Written:
        """Print it into a file, whole or not at all; `overwrite` an older one, if wanted.

        Raises UserError where the file cannot be written, or the document is not whole in its
        language; NameTakenError proposes another name where it is open elsewhere, or there and
        not to be replaced. Errors of `gather` go through.
        """
        # Refused before anything is drawn: nobody waits for a document that has no place.
        check_target(target, overwrite=overwrite)
        if self.voice is None:
            pack, content = self._made(book, paper, None)
        else:
            pack, content = whole_in(self.voice, partial(self._made, book, paper))
        return write_printed(target, content, self.titles(pack), pack, overwrite=overwrite)

    def _made(self, book: Book, paper: str, voice: Voice | None) -> tuple[P, bytes]:
        if voice is None:
            pack = self.gather(book)
        else:
            with voice.spoken():
                pack = self.gather(book)
        # What goes to customers wears our colour.
        look = Branding() if self.voice is None else branding_of(book, self.account_id)
        logos = Letterhead() if self.account_id is None else Letterhead(look.theirs, look.ours)
        with accented(look.accent), headed_by(logos):
            return pack, self.build(pack, paper)


def facts_on(book: Book, account_id: int, as_of: date | None) -> AccountFacts:
    """The facts of an account as of a day (default: today), for its documents.

    Raises LookupError where there is no such account.
    """
    with book.reading() as connection:
        return account_facts(connection, account_id, as_of or book.today())


def write_printed(
    target: Path, content: bytes, titles: tuple[str, ...], pack: object, *, overwrite: bool
) -> Written:
    """Put a document into a file, whole or not at all; `pack` is what it was printed from."""
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(content)
    aged = tuple(getattr(pack, "aged", ()))
    if is_deck(target):
        # A viewer draws slides with its own fonts: what ours lack is no news of them.
        return Written(target, titles, (), slide_count(content), aged)
    return Written(target, titles, _undrawable(pack), page_count(content), aged)


def aged_words() -> str:
    """What is said of a title whose figures have changed since it was written."""
    return tr("The figures have changed since this title was written.")


def is_deck(target: Path) -> bool:
    """Whether a document goes into this file as slides: told by its ending."""
    return target.suffix.casefold() == SLIDES


def _undrawable(pack: object) -> tuple[str, ...]:
    from csm_desktop.reports.text import undrawable

    return undrawable(_texts(pack))


def _texts(value: object) -> Iterator[str]:
    """Every text in a pack, however deep."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
