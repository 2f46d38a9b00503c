"""Runs of playbooks, how far each is, and what is asked at the end; and which playbooks worked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from csm_desktop.app.alerts.runs import PlaybookResultLine, RunLine, end_run
from csm_desktop.domain.records.alerts import RunOutcome
from csm_desktop.domain.text.message import say
from csm_desktop.ui.alerts.columns import near_words
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, TextField
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import label, number, render, tr

Today = Callable[[], date]


def ask_end(shell: Shell, line: RunLine, parent: QWidget) -> None:
    """Ask what came of a run and end it; what is still open of it is dropped. One step of undo."""
    outcomes = [Choice(outcome, label(outcome)) for outcome in RunOutcome]
    outcome = ChoiceField(tr("Outcome"), line.outcome or RunOutcome.WORKED, outcomes)
    lesson = TextField(tr("What did you learn?"), line.lesson)
    close = QCheckBox(tr("Close its alert, too"))
    close.setChecked(True)
    ask_close = line.alert_id is not None and line.ended_on is None

    def end() -> None:
        words = say("End the playbook {name}", name=line.playbook)
        closes = ask_close and close.isChecked()
        shell.save(words, end_run, line.id, outcome.stored, lesson.stored, close=closes)

    drops = line.ended_on is None and not line.over
    said = (
        say("{account}: {name}. Steps that are still open are dropped.",
            account=line.account, name=line.playbook)
        if drops
        else say("{account}: {name}", account=line.account, name=line.playbook)
    )  # fmt: skip
    dialog = FormDialog(tr("Did it do what it was for?"), render(said), tr("&End"), end, parent)
    dialog.form.add(tr("&Outcome"), outcome)
    dialog.form.add(tr("&What did you learn?"), lesson)
    if ask_close:
        dialog.column.addWidget(close)
    dialog.ready()
    outcome.setFocus()
    if dialog.exec():
        done = say("Ended: {name}, {outcome}.", name=line.playbook, outcome=label(outcome.stored))
        shell.toast(render(done), undoable=True)


def run_columns(today: Today) -> list[Column[RunLine]]:
    """What is shown of a run: whose, which, how far, what is next."""
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 160,
               sentence=lambda line: ", ".join((line.account, line.playbook, _progress(line)))),
        Column("playbook", tr("Playbook"), lambda line: line.playbook, width=180),
        Column("progress", tr("Done"), _progress, width=90,
               sort=lambda line: line.done / line.steps if line.steps else None),
        Column("next_step", tr("Next step"), _next_words, width=200, stretch=True),
        Column("next_due", tr("Due"), lambda line: line.next_due, CellKind.DAY, 84,
               show=lambda line: near_words(line.next_due, today()) if line.next_due else "",
               late=lambda line: line.late > 0),
        Column("started_on", tr("Started"), lambda line: line.started_on, CellKind.DAY, 100),
        Column("alert", tr("Because of"), lambda line: line.alert, CellKind.QUIET, 180),
    ]  # fmt: skip


def ended_columns() -> list[Column[RunLine]]:
    """What is shown of a run that is over: what came of it."""
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 160,
               sentence=lambda line: ", ".join((line.account, line.playbook, _outcome(line)))),
        Column("playbook", tr("Playbook"), lambda line: line.playbook, width=190),
        Column("outcome", tr("Outcome"), _outcome, width=150),
        Column("lesson", tr("What was learnt"), lambda line: line.lesson, CellKind.QUIET, 200,
               stretch=True),
        Column("progress", tr("Done"), _progress, width=90),
        Column("started_on", tr("Started"), lambda line: line.started_on, CellKind.DAY, 100),
        Column("ended_on", tr("Ended"), lambda line: line.ended_on, CellKind.DAY, 100),
    ]  # fmt: skip


class ResultLine:
    """A playbook and what is known of its runs, as the table lists it."""

    def __init__(self, line: PlaybookResultLine) -> None:
        self.id = line.playbook_id
        self.name = line.playbook
        self.retired = line.retired
        self.results = line.results


def result_columns() -> list[Column[ResultLine]]:
    """Which playbooks worked; each figure says of how many."""

    def name(line: ResultLine) -> str:
        return render(say("{name} (removed)", name=line.name)) if line.retired else line.name

    return [
        Column("name", tr("Playbook"), name, CellKind.STRONG, 220, stretch=True, sentence=_spoken),
        Column("started", tr("Started"), lambda line: line.results.started, CellKind.NUMBER, 80),
        Column("finished", tr("Ended"), lambda line: line.results.finished, CellKind.NUMBER, 80),
        Column("worked", tr("Worked"), _worked, width=170,
               sort=lambda line: line.results.worked),
        Column("moved", tr("Score within 60 days"), _moved, width=190,
               sort=lambda line: line.results.moved),
        Column("settled", tr("Its alert"), _settled, width=170,
               sort=lambda line: line.results.settled),
    ]  # fmt: skip


def _progress(line: RunLine) -> str:
    return render(say("{done} of {n}", done=line.done, n=line.steps))


def _next_words(line: RunLine) -> str:
    return tr("All is done: E ends it") if line.over else line.next_step


def _outcome(line: RunLine) -> str:
    return label(line.outcome) if line.outcome is not None else ""


def _worked(line: ResultLine) -> str:
    results = line.results
    if not results.finished:
        return tr("none is ended yet")
    words = render(say("{n} of {all}", n=results.worked, all=results.finished))
    if not results.partly:
        return words
    return render(say("{n} of {all}, {partly} in part", n=results.worked, all=results.finished,
                      partly=results.partly))  # fmt: skip


def _moved(line: ResultLine) -> str:
    moved, known = line.results.moved, line.results.scored
    if moved is None:
        return tr("not known yet")
    points = number(abs(moved), 1)
    if moved < 0:
        return render(say("{points} lower (n = {n})", points=points, n=known))
    if moved > 0:
        return render(say("{points} higher (n = {n})", points=points, n=known))
    return render(say("as before (n = {n})", n=known))


def _settled(line: ResultLine) -> str:
    results = line.results
    if not results.alerted:
        return tr("not known yet")
    return render(say("over in {n} of {all}", n=results.settled, all=results.alerted))


def _spoken(line: ResultLine) -> str:
    started = render(say("started {n} time", "started {n} times", n=line.results.started))
    return ", ".join((line.name, started, _worked(line), _moved(line), _settled(line)))
