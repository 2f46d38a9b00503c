"""Text that looks like text until somebody is about to change it."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.fields import PlainEditor

_MOST = 12
_FRAMING = {
    QEvent.Type.HoverEnter,
    QEvent.Type.HoverLeave,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
}


class QuietEditor(PlainEditor):
    """As many lines as its text has; a frame shows under the pointer, with the focus, and where
    there is no text yet or what was typed was refused."""

    def __init__(self) -> None:
        super().__init__(1, _MOST)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        if event.type() in _FRAMING:  # Qt repaints the cursor alone, the frame goes all around
            self.viewport().update()
        before = self.maximumHeight()
        done = super().event(event)
        if self.maximumHeight() != before:
            # The layouts above forget a new height that comes while they hand out widths.
            soon(self, self.updateGeometry)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inks = theme.current()
        painter = QPainter(self.viewport())
        box = QRectF(self.viewport().rect())
        if self.property("refused"):
            paint.panel(painter, box, None, inks.error, theme.px(RADIUS))
        elif self.hasFocus():
            paint.ring(painter, box, theme.px(RADIUS))
        elif self.underMouse() or not self.toPlainText():
            paint.panel(painter, box, None, inks.control, theme.px(RADIUS))
