"""A column in the middle of a page: a few things to choose from, and nothing beside them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.layout.contents import clear, nest
from csm_desktop.ui.widgets.text import Text

_WIDE = 560


class MiddleColumn(QScrollArea):
    """A column in the middle of the page, which scrolls where the window is low."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._inner = QWidget(inner)
        self._inner.setMaximumWidth(theme.px(_WIDE))
        down = QVBoxLayout(self._inner)
        theme.spaced(down, gap=0)
        self.column = QVBoxLayout()
        theme.spaced(self.column, gap=theme.S)
        # A third above, two below: what is in the middle by measure looks as if it had sunk.
        down.addStretch(1)
        nest(down, self.column)
        down.addStretch(2)
        across = QHBoxLayout(inner)
        theme.spaced(across, margin=theme.XL)
        across.addStretch(1)
        across.addWidget(self._inner, 100)
        across.addStretch(1)
        self.setWidget(inner)
        self._inner.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt asks texts that wrap for their height only where they need not scroll."""
        super().resizeEvent(event)
        self._give_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The column has other contents."""
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self._give_height()
        return super().eventFilter(watched, event)

    def _give_height(self) -> None:
        room = self.viewport().width() - 2 * theme.px(theme.XL)
        wide = max(1, min(theme.px(_WIDE), room))
        high = down.totalHeightForWidth(wide) if (down := self._inner.layout()) is not None else 0
        self._inner.setMinimumHeight(max(0, high))

    def clear(self) -> None:
        """Take everything off the column."""
        clear(self.column)

    def head(self, title: str, words: str) -> None:
        """Title and a sentence or two."""
        self.column.addWidget(Text(title, "figure", wrap=True))
        beneath = Text(words, "body", colour="secondary", wrap=True)
        beneath.setContentsMargins(0, 0, 0, theme.px(12))
        self.column.addWidget(beneath)
