"""The card of goals: how far each has come, and the two that every account should have."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from csm_desktop.app.plan import acts as use_cases
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.attainment import GoalProgress
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.overview.pressable_row import PressableRow
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import LineRows
from csm_desktop.ui.widgets.text import empty
from csm_desktop.wording import beside, label, measure, percent, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_NEEDED = (Horizon.FIRST_VALUE, Horizon.TWELVE_MONTHS)


class GoalBar(QWidget):
    """A share of the way as a bar; silent, since the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show another share, 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(14))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        paint.bar(painter, QRectF(self.rect()), self._share)


class GoalItem(PressableRow[Goal]):
    """A goal, what it is for, and its way from baseline to target."""

    def __init__(self, tab: Tab, goal: Goal) -> None:
        super().__init__(tab, goal, "plan/goals", gap=2)
        self.statement = Text(wrap=True)
        self.kind = Text(role="caption")
        self.due = Text(role="caption")
        self.bar = GoalBar()
        self.share = Text(role="strong")
        self.numbers = Text(role="caption", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.kind, 1)
        top.addWidget(self.due)
        line = QHBoxLayout()
        line.setSpacing(theme.px(theme.S))
        line.addWidget(self.bar, 1)
        line.addWidget(self.share)
        nest(self.column, top)
        self.column.addWidget(self.statement)
        nest(self.column, line)
        self.column.addWidget(self.numbers)

    def show_line(self, line: Goal) -> None:
        """Show the goal as it is now."""
        self.kind.setText(beside((label(line.horizon), line.persona)))
        self.statement.setText(line.statement)
        words = render(say("{goal}: open it in the plan", goal=line.statement))
        self.face.setAccessibleName(words)
        late = (
            line.reached_on is None
            and line.due_on is not None
            and line.due_on < self.tab.view.facts.as_of
        )
        self.due.setText(_when(line))
        self.due.set_colour("error" if late else "secondary")
        found = [goal for goal in self.tab.view.goals if goal.goal_id == line.id]
        for widget in (self.bar, self.share):
            widget.setVisible(bool(found))
        if found:
            self.bar.show_share(float(found[0].share))
            self.share.setText(percent(found[0].share))
        self.numbers.setText(_numbers(found[0]) if found else _unmeasured(line))


class GoalsCard(Card):
    """All goals; a field for each of the two that is not there yet."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Goals"))
        self.tab = tab
        self.rows: LineRows[GoalItem] = LineRows(lambda goal: GoalItem(tab, goal), gap=theme.S)
        self.add(self.rows)
        self.fields: dict[Horizon, QLineEdit] = {}
        hints = {
            Horizon.FIRST_VALUE: tr("First value: what will they be glad of first?"),
            Horizon.TWELVE_MONTHS: tr("In twelve months: what will have changed for them?"),
        }
        for horizon in _NEEDED:
            field = QLineEdit()
            field.setPlaceholderText(hints[horizon])
            field.setAccessibleName(render(say("New goal: {horizon}", horizon=horizon)))
            field.returnPressed.connect(lambda each=horizon: self._enter(each))
            self.fields[horizon] = field
            self.add(field)

    def show_view(self, view: "AccountView") -> None:
        """Show the goals now."""
        goals = sorted(view.facts.goals, key=lambda each: list(Horizon).index(each.horizon))
        self.rows.show_lines(goals)
        self.rows.setVisible(bool(goals))
        # A second goal of a kind is made in the plan: here stands what is still missing.
        there = {goal.horizon for goal in goals}
        for horizon, field in self.fields.items():
            field.setVisible(horizon not in there)
        if self.header is not None and view.value.percent is not None:
            self.header.set_aside(
                render(
                    say(
                        "{percent} of the business value",
                        percent=percent(view.value.percent / 100),
                    )
                )
            )
        elif self.header is not None:
            self.header.set_aside("")

    def _enter(self, horizon: Horizon) -> None:
        field = self.fields[horizon]
        if not field.text().strip():
            return
        saying = say("New goal of {name}", name=self.tab.view.facts.account.name)
        try:
            words, due_on = trailing_date(field.text(), self.tab.view.facts.as_of)
            self.tab.shell.save(
                saying, use_cases.new_goal, self.tab.account_id, words, horizon,
                due_on=due_on,
            )  # fmt: skip
        except UserError as refusal:
            self.tab.shell.tell(refusal)
            return
        empty(field)


def _when(goal: Goal) -> str:
    if goal.reached_on is not None:
        return render(say("reached {day}", day=short_day(goal.reached_on, with_year=True)))
    if goal.due_on is None:
        return tr("no date")
    return render(say("by {day}", day=short_day(goal.due_on, with_year=True)))


def _numbers(progress: GoalProgress) -> str:
    values = {
        "present": measure(progress.present, progress.unit),
        "baseline": measure(progress.baseline, progress.unit),
        "target": measure(progress.target, progress.unit),
    }
    if progress.as_of is None:
        return render(say("{present} now, from {baseline} to {target}", **values))
    day = short_day(progress.as_of)
    return render(say("{present} on {day}, from {baseline} to {target}", day=day, **values))


def _unmeasured(goal: Goal) -> str:
    return goal.measure or tr("not measured yet")
