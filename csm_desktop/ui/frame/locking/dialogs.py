"""Setting, changing and taking off the open book's passphrase."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from csm_desktop.ui.frame.locking.passphrases import refuse_differing
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TextField
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.frame.workbench import Workbench


class SecretField(TextField):
    """A passphrase in a form: taken as it was typed, with the spaces around it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.editor.text()


class SetPassphrase(FormDialog):
    """The first passphrase of a book."""

    def __init__(self, workbench: "Workbench", parent: QWidget) -> None:
        super().__init__(
            tr("Set a passphrase"),
            tr("The book and its backups are encrypted with it, and it is asked for whenever the "
               "book is opened. It cannot be found again: without it nobody can read the book."),
            tr("&Encrypt"), self._set, parent,
        )  # fmt: skip
        self._passphrases = workbench.passphrases
        self.first, self.again = SecretField(tr("Passphrase")), SecretField(tr("Once more"))
        self.remember = _remember()
        self.form.add(tr("&Passphrase"), self.first)
        self.form.add(tr("&Once more"), self.again)
        self.column.addWidget(self.remember)
        self.ready()

    def _set(self) -> None:
        refuse_differing(self.first.typed, self.again.typed)
        self._passphrases.encrypt(self.first.typed, self.remember.isChecked())


class ChangePassphrase(FormDialog):
    """Another passphrase for an encrypted book."""

    def __init__(self, workbench: "Workbench", parent: QWidget) -> None:
        super().__init__(
            tr("Change the passphrase"),
            tr("The book and its backups are put under the new one. Copies that you keep elsewhere "
               "stay under the one that they were made with."),
            tr("C&hange"), self._change, parent,
        )  # fmt: skip
        self._passphrases = workbench.passphrases
        self.current = SecretField(tr("Present passphrase"))
        self.first, self.again = SecretField(tr("New one")), SecretField(tr("Once more"))
        self.remember = _remember()
        self.form.add(tr("&Present passphrase"), self.current)
        self.form.add(tr("&New one"), self.first)
        self.form.add(tr("&Once more"), self.again)
        self.column.addWidget(self.remember)
        self.ready()

    def _change(self) -> None:
        refuse_differing(self.first.typed, self.again.typed)
        remember = self.remember.isChecked()
        self._passphrases.change(self.current.typed, self.first.typed, remember)


class RemovePassphrase(FormDialog):
    """No passphrase any more."""

    def __init__(self, workbench: "Workbench", parent: QWidget) -> None:
        super().__init__(
            tr("Take the passphrase off?"),
            tr("The book and its backups are written unencrypted: anybody who has the file can "
               "read it."),
            tr("&Decrypt"), self._remove, parent,
        )  # fmt: skip
        self._passphrases = workbench.passphrases
        self.current = SecretField(tr("Present passphrase"))
        self.form.add(tr("&Present passphrase"), self.current)
        self.ready()

    def _remove(self) -> None:
        self._passphrases.remove(self.current.typed)


def _remember() -> QCheckBox:
    return QCheckBox(tr("&Remember it in this computer's keychain"))
