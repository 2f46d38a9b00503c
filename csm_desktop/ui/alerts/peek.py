"""What an alert is about, beside the list: why, by which rule, what would answer it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.alerts.closed_log import closed_sums
from csm_desktop.app.alerts.list import AlertLine, Shelf
from csm_desktop.app.alerts.playbooks import off_in_segment, playbook_for
from csm_desktop.app.alerts.rules import rule_lines
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.weekdays import days_on
from csm_desktop.ui import theme
from csm_desktop.ui.alerts.columns import (
    closed_words,
    near_words,
    stand_words,
    threshold_words,
)
from csm_desktop.ui.frame.alerts.acts import alert_sign
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Separator, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.marks import BandGlyph
from csm_desktop.wording import beside, label, render, tr, weekday_day

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class AlertPeek(QWidget):
    """One alert, read once; its buttons are the commands of the page."""

    def __init__(self, shell: Shell, book: "Book", line: AlertLine) -> None:
        super().__init__()
        self._book, self._line = book, line
        self._runs = [run for run in run_lines(book, account_id=line.account_id)
                      if run.alert_id == line.id]  # fmt: skip
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=theme.S)
        theme.margined(self._column, (12, 0, 12, 12))
        self._head()
        self._rule()
        self._answer()
        self._column.addStretch(1)
        buttons = QWidget()
        row = FlowLayout(buttons)
        # One that is under way is not offered again: it would only be refused.
        answered = any(run.ended_on is None for run in self._runs)
        for name, kind in (("play", "primary"), ("rest", "secondary"), ("close", "secondary"),
                           ("again", "secondary")):  # fmt: skip
            command = shell.commands[f"alerts.{name}"]
            if shell.commands.usable(command) and not (answered and name == "play"):
                words = command.title.rstrip("…")
                row.addWidget(Button(words, command.run, kind=kind, hint=command.key))
        self._column.addWidget(buttons)

    def _say(self, words: str, role: str = "body", colour: str = "text") -> None:
        if words:
            self._column.addWidget(Text(words, role, colour=colour, wrap=True))

    def _head(self) -> None:
        line, today = self._line, self._book.today()
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.S)
        head.addWidget(BandGlyph(alert_sign(line.tone, line.severity)))
        head.addWidget(Text(label(line.weight), "strong"))
        head.addStretch(1)
        since = say("since {day}", day=near_words(line.since, today))
        head.addWidget(Text(render(since), "caption"))
        nest(self._column, head)
        owner = render(say("Owner: {name}", name=line.owner)) if line.owner else ""
        self._say(beside([line.account, owner]), colour="secondary")
        self._say(stand_words(line, today), colour="secondary")
        self._column.addWidget(Separator())
        self._say(tr("Why"), "strong")
        self._say(line.why)

    def _rule(self) -> None:
        rule = next(r for r in rule_lines(self._book) if r.trigger is self._line.trigger)
        self._column.addWidget(Separator())
        mode = label(rule.mode)
        said = say("Rule: {trigger}, {mode}", trigger=label(rule.trigger), mode=mode)
        self._say(render(said), "strong")
        self._say(threshold_words(rule), "caption", "secondary")
        closed = closed_sums(self._book).get(rule.trigger)
        if closed is not None:
            self._say(closed_words(closed), "caption", "secondary")

    def _answer(self) -> None:
        line, today = self._line, self._book.today()
        self._column.addWidget(Separator())
        if self._runs:
            run = self._runs[0]
            self._say(run.playbook, "strong")
            done = say("{done} of {n} steps done", done=run.done, n=run.steps)
            on = near_words(run.next_due, today) if run.next_due else ""
            self._say(render(done), "caption", "secondary")
            self._say(beside([run.next_step, on]), "caption", "secondary")
            return
        playbook = playbook_for(self._book, line.id) if line.shelf is not Shelf.SILENT else None
        off = off_in_segment(self._book, line.account_id, line.trigger)
        if off:
            self._say(off, "caption", "secondary")
        if playbook is not None:
            self._say(render(say("Playbook: {name}", name=playbook.name)), "strong")
            for step in playbook.steps:
                self._say(step.title)
                on = weekday_day(days_on(today, step.day))
                self._say(beside([on, label(step.role)]), "caption", "secondary")
