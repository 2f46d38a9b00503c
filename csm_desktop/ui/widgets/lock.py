"""The mark of what is internal."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons
from csm_desktop.ui.widgets import tip
from csm_desktop.wording import tr


class Lock(QWidget):
    """Marks what never leaves this program."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(18), theme.px(18))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = tr("Internal: never on anything that a customer sees")
        self.setAccessibleName(words)
        tip(self, words)

    def paintEvent(self, _: QPaintEvent) -> None:
        icons.draw(QPainter(self), QRectF(self.rect()), "lock", theme.current().secondary, 16)
