"""Photos of contacts: taken from a file, shown small, never on paper, removed for good."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.domain.people.photos import MOST, unpacked
from csm_desktop.domain.records.contacts import Contact, ContactPhoto
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.cards.pictures import READER
from csm_desktop.outside.limits import Limits
from csm_desktop.outside.parent import read_outside
from csm_desktop.storage import purge
from csm_desktop.storage.queries import book_people
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr

_LARGEST = 25_000_000  # bytes of a file
_LIMITS = Limits(output=100_000, seconds=30.0)


def photo_from(path: Path, waiting: Callable[[], object] | None = None) -> str:
    """The small photo in a picture's file or in an address card, as it is kept; for any thread.

    Raises UserError for a file that is no picture, too large, or cannot be read.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UserError(tr("The file cannot be read."), error.strerror or "") from error
    if size > _LARGEST:
        raise UserError(tr("The picture is larger than 25 MB."), tr("Nothing was changed."))
    found = list(
        read_outside(
            READER, path, take=_photo, advice=say("Save it as a smaller picture."),
            limits=_LIMITS, waiting=waiting,
        )
    )  # fmt: skip
    if len(found) != 1:
        raise UserError(tr("The picture could not be read."), tr("Nothing was changed."))
    return found[0]


def _photo(said: object) -> str:
    """What the child says is a photo, or it is no reader of ours any more."""
    if not isinstance(said, str) or len(said) > MOST or unpacked(said) is None:
        raise ValueError(type(said).__name__)
    return said


def set_photo(work: Work, /, contact_id: int, data: str) -> ContactPhoto:
    """Give a contact a photo, in place of the one there is. Raises UserError for what is none."""
    if unpacked(data) is None:
        raise UserError(tr("The picture could not be read."), tr("Nothing was changed."))
    contact = work.get(Contact, contact_id)
    there = work.find(ContactPhoto, contact_id=contact_id)
    if there:
        return work.put(replace(there[0], data=data))
    return work.add(ContactPhoto(work.new_id(), contact.account_id, contact_id, data))


def remove_photo_for_good(book: Book, contact_id: int) -> int:
    """Take the photo of a contact out, with what undo could bring back of it; how many there were.
    Older backups hold it still. Raises UserError as `Book.clean` does."""
    number = book.record(_remove, contact_id)
    if number:
        book.clean()
    return number


def _remove(work: Work, contact_id: int) -> int:
    found = work.find(ContactPhoto, contact_id=contact_id)
    for photo in found:
        work.remove(photo)
    purge.forget_rows(work, "contact_photo", [photo.id for photo in found])
    return len(found)


def pixels_of(book: Book, contact_ids: Collection[int]) -> dict[int, bytes]:
    """The pixels of those contacts' photos that have one."""
    with book.reading() as connection:
        found = book_people.photos(connection, contact_ids)
    shown = ((contact_id, unpacked(data)) for contact_id, data in found)
    return {contact_id: pixels for contact_id, pixels in shown if pixels is not None}


def photographed(book: Book) -> frozenset[int]:
    """The contacts of the book that have a photo."""
    with book.reading() as connection:
        return book_people.photographed(connection)
