"""Two parts beside one another where there is room, beneath one another where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from csm_desktop.ui import theme

_ANY = 16_777_215  # Qt's own largest size


class Beside(QWidget):
    """`wide` is the width in px at 100 % from which on both stand side by side.

    `shares` divide the width; `fixed` gives one of them (0 or 1) a width of its own there.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        wide: int = 820,
        shares: tuple[int, int] = (1, 1),
        fixed: tuple[int, int, int] | None = None,
    ) -> None:
        """`fixed` is (which part, its width, its width where there is little room)."""
        super().__init__()
        self._parts, self._wide, self._fixed = (first, second), wide, fixed
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.spaced(self._row, gap=theme.L)
        for part, share in zip(self._parts, shares, strict=True):
            self._row.addWidget(part, share)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """No wider than one of the two: else both would keep the page too wide to be stacked."""
        wide = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(self._wide)
        ways = QBoxLayout.Direction
        wanted = ways.TopToBottom if narrow else ways.LeftToRight
        # Set only when it differs: each setting lays the page out anew.
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
        if self._fixed is not None:
            which, width, least = self._fixed
            part = self._parts[which]
            # With 280 px to spare the fixed part may have its full width without squeezing the
            # other.
            own = theme.px(width if self.width() >= theme.px(self._wide + 280) else least)
            part.setMinimumWidth(0 if narrow else own)
            # One above the other they are as wide as they like.
            part.setMaximumWidth(_ANY if narrow else own)
