"""A new account begins with its name; everything else can come later, or with its hand-off."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class NewAccountRequest(NamedTuple):
    """The name of the account to make, "" for none; and whether its hand-off comes next."""

    name: str
    hand_off: bool = False


class NewAccount(Dialog):
    """One field; Enter makes the account, Ctrl+Enter goes on to its hand-off, Esc does neither."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("New account"), tr("A name is enough; the rest can follow."), parent)
        self.hand_off = False
        self.name = QLineEdit()
        self.name.setMaxLength(300)
        self.name.setAccessibleName(tr("Name of the customer"))
        self.name.setMinimumHeight(theme.button())
        self.name.installEventFilter(self)
        caption = Text(tr("&Name of the customer"), "caption")
        caption.setBuddy(self.name)
        self.make = Button(tr("&Make account"), self.accept, kind="primary")
        self.go_on = Button(tr("Make and &hand off"), self._hand_off, hint="Ctrl+Return")
        for button in (self.make, self.go_on):
            button.setEnabled(False)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._enter)
        self.column.addWidget(caption)
        self.column.addWidget(self.name)
        self.finish(Button(tr("&Cancel"), self.reject), self.go_on, self.make)
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget) -> NewAccountRequest:
        """What is wished; without a name where nobody wants an account."""
        dialog = cls(parent)
        name = dialog.name.text().strip() if dialog.exec() else ""
        return NewAccountRequest(name, dialog.hand_off)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter, which the field takes for Enter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go_on.click()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        for button in (self.make, self.go_on):
            button.setEnabled(bool(text.strip()))

    def _enter(self) -> None:
        if self.make.isEnabled():
            self.accept()

    def _hand_off(self) -> None:
        self.hand_off = True
        self.accept()
