"""The trash: accounts thrown away within thirty days, and the way back."""

from PySide6.QtWidgets import QWidget

from csm_desktop.app import accounts, listing
from csm_desktop.domain.lines import TrashLine
from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs import Dialog, Grave, confirmed
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Column, Kind, Table
from csm_desktop.wording import told, tr


class TrashDialog(Dialog):
    """Enter takes the selected account back, as it was."""

    def __init__(self, shell: Shell, parent: QWidget | None) -> None:
        self._days = listing.trash_days(shell.book) if shell.book is not None else 0
        words = say(
            "Accounts stay here for {n} {n:day|days}, with everything that belongs to them.",
            n=self._days,
        )
        super().__init__(tr("Trash"), told(words, shell.locale), parent)
        self._shell = shell
        self.table: Table[TrashLine] = Table(
            tr("Accounts in the trash"),
            [
                Column("name", tr("Account"), lambda line: line.name, Kind.STRONG, stretch=True),
                Column(
                    "deleted_at",
                    tr("Thrown away"),
                    lambda line: line.deleted_at.astimezone().date() if line.deleted_at else None,
                    Kind.DAY,
                    130,
                ),
                Column("left", tr("Days left"), self._left, Kind.NUMBER, 90),
            ],
            many=True,
            locale=shell.locale,
            empty=EmptyState(tr("The trash is empty"), ghost=""),
        )
        self.table.opened.connect(lambda line: self._take_back([line]))
        self.table.chosen.connect(self._enable)
        self.back = Button(tr("&Take back"), lambda: self._take_back(self.table.selection))
        self.purge = Button(
            tr("&Remove for good…"), lambda: self._purge(self.table.selection), kind="flat"
        )
        self.column.addWidget(self.table, 1)
        close = Button(tr("&Close"), self.reject, kind="primary")
        self.finish(self.purge, self.back, close)
        self.resize(theme.px(560), theme.px(400))
        self._show()

    def _show(self) -> None:
        book = self._shell.book
        self.table.set_lines(listing.trash(book) if book is not None else ())
        if self.table.lines and not self.table.selection:
            self.table.select(self.table.lines[0].id)
        self._enable()

    def _enable(self) -> None:
        for button in (self.back, self.purge):
            button.setEnabled(bool(self.table.selection))

    def _left(self, line: TrashLine) -> int | None:
        book = self._shell.book
        if book is None or line.deleted_at is None:
            return None
        return max(0, self._days - (book.now() - line.deleted_at).days)

    def _purge(self, lines: list[TrashLine]) -> None:
        """One of three things that Undo does not reach: asked about first."""
        book = self._shell.book
        if (
            not lines
            or book is None
            or not confirmed(
                Grave.PURGE,
                told(say("Remove {name} for good?", name=_named(lines))),
                tr("Everything that belongs to it goes, too. This cannot be undone."),
                tr("&Remove for good"),
                self,
            )
        ):
            return
        try:
            book.record(accounts.purge_accounts, [line.id for line in lines])
        except UserError as error:
            self._shell.tell(error)
        self._show()

    def _take_back(self, lines: list[TrashLine]) -> None:
        if not lines:
            return
        ids = [line.id for line in lines]
        label = told(say("Take {name} back", name=_named(lines)))
        if self._shell.run(label, accounts.take_accounts_back, ids) is not None:
            self._show()


def _named(lines: list[TrashLine]) -> str:
    return lines[0].name if len(lines) == 1 else told(say("{n} accounts", n=len(lines)))
