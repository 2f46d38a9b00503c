"""A book that is locked: its passphrase is asked for, in place of the pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.locking.secret_line import SecretLine
from csm_desktop.ui.widgets.layout.middle_column import MiddleColumn
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

    from csm_desktop.app.held_book import Trouble


class UnlockPage(MiddleColumn):
    """`given` carries the book, a passphrase and whether the keychain is to remember it."""

    given = Signal(object, str, bool)
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.line = SecretLine(tr("Passphrase"))
        self.remember = QCheckBox(tr("&Remember it in this computer's keychain"))
        self.refusal = Text("", "body", colour="error", wrap=True)
        self.open = QPushButton(tr("&Open"))
        self.open.setProperty("kind", "primary")
        self.another = QPushButton(tr("Open another book…"))

    def ask(self, trouble: "Trouble") -> None:
        """Ask for a book's passphrase; a wrong one that was given before is said."""
        again = self.path == trouble.path
        self.path = trouble.path
        self.clear()
        self.line = SecretLine(tr("Passphrase"))
        kept = self.remember.isChecked() and again
        self.remember = QCheckBox(tr("&Remember it in this computer's keychain"))
        self.remember.setChecked(kept)
        self.refusal = Text(trouble.title, "body", colour="error", wrap=True)
        self.refusal.setVisible(trouble.is_wrong)
        self.head(
            render(say("{name} is locked", name=trouble.path.stem)),
            tr("Its content is encrypted. Type its passphrase to open it."),
        )
        self.line.returnPressed.connect(self._give)
        name = Text(tr("Passphrase"), "caption")
        name.setBuddy(self.line)
        for part in (name, self.line, self.refusal, self.remember, self._buttons()):
            self.column.addWidget(part)

    def take_focus(self) -> None:
        """Typing goes into the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> QWidget:
        self.open = QPushButton(tr("&Open"))
        self.open.setProperty("kind", "primary")
        self.open.clicked.connect(self._give)
        self.another = QPushButton(tr("Open another book…"))
        self.another.clicked.connect(self.other)
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.spaced(row, gap=theme.S)
        for button in (self.open, self.another):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _give(self) -> None:
        words = self.line.text()
        if words and self.path is not None:
            self.given.emit(self.path, words, self.remember.isChecked())
