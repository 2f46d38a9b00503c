"""Contacts who came without an account: which one is theirs? Asked of one or of several at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.people import likely_account
from csm_desktop.app.people import contacts
from csm_desktop.domain.lists.person_lines import BookPerson
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import AccountField, Somebody
from csm_desktop.wording import render, tr


class AccountOf(FormDialog):
    """Asks for the account of contacts; Enter gives it, Esc leaves all as it is."""

    def __init__(
        self, shell: Shell, book: Book, people: Sequence[BookPerson], parent: QWidget
    ) -> None:
        is_one = len(people) == 1
        self._who = people[0].name if is_one else render(say("{n} contacts", n=len(people)))
        super().__init__(
            render(say("Which account does {name} belong to?", name=self._who))
            if is_one
            else render(say("Which account do {n} contacts belong to?", n=len(people))),
            tr("They were imported without one. Their account can also come with an import."),
            tr("&Give account"),
            self._give,
            parent,
        )
        self._shell, self._people = shell, people
        accounts = [Somebody(line.id, line.name, line.domain) for line in listing.accounts(book)]
        self._names = {account.id: account.name for account in accounts}
        self.account = AccountField(tr("Account"), known=lambda: accounts)
        # Before the value: a field shows the name of an id that it knows.
        self.account.set_people(accounts)
        self.account.set_value(likely_account(book, people))
        self.form.add(tr("&Account"), self.account)
        self.ready()
        self.account.setFocus()

    @property
    def told(self) -> str:
        """What was done."""
        account = self._names.get(self.account.stored or 0, "")
        return render(say("{who}: belongs to {account}.", who=self._who, account=account))

    def _give(self) -> None:
        account_id = self.account.stored
        if account_id is None:
            raise UserError(tr("No account is chosen."), tr("Type a part of its name."))
        self._shell.save(
            say("Account of {name}", name=self._who),
            contacts.give_account_to_all,
            [person.id for person in self._people],
            account_id,
        )


def ask_account(
    shell: Shell,
    book: Book,
    people: Sequence[BookPerson],
    parent: QWidget,
    then: Callable[[int], object],
) -> None:
    """Ask for the account of contacts who have none; `then(account)` follows once it is given."""
    dialog = AccountOf(shell, book, people, parent)
    # It is opened and not waited for, so nobody else would end it.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _given(shell, dialog, then))
    dialog.open()


def _given(shell: Shell, dialog: AccountOf, then: Callable[[int], object]) -> None:
    account_id = dialog.account.stored
    if account_id is not None:
        then(account_id)
        shell.toast(dialog.told, undoable=True)
