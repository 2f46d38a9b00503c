"""The list of an account's contacts: edited where they stand, opened by Enter."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.people.view import ContactLine, PeopleView
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import table as cells
from csm_desktop.ui.account.contacts.doubles import DoublesCard
from csm_desktop.ui.account.contacts.third_parties import ThirdPartyCard
from csm_desktop.ui.frame.lists.faces import Faces
from csm_desktop.ui.widgets import EmptyState, Table, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.table.model import Edit
from csm_desktop.wording import tr


class ListFace(QWidget):
    """The rows scroll by themselves: an account may have thousands of people."""

    def __init__(
        self,
        edit: Edit[ContactLine],
        today: Callable[[], date],
        doubles: DoublesCard,
        around: ThirdPartyCard,
        faces: Faces,
    ) -> None:
        super().__init__()
        self._faces = faces
        self.around = around
        self.bosses: cells.People = []
        self.doubles = doubles
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the contacts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(180))
        self.table: Table[ContactLine] = Table(
            tr("Contacts"),
            cells.columns(self.bosses, faces),
            edit=edit,
            today=today,
            many=True,
            none_found=EmptyState(tr("Nobody fits"), tr("Esc shows everybody again.")),
        )
        self.filter.textChanged.connect(self.table.filter)
        self.head = QHBoxLayout()
        theme.spaced(self.head)
        self.head.addWidget(Text(tr("Contacts"), "subtitle"))
        self.head.addWidget(self.filter)
        self.head.addStretch(1)
        self.columns = Button(tr("Columns"), self._choose_columns)
        self.head.addWidget(self.columns)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.addWidget(doubles)
        nest(column, self.head)
        column.addWidget(self.table, 1)
        column.addWidget(around)

    def show_people(self, people: PeopleView) -> None:
        """Show an account's people, or these anew."""
        # In place, for the columns hold this very list.
        self.bosses[:] = [(None, ""), *((line.id, line.name) for line in people.lines)]
        self._faces.renew()
        self._show_own_columns(people)
        self.table.set_lines(people.lines)
        self.doubles.show_people(people)
        self.around.show_people(people)

    def _show_own_columns(self, people: PeopleView) -> None:
        """Offer the columns that these people have, each account's own."""
        shown = self.table.model.columns
        wanted = cells.own_columns(people.lines)
        there = [column.key for column in shown if column.key.startswith(cells.OWN)]
        if there != [column.key for column in wanted] and not self.table.grid.is_editing:
            built = [column for column in shown if not column.key.startswith(cells.OWN)]
            self.table.set_columns([*built, *wanted])

    def _choose_columns(self) -> None:
        self.table.choose_columns(self.columns.mapToGlobal(QPoint(0, self.columns.height())))
