"""What opens a part of the page of a meeting and folds it away, with a word on what is in it."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Button, Text


class FoldButton(Button):
    """The arrow with the name; says to ears what a press would do."""

    def __init__(self, name: str, to_open: str, to_fold: str, run: Callable[[], object]) -> None:
        super().__init__(name, run, kind="flat", icon="chevron-right")
        self._told = {True: to_open, False: to_fold}

    def sizeHint(self) -> QSize:
        """Without the room of a button at its sides: it stands in line with labels."""
        hint = super().sizeHint()
        return QSize(hint.width() - theme.px(16), hint.height())

    def point(self, *, folded: bool) -> None:
        """Show, to eyes and ears, what a press would do."""
        shut = "chevron-left" if self.isRightToLeft() else "chevron-right"
        self._icon = shut if folded else "chevron-down"
        self.setAccessibleName(self._told[folded])
        self.update()


class Fold(QWidget):
    """The line that is always there: the button, and what is in it while it is folded away."""

    def __init__(
        self,
        name: str,
        to_open: str,
        to_fold: str,
        content: QWidget,
        opened: Callable[[], object] | None = None,
    ) -> None:
        """`opened` is called once a press has opened it."""
        super().__init__()
        self._content, self._opened = content, opened
        self.button = FoldButton(name, to_open, to_fold, self.turn)
        self.summary = Text(role="caption")
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.button)
        row.addWidget(self.summary, 1)
        row.addStretch(0)  # holds the place of those words while they are hidden
        self.show_fold(folded=True)

    @property
    def is_folded(self) -> bool:
        """Whether only a word on it is shown."""
        return self._content.isHidden()

    def turn(self) -> None:
        """Fold it away, or open it."""
        self.show_fold(folded=not self.is_folded)
        if not self.is_folded and self._opened is not None:
            self._opened()

    def show_fold(self, *, folded: bool) -> None:
        """Show it so."""
        self._content.setVisible(not folded)
        self.summary.setVisible(folded)
        self.button.point(folded=folded)
