"""A new account begins with its name; everything else can come later."""

from PySide6.QtWidgets import QLineEdit, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs import Dialog
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class NewAccount(Dialog):
    """One field; Enter makes the account, Esc does not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("New account"), tr("A name is enough; the rest can follow."), parent)
        self.name = QLineEdit()
        self.name.setMaxLength(300)
        self.name.setAccessibleName(tr("Name of the customer"))
        self.name.setMinimumHeight(theme.button())
        caption = Text(tr("&Name of the customer"), "caption")
        caption.setBuddy(self.name)
        self.make = Button(tr("&Make account"), self.accept, kind="primary")
        self.make.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.make.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self._enter)
        self.column.addWidget(caption)
        self.column.addWidget(self.name)
        self.finish(Button(tr("&Cancel"), self.reject), self.make)
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget) -> str:
        """The name, or "" where nobody wants an account."""
        dialog = cls(parent)
        try:
            return dialog.name.text().strip() if dialog.exec() else ""
        finally:
            dialog.deleteLater()

    def _enter(self) -> None:
        if self.make.isEnabled():
            self.accept()
