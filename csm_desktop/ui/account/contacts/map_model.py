"""The coverage map as Qt asks for it: rows our people, columns theirs."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.introductions import MapCell
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex


class MapModel(QAbstractTableModel):
    """Every cell of a map; a reset for each new one, since maps are small."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: PeopleView | None = None

    def show_people(self, people: PeopleView) -> None:
        """Show another map."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        nothing = self.people is None or (parent is not None and parent.isValid())
        return 0 if nothing or self.people is None else len(self.people.map.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        nothing = self.people is None or (parent is not None and parent.isValid())
        return 0 if nothing or self.people is None else len(self.people.map.columns)

    def cell(self, index: Index) -> MapCell | None:
        """The cell at an index."""
        if self.people is None or not index.isValid():
            return None
        return self.people.map.rows[index.row()].cells[index.column()]

    def member(self, row: int) -> TeamMember | None:
        """Whose row it is."""
        return None if self.people is None else self.people.map.rows[row].member

    def contact(self, column: int) -> Contact | None:
        """Whose column it is."""
        return None if self.people is None else self.people.map.columns[column]

    def place_of(self, team_member_id: int, contact_id: int) -> tuple[int, int] | None:
        """Row and column of a pair, where both are on the map."""
        if self.people is None:
            return None
        rows = [row.member.id for row in self.people.map.rows]
        columns = [contact.id for contact in self.people.map.columns]
        if team_member_id not in rows or contact_id not in columns:
            return None
        return rows.index(team_member_id), columns.index(contact_id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None or self.people is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{words.touched(cell)}, {words.bearing(cell)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken_cell(self.people, cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words.spoken_cell(self.people, cell))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if self.people is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if across and section < self.columnCount():
            contact = self.people.map.columns[section]
            parts = (contact.name, contact.title, *words.roles(contact))
        elif not across and section < self.rowCount():
            member = self.people.map.rows[section].member
            parts = (words.member_name(member), words.member_role(member))
        else:
            return None
        said = ", ".join(part for part in parts if part)
        return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
