"""One window a user: a second launch raises the first and hands over the book it was given (X1).

The lock says who is first at once. What a second launch wants it writes into a file beside the
lock, and the first window takes that away when it hears of it: a local socket would bring Qt's
network, Kerberos and the rest of it into every process, which is four megabytes. A killed holder's
lock is stale, and is taken unasked (X2); what was asked of it is forgotten then, by nobody's clock.
"""

import os
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from csm_desktop.errors import UserError
from csm_desktop.files import atomic_write, make_folder, make_own
from csm_desktop.ui.lifetimes import Later

if TYPE_CHECKING:
    from PySide6.QtCore import QFileSystemWatcher

_PATIENCE_S = 5.0
_STEP_S = 0.02
_LOOK_MS = 1000  # where the system tells of no changes
_LONGEST = 8192


class Single(QObject):
    """Whether we are first; `asked` carries the path that a second launch was given, or ""."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock_file, self._wishes = folder / "window.lock", folder / "asked of the window"
        self._lock = QLockFile(str(self._lock_file))
        self._lock.setStaleLockTime(0)  # a day-long window is not stale; a dead process is
        self._watch: QFileSystemWatcher | None = None
        self._look: Later | None = None

    def first(self) -> bool:
        """Take the place of the only window; False where another holds it."""
        former = self._asked()
        is_first = self._lock.tryLock(0)
        if is_first:
            make_own(self._lock_file)
            for wish in former:
                with suppress(OSError):
                    wish.unlink()
        return is_first

    def listen(self) -> None:
        """Hear second launches from now on, and what they wanted meanwhile."""
        from PySide6.QtCore import QFileSystemWatcher  # after the first paint

        with suppress(UserError):  # then nobody can ask
            make_folder(self._wishes)
        self._watch = QFileSystemWatcher(self)
        if self._watch.addPath(str(self._wishes)):
            self._watch.directoryChanged.connect(self._hear)
        else:
            self._look = Later(self, self._hear, _LOOK_MS, repeated=True)
            self._look.start()
        self._hear()

    def hand_over(self, book: Path | None) -> bool:
        """Ask the first window to come to the front, with a book to open; whether it heard."""
        wish = self._wishes / f"{os.getpid()}"
        try:
            make_folder(self._wishes)
            with atomic_write(wish, overwrite=True) as file:
                file.write(os.fsencode(book.absolute()) if book else b"")
        except (OSError, UserError):
            return False
        for _ in range(round(_PATIENCE_S / _STEP_S)):  # the first may not listen yet
            if not wish.exists():
                return True
            sleep(_STEP_S)
        try:
            wish.unlink()
        except FileNotFoundError:  # heard in the last moment
            return True
        except OSError:
            pass
        return False

    def close(self) -> None:
        """Stop hearing, and let the next launch be first."""
        if self._look is not None:
            self._look.stop()
        if self._watch is not None:
            self._watch.deleteLater()
        self._watch = self._look = None
        self._lock.unlock()

    def _hear(self, _: str = "") -> None:
        """Take what is asked; each launch says one thing, in a file that is whole when it is
        there."""
        for wish in self._asked():
            with suppress(OSError):
                with wish.open("rb") as file:
                    book = os.fsdecode(file.read(_LONGEST))
                wish.unlink()  # heard: whoever asked ends now
                if "\0" not in book:  # no path
                    self.asked.emit(book)

    def _asked(self) -> list[Path]:
        """What is asked now; what bears no number is being written."""
        with suppress(OSError):
            return [each for each in sorted(self._wishes.iterdir())
                    if each.name.isdecimal() and each.is_file()]  # fmt: skip
        return []
