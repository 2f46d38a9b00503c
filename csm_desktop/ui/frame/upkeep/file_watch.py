"""Sees to it that nobody works into a file that is not the open book any more.

It may be moved, deleted, on a stick pulled out, put back in an older copy by a sync client, or
written over. The book notices before every change (storage.identity); here it is noticed at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.notices import Notices
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.ui.widgets.banner import Banner


class FileWatch(QObject):
    """Looks when the system tells of a change, after every act and once a minute.

    When a book is opened it offers what was rescued of it and is not in it yet.
    """

    def __init__(self, workbench: Workbench, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._notices = workbench, notices
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(lambda _: workbench.taken.let_go())
        workbench.book_changed.connect(self._start)
        workbench.live.changed.connect(lambda _: workbench.taken.let_go())
        workbench.error_told.connect(lambda _: workbench.taken.let_go())
        workbench.keeping.ticked.connect(workbench.taken.let_go)

    def _start(self) -> None:
        watched = self._system.files()
        if watched:
            self._system.removePaths(watched)
        held = self._workbench.held
        if held is None:
            return
        path = held.book.path
        # The log as well: edits live in it until they are merged.
        self._system.addPaths([str(path), str(path.with_name(f"{path.name}-wal"))])
        if held.kept and held.book.why_read_only is None:
            self._offer(held.book, held.kept)

    def _offer(self, book: "Book", number: int) -> None:
        from csm_desktop.ui.widgets.banner import Banner  # seldom needed, and not at start

        words = say(
            "{n} change of yours is not in this book",
            "{n} changes of yours are not in this book",
            n=number,
        )
        banner = Banner(
            render(words),
            tr("Another file came into its place while you worked. What you did before is kept; "
               "taken in, it can be undone step by step."),
            tr("&Take it in"),
            lambda: self._take_in(book, banner),
            tone="warning",
        )  # fmt: skip
        self._notices.add(banner)

    def _take_in(self, book: "Book", banner: "Banner") -> None:
        """On a thread: an import may be among them."""
        what = tr("Taking in what was kept")

        def work(_: object) -> "tuple[int, tuple[Path, ...]]":
            from csm_desktop.app.kept_acts import take_in_kept

            # Reserved, so that no edit falls in between acts that build on each other.
            with book.reserved(what):
                return take_in_kept(book)

        def done(outcome: "tuple[int, tuple[Path, ...]]") -> None:
            missed, left = outcome
            if not missed:
                self._workbench.toast(tr("Everything that was kept is in the book now."))
                return
            words = say(
                "{n} change could not be taken in", "{n} changes could not be taken in", n=missed
            )
            advice = say(
                "What they belong to is not in this book. They stay readable in {files}.",
                files=", ".join(map(str, left)),
            )
            self._notices.error(render(words), render(advice))

        banner.close_banner()
        self._workbench.background.start(None, work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._workbench.tell(error)
