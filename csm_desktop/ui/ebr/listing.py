"""Accounts by the day of their next review: which pack to make next."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.review_list import ReviewLine
from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Column, EmptyState, Kind, Table
from csm_desktop.wording import day, told, tr


class Accounts(QWidget):
    """`picked` names the account whose pack shall be shown, `entered` that the user goes on."""

    picked = Signal(object)
    entered = Signal()

    def __init__(self, today: Callable[[], date], locale: str) -> None:
        super().__init__()
        self._locale = locale
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the accounts by name"))
        self.filter.setClearButtonEnabled(True)
        columns: list[Column[ReviewLine]] = [
            Column(
                "name", tr("Account"), lambda line: line.name, Kind.STRONG, 110, stretch=True,
                sentence=self._sentence,
            ),
            Column(
                "on", tr("Next EBR"), lambda line: line.on, Kind.DAY, 92,
                late=lambda line: line.late > 0,
            ),
        ]  # fmt: skip
        self.table: Table[ReviewLine] = Table(
            tr("Accounts by review date"),
            columns,
            today=today,
            locale=locale,
            empty=EmptyState(tr("No accounts yet"), tr("Make one in the Book first."), ghost=""),
            none_found=EmptyState(tr("No account fits"), ghost=""),
        )
        self.filter.textChanged.connect(self.table.filter)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _: self.entered.emit())
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[ReviewLine]) -> None:
        """Show these accounts, the selection kept."""
        self.table.set_lines(lines)

    def select(self, account_id: int) -> None:
        """Put the selection on an account, which a filter may hide."""
        if not self.table.select(account_id):
            self.filter.clear()
            self.table.select(account_id)

    def _chosen(self) -> None:
        chosen = self.table.selection
        if len(chosen) == 1:
            self.picked.emit(chosen[0].id)

    def _sentence(self, line: ReviewLine) -> str:
        if line.on is None:
            return told(say("{name}, no review date yet", name=line.name))
        if line.late:
            words = say("{name}, review {n} {n:day|days} late", name=line.name, n=line.late)
            return told(words, self._locale)
        return told(say("{name}, next review {on}", name=line.name, on=day(line.on, self._locale)))
