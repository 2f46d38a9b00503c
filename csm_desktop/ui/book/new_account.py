"""A new account begins with its name; everything else can come later."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class NewAccount(QDialog):
    """One field; Enter makes the account, Esc does not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New account"))
        self.name = QLineEdit()
        self.name.setMaxLength(300)
        caption = Text(tr("&Name of the customer"), "caption")
        caption.setBuddy(self.name)
        self.name.setAccessibleName(tr("Name of the customer"))
        self.name.setMinimumWidth(theme.px(360))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = buttons.addButton(tr("Make account"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._make.setDefault(True)
        self._make.setEnabled(False)
        self.name.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.L, gap=theme.S)
        column.addWidget(caption)
        column.addWidget(self.name)
        column.addSpacing(theme.px(theme.S))
        column.addWidget(buttons)

    @classmethod
    def ask(cls, parent: QWidget) -> str:
        """The name, or "" where nobody wants an account."""
        dialog = cls(parent)
        try:
            return dialog.name.text().strip() if dialog.exec() else ""
        finally:
            dialog.deleteLater()
