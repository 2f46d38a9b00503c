"""A key figure that says how it is reckoned when it is clicked, or by Enter and Space."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.card import KeyFigure
from csm_desktop.ui.widgets.explanation import Explanation

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AskedFigure(KeyFigure):
    """`act` is what the button of its explanation does, called `action`."""

    def __init__(self, caption: str, action: str, act: Callable[[], object]) -> None:
        super().__init__(caption, "–")
        self._name, self._action, self._act = caption, action, act
        self._formula = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figure(self, figure: str, formula: str, aside: str = "") -> None:
        """Show a number with what it is made of."""
        self._formula = formula
        self.set_figure(figure, aside)
        self.explain(formula)
        self.setAccessibleName(f"{self._name}: {figure}")
        self.setAccessibleDescription(formula)

    def ask(self) -> Explanation:
        """Say how it is reckoned."""
        title = f"{self._name}: {self.figure.text()}"
        said = Explanation(title, self._formula, self._action, self._act, self)
        said.show_beneath(self)
        return said

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # As a button does: who draws the pointer away before letting go has thought better of it.
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.ask()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.ask()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint.ring(QPainter(self), QRectF(self.rect()), theme.px(RADIUS_CARD))
