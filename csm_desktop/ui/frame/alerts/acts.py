"""What is asked before alerts rest, are closed or call again; and where each of them leads."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from csm_desktop.app.alerts.acts import close_alerts, reopen_alerts, snooze_alerts
from csm_desktop.app.alerts.list import AlertLine
from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.alerts.declaration import AlertSubject
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, DayField, TextField
from csm_desktop.wording import beside, day, render, tr

_TABS = {
    AlertSubject.ACCOUNT: "overview",
    AlertSubject.PEOPLE: "contacts",
    AlertSubject.COVERAGE: "contacts/map",
    AlertSubject.PLAN: "plan",
    AlertSubject.MEETINGS: "meetings",
    AlertSubject.VALUE: "value",
    AlertSubject.HEALTH: "health",
}


def alert_tab(trigger: Trigger) -> str:
    """The account's tab that shows what set an alert off."""
    return _TABS[DECLARATIONS[trigger].subject]


def alert_sign(tone: Tone, severity: Severity) -> Band:
    """The glyph of an alert: a risk, something to watch, or a chance."""
    if tone is Tone.POSITIVE:
        return Band.HEALTHY
    if tone is Tone.NEGATIVE and severity is Severity.URGENT:
        return Band.AT_RISK
    return Band.WATCH


def alerts_named(lines: Sequence[AlertLine]) -> Message:
    """One alert by its account and what it says, several by their number."""
    if len(lines) == 1:
        return say("{account}: {what}", account=lines[0].account, what=lines[0].what)
    return say("{n} alert", "{n} alerts", n=len(lines))


def answer_words(line: AlertLine) -> str:
    """The playbook that is under way for an alert and how far it is; "" where nobody began."""
    if line.answer is None:
        return ""
    named = say("Playbook under way: {name}", name=line.answer.playbook)
    done = say("{done} of {n} steps done", done=line.answer.done, n=line.answer.steps)
    return beside([render(named), render(done)])


def ask_rest(shell: Shell, lines: Sequence[AlertLine], parent: QWidget) -> None:
    """Ask until when alerts rest: tomorrow, unless another day is typed. One step of undo."""
    book = shell.book
    if book is None or not lines:
        return
    field = DayField(tr("Until"), book.today() + timedelta(days=1), today=book.today)
    named = alerts_named(lines)

    def rest() -> None:
        if field.stored is None:
            raise UserError(tr("Until when?"), tr("Try tomorrow, fri, +1w or 3 dec."))
        words = say("Let rest: {what}", what=named)
        shell.save(words, snooze_alerts, [line.id for line in lines], field.stored)

    dialog = FormDialog(tr("Until when may it rest?"), render(named), tr("&Rest"), rest, parent)
    dialog.form.add(tr("&Until"), field)
    dialog.ready()
    field.setFocus()
    # Selected, so that typing replaces the proposal and Enter takes it.
    field.editor.selectAll()
    if dialog.exec() and field.stored is not None:
        said = say("It rests until {day}.", "{n} alerts rest until {day}.", n=len(lines))
        words = render(said.filled(day=day(field.stored)))
        shell.toast(words, undoable=True)


def ask_outcome(shell: Shell, lines: Sequence[AlertLine], parent: QWidget) -> None:
    """Ask what came of alerts and whether they were right, and close them. One step of undo."""
    if not lines:
        return
    outcomes, said = {line.outcome for line in lines}, {line.was_right for line in lines}
    # What all have in common is proposed: a closed one gets other words.
    field = TextField(tr("Outcome"), outcomes.pop() if len(outcomes) == 1 else "")
    verdicts = [Choice(None, tr("Cannot say")), Choice(True, tr("Right")),
                Choice(False, tr("Not right"))]  # fmt: skip
    verdict = ChoiceField(tr("Was it right?"), said.pop() if len(said) == 1 else None, verdicts)
    named = alerts_named(lines)

    def close() -> None:
        words = say("Close: {what}", what=named)
        ids = [line.id for line in lines]
        shell.save(words, close_alerts, ids, field.stored, was_right=verdict.stored)

    title = tr("What came of it?")
    dialog = FormDialog(title, render(named), tr("&Close the alert"), close, parent)
    dialog.form.add(tr("&Outcome"), field)
    dialog.form.add(tr("&Was it right?"), verdict)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        words = say("The alert is closed.", "{n} alerts are closed.", n=len(lines))
        shell.toast(render(words), undoable=True)


def call_again(shell: Shell, lines: Sequence[AlertLine]) -> None:
    """Let alerts call again that rest or were closed. One step of undo."""
    if not lines:
        return
    words = say("Call again: {what}", what=alerts_named(lines))
    if shell.run(words, reopen_alerts, [line.id for line in lines]) is not None:
        said = say("The alert calls again.", "{n} alerts call again.", n=len(lines))
        shell.toast(render(said), undoable=True)


def open_alert(shell: Shell, line: AlertLine) -> None:
    """Show in the account what set an alert off."""
    shell.open_account(line.account_id, alert_tab(line.trigger))
