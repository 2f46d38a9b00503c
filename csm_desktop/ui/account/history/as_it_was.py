"""The third face of the history: the account as it was on a day, beside what it is now."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.app.accounts.history import account_history
from csm_desktop.app.timeline.compared import ComparedLine, compared_with
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.history.face import HistoryFace
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import CellKind, Column, EmptyState, Table, Text
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.fields import DayField
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_CHANGED, _ALL = "changed", "all"
_BACK = timedelta(days=30)


class AsItWas(HistoryFace):
    """Read only: what the book knew at the end of a day, field by field."""

    def __init__(self, shell: Shell, here: str) -> None:
        super().__init__(shell, here)
        self._of = 0
        self._lines: tuple[ComparedLine, ...] = ()
        self.day = DayField(tr("As it was on"), None, self._take_day, today=self._today)
        self.day.setFixedWidth(theme.px(180))
        self.words = Text("", "caption", wrap=True)
        self.shown = ChipRow(
            tr("Shown"), [(_CHANGED, tr("What differs"), None), (_ALL, tr("Everything"), None)]
        )
        self.shown.chosen.connect(lambda _: self._show_lines())
        self.nothing = EmptyState("", " ")
        self.table: Table[ComparedLine] = Table(
            tr("The account as it was"), self._columns(), opens=False, empty=self.nothing
        )
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.M)
        head.addWidget(Text(tr("As it was on")))
        head.addWidget(self.day)
        head.addWidget(self.words, 1)
        head.addWidget(self.shown)
        nest(self.column, head)
        self.column.addWidget(self.table, 1)

    def _columns(self) -> list[Column[ComparedLine]]:
        return [
            Column("section", tr("About"), lambda line: line.section, CellKind.QUIET, 150),
            Column("label", tr("What"), lambda line: line.label, CellKind.STRONG, 240),
            Column("then", tr("At that time"), lambda line: line.then, width=300),
            Column("now", tr("Today"), lambda line: line.now, stretch=True),
        ]

    def _today(self) -> date:
        book = self.shell.book
        return book.today() if book is not None else date.max

    def show_view(self, view: "AccountView") -> None:
        self._view = view
        if self._of != view.account_id:
            self._of = view.account_id
            self.day.set_value(self._proposal(view))
        self._compare()

    def _proposal(self, view: "AccountView") -> date:
        """A month ago, or the day on which the account came into the book."""
        book, back = self.shell.book, view.facts.as_of - _BACK
        steps = account_history(book, view.account_id) if book is not None else ()
        return max(back, day_in(steps[-1].at, self.here)) if steps else back

    def _take_day(self, day: date | None) -> None:
        """Another day was typed; it is looked at, and nothing is stored."""
        if day is None or day > self._today():
            raise UserError(tr("This day is still to come."), tr("Type a day before today."))
        self.day.stored = day
        self._compare()

    def _compare(self) -> None:
        book, day = self.shell.book, self.day.stored
        self._lines = ()
        self.words.setText("")
        if book is not None and day is not None:
            try:
                self._lines = compared_with(book, self.view, day, self.here)
            except UserError as refusal:
                self.nothing.title.setText(refusal.title)
                self.nothing.advice.setText(refusal.advice)
                self.nothing.advice.show()
            else:
                self._explain(day)
        self._show_lines()

    def _explain(self, day: date) -> None:
        differing = sum(line.differs for line in self._lines)
        said = say(
            "{n} line differs from today. Judged by the rules of today.",
            "{n} lines differ from today. Judged by the rules of today.",
            n=differing,
        )
        self.words.setText(render(said))
        name = short_day(day, with_year=True)
        self.nothing.title.setText(render(say("It was the same on {day}.", day=name)))
        self.nothing.advice.setText(tr("Choose Everything to read it all."))

    def _show_lines(self) -> None:
        every = self.shown.key == _ALL
        self.table.set_lines([line for line in self._lines if every or line.differs])

    def take_focus(self) -> None:
        """The day that is asked about."""
        self.day.setFocus()

    def dismiss(self) -> bool:
        """Esc shows only what differs again."""
        if self.shown.key == _ALL:
            self.shown.choose(_CHANGED)
            return True
        return False
