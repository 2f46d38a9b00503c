"""A page with the inspector at its side, or beneath it where there is no room beside."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from csm_desktop.tokens import INSPECTOR
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Inspector

_BESIDE = 880  # px at 100 %; narrower, a page and the inspector stand beneath one another
_ANY = 16_777_215  # Qt's own largest size
_SHARE = 0.5


class WithInspector(QWidget):
    """`page` at the leading edge; `inspector` shows what is chosen on it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.inspector = Inspector()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.spaced(self._row, gap=0)
        self._row.addWidget(page, 1)
        self._row.addWidget(self.inspector)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self.width() >= theme.px(_BESIDE)
        wanted = ways.LeftToRight if beside else ways.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
        own = theme.px(INSPECTOR)
        self.inspector.setMinimumWidth(own if beside else 0)
        self.inspector.setMaximumWidth(own if beside else _ANY)
        self.inspector.setMaximumHeight(_ANY if beside else round(self.height() * _SHARE))
