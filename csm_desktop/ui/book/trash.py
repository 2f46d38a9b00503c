"""The trash: accounts thrown away within thirty days, and the way back."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from csm_desktop.app import accounts, listing
from csm_desktop.domain.lines import TrashLine
from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Column, Kind, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import told, tr


class TrashDialog(QDialog):
    """Enter takes the selected account back, as it was."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setWindowTitle(tr("Trash"))
        self.table: Table[TrashLine] = Table(
            tr("Accounts in the trash"),
            [
                Column("name", tr("Account"), lambda line: line.name, Kind.STRONG, stretch=True),
                Column(
                    "deleted_at",
                    tr("Thrown away"),
                    lambda line: line.deleted_at.astimezone().date(),
                    Kind.DAY,
                    140,
                ),
            ],
            many=True,
            locale=shell.locale,
            empty=EmptyState(tr("The trash is empty"), ghost=""),
        )
        self.table.opened.connect(lambda line: self._take_back([line]))
        self.table.chosen.connect(self._enable)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back = buttons.addButton(tr("Take back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back.clicked.connect(lambda: self._take_back(self.table.selection))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.L, gap=theme.M)
        words = tr("Accounts stay here for 30 days, with everything that belongs to them.")
        column.addWidget(Text(words, "caption", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(theme.px(560), theme.px(400))
        self._show()

    def _show(self) -> None:
        book = self._shell.book
        self.table.set_lines(listing.trash(book) if book is not None else ())
        self._enable()

    def _enable(self) -> None:
        self.back.setEnabled(bool(self.table.selection))

    def _take_back(self, lines: list[TrashLine]) -> None:
        if not lines:
            return
        ids = [line.id for line in lines]
        name = lines[0].name if len(lines) == 1 else told(say("{n} accounts", n=len(lines)))
        label = told(say("Take {name} back", name=name))
        if self._shell.run(label, accounts.take_accounts_back, ids) is not None:
            self._show()
