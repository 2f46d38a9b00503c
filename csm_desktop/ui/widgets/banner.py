"""Banners: what happened, what is safe, what to do. They stay until they are dealt with."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.errors import UserError
from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import Text
from csm_desktop.ui.widgets.toast import announce
from csm_desktop.wording import tr

_ICONS = {"error": "alert-circle", "warning": "alert-triangle", "info": "info-circle"}


class Banner(QWidget):
    """A message across its place. `tone` is error, warning or info."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        advice: str = "",
        action: str = "",
        run: Callable[[], object] | None = None,
        *,
        tone: str = "error",
        closable: bool = True,
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """`other` is a second way on, beside `action`."""
        super().__init__()
        self._tone = tone
        self.title = Text(title, "strong", wrap=True, selectable=False)
        self.advice = Text(advice, "body", wrap=True)
        words = QVBoxLayout()
        theme.spaced(words, gap=2)
        words.addWidget(self.title)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.M)
        theme.margined(row, (12, 10, 12, 10))
        row.addSpacing(theme.px(32))  # where the icon is drawn
        nest(row, words, 1)
        self.advice.setVisible(bool(advice))  # only now: shown without a parent it is a window
        self.button: Button | None = None
        if action:
            self.button = Button(action, run)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.other: Button | None = None
        if other is not None:
            self.other = Button(*other)
            row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        if closable:
            self.cross = IconButton("x", tr("Close this message"), self.close_banner)
            row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        # Words wrap in a narrow window, so the height follows from the width.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @classmethod
    def of(
        cls, error: UserError, retry: Callable[[], object] | None = None, words: str = ""
    ) -> "Banner":
        """The banner of a UserError, with a way to try again where there is one."""
        action = (words or tr("&Try again")) if retry is not None else ""
        return cls(error.title, error.advice, action, retry)

    def announce(self) -> None:
        """Say it through a screen reader."""
        announce(self, f"{self.title.text()} {self.advice.text()}".strip())

    def close_banner(self) -> None:
        """Take the banner away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        line, ground = {
            "error": (inks.error, inks.error_tint),
            "warning": (inks.warning, inks.warning_tint),
            "info": (inks.accent, inks.selection),
        }[self._tone]
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.panel(painter, box, ground, line, theme.px(RADIUS_CARD))
        side = theme.px(20)
        # Drawn, and not a label: a screen reader must not read a mark before the words.
        left = box.right() - theme.px(34) if self.isRightToLeft() else float(theme.px(14))
        at = QPointF(left, theme.px(12))
        icons.draw(painter, QRectF(at.x(), at.y(), side, side), _ICONS[self._tone], line, 20)
