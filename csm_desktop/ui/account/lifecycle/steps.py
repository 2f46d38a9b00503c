"""The seven growth steps: ticked by their day, and what the record shows of those that are not."""

from datetime import date
from typing import TYPE_CHECKING, Any

from csm_desktop.app.accounts import stages as use_cases
from csm_desktop.domain.journey.stages import ProcessLine
from csm_desktop.domain.lists.growth_steps import ShownStep
from csm_desktop.domain.records.lifecycle import ProcessStep
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.lifecycle import LifecycleView


@dataclass(frozen=True, slots=True)
class _Step:
    """A row: the step at its place, and what the record shows where nobody ticked it."""

    id: int
    step: ProcessLine
    shown: ShownStep | None

    @property
    def on(self) -> date | None:
        return self.step.entered_on


class StepsCard(Card):
    """A tick is today; a day is typed over it; without one the step is not ticked any more."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Growth steps"))
        self._tab = tab
        self._shown: tuple[ShownStep, ...] = ()
        self.again = Button(tr("Once more today"), self.tick_again, kind="flat")
        if self.header is not None:
            self.header.add(self.again)
        self.table: WholeTable[_Step] = WholeTable(
            tr("Growth steps"), self._columns(), edit=self._edit, opens=False, compact=True,
            today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        put_in_card(self, self.table)
        self.words = Text(role="caption", colour="secondary", wrap=True)
        self.take = Button("", self.tick_shown, icon="check")
        self.add(self.words)
        self.add(self.take)

    def _columns(self) -> list[Column[_Step]]:
        return [
            Column("ticked", "", lambda line: line.on is not None, CellKind.CHECK, 48,
                   editable=True, sortable=False, sentence=_sentence),
            Column("step", tr("Step"), lambda line: label(line.step.step), CellKind.STRONG,
                   stretch=True, sortable=False),
            Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 110, editable=True,
                   past=True, sortable=False),
            Column("state", tr("State"), _state, CellKind.QUIET, 90, sortable=False),
        ]  # fmt: skip

    def show_lifecycle(self, shown: "LifecycleView") -> None:
        """Show the steps of the account in front."""
        found = {one.step: one for one in shown.shown}
        self.table.set_lines([
            _Step(place, line, found.get(line.step)) for place, line in enumerate(shown.steps)
        ])  # fmt: skip
        self._shown = shown.shown
        self.words.setVisible(bool(shown.shown))
        self.take.setVisible(bool(shown.shown))
        told = [
            render(say("{step}: {why}, {day}", step=one.step, why=one.why,
                       day=short_day(one.on, with_year=True)))
            for one in shown.shown
        ]  # fmt: skip
        self.words.setText("\n".join([tr("The record shows, and nobody ticked it:"), *told]))
        self.take.setText(
            render(say("Tick it as the record shows", "Tick {n} as the record shows",
                       n=len(shown.shown)))
        )  # fmt: skip
        self._chosen()

    def _chosen(self) -> None:
        line = self.table.current
        self.again.setEnabled(line is not None and line.on is not None)
        self._tab.state_changed.emit()

    def _edit(self, line: _Step, key: str, value: Any) -> None:
        step: ProcessStep = line.step.step
        saying = say("Growth step: {step}", step=step)
        shell, account_id = self._tab.shell, self._tab.account_id
        if not value:
            if line.on is not None:
                shell.save(saying, use_cases.untick_step, account_id, step)
        elif key == "ticked":
            shell.save(saying, use_cases.tick_step, account_id, step)
        else:
            shell.save(saying, use_cases.tick_step, account_id, step, value)

    def tick_again(self) -> None:
        """Say that the account came to the chosen step once more, as it does to each renewal."""
        line = self.table.current
        if line is not None:
            saying = say("Growth step: {step}", step=line.step.step)
            if carried_out(
                self._tab.shell,
                saying,
                use_cases.tick_step,
                self._tab.account_id,
                line.step.step,
                again=True,
            ):
                self._tab.shell.toast(render(saying), undoable=True)

    def tick_shown(self) -> None:
        """Tick what the record shows, each step on its day, as one act."""
        if self._shown:
            steps = [(one.step, one.on) for one in self._shown]
            saying = say("Tick growth steps as the record shows")
            if carried_out(
                self._tab.shell, saying, use_cases.tick_steps, self._tab.account_id, steps
            ):
                self._tab.shell.toast(render(saying), undoable=True)


def _state(line: _Step) -> str:
    if line.step.current:
        return tr("now")
    if line.step.passed:
        return tr("passed")
    return tr("skipped") if line.step.skipped else ""


def _sentence(line: _Step) -> str:
    parts = [label(line.step.step), _state(line)]
    if line.on is not None:
        parts.append(render(say("ticked {day}", day=short_day(line.on, with_year=True))))
    return ", ".join(part for part in parts if part)
