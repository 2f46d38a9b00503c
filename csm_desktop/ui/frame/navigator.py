"""Which page is in front, how one got there, and where one comes back to with a book."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from csm_desktop.ui.frame import last_place as returning
from csm_desktop.ui.frame.pages import Page, PageSpec, Place
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.ui.lifetimes import renew
from csm_desktop.ui.part_names import part_named
from csm_desktop.wording import count

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

ACCOUNT = "account"


class Navigator:
    """The pages of one window, each made on its first use; `moved` is told where one is now."""

    def __init__(
        self,
        workbench: Workbench,
        specs: Sequence[PageSpec],
        stack: QStackedWidget,
        moved: Callable[[], object],
    ) -> None:
        self.specs = {spec.name: spec for spec in specs}
        self.front = ""
        """The name of the page in front, or "" while no book is open."""
        self.account: int | None = None
        """The account in front, where the page for accounts is."""
        self.made: dict[str, Page] = {}
        self.seen: QWidget | None = None
        """What stands in the place of a page that is on its way."""
        self._ahead = ""
        self._without_book: set[str] = set()
        self._workbench, self._stack, self._moved = workbench, stack, moved
        self._trail: list[str] = []

    @property
    def page(self) -> Page | None:
        """The page in front; None while no book is open."""
        return self.made.get(self.front)

    def go(self, name: str) -> bool:
        """Bring a page to the front; whether there is one."""
        if self._workbench.book is None or name not in self.specs:
            return False
        if self.front and self.front != name:
            # Each page once in the trail, so that Back does not go round in circles.
            self._trail = [each for each in self._trail if each != self.front] + [self.front]
        spec, page = self.specs[name], self._make(name)
        self.front = name
        if not (spec.early or spec.usual):
            self._workbench.recents.went(name)
        # Elsewhere no account is open: commands must not act on one that is not seen.
        self.account = self.account if name == ACCOUNT else None
        self._stack.setCurrentWidget(page)
        self._moved()
        page.take_focus()
        return True

    def open_account(self, account_id: int, tab: str = "") -> bool:
        """Show an account, where the workspace for accounts exists; whether it does."""
        if ACCOUNT not in self.specs or self._workbench.book is None:
            return False
        page = self._make(ACCOUNT)
        self.account = account_id
        page.open_account(account_id, tab)
        return self.go(ACCOUNT)

    def back(self) -> None:
        """Go to where one was on the page, else to the page that one came from."""
        page = self.page
        if page is None or page.back() or not self._trail:
            return
        # Without a front, so that going back is not itself a place to come back to.
        came_from, self.front = self._trail.pop(), ""
        self.go(came_from)

    def early(self, book: Path) -> list[str]:
        """The modules of the page that one comes back to in a book, and of what is read before."""
        self._ahead = returning.kept_page(self._workbench.recents, book.resolve()) or self._tops[0]
        named = [s for s in self.specs.values() if s.early or s.name == self._ahead]
        reads = [spec.ready.partition(":")[0] for spec in named if spec.ready]
        return [*reads, *(spec.module for spec in named)]

    def soon_wanted(self) -> list[str]:
        """The modules of pages that are likely to be asked for once a book is shown. Those of the
        others take as much memory as a tenth of the program, and come when somebody is about to
        ask: `expect`."""
        lately = self._workbench.recents.pages()
        specs = self.specs.values()
        likely = [spec for spec in specs if spec.early or spec.usual or spec.name in lately]
        return [module for spec in likely for module in spec.modules]

    def expect(self, name: str) -> None:
        """A page is about to be asked for: its modules come meanwhile."""
        spec = self.specs.get(name)
        if spec is not None:
            self._workbench.loader.expect(*spec.modules)

    def before_seen(self, book: Path, today: date) -> Sequence[Callable[[], object]]:
        """What `show_seen` needs, each as much as one turn of the window should take: the modules,
        how numbers are written, what is shown."""
        spec = self._returned_to(book)
        if spec is None or not spec.seen:
            return ()
        part = spec.seen
        return (
            partial(part_named, part),
            partial(count, 0),
            lambda: setattr(self, "seen", part_named(part)(book, today)),
        )

    def show_seen(self, book: Path) -> PageSpec | None:
        """Show how the page looked that one comes back to in a book, until it is there; the page's
        spec, None where nothing is kept of it."""
        if self.seen is None:
            return None
        self._stack.addWidget(self.seen)
        self._stack.setCurrentWidget(self.seen)
        self.seen.setFocus()
        return self._returned_to(book)

    def _returned_to(self, book: Path) -> PageSpec | None:
        return self.specs.get(returning.kept_page(self._workbench.recents, book.resolve()))

    def keep_sight(self) -> None:
        """The book is about to be closed."""
        if self._workbench.book is not None and self.page is not None:
            self.page.keep_sight()

    def end_seen(self) -> None:
        """The page is there, or never will be."""
        seen, self.seen = self.seen, None
        if seen is not None:
            self._stack.removeWidget(seen)
            seen.deleteLater()

    def make_ahead(self) -> None:
        """Make the page that one comes back to while a thread still reads its lines."""
        spec = self.specs.get(self._ahead)
        if self._workbench.book is not None or spec is None or not spec.early:
            return
        if spec.name not in self.made:
            self._without_book.add(spec.name)
            self._add(spec)

    def show_book(self, book: "Book | None") -> None:
        """Let every page show another book, or none; where one is in it is said by `return_to`."""
        self._trail.clear()
        self.front, self.account = "", None
        for name, page in self.made.items():
            # While the page still shows the old book: what it keeps belongs to that one.
            if name not in self._without_book:
                page.save_state()
            renew(page, over=book is None)
            page.given(book)
        self._without_book.clear()

    def return_to(self, book: "Book", wanted: Sequence[str]) -> None:
        """Go where one was in this book; before that, to what is `wanted` now."""
        kept = returning.kept(self._workbench.recents, book, self._tops)
        if wanted or kept is None or kept.account is None:
            self.go(wanted[0] if wanted else kept.page if kept else self._tops[0])
        else:
            # Back leads from an account to the list, as if one had come from there.
            self._trail = self._tops[:1]
            self.open_account(kept.account, kept.tab)

    def remember(self) -> None:
        """Keep where one is, for the next time that this book is opened."""
        page, book = self.page, self._workbench.book
        if page is not None and book is not None:
            at = returning.LastPlace(self.front, self.account, page.tab_name)
            returning.keep(self._workbench.recents, book, at)

    def waiting(self) -> dict[str, list[Path]]:
        """The files that wait for a book, by the page that will take them."""
        asked = [(spec.name, spec.waiting) for spec in self.specs.values()]
        found = {name: list(waiting()) for name, waiting in asked if waiting is not None}
        return {name: paths for name, paths in found.items() if paths}

    def _make(self, name: str) -> Page:
        page = self.made.get(name)
        if page is None:
            page = self._add(self.specs[name])
            page.given(self._workbench.book)
        return page

    def _add(self, spec: PageSpec) -> Page:
        page = self.made[spec.name] = spec.make(self._workbench)
        page.state_changed.connect(self._moved)
        self._stack.addWidget(page)
        return page

    @property
    def _tops(self) -> list[str]:
        """A hidden page alone would be a place without an account."""
        return [spec.name for spec in self.specs.values() if spec.place is not Place.HIDDEN]
