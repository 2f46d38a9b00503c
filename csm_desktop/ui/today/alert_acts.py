"""What is asked before an alert rests or is closed."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from csm_desktop.app.alerts.acts import close_alert, snooze_alert
from csm_desktop.app.alerts.list import AlertLine
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import DayField, TextField
from csm_desktop.wording import day, render, tr


def ask_rest(shell: Shell, line: AlertLine, parent: QWidget) -> None:
    """Ask until when an alert rests: tomorrow, unless another day is typed."""
    book = shell.book
    if book is None:
        return
    field = DayField(tr("Until"), book.today() + timedelta(days=1), today=book.today)

    def rest() -> None:
        if field.stored is None:
            raise UserError(tr("Until when?"), tr("Try tomorrow, fri, +1w or 3 dec."))
        words = render(say("Let the alert rest: {what}", what=line.what))
        shell.save(words, snooze_alert, line.id, field.stored)

    what = render(say("{account}: {what}", account=line.account, what=line.what))
    dialog = FormDialog(tr("Until when may it rest?"), what, tr("&Rest"), rest, parent)
    dialog.form.add(tr("&Until"), field)
    dialog.ready()
    field.setFocus()
    field.editor.selectAll()
    if dialog.exec() and field.stored is not None:
        words = render(say("It rests until {day}.", day=day(field.stored)))
        shell.toast(words, undoable=True)


def ask_outcome(shell: Shell, line: AlertLine, parent: QWidget) -> None:
    """Ask what came of an alert, and close it."""
    field = TextField(tr("Outcome"))

    def close() -> None:
        words = render(say("Close the alert: {what}", what=line.what))
        shell.save(words, close_alert, line.id, field.stored)

    what = render(say("{account}: {what}", account=line.account, what=line.what))
    dialog = FormDialog(tr("What came of it?"), what, tr("&Close the alert"), close, parent)
    dialog.form.add(tr("&Outcome"), field)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        shell.toast(tr("The alert is closed."), undoable=True)
