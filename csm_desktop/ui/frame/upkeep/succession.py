"""One book after another: the open one is closed and the next opened, on a thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csm_desktop.errors import UserError
from csm_desktop.ui.frame.upkeep.book_holder import BookHolder
from csm_desktop.ui.lifetimes import soon

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook


class Succession(QObject):
    """Asks the workbench to let its book go, and brings it the next one.

    `opened` are books that are open already and not yet the workbench's: whoever ends closes them.
    """

    def __init__(self, holder: BookHolder, parent: QObject) -> None:
        super().__init__(parent)
        self._holder = holder
        self.opened: list[HeldBook] = []
        self._is_under_way = False
        self._following: Callable[[], None] | None = None

    def follow(self, path: Path, words: str, work: "Callable[[], HeldBook]") -> None:
        """Open what `work` opens in place of the open book; the window shows `words` meanwhile."""
        holder = self._holder
        if not holder.is_free():
            return
        # The later wish is remembered, and replaces one that waits already.
        if self._is_under_way:  # a second launch, before the first book is there
            self._following = partial(self.follow, path, words, work)
            return
        self._is_under_way = True
        # The former book is closed on the thread, after the window has let go of it.
        former = holder.let_go()
        holder.say_busy(words)

        def both(_: object) -> "HeldBook":
            if former is not None:
                former.close()
            return self._opened(work())

        def failed(error: BaseException) -> None:
            self._end()
            if not isinstance(error, UserError):
                raise error
            from csm_desktop.app.held_book import trouble_of

            holder.say_trouble(trouble_of(error, path))

        def done(held: "HeldBook") -> None:
            self.opened.remove(held)
            self._end()
            holder.take(held)

        holder.loader.load_early(path)
        holder.background.start(None, both, done, failed, alone=True)

    def _opened(self, held: "HeldBook") -> "HeldBook":
        """On the thread: ask what the first page will need."""
        # Known before it is shown: whoever ends in between closes it.
        self.opened.append(held)
        try:
            for ask in self._holder.ready:
                ask(held.book, self._holder.loader.wait_for_early)
        except BaseException:
            self.opened.remove(held)
            held.close()
            raise
        return held

    def _end(self) -> None:
        self._is_under_way = False
        self._holder.say_busy("")
        following, self._following = self._following, None
        if following is not None:
            soon(self, following)
