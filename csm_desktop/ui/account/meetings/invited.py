"""What the customer's invitation says: its first lines, and all of it on demand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.wording import tr

_FIRST = 4  # lines; what follows mostly says how to dial in


class InvitedWords(QWidget):
    """Their words, which nobody here changes."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._whole = False
        self.text = Text(wrap=True, selectable=True)
        self.more = Button("", self.turn, kind="flat", flush=True)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.setContentsMargins(theme.px(6), theme.px(6), 0, theme.px(6))
        column.addWidget(self.text)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_words(self, words: str) -> None:
        """Show an invitation's words, or none."""
        lines = [line.rstrip() for line in words.splitlines()]
        if lines != self._lines:
            self._lines, self._whole = lines, False
        self._show()

    def turn(self) -> None:
        """Show all of it, or its first lines again."""
        self._whole = not self._whole
        self._show()

    def _show(self) -> None:
        shown = self._lines if self._whole else self._lines[:_FIRST]
        self.text.setText("\n".join(shown))
        self.more.setVisible(len(self._lines) > _FIRST)
        self.more.setText(tr("Show less") if self._whole else tr("Show all of it"))
