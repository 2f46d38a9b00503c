"""Every action of both sides over all accounts: what is late first, done with one key."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from csm_desktop.app.lists.actions import all_actions
from csm_desktop.app.people.team import me
from csm_desktop.app.plan import actions as use_cases
from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.plans.columns import VIEWS, columns
from csm_desktop.ui.plans.commands import declare, row_acts
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_FIRST = "open"
_CONCERN = frozenset({"action", "account", "contact", "team_member", "milestone"})


class PlansPage(Page):
    """The list, its views, and the acts on one or several of its lines."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._me: int | None = None
        self._lines: Sequence[ActionLine] = ()
        self.table = Table(
            tr("Actions"),
            columns(self._today),
            edit=self._edit,
            today=self._today,
            many=True,
            empty=EmptyState(
                tr("Nobody has anything to do"),
                tr("Actions come from plans, meetings and playbooks; all of them are listed here."),
            ),
            none_found=EmptyState(tr("No action fits"), tr("Esc shows all open ones again.")),
        )
        self.views = ChipRow(tr("Views"), [(view.key, tr(view.title), None) for view in VIEWS])
        self.views.chosen.connect(lambda _: self._keep())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the actions"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(152))
        self.filter.textChanged.connect(self.table.filter)
        self.filter.returnPressed.connect(self.take_focus)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.state_changed)
        self._lay_out()
        declare(self)
        self.table.row_acts = lambda: row_acts(self)

    def show_book(self, book: "Book | None") -> None:
        """Show the actions of another book."""
        self.filter.clear()
        self.views.choose(_FIRST)
        if book is None:
            self._show(())
        else:
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again, where what changed can stand in the list."""
        book = self.shell.book
        if book is None or (changes is not None and not _CONCERN & set(changes.tables)):
            return
        mine = me(book)
        self._me = mine.id if mine is not None else None
        self._show(all_actions(book))

    def title(self) -> str:
        """The page's name."""
        return tr("Plans")

    def aside(self) -> str:
        """How much is late, beside the title."""
        late = sum(line.days_late(self._today()) > 0 for line in self._lines)
        return render(say("{n} late", n=late)) if late else ""

    def has_selection(self) -> bool:
        """Whether an action is selected."""
        return bool(self.table.selection)

    def take_focus(self) -> None:
        """The table, on its first line."""
        if not self.table.selection:
            self.table.step(0)  # first: the table would go to its first cell by itself
        self.table.setFocus()

    def dismiss(self) -> bool:
        """Esc takes the words away, then the view."""
        if self.filter.text() or self.filter.hasFocus():
            self.filter.clear()
            self.table.setFocus()
            return True
        if self.views.key != _FIRST:
            self.views.choose(_FIRST)
            return True
        return False

    def tick_selected(self) -> None:
        """Done, or open again where all that are selected are done; the keyboard goes on."""
        chosen = self.table.selection
        if chosen:
            row = self.table.model.row_of(chosen[-1].id) or 0
            self._tick([line.id for line in chosen], any(line.is_pending for line in chosen))
            if self.table.lines and not self.table.selection:
                row = min(max(0, row - len(chosen) + 1), len(self.table.lines) - 1)
                self.table.select(self.table.lines[row].id)

    def open_selected(self) -> None:
        """The plan of the account that the keyboard is on."""
        line = self.table.current
        if line is not None:
            self._open(line)

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""
        at = self._choose.mapToGlobal(QPoint(0, self._choose.height()))
        self.table.choose_columns(at)

    def _open(self, line: ActionLine) -> None:
        self.shell.open_account(line.account_id, "plan")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.XL, gap=theme.M)
        column.setContentsMargins(*(theme.px(side) for side in (20, 16, 20, 16)))
        self._choose = Button(tr("Columns"), self.choose_columns)
        hand = Button(
            tr("Page for a colleague…"), partial(self.shell.commands.run, "plans.hand_out")
        )
        column.addWidget(ButtonBar(self.views, (self.filter, self._choose, hand)))
        column.addWidget(self.table, 1)

    def _today(self) -> date:
        book = self.shell.book
        return book.today() if book is not None else date.min

    def _show(self, lines: Sequence[ActionLine]) -> None:
        self._lines = lines
        self._keep()
        self.table.set_lines(lines)
        today = self._today()
        for view in VIEWS:
            kept = sum(view.keeps(line, today, self._me) for line in lines)
            self.views.set_number(view.key, kept)
        self.state_changed.emit()

    def _keep(self) -> None:
        view = next((view for view in VIEWS if view.key == self.views.key), VIEWS[0])
        today, mine = self._today(), self._me
        self.table.keep(lambda line: view.keeps(line, today, mine))

    def _edit(self, line: ActionLine, key: str, value: Any) -> None:
        """Save a cell; a UserError goes through to the cell, which shows it."""
        words = render(say("Change the action {title}", title=line.title))
        if key == "done":
            self.shell.save(words, use_cases.tick_action, line.id, bool(value))
        else:
            self.shell.save(words, use_cases.edit_action, line.id, **{key: value})

    def _tick(self, ids: Sequence[int], done: bool) -> None:
        titles = [line.title for line in self._lines if line.id in ids]
        if done:
            words = (
                say("Done: {title}", title=titles[0])
                if len(ids) == 1
                else say("{n} actions are done", n=len(ids))
            )
        else:
            words = (
                say("Open again: {title}", title=titles[0])
                if len(ids) == 1
                else say("{n} actions are open again", n=len(ids))
            )
        said = render(words)
        if self.shell.run(said, use_cases.tick_actions, list(ids), done) is not None:
            self.shell.toast(said, undoable=True)
