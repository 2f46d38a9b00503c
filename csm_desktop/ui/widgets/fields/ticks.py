"""A few words of which several can be ticked."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.wording import label

E = TypeVar("E", bound=StrEnum)


class Ticks(QWidget, Generic[E]):
    """A box for each member of an enumeration, as many in a row as there is room for."""

    changed = Signal()

    def __init__(self, members: Iterable[E]) -> None:
        super().__init__()
        self._boxes = {member: QCheckBox(label(member)) for member in members}
        flow = FlowLayout(self, theme.M)
        for box in self._boxes.values():
            box.setMinimumHeight(theme.button())  # on one line with its label
            flow.addWidget(box)
            box.toggled.connect(lambda _: self.changed.emit())

    @property
    def ticked(self) -> tuple[E, ...]:
        """What is ticked."""
        return tuple(member for member, box in self._boxes.items() if box.isChecked())

    def tick(self, member: E) -> None:
        """Tick a box."""
        self._boxes[member].setChecked(True)

    def show_ticked(self, members: Collection[E]) -> None:
        """Tick these, and no others; nobody has changed anything by that."""
        before = self.blockSignals(True)
        for member, box in self._boxes.items():
            box.setChecked(member in members)
        self.blockSignals(before)
