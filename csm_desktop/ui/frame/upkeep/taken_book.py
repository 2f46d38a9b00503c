"""A book whose file was taken away or replaced while it was open: let go, rescued, gone on in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csm_desktop.errors import UserError
from csm_desktop.ui.frame.upkeep.log import LOG
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook, Trouble
    from csm_desktop.ui.frame.workbench import Workbench

    Exchange = Callable[[Path, str, Callable[[], HeldBook]], None]


class TakenBook(QObject):
    """Part of a desk: `let_go` detaches its open book, `exchange` opens another in its place."""

    def __init__(
        self, desk: "Workbench", let_go: "Callable[[], HeldBook | None]", exchange: "Exchange"
    ) -> None:
        super().__init__(desk)
        self._desk, self._detach, self._exchange = desk, let_go, exchange
        self._held: HeldBook | None = None

    def let_go(self) -> None:
        """Let the open book go if its file is not ours any more; a long act ends by itself before.

        What was done is kept, and a page says where and asks how to go on.
        """
        book = self._desk.book
        if book is not None and book.look() is not None and not book.is_reserved:
            self._held = self._detach()
            self.keep()

    def keep(self) -> None:
        """Rescue what the book held that was let go; once more, where that failed."""
        held = self._held
        if held is None:
            return
        desk = self._desk
        desk.busy.emit(tr("Keeping what you did"))

        def work(_: Any) -> "Trouble":
            from csm_desktop.app.held_book import taken_trouble

            trouble = taken_trouble(held)
            held.close()
            return trouble

        def done(trouble: "Trouble") -> None:
            self._held = None
            desk.busy.emit("")
            desk.troubled.emit(trouble)

        def failed(error: BaseException) -> None:
            desk.busy.emit("")
            if not isinstance(error, UserError):
                raise error
            from csm_desktop.app.held_book import Trouble, Why

            path = held.book.path
            desk.troubled.emit(Trouble(Why.TAKEN, path, error.title, error.advice, kept=False))

        desk.background.start(None, work, done, failed, alone=True)

    def adopt(self, trouble: "Trouble", target: Path) -> None:
        """Go on in what was rescued, as a book at `target`."""
        clock = self._desk.clock

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
