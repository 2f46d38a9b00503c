"""The first face of the history: every change with its time, and undo back to before one.

What going back would undo is said before it is done: steps are undone in their order, so that those
of other accounts which came later go, too.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from csm_desktop.app.accounts import history
from csm_desktop.app.accounts.history import HistoryLine
from csm_desktop.app.accounts.step_changes import step_changes
from csm_desktop.domain.text.instants import wall_of
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.history.details import Details
from csm_desktop.ui.account.history.face import HistoryFace
from csm_desktop.ui.frame.change_words import step_words
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button, CellKind, Column, EmptyState, Table, Text
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import clock_time, headed, render, short_day, tr, weekday_day
from csm_desktop.wording.clock_words import day_and_time

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_NAMED = 3


class Changes(HistoryFace):
    """A step a line, the latest first. Enter does nothing: going back is a button of its own."""

    def __init__(self, shell: Shell, here: str) -> None:
        super().__init__(shell, here)
        self._of = 0
        self.table: Table[HistoryLine] = Table(tr("History"), self._columns(), opens=False)
        self.empty = EmptyState(
            tr("Nothing was changed here yet."),
            tr("Every change of this account will stand here, and can be taken back."),
        )
        self.words = Text(role="caption", wrap=True)
        self.button = Button(tr("Undo back to before this"), self.go_back, icon="arrow-back-up")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the history"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(theme.px(180))
        self.filter.setMaximumWidth(theme.px(280))
        self.filter.textChanged.connect(self.table.filter)
        self.details = Details(self.here)
        self._told: int | None = None
        # Words of a step are looked up once: what it changed is read from the journal each time.
        self._in_words: dict[int, str] = {}
        self._lay_out()
        self.table.chosen.connect(self._explain)
        self.inspector.closed.connect(self.table.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.M)
        head.addWidget(self.words, 1)
        head.addWidget(self.filter)
        head.addWidget(self.button)
        nest(self.column, head)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1)

    def _columns(self) -> list[Column[HistoryLine]]:
        return [
            Column(
                "when",
                tr("When"),
                lambda line: line.at,
                width=190,
                show=self._when,
                sort=lambda line: line.id,
                sentence=lambda line: headed(self._when(line), line.label),
            ),
            Column("what", tr("What was done"), lambda line: line.label, CellKind.STRONG, 380),
            Column("changed", tr("Before → after"), self._changed, CellKind.QUIET, stretch=True),
        ]

    def _changed(self, line: HistoryLine) -> str:
        """What it was before and is now; asked once a step, for a step does not change."""
        known = self._in_words.get(line.id)
        if known is None:
            book = self.shell.book
            things, more = (
                step_changes(book, line.id, self.account_id) if book is not None else ((), 0)
            )
            known = step_words(things, more, line.label, self.here)
            self._in_words[line.id] = known
        return known

    def _when(self, line: HistoryLine) -> str:
        """The day as it is said, and the time on the user's wall."""
        at: datetime = wall_of(line.at, self.here)
        today = self.view.facts.as_of
        if at.date() == today:
            day = tr("Today")
        elif at.year == today.year:
            day = weekday_day(at.date())
        else:
            day = short_day(at.date(), with_year=True)
        return day_and_time(day, clock_time(at))

    def show_view(self, view: "AccountView") -> None:
        self._view = view
        book = self.shell.book
        lines = history.account_history(book, view.account_id) if book is not None else ()
        if self._of != view.account_id:
            self._of = view.account_id
            self._in_words.clear()
        self.table.set_lines(lines)
        for part in (self.table, self.words, self.button, self.filter):
            part.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._explain()

    def _chosen(self) -> HistoryLine | None:
        """The selected step: where the keyboard merely stands, nothing is chosen yet."""
        return next(iter(self.table.selection), None)

    def _steps(self) -> tuple[HistoryLine, ...]:
        book, line = self.shell.book, self._chosen()
        if book is None or line is None:
            return ()
        return history.steps_back(book, self.account_id, line.id)

    def _explain(self) -> None:
        """Say what the selected step would take with it."""
        self._show_details()
        steps = self._steps()
        # Steps of other accounts lie in between, and would be taken back with it.
        others = sum(not step.ours for step in steps)
        self.button.setEnabled(bool(steps))
        if not steps:
            self.words.setText(tr("Choose a step to go back to before it."))
            self.words.set_colour("secondary")
            return
        words = say("Undoes {n} step.", "Undoes {n} steps.", n=len(steps))
        if others:
            words = say(
                "Undoes {n} step, {others} of them outside this account.",
                "Undoes {n} steps, {others} of them outside this account.",
                n=len(steps),
                others=others,
            )
        self.words.setText(render(words))
        self.words.set_colour("error" if others else "secondary")

    def _show_details(self) -> None:
        """What the selected step changed, at the side; nothing where none is selected."""
        book, line = self.shell.book, self._chosen()
        if book is None or line is None:
            self.inspector.hide()
            self._told = None
            return
        if line.id == self._told:
            return
        self._told = line.id
        things, more = step_changes(book, line.id, self.account_id)
        self.details.show_step(self._when(line), things, more)
        self.inspector.inspect(line.label, self.details)

    def filter_field(self) -> QLineEdit:
        """Where Ctrl+F leads."""
        return self.filter

    def dismiss(self) -> bool:
        """Esc empties the filter, then closes the details."""
        if self.filter.text():
            self.filter.clear()
            return True
        if self.inspector.isVisible():
            self.table.grid.clearSelection()
            return True
        return False

    def go_back(self) -> None:
        """Undo step by step up to and including the selected one, and say what that was."""
        book, line = self.shell.book, self._chosen()
        if book is None or line is None:
            return
        try:
            undone = history.undo_back(book, self.account_id, line.id)
        except UserError as error:
            self.shell.tell(error)
            return
        if not undone:
            return
        # A few names, for a toast is read in passing.
        names = [step.label for step in undone[:_NAMED]]
        if len(undone) > _NAMED:
            more = len(undone) - _NAMED
            names.append(render(say("{n} more", n=more)))
        said = say("Undone: {names}. Redo brings them back.", names=names)
        self.shell.toast(render(said))

    def take_focus(self) -> None:
        """The steps; none is chosen before the user chooses it."""
        if self.table.lines:
            self.table.setFocus()

    def has_selection(self) -> bool:
        return self._chosen() is not None
