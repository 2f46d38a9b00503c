"""The EBR studio: accounts by review date, the pack's parts, and its pages as they will be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from csm_desktop.app.review_list import ReviewLine, review_lines
from csm_desktop.app.review_view import StudioView, studio_view
from csm_desktop.app.reviews import plan_review
from csm_desktop.domain.reviews import ReviewPart
from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.ebr.commands import PAGE
from csm_desktop.ui.ebr.handing_out import HandingOut
from csm_desktop.ui.ebr.head import PAPERS, ReviewCard
from csm_desktop.ui.ebr.listing import Accounts
from csm_desktop.ui.ebr.missing import PLACES, Missing
from csm_desktop.ui.ebr.parts import PartCard, Parts
from csm_desktop.ui.ebr.preview import Preview
from csm_desktop.ui.ebr.rendering import Rendering
from csm_desktop.ui.ebr.rows import TitleRow
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.ebr.wanted import Wanted
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import EmptyState, Field, Scroll
from csm_desktop.wording import day, told, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_LISTED = frozenset({"account", "review", "segment"})  # whose changes move the list
_WORDS = frozenset(
    {"review", "review_ask", "review_goal", "review_measure", "initiative", "capability_offer"}
)  # whose changes leave every comparison with like accounts as it is


class EbrPage(Page):
    """One pack at a time. Pages are drawn on a thread; everything else asks the book at once."""

    def __init__(self, shell: Shell, wanted: Wanted | None = None) -> None:
        super().__init__(shell)
        self._asking = self._again = False
        self.account_id: int | None = None
        self.wanted = wanted if wanted is not None else Wanted()
        self.studio = Studio(shell, self)
        self.rendering = Rendering(shell.background, self)
        self.accounts = Accounts(self._today, shell.locale)
        stored = shell.recents.get("ebr paper", PAPERS[0][0])
        self.paper = stored if stored in dict(PAPERS) else PAPERS[0][0]
        self.missing = Missing(self.studio)
        self.parts = Parts(self.studio)
        self.head = ReviewCard(self.studio, self.paper)
        self.preview = Preview(self.rendering)
        self.handing_out = HandingOut(shell, self)
        self.nothing = EmptyState(
            tr("No pack is open"), tr("Choose an account at the left."), ghost="cards"
        )
        self._lay_out()
        self._connect()
        self._declare()
        self.wanted.listen(self.ask_for)

    def show_book(self, book: "Book | None") -> None:
        """Another book has other accounts."""
        self.account_id = None
        self.studio.show(None)
        self.rendering.show(None, self.paper)
        self.accounts.filter.clear()
        self.accounts.show_lines(())
        self._show_what_there_is()
        if book is not None:
            self._ask_lines()
            if self.wanted.account_id is not None:
                self.ask_for(self.wanted.account_id)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """The account's pack at once, the list from a thread."""
        if changes is None or any(each.table in _LISTED for each in changes.changes):
            self._ask_lines()
        own = (None, self.account_id)
        if changes is None or any(each.account_id in own for each in changes.changes):
            self._ask(changes is not None and {each.table for each in changes.changes} <= _WORDS)

    def title(self) -> str:
        """The page's name, or whose pack it is."""
        if not self.studio.is_open:
            return tr("EBR studio")
        return self.studio.view.facts.account.name

    def aside(self) -> str:
        """Which review it is."""
        if not self.studio.is_open:
            return ""
        review = self.studio.view.review
        on = day(review.on, self.shell.locale)
        return told(say("EBR {n} · {on}", n=review.number, on=on))

    def has_selection(self) -> bool:
        """Whether there is a pack to hand out."""
        return self.studio.is_open

    def take_focus(self) -> None:
        """What is missing, else the summary's title; the list where no pack is open."""
        if not self.studio.is_open:
            self.accounts.table.setFocus()
        elif not self.missing.take_focus():
            self.parts.cards[ReviewPart.SUMMARY].titles.rows[0].setFocus()

    def back(self) -> bool:
        """Esc leaves a field or the pages for the list."""
        focus = QApplication.focusWidget()
        if self.accounts.filter.text():
            self.accounts.filter.clear()
            return True
        if focus is not None and self.accounts.isAncestorOf(focus):
            return False
        self.accounts.table.setFocus()
        return True

    def save_state(self) -> None:
        """How the page is divided."""
        self.shell.recents.put_state("ebr panes", self.panes.saveState())

    def ask_for(self, account_id: int) -> None:
        """Make the pack of an account; a review is planned where none is."""
        self.open(account_id)
        self._plan()

    def open(self, account_id: int) -> None:
        """Show the pack of an account as it stands."""
        if account_id == self.account_id and self.studio.is_open:
            return
        self.commit()
        self.account_id = account_id
        self.wanted.account_id = account_id
        self._ask()
        self.accounts.select(account_id)
        self.middle.verticalScrollBar().setValue(0)

    def commit(self) -> None:
        """Store what is still being typed."""
        fields = self.middle.findChildren(Field) if self.studio.is_open else []
        for field in fields:
            if field.is_dirty:
                field.commit()

    def export(self) -> None:
        """Write the pack as a PDF."""
        if self.studio.is_open:
            self.commit()
            self._plan()
            self.handing_out.export(self.studio.view, self.paper)

    def print_(self) -> None:
        """Print the pack."""
        if self.studio.is_open:
            self.commit()
            self._plan()
            self.handing_out.print_(self.studio.view, self.paper)

    def _plan(self) -> None:
        """Plan the review whose pack this is, where it is not planned; Undo takes it back."""
        book, view = self.shell.book, self.studio.view if self.studio.is_open else None
        if book is None or view is None or view.planned or book.why_read_only is not None:
            return
        number = view.review.number
        words = told(say("Plan EBR {n}", n=number))
        made = self.shell.run(words, plan_review, view.account_id)
        if made is not None:
            if not self.studio.view.planned:
                self._ask()
            on = day(made.on, self.shell.locale)
            said = say("EBR {n} is planned for {on}.", n=number, on=on)
            self.shell.toast(told(said), undoable=True)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        theme.spaced(column, gap=theme.M)
        column.setContentsMargins(theme.px(2), 0, theme.px(theme.S), 0)
        for part in (self.missing, self.head, self.parts):
            column.addWidget(part)
        column.addStretch(1)
        self.middle = Scroll(content)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(theme.px(theme.M))
        for place, (pane, least, share) in enumerate(
            ((self.accounts, 120, 0), (self.middle, 290, 2), (self.preview, 240, 3),
             (self.nothing, 300, 5))
        ):  # fmt: skip
            pane.setMinimumWidth(theme.px(least))
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, share)
        self.panes.setSizes([theme.px(n) for n in (236, 404, 560, 0)])
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        whole.setContentsMargins(*(theme.px(each) for each in (20, 16, 20, 16)))
        whole.addWidget(self.panes)
        self.panes.restoreState(self.shell.recents.state("ebr panes"))

    def _connect(self) -> None:
        self.accounts.picked.connect(self.open)
        self.accounts.entered.connect(self.take_focus)
        self.studio.typed.connect(self.rendering.type)
        self.missing.filled.connect(self._fill)
        self.head.paper_chosen.connect(self._choose_paper)
        self.preview.export_asked.connect(self.export)
        self.preview.print_asked.connect(self.print_)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _declare(self) -> None:
        own: dict[str, Any] = {"menu": Menu.ACCOUNT, "page": PAGE, "needs_book": True, "group": 4}
        pack = own | {"needs_selection": True}
        self.shell.commands.add(
            Command("ebr.export", tr("Export the pack as PDF"), self.export, "Ctrl+E",
                    icon="file-download", words="pdf save ebr", **pack),
            Command("ebr.print", tr("Print the pack"), self.print_, "Ctrl+P", icon="printer",
                    words="paper ebr", **pack),
            Command("ebr.next_page", tr("Next page of the pack"), lambda: self.preview.step(1),
                    "Ctrl+PgDown", icon="chevron-right", **pack),
            Command("ebr.previous_page", tr("Previous page of the pack"),
                    lambda: self.preview.step(-1), "Ctrl+PgUp", icon="chevron-left", **pack),
            Command("ebr.open_account", tr("Open the account of this pack"), self._open_account,
                    "O", icon="arrow-right", **pack),
            Command("ebr.filter", tr("Filter accounts by name"), self.accounts.filter.setFocus,
                    "Ctrl+F", icon="filter", **own),
            Command("ebr.down", tr("Next account"), lambda: self.accounts.table.step(1), "J",
                    page=PAGE, in_palette=False),
            Command("ebr.up", tr("Previous account"), lambda: self.accounts.table.step(-1), "K",
                    page=PAGE, in_palette=False),
        )  # fmt: skip

    def _today(self) -> Any:
        book = self.shell.book
        if book is None:
            raise RuntimeError("no book is open")
        return book.today()

    def _ask(self, only_words: bool = False) -> None:
        """Read the account anew; `only_words` have changed of the pack that is open."""
        from csm_desktop.app.documents import ebr_material

        book, view = self.shell.book, None
        was = self.studio.view.account_id if self.studio.is_open else None
        if book is not None and self.account_id is not None:
            try:
                known = self.studio.view.material.likes if only_words and was else None
                view = studio_view(ebr_material(book, self.account_id, likes=known))
            except LookupError:
                view = None
        self._show(view, was)
        self.state_changed.emit()

    def _show(self, view: StudioView | None, was: int | None) -> None:
        self.studio.show(view)
        self._show_what_there_is()
        if view is None:
            self.rendering.show(None, self.paper)
            return
        for part in (self.missing, self.head, self.parts):
            part.show_view(view)
        if view.account_id == was:
            self.rendering.renew()
        else:
            self.rendering.show(self.studio.material, self.paper)
            self.preview.begin()

    def _show_what_there_is(self) -> None:
        for pane in (self.middle, self.preview):
            pane.setVisible(self.studio.is_open)
        self.nothing.setVisible(not self.studio.is_open)

    def _ask_lines(self) -> None:
        """The list, computed on a thread; one question at a time."""
        book = self.shell.book
        if book is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        self.shell.background.start(
            lambda _: (book, review_lines(book)), self._answered, self._not_answered
        )

    def _answered(self, told_: "tuple[Book, Sequence[ReviewLine]]") -> None:
        self._asking = False
        book, lines = told_
        if book is self.shell.book:
            self.accounts.show_lines(lines)
            if self.account_id is not None:
                self.accounts.select(self.account_id)
            elif lines:
                self.accounts.table.select(lines[0].id)
        if self._again:
            self._again = False
            self._ask_lines()

    def _not_answered(self, error: BaseException) -> None:
        self._asking = False
        if not isinstance(error, UserError):
            raise error

    def _choose_paper(self, paper: str) -> None:
        self.paper = paper
        self.shell.recents.put("ebr paper", paper)
        if self.studio.is_open:
            self.rendering.show(self.studio.material, paper)
            self.preview.begin()

    def _fill(self, part: ReviewPart) -> None:
        tab, _ = PLACES.get(part, ("", ""))
        if tab:
            self.shell.open_account(self.studio.view.account_id, tab)
        else:
            self.parts.cards[part].fill()

    def _open_account(self) -> None:
        self.shell.open_account(self.studio.view.account_id)

    def _follow(self, _: object, now: object) -> None:
        """The preview turns to the page of the part that has the focus."""
        widget = now if isinstance(now, QWidget) and self.isAncestorOf(now) else None
        title: TitleRow | None = None
        while widget is not None and widget is not self:
            if isinstance(widget, TitleRow):
                title = widget
            if isinstance(widget, PartCard):
                page = title.line.page + 1 if title is not None else 0
                chapter = page or self.studio.view.chapter(widget.part)
                if chapter:
                    self.preview.go_to_chapter(chapter)
                return
            widget = widget.parentWidget()
