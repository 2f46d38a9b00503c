"""Setting, changing and taking off the open book's passphrase."""

from collections.abc import Callable
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


class PassphraseDialog:
    """The three acts, each with the fields that it needs."""

    def __init__(self, workbench: "Workbench", parent: QWidget) -> None:
        self._workbench, self._parent = workbench, parent

    def encrypt(self) -> None:
        """The first passphrase."""
        first, again, box = SecretField(tr("Passphrase")), SecretField(tr("Once more")), _remember()

        def act() -> None:
            refuse_differing(first.typed, again.typed)
            self._workbench.passphrases.encrypt(first.typed, box.isChecked())

        dialog = self._dialog(
            tr("Set a passphrase"),
            tr("The book and its backups are encrypted with it. It is asked for whenever the book "
               "is opened. It cannot be found again: without it nobody can read the book."),
            tr("&Encrypt"), act,
        )  # fmt: skip
        dialog.form.add(tr("&Passphrase"), first)
        dialog.form.add(tr("&Once more"), again)
        dialog.form.add("", box)
        self._ask(dialog)

    def change(self) -> None:
        """Another passphrase."""
        current = SecretField(tr("Present passphrase"))
        first, again, box = SecretField(tr("New one")), SecretField(tr("Once more")), _remember()

        def act() -> None:
            refuse_differing(first.typed, again.typed)
            self._workbench.passphrases.change(current.typed, first.typed, box.isChecked())

        dialog = self._dialog(
            tr("Change the passphrase"),
            tr("The book and its backups are put under the new one. Copies that you keep elsewhere "
               "stay under the one that they were made with."),
            tr("&Change"), act,
        )  # fmt: skip
        dialog.form.add(tr("&Present passphrase"), current)
        dialog.form.add(tr("&New one"), first)
        dialog.form.add(tr("&Once more"), again)
        dialog.form.add("", box)
        self._ask(dialog)

    def remove(self) -> None:
        """None any more."""
        current = SecretField(tr("Present passphrase"))
        dialog = self._dialog(
            tr("Take the passphrase off?"),
            tr("The book and its backups are written unencrypted: anybody who has the file can "
               "read it."),
            tr("&Decrypt"), lambda: self._workbench.passphrases.remove(current.typed),
        )  # fmt: skip
        dialog.form.add(tr("&Present passphrase"), current)
        self._ask(dialog)

    def _dialog(self, title: str, words: str, action: str, act: Callable[[], object]) -> FormDialog:
        return FormDialog(title, words, action, act, self._parent)

    def _ask(self, dialog: FormDialog) -> None:
        dialog.ready()
        dialog.exec()


def _remember() -> QCheckBox:
    return QCheckBox(tr("&Remember it in this computer's keychain"))
