"""The rows of the day's cards: each says what it is, opens at Enter and tells more at Space."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import Identified, LineRow

T = TypeVar("T", bound=Identified)
_NAME = 320  # px at 100 %
_ANY = 16_777_215  # Qt's own largest size


class DayFace(Pressable):
    """What is pressed of a row: Enter and a click open it, Space tells more."""

    def __init__(self, peek: Callable[[], None]) -> None:
        super().__init__()
        self._peek = peek

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._peek()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:  # Space was a look, not a press
            super().keyReleaseEvent(event)


class DayRow(LineRow[T], Generic[T]):
    """A sign, a strong name and what is said of it, what stands beneath, and a word at the end.

    Override `show_line`, `open_line`, and what else can be done with the line.
    """

    def __init__(self, line: T, sign: QWidget | None = None) -> None:
        super().__init__()
        self.line: T = line
        self.name = Text(role="strong")
        self.words = Text(wrap=True)
        self.beneath = Text(role="caption", wrap=True)
        self.more = Text(role="caption", wrap=True)
        self.more.hide()
        self.end = Text(role="caption")
        self.face = DayFace(self.peek)
        self.face.asked.connect(self.open_line)
        self.setFocusProxy(self.face)
        self._lay_out(sign)

    def _lay_out(self, sign: QWidget | None) -> None:
        around = QHBoxLayout(self)
        theme.spaced(around, gap=0)
        theme.margined(around, (8, 2, 8, 2))
        around.addWidget(self.face)
        row = QHBoxLayout(self.face)
        theme.spaced(row, gap=theme.M)
        theme.margined(row, (8, 6, 8, 6))
        if sign is not None:
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.spaced(column, gap=0)
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.S)
        head.addWidget(self.name)
        head.addWidget(self.words, 1)
        head.addStretch(0)
        nest(column, head)
        for text in (self.beneath, self.more):
            column.addWidget(text)
        column.addStretch(1)  # beside a tall button the words stay together
        nest(row, column, 1)
        self.last = QVBoxLayout()
        theme.spaced(self.last, gap=theme.XS)
        self.last.addWidget(self.end, 0, Qt.AlignmentFlag.AlignTrailing)
        nest(row, self.last)

    def say(self, name: str, words: str, beneath: str, end: str, more: str = "") -> None:
        """Show these words; `more` is what Space tells."""
        for text, said in (
            (self.name, name), (self.words, words), (self.beneath, beneath), (self.end, end),
        ):  # fmt: skip
            text.setText(said)
            text.setVisible(bool(said))
        # What is said of a long name keeps its room.
        self.name.setMaximumWidth(theme.px(_NAME) if words else _ANY)
        self.more.setText(more)
        if not more:
            self.more.hide()
        self.face.setAccessibleName(", ".join(part for part in (name, words, beneath, end) if part))

    def peek(self) -> None:
        """Tell more, or less again."""
        self.more.setVisible(self.more.isHidden() and bool(self.more.text()))

    def open_line(self) -> None:
        """Go to what the row stands for."""
        raise NotImplementedError

    def done(self) -> None:
        """X: nothing that can be done with it, unless overridden."""

    def snooze(self) -> None:
        """S: nothing that can wait, unless overridden."""

    def play(self) -> None:
        """P: nothing that a playbook answers, unless overridden."""

    def draft(self) -> None:
        """D: the follow-up of its account."""
