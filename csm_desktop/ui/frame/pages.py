"""Pages: what a workspace is to the frame, and the list of those that exist."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.lifetimes import renew, soon
from csm_desktop.ui.part_names import part_named
from csm_desktop.ui.widgets.layout.reading_order import InReadingOrder
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_LOADS_MS = 2000


class Page(InReadingOrder, QWidget):
    """One workspace. Made once a window, on first use; shows one book after another.

    Override `show_book` and `refresh`; the rest where there is something to say. A hidden page is
    not refreshed: it is marked stale, and refreshed when it is shown.
    """

    state_changed = Signal()
    """The title, the selection or anything else that commands ask about is another."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._stale = False
        renew(self)

    def show_book(self, book: "Book | None") -> None:
        """Show another book, or none."""
        raise NotImplementedError

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask the book again; `changes` says what an act changed, None: anything may have."""
        raise NotImplementedError

    def open_account(self, account_id: int, tab: str) -> None:
        """Show an account; asked of the one page that shows accounts."""
        raise NotImplementedError

    @property
    def subject(self) -> Hashable | None:
        """What its fields speak of; a page of one account says which (`fields.subject`)."""
        return type(self).__name__

    def title(self) -> str:
        """What stands in the header."""
        return ""

    @property
    def place(self) -> str:
        """Where its fields are, for a person."""
        return self.title()

    def aside(self) -> str:
        """What stands beside the title, smaller."""
        return ""

    @property
    def tab_name(self) -> str:
        """The name of the tab in front, on a page that has tabs."""
        return ""

    def has_selection(self) -> bool:
        """Whether commands that need a selection can be run."""
        return False

    def account_in_hand(self) -> int | None:
        """The one account that is shown or selected; None where there is none, or are several."""
        return None

    def take_focus(self) -> None:
        """Put the focus where the keyboard goes on."""
        # Pages that have a list or a field say better; the keyboard must never be with nobody.
        self.setFocus()

    def dismiss(self) -> bool:
        """Esc: close what is in front on the page; False where there is nothing."""
        return False

    def back(self) -> bool:
        """Go to where one was on this page; False where one came to it just so."""
        return False

    def settle(self) -> None:
        """Save what is being typed while the page still stands on what it belongs to.

        Told before another account, another book or the end; `save_state` may not write any more.
        """
        focus = QApplication.focusWidget()
        # Leaving a field saves it, by whatever it is left.
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    @property
    def half_done(self) -> bool:
        """Whether something was begun here that would have to begin anew with another page."""
        return False

    def keep_sight(self) -> None:
        """Keep in the book what its spec's `seen` shows of it at the next start.

        Told of the page in front while the book is still open, after `settle`.
        """

    def save_state(self) -> None:
        """Keep splitters, columns and selection in `shell.recents`.

        The window is closing, or another book comes: `shell.book` is not the one shown any more.
        """

    def changed(self, changes: "ChangeSet | None") -> None:
        """The book is another: refresh now, or when next seen."""
        if self.isVisible():
            self._stale = False
            self.refresh(changes)
        else:
            self._stale = True

    def given(self, book: "Book | None") -> None:
        """The frame has another book."""
        self._stale = False
        self.show_book(book)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh(None)


class Place(StrEnum):
    """Where a page is reached from; HIDDEN pages are opened by others (an account)."""

    TOP = "top"
    BOTTOM = "bottom"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page by its names, each "module:name" of what is imported when it is first needed.

    `page` is its class, made with the shell and with what is `pending`, if anything is: that is
    what a command leaves for a page which may not be made yet. `commands` makes those that can be
    run from anywhere, of the same two. A page is imported while a book is opened where it is
    `early`, soon afterwards where everybody goes there (`usual`) or this user has been there
    lately, else when it is about to be asked for, and its `parts` with it; `ready` is called on the
    thread that opens a book, so that what the page asks for first is read there, `reads` before it,
    while the page's modules are still on their way, and `loads` soon after the page was made.
    `seen` makes what stands in its place while the book is being opened, of the file's path and the
    day, or nothing. `count` tells the number beside its name in the sidebar. `drop` is given files
    that were dropped on the window, and tells whether it took them; while no book is open it keeps
    them, and `waiting` names them until one is.
    """

    name: str
    title: str
    icon: str
    page: str
    key: str = ""
    place: Place = Place.TOP
    pending: object | None = None
    commands: str = ""
    count: str = ""
    reads: str = ""
    ready: str = ""
    loads: str = ""
    seen: str = ""
    early: bool = False
    usual: bool = False
    parts: tuple[str, ...] = ()
    drop: Callable[[Shell, Sequence[Path]], bool] | None = None
    waiting: Callable[[], Sequence[Path]] | None = None

    @property
    def module(self) -> str:
        """What has to be imported for the page."""
        return self.page.partition(":")[0]

    @property
    def modules(self) -> tuple[str, ...]:
        """The same, and what is shown on it at once."""
        return (self.module, *self.parts)

    def make(self, shell: Shell) -> Page:
        """The page itself."""
        made: Page = part_named(self.page)(shell, *self._handed())
        if self.loads:
            soon(made, partial(self._load, shell), _LOADS_MS)
        return made

    def commands_anywhere(self, shell: Shell) -> "list[Command]":
        """What can be asked of the page from anywhere, before it is made."""
        found: list[Command] = []
        if self.commands:
            found = part_named(self.commands)(shell, *self._handed())
        return found

    def number(self, book: "Book") -> int:
        """The number beside its name; only where it has a `count`."""
        return int(part_named(self.count)(book))

    def ask_ahead(self, book: "Book", wait: Callable[[], object]) -> None:
        """Ask a book what the page will ask of it first; only where there is a `ready`. `wait` ends
        once the page's modules are there."""
        if self.reads:
            part_named(self.reads)(book)
        wait()
        part_named(self.ready)(book)

    def _handed(self) -> tuple[object, ...]:
        return () if self.pending is None else (self.pending,)

    def _load(self, shell: Shell) -> None:
        # Whoever needs what is loaded says what went wrong with it.
        shell.background.start(
            None, lambda _: part_named(self.loads)(), lambda _: None, lambda _: None
        )
