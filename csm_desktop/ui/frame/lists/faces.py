"""The photos of contacts, as maps, charts and lists show them."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtGui import QImage

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.persons.photo import image_of

_MOST_KEPT = 500  # 16 kB each


def photos_of(shell: Shell, contact_ids: Collection[int]) -> Mapping[int, bytes]:
    """The pixels of those contacts' photos that have one."""
    from csm_desktop.app.people.photos import pixels_of  # knows the reader of pictures

    return pixels_of(shell.book, contact_ids) if shell.book is not None else {}


class Faces(Mapping[int, QImage]):
    """The photos of the book by whose they are, each read when a row shows it: a list of thousands
    shows thirty."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._whose: frozenset[int] = frozenset()
        self._read: dict[int, QImage] = {}

    def renew(self) -> None:
        """Know who has a photo now, and forget what they looked like."""
        from csm_desktop.app.people.photos import photographed

        book = self._shell.book
        self._whose = photographed(book) if book is not None else frozenset()
        self._read.clear()

    def __getitem__(self, contact_id: int) -> QImage:
        if contact_id not in self._whose:
            raise KeyError(contact_id)
        if contact_id not in self._read:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            # One that cannot be shown is kept as an empty picture, and not asked for again.
            pixels = photos_of(self._shell, (contact_id,)).get(contact_id)
            self._read[contact_id] = QImage() if pixels is None else image_of(pixels)
        return self._read[contact_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._whose)

    def __len__(self) -> int:
        return len(self._whose)
