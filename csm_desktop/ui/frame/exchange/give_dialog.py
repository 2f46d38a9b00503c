"""Giving accounts to a colleague: to whom, how much of them, under which passphrase."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.locking.dialogs import SecretField
from csm_desktop.ui.frame.locking.passphrases import refuse_differing
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TextField
from csm_desktop.ui.widgets.file_dialogs import ask_target
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.exchange.bundle import GivenBundle

SUFFIX = ".csmbundle"


class GiveDialog(FormDialog):
    """Some accounts, by id and name."""

    def __init__(self, accounts: Sequence[tuple[int, str]], parent: QWidget) -> None:
        names = accounts[0][1] if len(accounts) == 1 else ""
        words = say("Hand {name} over", name=names) if names else say(
            "Hand {n} accounts over", n=len(accounts))  # fmt: skip
        super().__init__(
            render(words),
            render(say(
                "A file is written with all that hangs on it and its history, which a colleague"
                " takes up in a book of their own. Here it stays, marked as handed over to whom"
                " you name.",
                "A file is written with all that hangs on them and their history, which a colleague"
                " takes up in a book of their own. Here they stay, marked as handed over to whom"
                " you name.",
                n=len(accounts),
            )),
            tr("Choose a &file…"), self._check, parent,
        )  # fmt: skip
        self.to = TextField(tr("To whom"))
        self.first, self.again = SecretField(tr("Passphrase")), SecretField(tr("Once more"))
        self.to.editor.setPlaceholderText(tr("nobody: nothing is marked"))
        self.first.editor.setPlaceholderText(tr("none: whoever has the file reads it"))
        self.form.add(tr("&To whom"), self.to)
        self.form.add(tr("&Passphrase"), self.first)
        self.form.add(tr("&Once more"), self.again)
        self.shareable = QCheckBox(tr("Only what a customer may &see, and no history"))
        self.column.addWidget(self.shareable)
        self.ready()
        self.to.setFocus()

    def _check(self) -> None:
        from csm_desktop.app.passphrase import refuse_weak  # storage with it: not at start

        refuse_differing(self.first.typed, self.again.typed)
        if self.first.typed:
            refuse_weak(self.first.typed)


def ask_give(shell: Shell, accounts: Sequence[tuple[int, str]], parent: QWidget) -> None:
    """Ask how accounts are given, and where to; then write on a thread, and mark them."""
    book = shell.book
    if book is None or not accounts:
        return
    from csm_desktop.app.exchange.bundle import taker_named

    dialog = GiveDialog(accounts, parent)
    if not dialog.exec():
        return
    colleague = str(dialog.to.stored).strip()
    try:
        if colleague:
            book.trial(taker_named, colleague)
    except UserError as refusal:
        shell.tell(refusal)
        return
    name = accounts[0][1] if len(accounts) == 1 else tr("Accounts")
    kinds = f"{tr('Bundles')} (*{SUFFIX})"
    target = ask_target(parent, tr("Where to?"), f"{_file_name(name)}{SUFFIX}", kinds, SUFFIX)
    if target is None:
        return
    ids = [id_ for id_, _ in accounts]
    passphrase, shareable = dialog.first.typed, dialog.shareable.isChecked()

    def work(_: object) -> "GivenBundle":
        from csm_desktop.app.exchange.bundle import give_bundle

        return give_bundle(book, ids, target.path, passphrase, shareable=shareable)

    def done(given: "GivenBundle") -> None:
        from csm_desktop.app.exchange.bundle import given_words, hand_over, handing_words

        if colleague:
            shell.run(handing_words(len(ids), colleague), hand_over, ids, colleague)
        shell.toast(render(given_words(given)), undoable=bool(colleague))

    shell.background.start(parent, work, done, told_by(shell))


def _file_name(name: str) -> str:
    from csm_desktop.files import safe_name

    return safe_name(name)


def told_by(shell: Shell) -> Callable[[BaseException], None]:
    """Says what a user can mend; anything else is a fault, and goes on to where those go."""

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        shell.tell(error)

    return failed
