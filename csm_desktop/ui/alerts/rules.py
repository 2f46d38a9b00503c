"""The second face: every rule with its mode, threshold, severity and playbook, edited in place."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.alerts.closed_log import ClosedSum, closed_sums
from csm_desktop.app.alerts.playbooks import PlaybookView, playbooks
from csm_desktop.app.alerts.rules import AlertRuleLine, restore_rule, rule_lines, set_rule
from csm_desktop.domain.records.alerts import RuleMode, Severity, Trigger
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.alerts.columns import closed_words, threshold_words
from csm_desktop.ui.alerts.silent import SilentCard
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.edited_list import fit_height
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import label, number, render, sentences, tr


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule as the table lists it; `answers` names the playbooks for it where none is chosen."""

    id: int
    rule: AlertRuleLine
    answers: str


class RulesFace(Face):
    """Off, silent or on: a silent rule calls nobody, and keeps a log by which it can be judged."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._books: list[tuple[Any, str]] = []
        self._closed: dict[Trigger, ClosedSum] = {}
        self.table: Table[ShownRule] = Table(
            tr("Rules"), self._columns(), edit=self._edit, opens=False
        )
        self.table.chosen.connect(self._show_chosen)
        self.about = Text("", colour="secondary", wrap=True)
        self.log = SilentCard(shell)
        words = Text(
            tr("A silent rule calls nobody and keeps a log, so that it can be tried first."),
            colour="secondary",
            wrap=True,
        )
        run = shell.commands.run
        self.restore = Button(
            tr("Back to the program's own"), partial(run, "alerts.restore"), hint="D"
        )
        back = Button(tr("Alerts"), partial(run, "alerts.list"), icon="arrow-left")
        self.column.addWidget(ButtonBar(words, (self.restore, back)))
        inner = QWidget()
        beneath = QVBoxLayout(inner)
        theme.spaced(beneath, gap=theme.M)
        for part in (self.table, self.about, self.log):
            beneath.addWidget(part)
        beneath.addStretch(1)
        self.column.addWidget(Scroll(inner, sideways=False), 1)

    def _columns(self) -> list[Column[ShownRule]]:
        modes = [(mode, label(mode)) for mode in RuleMode]
        grades = [(severity, label(severity)) for severity in Severity]
        return [
            Column("trigger", tr("What"), lambda line: label(line.rule.trigger), CellKind.STRONG,
                   220, sortable=False, sentence=_spoken),
            Column("mode", tr("Mode"), lambda line: line.rule.mode, CellKind.CHOICE, 104,
                   editable=True, drop_down=True, choices=modes, sortable=False),
            Column("threshold", tr("Threshold"), lambda line: line.rule.threshold,
                   CellKind.NUMBER, 84, editable=True, sortable=False),
            Column("meaning", tr("Counts"), lambda line: render(line.rule.meaning), CellKind.QUIET,
                   190, stretch=True, sortable=False),
            Column("severity", tr("Severity"), lambda line: line.rule.severity, CellKind.CHOICE,
                   144, editable=True, drop_down=True, choices=grades, sortable=False),
            Column("playbook_id", tr("Playbook"), lambda line: line.rule.playbook_id,
                   CellKind.CHOICE, 190, show=self._book_words, editable=True, drop_down=True,
                   choices=self._books, sortable=False),
            Column("changed", tr("Changed"), lambda line: line.rule.changed, CellKind.QUIET, 92,
                   show=lambda line: tr("by you") if line.rule.changed else "",
                   sortable=False),
        ]  # fmt: skip

    def show_now(self) -> None:
        """Show every rule, and the log of the silent ones."""
        book = self.shell.book
        if book is None:
            return
        known = playbooks(book)
        self._books[:] = [(None, tr("The one for it"))]
        self._books += [(view.id, view.name) for view in known if view.id is not None]
        rules, self._closed = rule_lines(book), closed_sums(book)
        self.table.set_lines(
            [ShownRule(n, rule, _answers(known, rule.trigger)) for n, rule in enumerate(rules, 1)]
        )
        fit_height(self.table)
        self.log.ask()
        self._show_chosen()

    @property
    def current(self) -> AlertRuleLine | None:
        """The rule that the keyboard is on."""
        line = self.table.current
        return line.rule if line is not None else None

    def take_focus(self) -> None:
        """The first rule."""
        if not self.table.selection:
            self.table.step(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go down (or up) some rules."""
        self.table.step(by)

    def give_back(self) -> None:
        """Give the rule that the keyboard is on back to the program."""
        rule = self.current
        if rule is not None and rule.changed:
            words = say("Back to the program's own: {rule}", rule=label(rule.trigger))
            if self.shell.run(words, restore_rule, rule.trigger) is not None:
                self.shell.toast(render(words), undoable=True)

    def _book_words(self, line: ShownRule) -> str:
        chosen = next((name for id_, name in self._books if id_ == line.rule.playbook_id), "")
        return chosen if line.rule.playbook_id is not None and chosen else line.answers

    def _edit(self, line: ShownRule, key: str, value: Any) -> None:
        if key == "threshold" and value is None:
            raise UserError(tr("From when on?"), tr("Type a number; nothing was changed."))
        change: dict[str, Any] = {key: value}
        words = say("Change the rule {rule}", rule=label(line.rule.trigger))
        self.shell.save(words, set_rule, line.rule.trigger, **change)

    def _show_chosen(self) -> None:
        rule = self.current
        self.restore.setEnabled(rule is not None and rule.changed)
        closed = self._closed.get(rule.trigger) if rule is not None else None
        self.about.setText(_about(rule, closed) if rule is not None else "")
        self.log.show_rule(rule)
        self.changed.emit()


def _answers(known: tuple[PlaybookView, ...], trigger: Trigger) -> str:
    return ", ".join(view.name for view in known if view.trigger is trigger)


def _about(rule: AlertRuleLine, closed: ClosedSum | None) -> str:
    said = say("{rule}: {threshold}.", rule=label(rule.trigger), threshold=threshold_words(rule))
    own = say("The program's own is {n}.", n=number(rule.standard))
    return sentences([render(said), render(own), *([closed_words(closed)] if closed else [])])


def _spoken(line: ShownRule) -> str:
    rule = line.rule
    return ", ".join(
        (label(rule.trigger), label(rule.mode), threshold_words(rule), label(rule.severity))
    )
