"""A person as a chip: a long name is cut, and whole in the tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.chip import Chip
from csm_desktop.ui.widgets.text import tip

_WIDEST = 220  # px


class PersonChip(Chip):
    """Somebody of either side; on is in the meeting."""

    def __init__(self, name: str) -> None:
        self.name = " ".join(name.split())
        super().__init__(self.name)
        if self._shown() != self.name:
            tip(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a chip that leads somewhere; of one that is on or off it is the form's."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and not self.isCheckable() and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _shown(self) -> str:
        face = QFontMetricsF(theme.font("body"))
        return face.elidedText(self.name, Qt.TextElideMode.ElideRight, theme.px(_WIDEST))
