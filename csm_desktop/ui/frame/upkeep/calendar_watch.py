"""Sees calendars that come into the folder that a book watches, and offers to look at them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject

from csm_desktop.domain.text.message import say
from csm_desktop.ui.background import Job
from csm_desktop.ui.frame.notices import Notices
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.watched_folder import WatchedCalendars
    from csm_desktop.ui.widgets.banner import Banner

    Found = tuple[Path, WatchedCalendars] | None

_SEEN = "calendars"


class CalendarWatch(QObject):
    """Looks when the system tells of a change, when a book or its folder is another, each minute.

    Nothing is taken in by itself: `take(paths)` shows what the files would bring. What was shown or
    waved away is not offered again before it changes.
    """

    def __init__(
        self,
        workbench: Workbench,
        notices: Notices,
        take: Callable[[Sequence[Path]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._notices, self._take = workbench, notices, take
        self._system = QFileSystemWatcher(self)
        self._job: Job[Found] | None = None
        self._again = False
        self._watched: Path | None = None
        self._offered: tuple[Path, ...] = ()
        self.banner: Banner | None = None
        self._system.directoryChanged.connect(lambda _: self.look())
        workbench.book_changed.connect(self._begin)
        workbench.live.changed.connect(lambda changes: self._changed(changes.tables))
        workbench.keeping.ticked.connect(self.look)

    def look(self) -> None:
        """Look into the folder, on a thread: it may lie on a disk that is slow to answer."""
        book = self._workbench.book
        # Into a book that can only be read nothing can be offered.
        if book is None or book.why_read_only is not None:
            return
        # Systems tell each write to a file; one look after the last of them is enough.
        if self._job is not None and self._job.awaited:
            self._again = True
            return

        def work(_: object) -> "Found":
            from csm_desktop.app.watched_folder import look_into, watched_folder

            folder = watched_folder(book)
            return None if folder is None else (folder, look_into(folder))

        self._again = False
        self._job = self._workbench.background.start(
            None, work, lambda found: self._found(book, found), self._failed
        )

    def _begin(self) -> None:
        """Another book: what was offered was for the former one."""
        self._put_away()
        self._watched = None
        self._watch(None)
        self.look()

    def _changed(self, tables: Sequence[str]) -> None:
        if "setting" in tables:
            self.look()

    def _watch(self, folder: Path | None) -> None:
        """Have the system tell of changes in the folder."""
        known = self._system.directories()
        wanted = [str(folder)] if folder is not None else []
        if known and known != wanted:
            self._system.removePaths(known)
        if wanted and known != wanted:
            self._system.addPaths(wanted)

    def _found(self, book: "Book", found: "Found") -> None:
        self._job = None
        if self._again:
            self.look()
            return
        if book is not self._workbench.book:
            return
        folder = found[0] if found is not None else None
        is_new, self._watched = folder not in (None, self._watched), folder
        self._watch(folder)
        if is_new:
            # What came after the look and before the watch, nobody has told of.
            self.look()
            return
        seen = self._workbench.recents.kept(_SEEN, book.path)
        new = found[1].unseen(seen) if found is not None else ()
        if new == self._offered:
            return
        self._put_away()
        if new and found is not None:
            self._offer(book, new, found[1].told(seen))

    def _offer(self, book: "Book", new: tuple[Path, ...], told: str) -> None:
        from csm_desktop.ui.widgets.banner import Banner  # seldom needed, and not at start

        words = say(
            "{n} calendar is new or has changed: {names}",
            "{n} calendars are new or have changed: {names}",
            n=len(new), names=", ".join(path.name for path in new[:3]),
        )  # fmt: skip
        banner = Banner(
            render(words),
            tr("Look at what they would bring; nothing is stored before you say so."),
            tr("&Look at them"),
            lambda: self._show(banner, new),
            tone="info",
        )
        banner.closed.connect(lambda: self._seen(banner, book, told))
        self.banner, self._offered = banner, new
        self._notices.add(banner)

    def _show(self, banner: "Banner", new: tuple[Path, ...]) -> None:
        banner.close_banner()
        self._take(new)

    def _seen(self, banner: "Banner", book: "Book", told: str) -> None:
        """Looked at or waved away; a banner that we put away ourselves says nothing."""
        if banner is self.banner:
            self.banner, self._offered = None, ()
            self._workbench.recents.keep(_SEEN, book.path, told)

    def _put_away(self) -> None:
        banner, self.banner, self._offered = self.banner, None, ()
        if banner is not None:
            banner.close_banner()

    def _failed(self, error: BaseException) -> None:
        self._job = None
        raise error
