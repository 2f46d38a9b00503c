"""Contacts who came without an account: which one is theirs? Only a search finds them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.people import contacts
from csm_desktop.app.search import SearchHit
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import PersonField, Somebody
from csm_desktop.wording import render, tr


class AccountOf(FormDialog):
    """Asks for the account of one contact; Enter gives it, Esc leaves all as it is."""

    def __init__(self, shell: Shell, book: Book, line: SearchHit, parent: QWidget) -> None:
        super().__init__(
            render(say("Which account does {name} belong to?", name=line.title)),
            tr("The contact was imported without one. Its account can also come with an import."),
            tr("&Give account"),
            self._give,
            parent,
        )
        self._shell, self._line = shell, line
        accounts = [
            Somebody(account.id, account.name, account.domain) for account in listing.accounts(book)
        ]
        self.account = PersonField(tr("Account"), None, accounts)
        self.form.add(tr("&Account"), self.account)
        self.ready()
        self.account.setFocus()

    def _give(self) -> None:
        account_id = self.account.stored
        if account_id is None:
            raise UserError(tr("No account is chosen."), tr("Type a part of its name."))
        self._shell.save(
            render(say("Account of {name}", name=self._line.title)),
            contacts.give_account,
            self._line.row_id,
            account_id,
        )


def ask_account(shell: Shell, book: Book, line: SearchHit, parent: QWidget) -> None:
    """Ask for the account of a contact who has none, and go there once it is given."""
    dialog = AccountOf(shell, book, line, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _there(shell, dialog))
    dialog.open()


def _there(shell: Shell, dialog: AccountOf) -> None:
    account_id = dialog.account.stored
    if account_id is not None:
        shell.open_account(account_id, "contacts")
        shell.toast(tr("The contact has its account."), undoable=True)
