"""Roles at a customer, of which several can be chosen."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.wording import label


class RoleChoice(QWidget):
    """The roles that somebody may hold, several at a time."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {role: QCheckBox(label(role)) for role in ContactRole}
        flow = FlowLayout(self, theme.M)
        for box in self._boxes.values():
            box.setMinimumHeight(theme.button())  # on one line with its label
            flow.addWidget(box)
            box.toggled.connect(lambda _: self.changed.emit())

    @property
    def roles(self) -> tuple[ContactRole, ...]:
        """What is ticked."""
        return tuple(role for role, box in self._boxes.items() if box.isChecked())

    def tick(self, role: ContactRole) -> None:
        """Tick a role."""
        self._boxes[role].setChecked(True)

    def show_roles(self, roles: Collection[ContactRole]) -> None:
        """Tick these, and no others; nobody has changed anything by that."""
        before = self.blockSignals(True)
        for role, box in self._boxes.items():
            box.setChecked(role in roles)
        self.blockSignals(before)
