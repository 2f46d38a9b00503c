"""Giving actions another day, in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csm_desktop.app.practice.among_actions import move_lines
from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import DayField
from csm_desktop.wording import day, render, tr


def ask_day(shell: Shell, lines: Sequence[ActionLine], parent: QWidget) -> None:
    """Ask for the day of these actions, and give it to all of them as one step."""
    book = shell.book
    if not lines or book is None:
        return
    named = lines[0].title if len(lines) == 1 else say("{n} actions", n=len(lines))
    days = {line.due_on for line in lines}
    # What all have in common is proposed; where they differ nothing is.
    field = DayField(tr("Day"), days.pop() if len(days) == 1 else None, today=book.today)

    def give() -> None:
        words = say("Move {name} to another day", name=named)
        shell.save(words, move_lines, [line.id for line in lines], field.stored)

    dialog = FormDialog(
        tr("Until when?"),
        render(say("{name}. An empty field takes the date away.", name=named)),
        tr("&Move"),
        give,
        parent,
    )
    dialog.form.add(tr("&Day"), field)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        said = (
            say("{name}: due {on}.", name=named, on=day(field.stored))
            if field.stored is not None
            else say("{name}: no date.", name=named)
        )
        shell.toast(render(said), undoable=True)
