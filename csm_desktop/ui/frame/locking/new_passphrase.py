"""A passphrase that is to be: typed twice, so that a slip locks nobody out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.locking.secret_line import SecretLine
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class NewPassphrase(QWidget):
    """Two lines for a new book, which may stay empty; `entered` where Enter is pressed in one."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = SecretLine(tr("Passphrase"))
        self.again = SecretLine(tr("The same passphrase once more"))
        self.again.setPlaceholderText(tr("The same passphrase once more"))
        self.refusal = Text("", "caption", colour="error", wrap=True)
        self.refusal.hide()
        caption = Text(
            tr("A &passphrase, if the book shall be encrypted. It can wait, but it cannot be found "
               "again: without it nobody can open the book."),
            "caption", wrap=True,
        )  # fmt: skip
        caption.setBuddy(self.first)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        for part in (caption, self.first, self.again, self.refusal):
            column.addWidget(part)
        self.first.textEdited.connect(self._follow)
        self.again.textEdited.connect(self._follow)
        self.first.returnPressed.connect(self.entered)
        self.again.returnPressed.connect(self.entered)
        self.again.hide()

    @property
    def words(self) -> str:
        """What was typed; "" where none is wanted."""
        return self.first.text()

    def is_usable(self) -> bool:
        """Whether there is none, or one that protects and is the same in both lines; says why not,
        and takes the focus there."""
        if not self.words:
            return True
        from csm_desktop.app.passphrase import refuse_weak  # storage with it: not at start

        try:
            refuse_weak(self.words)
        except UserError as refusal:
            self._refuse(f"{refusal.title} {refusal.advice}", self.first)
            return False
        if self.again.text() != self.words:
            self._refuse(tr("The two passphrases differ."), self.again)
            return False
        return True

    def _refuse(self, why: str, line: SecretLine) -> None:
        self.refusal.setText(why)
        self.refusal.show()
        line.setFocus()
        line.selectAll()

    def _follow(self) -> None:
        self.again.setVisible(bool(self.words))
        self.refusal.hide()
