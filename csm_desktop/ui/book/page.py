"""The Book: key figures, saved views and the table of accounts."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from csm_desktop.app.accounts import acts as use_cases
from csm_desktop.app.lists.overview import BookWorth, Overview, overview, touches_revenue
from csm_desktop.app.lists.sight import kept_sight
from csm_desktop.app.lists.views import numbers_of_views
from csm_desktop.app.people.team import me
from csm_desktop.app.saved_views import own_views
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.book.charts.place import ChartsPlace
from csm_desktop.ui.book.columns import columns
from csm_desktop.ui.book.commands import ROW_ACTS, declare
from csm_desktop.ui.book.line_edits import LineEdits
from csm_desktop.ui.book.look_behind import LookBehind
from csm_desktop.ui.book.narrowed_list import Narrowing
from csm_desktop.ui.book.new_account import NewAccount
from csm_desktop.ui.book.only_mine import narrow_to_mine, take_up_mine
from csm_desktop.ui.book.own_columns import show_own_columns
from csm_desktop.ui.book.saved_views import keep_columns, keep_place, take_up, take_up_columns
from csm_desktop.ui.book.sight import keep_seen
from csm_desktop.ui.book.trash import TrashDialog
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.lists.shown_lines import SHORT
from csm_desktop.ui.frame.page_requests import INTAKE, PendingAccounts
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets.book_figures import FigureRow
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.table import Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_QUIET_MS = 1000
_TOLD_OF_EDITING = "told of F2"
_FIRST_MS = 60  # the table is painted by then


class BookPage(Page):
    """Every account, five figures above, seven views to narrow it."""

    def __init__(self, shell: Shell, asked: PendingAccounts | None = None) -> None:
        super().__init__(shell)
        self._overview: Overview | None = None
        self._behind = LookBehind(shell, self)
        self._listing = self._behind.listing
        self._money = True
        self._is_back = False  # where one was the last time
        self._path: Path | None = None
        self._listed = 0  # so many lines when they were shown last
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._answered)
        self._soon = Later(self, self._asker.ask)
        self.edits = LineEdits(lambda: self.shell.book)
        self.figures = FigureRow()
        self._empty = EmptyState(
            tr("No accounts yet"),
            tr("Make one, or import a list from a file."),
            tr("New account"),
            self.new_account,
            hint="Ctrl+N",
        )
        self.table = Table(
            tr("Accounts"),
            columns(self._today, self.edits, lambda: self._lines, self._worth),
            edit=self.edits.save,
            today=self._today,
            many=True,
            empty=self._empty,
            none_found=EmptyState(tr("No account fits"), tr("Esc shows all of them again.")),
        )
        self.no_score = Text(role="caption", wrap=True)
        self.no_score.hide()
        self.narrowing = Narrowing(self.table, self._today)
        self.views, self.filter = self.narrowing.views, self.narrowing.filter
        self.narrowing.mine.toggled.connect(self._whose_chosen)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.state_changed)
        self._lay_out()
        declare(self)
        self._listing.came.connect(self._show)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)
        self._plain = self.table.state()
        self._asked = asked

    def show_book(self, book: "Book | None") -> None:
        """Show the accounts of another book, as they were left the last time."""
        self.narrowing.clear()
        self.narrowing.forget_passing()
        self._overview = None
        self.narrowing.forget_numbers()
        # The former book's columns, before the next one's are taken up.
        if self._path is not None:
            keep_columns(self, self._path)
        show_own_columns(self, ())
        self._path = book.path if book is not None else None
        if self._path is not None:
            take_up_columns(self, self._path, self._plain)
        self._money = True
        take_up_mine(self)
        self._behind.show_book()
        self._is_back = False
        if book is None:
            self._show()
        else:
            if (seen := kept_sight(book)) is not None:  # until they are reckoned
                self.figures.say(seen.figures)
                self.narrowing.say_numbers(seen.chips)
            self.table.wait()  # after an act on the whole book a thread reads a long list
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask for the lines at once; the figures above follow from a thread, when it is quiet."""
        book = self.shell.book
        if book is None:
            return
        if changes is None or "setting" in changes.tables:
            self.narrowing.show_own(own_views(book))
        if changes is None or changes.tables & {"team_member", "segment"}:
            self.edits.renew()
            mine = me(book)
            self.narrowing.show_user(mine.id if mine is not None else None)
        # Figures of the whole book cost most, so they are asked for when revenue moved, not at
        # every edit.
        if changes is None or touches_revenue(changes.tables):
            self._money = True
        self._listing.follow(changes)
        if self._listing.are_overtaken:
            self.table.wait(same=True)

    def changed(self, changes: "ChangeSet | None") -> None:
        """What an import stored is there when the page is seen again."""
        if not self.isVisible():
            self._listing.follow_unseen(changes)
        super().changed(changes)

    def title(self) -> str:
        """The page's name."""
        return tr("Book")

    def has_selection(self) -> bool:
        """Whether an account is selected."""
        return bool(self.table.selection) and not self.charts.is_on

    def account_in_hand(self) -> int | None:
        """The selected account, where it is one alone."""
        chosen = self.table.selection if not self.charts.is_on else []
        return chosen[0].id if len(chosen) == 1 else None

    def take_focus(self) -> None:
        """The table, on its first line; the charts, where they are in its place."""
        if self.charts.is_on:
            self.charts.take_focus()
            return
        if not self._lines and self._listing.have_come and self._empty.button is not None:
            self._empty.button.setFocus()
            return
        self.table.setFocus()
        if not self.table.selection:
            self.table.step(0)

    def dismiss(self) -> bool:
        """Esc takes the charts away, then the filter, then the view."""
        if self.charts.is_on and not self.filter.hasFocus():
            self.charts.show_list()
            return True
        return self.narrowing.dismiss()

    def save_state(self) -> None:
        """Of this book: columns, widths and order, and where one is."""
        if self._path is not None:
            keep_columns(self, self._path)
        if self._path is not None and self._is_back:
            keep_place(self, self._path)

    def keep_sight(self) -> None:
        """Where the list has come and stands in front."""
        if self._is_back and not self.charts.is_on:
            keep_seen(self)

    def new_account(self) -> None:
        """Ask for a name, make the account, go to it, and on to its hand-off where that is next."""
        wish = NewAccount.ask(self)
        if not wish.name:
            return
        made = self.shell.run(say("New account"), use_cases.new_account, wish.name)
        if made is None:
            return
        self.table.select(made.id)
        self.table.setFocus()  # the first one takes the place of the button that had the focus
        self.shell.toast(render(say("{name} was made.", name=made.name)), undoable=True)
        if wish.hand_off:
            self.shell.open_account(made.id)
            self.shell.commands.run(INTAKE)

    def trash_selected(self) -> None:
        """Put the selected accounts into the trash, as one step."""
        chosen = self.table.selection
        if not chosen:
            return
        label = (
            say("Put {name} into the trash", name=chosen[0].name)
            if len(chosen) == 1
            else say("Put {n} accounts into the trash", n=len(chosen))
        )
        ids = [line.id for line in chosen]
        # Where the last of them stands now, for the keyboard goes on there.
        row = self.table.model.row_of(ids[-1]) or 0
        if self.shell.run(label, use_cases.trash_accounts, ids) is not None:
            words = (
                say("{name} is in the trash.", name=chosen[0].name)
                if len(ids) == 1
                else say("{n} accounts are in the trash.", n=len(ids))
            )
            self.shell.toast(render(words), undoable=True)
            if self.table.lines:  # the keyboard goes on where it was
                row = min(max(0, row - len(ids) + 1), len(self.table.lines) - 1)
                self.table.select(self.table.lines[row].id)

    def show_trash(self) -> None:
        """What is in the trash, and the way back."""
        TrashDialog(self.shell, self).exec()

    def open_selected(self) -> None:
        """Open the account that the keyboard is on."""
        line = self.table.current
        if line is not None:
            self._open(line)

    def _open(self, line: AccountLine) -> None:
        """Among the gaps of coverage, Enter leads to the map that has them (design.md §3 E)."""
        self._tell_of_editing()
        self.shell.open_account(line.id, "contacts" if self.views.key == "gaps" else "")

    def _tell_of_editing(self) -> None:
        """Said once on this computer: who opens from a cell that could be edited may not know."""
        index = self.table.grid.currentIndex()
        here = index.isValid() and self.table.model.columns[index.column()].editable
        if here and not self.shell.recents.get(_TOLD_OF_EDITING):
            self.shell.recents.put(_TOLD_OF_EDITING, "yes")
            self.shell.toast(tr("Enter opens the account. F2 edits the cell that you stand on."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.XL, gap=theme.M)
        theme.edged(column)
        column.addWidget(self.figures)
        self.charts = ChartsPlace(self)
        self.charts.currentChanged.connect(lambda _: self.state_changed.emit())
        run = self.shell.commands.run
        self._choose = IconButton("columns", tr("Columns"), self.choose_columns)
        self.import_ = IconButton("file-import", tr("Import…"), lambda: run("book.import"))
        new = Button(tr("New account"), self.new_account, kind="primary")
        column.addWidget(
            ButtonBar(
                self.views,
                (
                    self.narrowing.mine,
                    self.filter,
                    self.charts.button,
                    self._choose,
                    self.import_,
                    new,
                ),
            )
        )
        column.addWidget(self.charts, 1)
        column.addWidget(self.no_score)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is hardly room for the table, it goes before the figures."""
        super().resizeEvent(event)
        is_low = self.height() < theme.px(theme.LOW)
        self.figures.setVisible(not is_low)
        self.views.fold(is_low)

    def _today(self) -> Any:
        book = self.shell.book
        if book is None:
            raise RuntimeError("no book is open")
        return book.today()

    @property
    def _lines(self) -> Sequence[AccountLine]:
        return self._listing.lines

    def _show(self) -> None:
        lines = self._lines
        # Another number of lines moves the sums above, too.
        self._money = self._money or len(lines) != self._listed
        self._listed = len(lines)
        if self.shell.book is not None:
            # Few accounts are summed up at once; many only when nobody types.
            waits = self._overview is not None and len(lines) > SHORT
            if waits and not self.isVisible():
                self.shell.background.when_quiet(self, self._asker.ask)
            else:
                self._soon.start(_QUIET_MS if waits else _FIRST_MS)
        show_own_columns(self, lines)
        self.table.set_lines(lines)
        if not self._is_back and self._path is not None:
            self._go_back(self._path)
        unknown = [line.band for line in lines].count(Band.UNKNOWN)
        # More than half without a score: that is no fault of the accounts, so it is said once.
        self.no_score.setVisible(2 * unknown > len(lines))
        words = say(
            (
                "– Not enough data yet for the health of {n} account: a score is made of "
                "meetings, actions, contacts and readings."
            ),
            (
                "– Not enough data yet for the health of {n} accounts: a score is made of "
                "meetings, actions, contacts and readings."
            ),
            n=unknown,
        )
        self.no_score.setText(render(words))

    def _go_back(self, path: Path) -> None:
        """The first lines of a book are there: go on where one was in it."""
        self._is_back = True
        take_up(self, path)
        # Only now: what was asked for before the page was made is of this book.
        if self._asked is not None:
            self._asked.listen(self.narrowing.show_passing)
        if self.table.grid.hasFocus() and not self.table.selection:
            self.table.step(0)

    def _question(self) -> "Callable[[Book], tuple[Overview, dict[str, int]]]":
        """The figures of the whole book, and the numbers of its views: to count fifteen thousand
        lines would stop the window. What of them is known is not computed anew."""
        lines = self.narrowing.mine_of(self._lines)
        known = None if self._money else self._overview
        self._money = False

        def counted(book: "Book") -> tuple[Overview, dict[str, int]]:
            found = overview(book, lines, known)
            return found, numbers_of_views(lines, found)

        return counted

    def _worth(self) -> BookWorth | None:
        return self._overview.worth if self._overview is not None else None

    def _whose_chosen(self, only_mine: bool) -> None:
        """The figures above are of the accounts below."""
        narrow_to_mine(self, only_mine)
        self._money = True
        self._asker.ask()

    def _answered(self, answer: tuple[Overview, dict[str, int]]) -> None:
        before = self._worth()
        self._overview, numbers = answer
        if self._worth() != before and self.table.model.sorting[0] == "arr":
            self.table.set_lines(self._lines)  # in the order of what they are worth
        self.figures.show_overview(self._overview)
        self.narrowing.show_numbers(self._overview, numbers)

    def rename(self) -> None:
        """Open the name of the account that the keyboard is on for typing."""
        line = self.table.current
        if line is not None:
            self.table.edit_cell(line.id, "name")

    def show_view(self, key: str) -> None:
        """Turn on a view, with the keyboard on its first account: a key, then Enter."""
        self.views.choose(key)
        self.take_focus()

    def show_charts(self) -> None:
        """The charts of the accounts shown, or the list again."""
        self.charts.toggle()

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""
        at = self._choose.mapToGlobal(QPoint(0, self._choose.height()))
        self.table.choose_columns(at)
