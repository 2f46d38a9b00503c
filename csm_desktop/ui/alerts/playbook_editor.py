"""The editor of one playbook: its name, what it answers, its steps, and what each step says."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.alerts.playbook_edits import edit_offered, set_offered_steps
from csm_desktop.app.alerts.playbooks import PlaybookView, StepDraft
from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, LongTextField, TextField
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as the table lists it; `id` is its place, from 1."""

    id: int
    step: StepDraft


class PlaybookEditor(QWidget):
    """Every change is saved at once, and can be undone; one of the program's becomes the user's."""

    def __init__(self, shell: Shell, today: Callable[[], Any]) -> None:
        super().__init__()
        self._shell = shell
        self.playbook: PlaybookView | None = None
        self.name = TextField(tr("Name"), save=lambda value: self._change(name=value))
        triggers = [Choice(None, tr("Nothing by itself"))]
        triggers += [Choice(trigger, label(trigger)) for trigger in Trigger]
        self.trigger = ChoiceField(
            tr("Answers to"), None, triggers, lambda value: self._change(trigger=value)
        )
        tones = [Choice(None, tr("Each of them"))] + [Choice(tone, label(tone)) for tone in Tone]
        self.tone = ChoiceField(tr("As"), None, tones, lambda value: self._change(tone=value))
        self.about = LongTextField(
            tr("What for"), save=lambda value: self._change(description=value), least=2, most=4
        )
        self.steps: EditedList[StepLine] = EditedList(
            tr("Steps"),
            _columns(),
            edit=self._edit,
            add=self._add,
            remove=self._remove,
            hint=tr("Add a step"),
            nothing=tr("It has no step yet, so it cannot be started."),
            today=today,
        )
        self.steps.chosen.connect(self._show_mail)
        self.up = Button(tr("Up"), lambda: self.shift(-1), hint="Alt+Up")
        self.down = Button(tr("Down"), lambda: self.shift(1), hint="Alt+Down")
        for button in (self.down, self.up):
            self.steps.offer(button)
        self.mail = LongTextField(
            tr("Text to send or to say"), save=self._write,
            hint=tr("{account}, {champion} and {me} are filled in when it is started."),
        )  # fmt: skip
        self.mail_of = Text("", "strong", wrap=True)
        self._lay_out()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.steps.table.grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.shift(by))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        form = Form()
        form.add(tr("Na&me"), self.name)
        form.add(tr("&Answers"), self.trigger)
        form.add(tr("A&s"), self.tone)
        form.add(tr("&What for"), self.about)
        for part in (form, self.steps, self.mail_of, self.mail):
            column.addWidget(part)
        column.addStretch(1)

    def show_playbook(self, playbook: PlaybookView) -> None:
        """Show a playbook, or the same one anew."""
        self.playbook = playbook
        self.name.set_value(playbook.name)
        self.trigger.set_value(playbook.trigger)
        self.tone.set_value(playbook.tone)
        self.about.set_value(playbook.description)
        self.steps.show_lines([StepLine(n, step) for n, step in enumerate(playbook.steps, 1)])
        self._show_mail()

    @property
    def current(self) -> StepLine | None:
        """The step that is chosen."""
        return next(iter(self.steps.table.selection), None)

    def shift(self, by: int) -> None:
        """Let the chosen step change places with its neighbour; the days stay in their order."""
        line, steps = self.current, self._steps()
        if line is None or not 1 <= line.id + by <= len(steps):
            return
        here, there = line.id - 1, line.id - 1 + by
        one, other = steps[here], steps[there]
        steps[here] = replace(other, day=one.day)
        steps[there] = replace(one, day=other.day)
        self._shell.run(self._said(), set_offered_steps, self._known(), steps)
        self.steps.table.select(there + 1)

    def _known(self) -> PlaybookView:
        if self.playbook is None:
            raise LookupError("no playbook is shown")
        return self.playbook

    def _steps(self) -> list[StepDraft]:
        return list(self._known().steps)

    def _said(self) -> Message:
        return say("Change the playbook {name}", name=self._known().name)

    def _change(self, **fields: Any) -> None:
        self._shell.save(self._said(), edit_offered, self._known(), **fields)

    def _put(self, steps: Sequence[StepDraft]) -> None:
        self._shell.save(self._said(), set_offered_steps, self._known(), steps)

    def _edit(self, line: StepLine, key: str, value: Any) -> None:
        if key == "day":
            value = _whole_day(value)
        change: dict[str, Any] = {key: value}
        steps = self._steps()
        steps[line.id - 1] = replace(line.step, **change)
        self._put(steps)

    def _add(self, title: str) -> int:
        steps = self._steps()
        steps.append(StepDraft(title, max((step.day for step in steps), default=0)))
        self._put(steps)
        return len(steps)

    def _remove(self, line: StepLine) -> None:
        steps = self._steps()
        del steps[line.id - 1]
        self._shell.run(self._said(), set_offered_steps, self._known(), steps)

    def _write(self, words: str) -> None:
        line = self.current
        if line is not None:
            self._edit(line, "mail", words)

    def _show_mail(self) -> None:
        line = self.current
        for part in (self.mail_of, self.mail):
            part.setVisible(line is not None)
        steps = len(self.steps.table.lines)
        self.up.setEnabled(line is not None and line.id > 1)
        self.down.setEnabled(line is not None and line.id < steps)
        if line is not None:
            said = say("Text to send or to say: {step}", step=line.step.title)
            self.mail_of.setText(render(said))
            self.mail.set_value(line.step.mail)


def _whole_day(value: Decimal | None) -> int:
    if value is None or value != int(value) or not 0 <= value <= _MOST_DAYS:
        raise UserError(
            tr("A step is due a number of days after the start."),
            tr("Type a whole number: 0 is the day of the start itself."),
        )
    return int(value)


def _columns() -> list[Column[StepLine]]:
    roles = [(role, label(role)) for role in TeamRole]
    return [
        Column("day", tr("Day"), lambda line: line.step.day, CellKind.NUMBER, 56, editable=True,
               sortable=False, sentence=_spoken),
        Column("title", tr("Step"), lambda line: line.step.title, CellKind.STRONG, 220,
               editable=True, stretch=True, sortable=False),
        Column("role", tr("Owner"), lambda line: line.step.role, CellKind.CHOICE, 200,
               editable=True, drop_down=True, choices=roles, sortable=False),
        Column("praise", tr("Praise"), lambda line: line.step.praise, CellKind.CHECK, 64,
               editable=True, sortable=False),
    ]  # fmt: skip


def _spoken(line: StepLine) -> str:
    day = render(say("day {n}", n=line.step.day))
    return ", ".join((day, line.step.title, label(line.step.role)))
