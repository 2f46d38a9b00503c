"""The strategy that runs: its plan, the steps of it, its hours, and how it ends."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.plan import actions as action_cases
from csm_desktop.app.strategies import acts
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.records.strategies import Strategy, StrategyKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.standing.dialogs import EndStrategyDialog, HoursDialog
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, LongTextField, Text
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.fields import DayField, NumberField
from csm_desktop.ui.widgets.layout.form import FieldGrid, label_of
from csm_desktop.ui.widgets.table.in_card import around
from csm_desktop.wording import joined, label, number, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.strategies.view import StrategyView

_HINTS = {
    StrategyKind.RESCUE: say("What is done first, and what is not done now; no assurances"),
    StrategyKind.RECOVER: say("What is expected from now on, and in which phases"),
    StrategyKind.FAREWELL: say("How it is said, what is still done, and until when"),
    StrategyKind.ROAD_MAP: say("What they and we build together, and in which order"),
}


def still_running(strategy: Strategy | None) -> Strategy:
    """The strategy that something is added to. Raises UserError where none runs any more."""
    if strategy is None:
        raise UserError(tr("No strategy runs."), tr("Nothing was changed."))
    return strategy


class RunningCard(Card):
    """Fields of every strategy; what is of one kind alone stands in cards of its own."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Plan"))
        self._tab = tab
        self._running: Strategy | None = None
        self.end = Button(tr("&End it…"), self.ask_end)
        if self.header is not None:
            self.header.add(self.end)
        self.plan = LongTextField(tr("Plan"), save=self._saver("plan"), most=14)
        self.assured = Text(colour="error", wrap=True)
        self.started = DayField(
            tr("Began on"), None, self._saver("started_on"), today=lambda: tab.view.facts.as_of
        )
        self.agreed = DayField(
            tr("Road map agreed on"), None, self._saver("agreed_on"),
            today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.budget = NumberField(tr("Hours budget"), None, self._saver("hours_budget"))
        self.spent = NumberField(tr("Hours spent"), None, self._saver("hours_spent"))
        self.left = Text(wrap=True)
        self.spend = Button(tr("Spend &hours…"), self.ask_hours, icon="clock")
        fields = (self.started, self.agreed, self.budget, self.spent)
        self._names = {field: label_of(field) for field in fields}
        self.steps: EditedList[Action] = EditedList(
            tr("Steps of the plan"), _step_columns(), edit=self._edit_step, add=self._add_step,
            remove=self._drop_step, hint=tr("New step; it stands on Today, too"),
            nothing=tr("No step yet. A plan without steps is a wish."),
            today=lambda: tab.view.facts.as_of, framed=False,
        )  # fmt: skip
        for part in (
            self.plan, self.assured, FieldGrid([(self._names[one], one) for one in fields], ()),
            self.left, self.spend,
        ):  # fmt: skip
            self.add(part)
        self.add_wide(self.steps, around())

    def _saver(self, name: str) -> Any:
        return partial(self._save, name)

    def _save(self, name: str, value: Any) -> None:
        if self._running is None:
            return
        if value is None and name == "started_on":
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        saying = say("Change: {strategy}", strategy=self._running.kind)
        fields: dict[str, Any] = {name: value}
        self._tab.shell.save(saying, acts.edit_strategy, self._running.id, **fields)

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show the strategy that runs."""
        running = self._running = shown.running
        self.setVisible(running is not None)
        if running is None:
            return
        if self.header is not None:
            self.header.title.setText(label(running.kind))
        self.plan.editor.setPlaceholderText(render(_HINTS[running.kind]))
        for field, value in (
            (self.plan, running.plan), (self.started, running.started_on),
            (self.agreed, running.agreed_on), (self.budget, running.hours_budget),
            (self.spent, running.hours_spent),
        ):  # fmt: skip
            put: Any = field
            put.set_value(value)
        for part in (self.agreed, self._names[self.agreed]):
            part.setVisible(running.kind is StrategyKind.ROAD_MAP)
        self.assured.setVisible(bool(shown.assured))
        words = say("Words of assurance: {words}. A realistic plan does without them.",
                    words=joined(list(shown.assured)))  # fmt: skip
        self.assured.setText(render(words) if shown.assured else "")
        self.left.setText(render(_left(shown.left, running.hours_budget)))
        self.steps.show_lines(shown.steps)

    def ask_end(self) -> None:
        """Ask what came of it, and what was learnt."""
        if self._running is not None and self.plan.commit():
            EndStrategyDialog(self._tab, self, self._running).exec()

    def ask_hours(self) -> None:
        """Ask how many hours were spent."""
        if self._running is not None:
            HoursDialog(self._tab, self, self._running).exec()

    def _edit_step(self, line: Action, key: str, value: Any) -> None:
        saying = say("Change the step {title}", title=line.title)
        if key == "done":
            self._tab.shell.save(saying, action_cases.tick_action, line.id, bool(value))
            return
        if value is None and key == "title":
            raise UserError(tr("An action needs a title."), tr("Nothing was changed."))
        fields: dict[str, Any] = {key: value}
        self._tab.shell.save(saying, action_cases.edit_action, line.id, **fields)

    def _add_step(self, words: str) -> int:
        running = still_running(self._running)
        saying = say("New step: {title}", title=words)
        made = self._tab.shell.save(
            saying, action_cases.new_action, self._tab.account_id, words,
            origin=ActionOrigin.STRATEGY, origin_id=running.id,
        )  # fmt: skip
        return made.id

    def _drop_step(self, line: Action) -> None:
        saying = say("Remove the step {title}", title=line.title)
        self._tab.shell.run(saying, action_cases.remove_action, line.id)


def _left(left: Decimal | None, budget: Decimal | None) -> Message:
    if left is None or budget is None:
        return say("No budget of hours is set: effort has no end then.")
    if left < 0:
        return say("The budget of {budget} hours is overspent by {over}.",
                   budget=number(budget), over=number(-left))  # fmt: skip
    return say("{left} of {budget} hours are left.", left=number(left), budget=number(budget))


def _step_columns() -> list[Column[Action]]:
    return [
        Column("done", "", lambda line: line.status is ActionStatus.DONE, CellKind.CHECK, 48,
               editable=True, sortable=False, sentence=lambda line: line.title),
        Column("title", tr("Step"), lambda line: line.title, CellKind.STRONG, editable=True,
               stretch=True),
        Column("due_on", tr("Due"), lambda line: line.due_on, CellKind.DAY, 120, editable=True),
        Column("status", tr("Status"), lambda line: line.status, CellKind.CHOICE, 110,
               editable=True, choices=[(one, label(one)) for one in ActionStatus]),
    ]  # fmt: skip
