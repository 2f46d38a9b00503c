"""The trash: accounts thrown away within thirty days of use, the way back, and removing for good:
from the book, and where the user wants from its backups."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.lists import accounts as listing
from csm_desktop.domain.lists.lines import TrashLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.book.removal import Removal
from csm_desktop.ui.book.several import named
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog, Grave, confirmed
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.wording import render, tr


class TrashDialog(Dialog):
    """Enter takes the selected account back, as it was."""

    def __init__(self, shell: Shell, parent: QWidget | None) -> None:
        self._days = listing.trash_days(shell.book) if shell.book is not None else 0
        words = say(
            (
                "Accounts stay here for {n} day on which you open this book, with everything "
                "that belongs to them."
            ),
            (
                "Accounts stay here for {n} days on which you open this book, with everything "
                "that belongs to them."
            ),
            n=self._days,
        )
        self._left: dict[int, int] = {}
        super().__init__(tr("Trash"), render(words), parent)
        self._shell = shell
        self.table: Table[TrashLine] = Table(
            tr("Accounts in the trash"),
            [
                Column(
                    "name", tr("Account"), lambda line: line.name, CellKind.STRONG, stretch=True
                ),
                Column(
                    "deleted_at", tr("Thrown away"),
                    lambda line: line.deleted_at.astimezone().date() if line.deleted_at else None,
                    CellKind.DAY, 130,
                ),
                Column(
                    "left", tr("Days left"), lambda line: self._left.get(line.id), CellKind.NUMBER,
                    90,
                ),
            ],
            many=True,
            empty=EmptyState(tr("The trash is empty"), ghost=""),
        )  # fmt: skip
        self.table.opened.connect(lambda line: self._take_back([line]))
        self.table.chosen.connect(self._enable)
        self.back = Button(tr("&Take back"), lambda: self._take_back(self.table.selection))
        self.purge = Button(
            tr("&Remove for good…"), lambda: self._purge(self.table.selection), kind="risk"
        )
        self.column.addWidget(self.table, 1)
        close = Button(tr("&Close"), self.reject, kind="primary")
        self.finish(self.purge, self.back, close)
        self.resize(theme.px(560), theme.px(400))
        self._show()

    def _show(self) -> None:
        from csm_desktop.app.accounts.trash import days_left

        book = self._shell.book
        lines = listing.trash(book) if book is not None else ()
        self._left = days_left(book, lines) if book is not None else {}
        self.table.set_lines(lines)
        if self.table.lines and not self.table.selection:
            self.table.select(self.table.lines[0].id)
        self._enable()

    def _enable(self) -> None:
        for button in (self.back, self.purge):
            button.setEnabled(bool(self.table.selection))

    def _purge(self, lines: list[TrashLine]) -> None:
        """One of three things that Undo does not reach: asked about first."""
        book = self._shell.book
        if (
            lines
            and book is not None
            and confirmed(
                Grave.PURGE,
                render(say("Remove {name} for good?", name=named(lines))),
                tr("Everything that belongs to it goes from the book, too. This cannot be undone. "
                   "Backups that were made before hold it still; you are asked about them next."),
                tr("&Remove for good"),
                self,
            )
        ):  # fmt: skip
            self.purge.setEnabled(False)
            Removal(self._shell, book, lines, self._purged).start()

    def _purged(self) -> None:
        if isValid(self):
            self._show()

    def _take_back(self, lines: list[TrashLine]) -> None:
        if not lines:
            return
        ids = [line.id for line in lines]
        label = say("Take {name} back", name=named(lines))
        if self._shell.run(label, accounts.take_accounts_back, ids) is not None:
            self._show()
