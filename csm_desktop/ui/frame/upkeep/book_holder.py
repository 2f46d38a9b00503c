"""Who holds the open book, as those see it who exchange one book for another."""

from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.background import Background
from csm_desktop.ui.module_loader import ModuleLoader

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book
    from csm_desktop.app.held_book import HeldBook, Trouble
    from csm_desktop.domain.text.clock import Clock


class BookHolder(Protocol):
    """Part of the workbench: its book, its threads, and what it says meanwhile."""

    clock: "Clock"
    background: Background
    loader: ModuleLoader
    ready: "tuple[Callable[[Book, Callable[[], object]], object], ...]"

    @property
    def book(self) -> "Book | None":
        """The open book; None where there is none."""

    def is_free(self) -> bool:
        """Whether the open book may be closed now; says why not."""

    def let_go(self) -> "HeldBook | None":
        """Give the book up, to be closed by whoever asked."""

    def take(self, held: "HeldBook") -> None:
        """Show this book from now on."""

    def say_busy(self, words: str) -> None:
        """Say what is under way; "" when it is done."""

    def say_trouble(self, trouble: "Trouble") -> None:
        """Say why no book is open."""
