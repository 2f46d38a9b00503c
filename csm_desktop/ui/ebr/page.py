"""The EBR studio: accounts by review date, the pack's parts, and its pages as they will be."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout

from csm_desktop.app.reviews.list import ReviewLine, review_lines
from csm_desktop.app.reviews.view import StudioView, studio_view
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.agenda import AgendaCard
from csm_desktop.ui.ebr.audience import AudienceCard
from csm_desktop.ui.ebr.declared import declare
from csm_desktop.ui.ebr.fix_links import Filling
from csm_desktop.ui.ebr.gap_strip import MissingPartsStrip
from csm_desktop.ui.ebr.head import PAPERS, ReviewCard
from csm_desktop.ui.ebr.look_back import LookingBack
from csm_desktop.ui.ebr.panes import CardColumn, Panes
from csm_desktop.ui.ebr.parts import Parts
from csm_desktop.ui.ebr.past import Earlier, Past
from csm_desktop.ui.ebr.planned_on_use import plan_shown
from csm_desktop.ui.ebr.preview.hand_out import HandingOut
from csm_desktop.ui.ebr.preview.kept_likes import KeptLikes
from csm_desktop.ui.ebr.preview.page_follower import PageFollower
from csm_desktop.ui.ebr.preview.pane import Preview
from csm_desktop.ui.ebr.preview.renderer import Renderer
from csm_desktop.ui.ebr.review_list import Accounts, keep_shown, last_shown, moves_list
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.paper.language import keep_language, language_of_paper
from csm_desktop.ui.widgets import Button, EmptyState
from csm_desktop.wording import ENGLISH, Voice, day, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet
    from csm_desktop.app.documents.ebr import Material, Pack


class EbrPage(Page):
    """One pack at a time. Pages are drawn on a thread; everything else asks the book at once."""

    def __init__(self, shell: Shell, wanted: PendingAccount | None = None) -> None:
        super().__init__(shell)
        self.account_id: int | None = None
        self._likes = KeptLikes()
        self.wanted = wanted if wanted is not None else PendingAccount()
        self.studio = Studio(shell, self)
        self.rendering = Renderer(shell.background, self)
        self.accounts = Accounts(self._today)
        self._asker = BookQuery(shell, lambda: review_lines, self)
        stored = shell.recents.get("ebr paper", PAPERS[0][0])
        # The stored word may be of another version, or typed by hand.
        self.paper = stored if stored in dict(PAPERS) else PAPERS[0][0]
        # Each time anew: nobody sends the briefing for our own side out of habit.
        self.edition = Edition.FULL
        self.voice = ENGLISH
        self.missing = MissingPartsStrip(self.studio)
        self.parts = Parts(self.studio)
        self.head = ReviewCard(self.studio, self.paper)
        self.audience = AudienceCard(self.studio)
        self.agenda = AgendaCard(self.studio)
        self.filling = Filling(self.studio, self.parts, self.head)
        self.earlier = Earlier()
        self.looked_at = Past(shell)
        self.past = LookingBack(self.studio, self.looked_at, self)
        self.preview = Preview(self.rendering)
        self.handing_out = HandingOut(shell, self, self._whole_pack, self._plan)
        self.nothing = EmptyState(
            tr("No pack is open"), tr("Choose an account at the left."), ghost="cards"
        )
        self._lay_out()
        self._connect()
        declare(self)
        self.wanted.listen(self.ask_for)

    def show_book(self, book: "Book | None") -> None:
        """Another book has other accounts."""
        self.account_id = None
        self._likes.forget()
        self.past.forget()
        self.studio.show(None)
        self.rendering.show(None, self.paper)
        self.accounts.filter.clear()
        self.accounts.show_lines(())
        self._show_what_there_is()
        if book is not None:
            self.accounts.wait()
            self._asker.ask()
            # Asked for before there was a book to show.
            if self.wanted.account_id is not None:
                self.ask_for(self.wanted.account_id)

    def changed(self, changes: "ChangeSet | None") -> None:
        """Acts on other accounts are heard as well."""
        self._likes.hear(changes)
        super().changed(changes)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """The account's pack at once, then the list from a thread: read beside one, each row would
        wait for it."""
        if changes is None or changes.concerns(self.account_id):
            self._ask()
        if moves_list(changes):
            self._asker.ask()

    @property
    def subject(self) -> Hashable | None:
        """Whose pack is open."""
        return type(self).__name__, self.account_id

    def title(self) -> str:
        """The page's name, or whose pack it is."""
        if not self.studio.is_open:
            return tr("EBR studio")
        return self.studio.view.facts.account.name

    def aside(self) -> str:
        """Which review it is."""
        if not self.studio.is_open:
            return ""
        review = self.past.view.review if self.past.view else self.studio.view.review
        on = day(review.on)
        return render(say("EBR {n} · {on}", n=review.number, on=on))

    def has_selection(self) -> bool:
        """Whether there is a pack to hand out."""
        return self.studio.is_open

    def take_focus(self) -> None:
        """What is missing, else the summary's title; the list where no pack is open."""
        self.panes.turn_to_list(False)
        if not self.studio.is_open:
            self.accounts.table.setFocus()
        elif self.past.is_on:
            self.looked_at.back.setFocus()
        elif not self.missing.take_focus():
            self.parts.cards[ReviewPart.SUMMARY].titles.rows[0].setFocus()

    def dismiss(self) -> bool:
        """Esc empties the filter, else leaves a field or the pages for the list."""
        focus = QApplication.focusWidget()
        if self.accounts.filter.text():
            self.accounts.filter.clear()
            return True
        if focus is not None and self.accounts.isAncestorOf(focus):
            return False
        self._turn_to_list()
        return True

    def filter_accounts(self) -> None:
        """Go to where the list is filtered."""
        self.panes.turn_to_list(True)
        self.accounts.filter.setFocus()

    def _turn_to_list(self) -> None:
        self.panes.turn_to_list(True)
        self.accounts.table.setFocus()

    def back(self) -> bool:
        """From an earlier review to the next one."""
        if not self.past.is_on:
            return False
        self.past.leave()
        return True

    def save_state(self) -> None:
        """How the page is divided."""
        self.panes.keep()

    def ask_for(self, account_id: int) -> None:
        """Show the next pack of an account. Nothing is stored: the first change plans the review,
        or handing the pack out does."""
        self.open(account_id)
        self.past.leave()

    def open(self, account_id: int) -> None:
        """Show the pack of an account as it stands."""
        if account_id == self.account_id and self.studio.is_open:
            return
        self.commit()
        self.past.forget()
        self.account_id = account_id
        self.wanted.account_id = account_id
        keep_shown(self.shell, account_id)
        self._ask()
        self.accounts.select(account_id)
        self.middle.verticalScrollBar().setValue(0)

    def commit(self) -> None:
        """Store what is still being typed."""
        if self.studio.is_open:
            self.middle.commit()

    def go_to_missing(self) -> None:
        """Store what is being typed and go to the first thing that is missing."""
        self.commit()
        self.take_focus()

    def hold(self) -> None:
        """Ask when the review was held and who was there."""
        if not self.studio.is_open or self.past.is_on:
            return
        from csm_desktop.ui.ebr.hold_dialog import ask_held

        self.commit()
        material = replace(self.studio.material(), voice=self.voice)
        ask_held(self.shell, self.studio.view, self._was_held, self, (material, self.paper))

    def rehearse(self) -> None:
        """Go through the pages by the clock of the agenda."""
        if self.studio.is_open and not self.past.is_on:
            from csm_desktop.ui.ebr.dry_run import DryRun

            self.commit()
            DryRun(self.shell, self._material(), self.paper, self).open()

    def open_its_account(self) -> None:
        """Show the account whose pack this is."""
        self.shell.open_account(self.studio.view.account_id)

    def write_quarter(self) -> None:
        """Ask for a quarter, and write the packs of all accounts that are reviewed in it."""
        from csm_desktop.ui.ebr.quarter_packs import ask_quarter

        self.commit()
        ask_quarter(self.shell, self.accounts.lines, self.paper, self)

    def _whole_pack(self) -> "tuple[Pack, str] | None":
        """The pack that is shown, all that was typed stored in it, and its paper."""
        if not self.studio.is_open:
            return None
        if self.past.view is None:
            self.commit()
        from csm_desktop.app.documents.ebr import pack_of

        return pack_of(self._material()), self.paper

    def _material(self) -> "Material":
        """What the pages are made of: what is typed or was then, in the edition that is chosen."""
        return replace(self.past.material(), edition=self.edition, voice=self.voice)

    def _drag(self) -> None:
        sheet = self.preview.sheet
        self.handing_out.drag(sheet, sheet.image)

    def _was_held(self) -> None:
        self.preview.begin()
        self.take_focus()

    def _plan(self) -> None:
        """Plan the review whose pack goes out; one that was held is not planned again."""
        if self.past.view is None:
            plan_shown(self.studio, self._ask)

    def _lay_out(self) -> None:
        self.to_list = Button(tr("Accounts"), self._turn_to_list, kind="flat", icon="arrow-left")
        self.to_list.hide()
        self.cards = (
            self.missing, self.head, self.audience, self.agenda, self.earlier, self.parts,
        )  # fmt: skip
        self.middle = CardColumn(self.to_list, *self.cards)
        self.panes = Panes(
            self.shell.recents,
            self.accounts,
            self.middle,
            self.looked_at,
            self.preview,
            self.nothing,
        )
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        theme.edged(whole)
        whole.addWidget(self.panes)

    def _connect(self) -> None:
        self.panes.narrowed.connect(self.to_list.setVisible)
        self.accounts.picked.connect(self.open)
        self.accounts.entered.connect(self.take_focus)
        self.accounts.quarter.clicked.connect(self.write_quarter)
        self.studio.typed.connect(self.rendering.type)
        self._asker.answered.connect(self._list)
        self.missing.filled.connect(self.filling.fill)
        self.missing.tied.connect(self.filling.tie)
        self.head.held.connect(self.hold)
        self.agenda.rehearsed.connect(self.rehearse)
        self.earlier.asked.connect(self._look_at)
        self.past.changed.connect(self._turn)
        self.preview.drag_asked.connect(self._drag)
        self.head.paper_chosen.connect(self._choose_paper)
        self.head.edition_chosen.connect(self._choose_edition)
        self.head.language_chosen.connect(self._choose_language)
        self.preview.export_asked.connect(self.handing_out.export)
        self.preview.print_asked.connect(self.handing_out.print_)
        self.following = PageFollower(self.middle, self.studio, self.preview, lambda: self.edition)

    def _today(self) -> date:
        book = self.shell.book
        if book is None:
            raise RuntimeError("no book is open")
        return book.today()

    def _ask(self) -> None:
        """Read the account anew."""
        from csm_desktop.app.documents.ebr import ebr_material

        book, view = self.shell.book, None
        was = self.studio.view.account_id if self.studio.is_open else None
        if book is not None and self.account_id is not None:
            try:
                known = self._likes.of(self.account_id, book.today())
                self.voice = self._spoken(book, self.account_id)
                material = ebr_material(book, self.account_id, likes=known)
                self._likes.keep(self.account_id, material.facts.as_of, material.likes)
                view = studio_view(replace(material, voice=self.voice))
            # Deleted meanwhile, in the trash or by undo.
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
        for part in self.cards:
            part.show_view(view)
        # A review of the past is shown from what was then.
        if self.past.is_on:
            self.past.renew()
        # The same account: the page in front stays, and is drawn anew.
        elif view.account_id == was:
            self.rendering.renew()
            self.following.follow(None, QApplication.focusWidget())
        else:
            self.edition = Edition.FULL
            self.head.edition.set_value(self.edition)
            self._draw_anew()

    def _show_what_there_is(self) -> None:
        self.panes.show_what_there_is(is_open=self.studio.is_open, is_past=self.past.is_on)

    def _look_at(self, review_id: int) -> None:
        self.commit()
        self.past.look(review_id)

    def _turn(self) -> None:
        """Show the pages of an earlier review, or those of the one that is prepared again."""
        self._show_what_there_is()
        self._draw_anew()
        self.take_focus()
        self.state_changed.emit()

    def _draw_anew(self) -> None:
        self.rendering.show(self._material, self.paper)
        self.preview.begin()

    def _list(self, lines: Sequence[ReviewLine]) -> None:
        self.accounts.show_lines(lines)
        if self.account_id is not None:
            self.accounts.select(self.account_id)
        elif lines:
            self.accounts.table.select(last_shown(self.shell, lines))

    def _choose_edition(self, edition: str) -> None:
        self.edition = Edition(edition)
        if self.studio.is_open:
            self._draw_anew()

    def _spoken(self, book: "Book", account_id: int) -> Voice:
        from csm_desktop.app.documents.languages import customers_voice

        language = language_of_paper(self.shell, book, account_id)
        self.head.language.set_value(language)
        return customers_voice(language)

    def _choose_language(self, language: str) -> None:
        """Another language has other proposals, and maybe another number of pages."""
        book, account = self.shell.book, self.account_id
        if book is not None and account is not None:
            keep_language(self.shell, book, account, language)
            self.commit()
            self._ask()
            self._draw_anew()

    def _choose_paper(self, paper: str) -> None:
        self.paper = paper
        self.shell.recents.put("ebr paper", paper)
        if self.studio.is_open:
            self._draw_anew()
