"""A book whose file was taken away or replaced while it was open: let go, rescued, gone on in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csm_desktop.errors import UserError
from csm_desktop.ui.frame.upkeep.book_holder import BookHolder
from csm_desktop.ui.frame.upkeep.log import LOG
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook, Trouble

    Exchange = Callable[[Path, str, Callable[[], HeldBook]], None]


class TakenBook(QObject):
    """Part of the workbench; `exchange` opens another book in the place of the open one."""

    def __init__(self, holder: BookHolder, exchange: "Exchange", parent: QObject) -> None:
        super().__init__(parent)
        self._holder, self._exchange = holder, exchange
        self._held: HeldBook | None = None

    def let_go(self) -> None:
        """Let the open book go if its file is not ours any more; a long act ends by itself before.

        What was done is kept, and a page says where and asks how to go on.
        """
        book = self._holder.book
        if book is not None and book.look() is not None and not book.is_reserved:
            self._held = self._holder.let_go()
            self.keep()

    def keep(self) -> None:
        """Rescue what the book held that was let go; once more, where that failed."""
        held = self._held
        if held is None:
            return
        holder = self._holder
        holder.say_busy(tr("Keeping what you did"))

        def work(_: Any) -> "Trouble":
            from csm_desktop.app.held_book import taken_trouble

            trouble = taken_trouble(held)
            # Closed even though it is not ours any more: its descriptors would hold the stick.
            held.close()
            return trouble

        def done(trouble: "Trouble") -> None:
            self._held = None
            holder.say_busy("")
            holder.say_trouble(trouble)

        def failed(error: BaseException) -> None:
            holder.say_busy("")
            if not isinstance(error, UserError):
                raise error
            from csm_desktop.app.held_book import Trouble, Why

            path = held.book.path
            # Not kept: the page must offer another try, and must not promise anything.
            holder.say_trouble(Trouble(Why.TAKEN, path, error.title, error.advice, kept=False))

        holder.background.start(None, work, done, failed, alone=True)

    def adopt(self, trouble: "Trouble", target: Path) -> None:
        """Go on in what was rescued, as a book at `target`."""
        clock = self._holder.clock

        def work() -> "HeldBook":
            from csm_desktop.app.held_book import hold_book
            from csm_desktop.app.rescue import adopt

            if trouble.remedy is not None:
                adopt(trouble.remedy, trouble.path, target, clock)
            return hold_book(target, clock)

        self._exchange(target, tr("Making a book of what was kept"), work)

    def close(self, *held: "HeldBook | None") -> None:
        """The program ends: close what is open, and try for the last time to rescue what was
        taken. Nobody can be asked any more; what failed is in the log."""
        for each in (*held, self._held):
            if each is not None:
                try:
                    each.close()
                except UserError:
                    LOG.error("a book that was taken away could not be rescued")
