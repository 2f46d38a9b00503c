"""A person as a chip: a long name is cut, and whole in the tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Chip, tip

_WIDEST = 220  # px


class PersonChip(Chip):
    """Somebody of either side; on is in the meeting."""

    def __init__(self, name: str) -> None:
        super().__init__(" ".join(name.split()))
        if self._shown() != self._words:
            tip(self, name)

    def _shown(self) -> str:
        face = QFontMetricsF(theme.font("body"))
        return face.elidedText(self._words, Qt.TextElideMode.ElideRight, theme.px(_WIDEST))
