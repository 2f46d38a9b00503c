"""Sees to it that nobody works into a file that is gone: moved, deleted, or on a stick pulled out.

The system lets an open file go on without its name, and every change would be lost at the end.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.desk import Desk
from csm_desktop.ui.frame.notices import Notices
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.ui.widgets.file_dialogs import ask_target
from csm_desktop.wording import told, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class FileWatch(QObject):
    """Looks after every change and once a minute, which costs nothing; says it once a book."""

    def __init__(self, desk: Desk, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices
        self._told = False
        desk.book_changed.connect(self._start)
        desk.live.changed.connect(lambda _: self.look())
        desk.keeping.ticked.connect(self.look)

    def look(self) -> None:
        """Say so where the open book's file is gone, and offer to save what it held."""
        book = self._desk.book
        if book is None or self._told or book.path.is_file():
            return
        self._told = True
        self._notices.add(
            Banner(
                told(say("The file of this book is gone: {path}", path=str(book.path))),
                tr("It was moved or deleted, or its disk was taken out. What you see is still "
                   "there: save a copy now and go on in it. Closing the book would lose it."),
                tr("&Save a copy…"),
                lambda: self._save(book),
                closable=False,
            )
        )  # fmt: skip

    def _start(self) -> None:
        self._told = False

    def _save(self, book: "Book") -> None:
        """Ask where to, write on a thread, go on in the copy."""
        from csm_desktop.app.holding import books_home

        home = books_home()
        home.mkdir(parents=True, exist_ok=True)
        name = told(say("{book} (copy)", book=book.path.stem))
        target = ask_target(
            self._notices.window,
            tr("Save a copy"),
            str(home / f"{name}.csm"),
            f"{tr('Books')} (*.csm)",
        )
        if target is None:
            return
        target = target if target.suffix else target.with_suffix(".csm")
        self._desk.background.start(
            None, lambda _: book.copy_to(target), lambda _: self._desk.open(target), self._not_saved
        )

    def _not_saved(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._desk.tell(error)
