"""Sealing accounts for a journey: until when the copy is needed, and under which passphrase."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.exchange.give_dialog import told_by
from csm_desktop.ui.frame.locking.dialogs import SecretField
from csm_desktop.ui.frame.locking.passphrases import refuse_differing
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import DayField
from csm_desktop.ui.widgets.file_dialogs import ask_target
from csm_desktop.ui.widgets.typed_values import Today
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.travel import TravelCopy

_USUAL_DAYS = 14


class TravelDialog(FormDialog):
    """Some accounts, by name."""

    def __init__(self, names: Sequence[str], today: Today, parent: QWidget) -> None:
        words = say("Seal {name} for travel", name=names[0]) if len(names) == 1 else say(
            "Seal {n} accounts for travel", n=len(names))  # fmt: skip
        super().__init__(
            render(words),
            tr("An encrypted book is written with what you chose, and no word of any other account."
               " It says by which day it should be gone; what is changed in it comes back by a"
               " merge. This book stays as it is."),
            tr("Choose a &file…"), self._check, parent,
        )  # fmt: skip
        self._today = today
        self.until = DayField(tr("Until"), today() + timedelta(days=_USUAL_DAYS), today=today)
        self.first, self.again = SecretField(tr("Passphrase")), SecretField(tr("Once more"))
        self.form.add(tr("&Until"), self.until)
        self.form.add(tr("&Passphrase"), self.first)
        self.form.add(tr("&Once more"), self.again)
        self.ready()
        self.first.setFocus()

    @property
    def day(self) -> date:
        """By when the copy should be gone; today where none was typed, which the check refuses."""
        return self.until.stored or self._today()

    def _check(self) -> None:
        from csm_desktop.app.passphrase import refuse_weak  # storage with it: not at start
        from csm_desktop.app.travel import refuse_over

        if self.until.stored is None:
            raise UserError(tr("Until when?"), tr("Try tomorrow, fri, +1w or 3 dec."))
        refuse_over(self.day, self._today())
        refuse_weak(self.first.typed)
        refuse_differing(self.first.typed, self.again.typed)


def ask_travel(shell: Shell, accounts: Sequence[tuple[int, str]], parent: QWidget) -> None:
    """Ask until when some accounts, by id and name, are needed, and under which passphrase; then
    where to, and write on a thread."""
    book = shell.book
    if book is None or not accounts:
        return
    dialog = TravelDialog([name for _, name in accounts], book.today, parent)
    if not dialog.exec():
        return
    from csm_desktop.files import safe_name

    name = safe_name(accounts[0][1] if len(accounts) == 1 else tr("Accounts"))
    kinds = f"{tr('Books')} (*.csm)"
    target = ask_target(parent, tr("Where to?"), f"{name}.csm", kinds, ".csm")
    if target is None:
        return
    ids = [id_ for id_, _ in accounts]
    passphrase, until = dialog.first.typed, dialog.day

    def work(_: object) -> "TravelCopy":
        from csm_desktop.app.travel import seal_for_travel

        return seal_for_travel(book, ids, target.path, passphrase, until)

    def done(made: "TravelCopy") -> None:
        from csm_desktop.app.travel import sealed_words

        shell.toast(render(sealed_words(made)))

    shell.background.start(parent, work, done, told_by(shell))
