"""The two goals: what, for whom, how it is measured, and by when."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csm_desktop.app.handoff import goals
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.handoff.intake import TWO_GOALS, goal_due, goal_of
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, DayField, Field, NumberField, Separator, Text, TextField
from csm_desktop.ui.widgets.layout.contents import nest, nest_at
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.wording import label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_ACROSS = 3


class IntakeGoalsCard(Card):
    """The first value goal and the twelve-month goal; each is stored as soon as it is said."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Two goals"))
        self.goals = {horizon: GoalForm(tab, horizon) for horizon in TWO_GOALS}
        for index, form in enumerate(self.goals.values()):
            if index:
                self.add(Separator())
            self.add(form)

    def show_view(self, view: "AccountView") -> None:
        """Show both as they are now."""
        for form in self.goals.values():
            form.show_view(view)


class GoalForm(QWidget):
    """One goal: its statement across, the rest three by three beneath."""

    def __init__(self, tab: Tab, horizon: Horizon) -> None:
        super().__init__()
        self._tab, self._horizon = tab, horizon
        self._goal: Goal | None = None
        hints = {
            Horizon.FIRST_VALUE: tr("What will they be glad of first?"),
            Horizon.TWELVE_MONTHS: tr("What will have changed for them in twelve months?"),
        }
        self.statement = TextField(
            label(horizon), "", partial(self._save, "statement"), hint=hints[horizon]
        )
        self.details: dict[str, Field[Any, Any]] = {
            "persona": TextField(tr("For whom"), "", partial(self._save, "persona")),
            "measure": TextField(tr("Measured by"), "", partial(self._save, "measure")),
            "unit": TextField(tr("Unit"), "", partial(self._save, "unit")),
            "baseline": NumberField(
                tr("From"), None, partial(self._save, "baseline")
            ),
            "target": NumberField(tr("Target"), None, partial(self._save, "target")),
            "due_on": DayField(
                tr("By"), None, partial(self._save, "due_on"),
                today=lambda: tab.view.facts.as_of,
            ),
        }  # fmt: skip
        name = label_of(self.statement, role="strong")
        name.set_colour("text")
        self.proposed = Text(role="caption", wrap=True)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        column.addWidget(name)
        column.addWidget(self.statement)
        nest(column, self._lay_out())
        column.addWidget(self.proposed)

    def _lay_out(self) -> QGridLayout:
        grid = QGridLayout()
        theme.spaced(grid, gap=2)
        grid.setHorizontalSpacing(theme.px(theme.S))
        for number, field in enumerate(self.details.values()):
            row, index = divmod(number, _ACROSS)
            field.editor.setMinimumWidth(theme.px(88))
            field.editor.setAccessibleName(
                render(say("{field}: {goal}", field=field.name, goal=self._horizon))
            )
            cell = QVBoxLayout()
            theme.spaced(cell, gap=2)
            cell.addWidget(label_of(field, role="caption"))
            cell.addWidget(field)
            cell.addStretch(1)
            nest_at(grid, cell, row, index)
            grid.setColumnStretch(index, 1)
        return grid

    def show_view(self, view: "AccountView") -> None:
        """Show the goal as it is now."""
        goal = self._goal = goal_of(view.facts, self._horizon)
        self.statement.set_value(goal.statement if goal else "")
        for key, field in self.details.items():
            empty = None if key in ("baseline", "target", "due_on") else ""
            field.set_value(getattr(goal, key) if goal else empty)
        start = view.facts.account.contract_start
        experience = view.facts.account.experience
        due = goal_due(self._horizon, start, view.facts.segment, experience) if start else None
        undated = goal is None or goal.due_on is None
        self.proposed.setVisible(due is not None and undated)
        if due is not None:
            on = short_day(due, with_year=True)
            self.proposed.setText(render(say("Without a date the plan makes it {day}.", day=on)))

    def _save(self, key: str, value: Any) -> None:
        shell, account_id = self._tab.shell, self._tab.account_id
        name = self._tab.view.facts.account.name
        goal = self._goal
        if key == "statement" and goal is None:
            new = say("New goal of {name}", name=name)
            shell.save(new, goals.say_goal, account_id, self._horizon, value)
        # To empty the words of a goal is how one is taken back.
        elif key == "statement" and goal is not None and not value:
            taken = say("Remove the goal {goal}", goal=goal.statement)
            shell.save(taken, plans.remove_goal, goal.id)
        elif goal is None:
            raise UserError(tr("There is no goal yet."), tr("First say what it is."))
        else:
            changed = say("Change the goal {goal}", goal=goal.statement)
            if key == "statement":
                shell.save(changed, goals.reword_goal, goal.id, value)
            elif key == "measure":
                shell.save(changed, goals.measure_goal, goal.id, value)
            else:
                shell.save(changed, plans.edit_goal, goal.id, **{key: value})
