"""The one thing that a locked window answers to: the passphrase, or the end of the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from csm_desktop.ui.frame.locking.secret_line import SecretLine
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class LockDialog(Dialog):
    """Stands before every other window and stays until `open_up`; `given` carries a passphrase."""

    given = Signal(str)
    quit_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("The book is locked"),
            tr("Type its passphrase to go on where you were. What you were typing is still there."),
            parent,
        )
        # Also over dialogs that were open: those wait behind it.
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.line = SecretLine(tr("Passphrase"))
        self.refusal = Text("", "body", colour="error", wrap=True)
        self.refusal.hide()
        self.column.addWidget(self.line)
        self.column.addWidget(self.refusal)
        self.quit = Button(tr("&Quit"), self.quit_asked.emit)
        self.unlock = Button(tr("&Unlock"), self._give, kind="primary")
        self.finish(self.quit, self.unlock)
        for button in (self.quit, self.unlock):
            button.setAutoDefault(False)
        self.line.returnPressed.connect(self._give)

    def ask(self) -> None:
        """Show it; the line has the focus."""
        self.open()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """What was given does not open the book."""
        self.refusal.setText(why)
        self.refusal.show()
        self.line.setEnabled(True)
        self.line.forget()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Esc leads nowhere."""

    def open_up(self) -> None:
        """The book is open again."""
        self.line.forget()
        super().reject()
        self.deleteLater()

    def _give(self) -> None:
        if self.line.text() and self.line.isEnabled():
            self.line.setEnabled(False)
            self.given.emit(self.line.text())
