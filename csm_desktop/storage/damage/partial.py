"""What can be read of a torn book, as a book: lists and pages need not know what is missing.

A query that meets a broken page gives nothing at all. So of a book whose structure is broken a
sound copy of the readable part is made for as long as it is open, and what it lacks is told.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from csm_desktop.errors import UserError
from csm_desktop.storage.damage.contents import missing
from csm_desktop.storage.damage.salvage import Salvaged, salvage
from csm_desktop.storage.file.engine import READ_FAULTS, bare
from csm_desktop.storage.file.soundness import QUICK_BYTES
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Partial:
    """The readable part of a book in a file of its own; `close` it, and the file is gone."""

    salvaged: Salvaged
    folder: "TemporaryDirectory[str]"

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.salvaged.path

    def close(self) -> None:
        """Remove the file."""
        self.folder.cleanup()


def readable_part(book: Path) -> Partial | None:
    """The readable part of a torn book; None where the book itself can be asked, where nothing can
    be read, and of a large book, whose owner shall not wait for minutes."""
    # A copy of a large book takes minutes, which nobody waits for before a window opens.
    if book.stat().st_size > QUICK_BYTES or not _is_torn(book):
        return None
    folder = TemporaryDirectory(prefix="csm-readable-")
    try:
        salvaged = salvage(book, Path(folder.name) / book.name)
    except UserError:
        folder.cleanup()
        return None
    if not salvaged.rows:
        folder.cleanup()
        return None
    return Partial(salvaged, folder)


def _is_torn(book: Path) -> bool:
    try:
        with bare(book, read_only=True, damaged=True) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return said != "ok" or next(missing(connection), None) is not None
    except (UserError, *READ_FAULTS):
        return True
