"""What the frame knows of the open book without asking it each time: names, bands and numbers.

Asked for on a thread: after opening, and a moment after each change. The palette's search goes the
same way, one at a time, and only the latest text is worth an answer.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.errors import UserError
from csm_desktop.ui.background import Job, StoppedError
from csm_desktop.ui.commands.choices import Found, Named
from csm_desktop.ui.commands.match import folded_all
from csm_desktop.ui.frame.pages import PageSpec
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.ui.lifetimes import Later, renew

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.domain.lists.lines import AccountLine

_SOON_MS = 700
_FIRST_MS = 100  # the first page is painted by then, where the computer has nothing else to do
_MOST_WAITS = 20
_HITS = 90  # many of them may be called alike


class PaletteIndex(QObject):
    """`known` says that names or numbers are new, `first_known` that those of another book are
    there; `found` carries a text and its hits."""

    known = Signal()
    first_known = Signal()
    found = Signal(str, object)

    def __init__(self, workbench: Workbench, counted: Sequence[PageSpec], parent: QObject) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._workbench = workbench
        self._counted = counted
        self.accounts: tuple[Named, ...] = ()
        self.counts: dict[str, int] = {}
        self._search: Job[Sequence[Found]] | None = None
        self._next_text: str | None = None
        self._is_old = Event()
        self._asker = BookQuery(workbench, lambda: partial(_look, counted=counted), self)
        self._asker.answered.connect(self._take_answer)
        self._soon = Later(self, self._ask_in_turn)
        self._waits = 0
        self._is_first = False
        workbench.book_changed.connect(self._start)

    def ask(self) -> None:
        """Something changed: ask again soon."""
        self._soon.start(_SOON_MS)

    def search(self, text: str) -> None:
        """Look for a text everywhere; `found` answers, unless another was asked for meanwhile."""
        # The last text alone is looked for: one that runs is stopped, and this one comes after it.
        if self._search is not None and self._search.awaited:
            self._next_text = text
            self._is_old.set()
            return
        book = self._workbench.book
        if book is None:
            return
        is_old = self._is_old = Event()
        self._search = self._workbench.background.start(
            self,
            lambda _: _hits(book, text, is_old),
            lambda hits: self._answer(text, hits),
            self._no_answer,
        )

    def _start(self) -> None:
        renew(self, over=self._workbench.book is None)
        self.accounts = ()
        self.counts = {spec.name: 0 for spec in self._counted}
        self.known.emit()
        if self._workbench.book is not None:
            self._waits, self._is_first = _MOST_WAITS, True
            self._soon.start(_FIRST_MS)

    def _ask_in_turn(self) -> None:
        """After opening behind what the page in front asks for, which somebody waits to see."""
        if self._waits and self._workbench.background.busy:
            self._waits -= 1
            self._soon.start(_FIRST_MS)
        else:
            self._waits = 0
            self._asker.ask()

    def _take_answer(self, answer: "tuple[tuple[Named, ...], dict[str, int]]") -> None:
        self.accounts, self.counts = answer
        is_first, self._is_first = self._is_first, False
        self.known.emit()
        if is_first:
            self.first_known.emit()

    def _answer(self, text: str, hits: Sequence[Found]) -> None:
        following, self._next_text = self._next_text, None
        if following is None:
            self.found.emit(text, hits)
        else:
            self.search(following)

    def _no_answer(self, error: BaseException) -> None:
        following, self._next_text = self._next_text, None
        if isinstance(error, StoppedError) and following is not None:
            self.search(following)
        elif not isinstance(error, UserError | StoppedError):
            raise error


def _look(book: "Book", counted: Sequence[PageSpec]) -> tuple[tuple[Named, ...], dict[str, int]]:
    from csm_desktop.app.lists import accounts as listing

    lines = listing.accounts(book)
    folded = folded_all([line.name for line in lines])
    bearers = Counter(folded)
    names = tuple(
        Named(line.id, line.name, line.band.value, name, _apart(line) if bearers[name] > 1 else "")
        for line, name in zip(lines, folded, strict=True)
    )
    return names, {spec.name: spec.number(book) for spec in counted}


def _apart(line: "AccountLine") -> str:
    """What tells an account from others of its name."""
    return " · ".join(part for part in (line.domain, line.industry, line.country) if part)


def _hits(book: "Book", text: str, is_old: Event) -> Sequence[Found]:
    from csm_desktop.app.lists import accounts as listing

    def go_on() -> None:
        if is_old.is_set():
            raise StoppedError

    return listing.search_hits(book, text, _HITS, go_on)
