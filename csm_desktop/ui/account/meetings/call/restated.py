"""What a review opens with: objectives, promises, the plan to improve; one key verifies each, and
it is reworded where it stands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.meetings.restated import NEXT_RESULT, Restated, reword_goal, verify_goal
from csm_desktop.app.meetings.view import MeetingView
from csm_desktop.app.plan import actions as plan_actions
from csm_desktop.app.reviews import acts as reviews
from csm_desktop.domain.plan.actions import days_late
from csm_desktop.domain.records.plan import Action, ActionStatus, Goal
from csm_desktop.domain.records.reviews import GoalResult, ReviewGoal
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.fold import Fold
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, Text, TextField
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.wording import beside, label, percent, render, short_day, tr

_RESULT_SIGNS = {
    GoalResult.OPEN: "○ ", GoalResult.KEPT: "● ", GoalResult.MISSED: "◆ ", GoalResult.DROPPED: "– ",
}  # fmt: skip
Thing = Goal | ReviewGoal | Action


class RestatedRow(LineRow[Thing]):
    """One thing that was set or promised: its words to be changed, and what is true of it now."""

    def __init__(self, card: "RestatedCard", thing: Thing) -> None:
        super().__init__()
        self._card, self.thing = card, thing
        name = _name(thing)
        self.words_of = TextField(name, save=self._reword, hint=name, quiet=True)
        self.aside = Text(role="caption")
        self.button = Button("", self._turn, kind="flat")
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.S)
        row.addWidget(self.words_of, 1)
        row.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.button)

    def show_line(self, line: Thing) -> None:
        """Show the thing as it is now; what is being typed stays."""
        self.thing = line
        said = line.title if isinstance(line, Action) else line.text if isinstance(
            line, ReviewGoal
        ) else line.statement  # fmt: skip
        self.words_of.set_value(said)
        self.aside.setText(self._card.beside(line))
        state = self._card.state(line)
        self.button.setText(state)
        self.button.updateGeometry()
        self.button.setAccessibleName(
            render(say("“{words}”: {state}", words=said, state=state[2:]))
        )

    def _reword(self, text: str) -> None:
        save = self._card.tab.shell.save
        match self.thing:
            case Goal(id=goal_id):
                save(say("Change goal"), reword_goal, goal_id, text)
            case ReviewGoal(id=goal_id):
                save(say("Change promise"), reviews.edit_review_goal, goal_id, text=text)
            case Action(id=action_id):
                save(say("Change action"), plan_actions.edit_action, action_id, title=text)

    def _turn(self) -> None:
        run = self._card.tab.shell.run
        match self.thing:
            case Goal(id=goal_id):
                run(say("Goal verified or not"), verify_goal, goal_id)
            case ReviewGoal(id=goal_id, result=result):
                after = NEXT_RESULT[result]
                run(say("Promise kept or not"), reviews.edit_review_goal, goal_id, result=after)
            case Action(id=action_id, status=status):
                done = status is not ActionStatus.DONE
                run(say("Action done or not"), plan_actions.tick_action, action_id, done)


def _name(thing: Thing) -> str:
    match thing:
        case Goal():
            return tr("Objective")
        case ReviewGoal():
            return tr("Promise")
    return tr("Action")


class RestatedCard(Card):
    """Three short lists. Folded away once they were gone through, with a word on what is left."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(margin=theme.L)
        self.tab = tab
        self._restated: Restated | None = None
        theme.margined(self.body, (theme.L, theme.M, theme.L, theme.S))
        self.body.setSpacing(theme.px(theme.XS))
        self._content = QWidget(self)
        self.fold = Fold(
            tr("What was set and promised"),
            tr("Show what was set and promised"),
            tr("Fold what was set and promised away"),
            self._content,
            self._go_in,
        )
        column = QVBoxLayout(self._content)
        theme.spaced(column, gap=theme.XS)
        self._titles = [Text(role="caption") for _ in range(3)]
        make: Callable[[Thing], RestatedRow] = partial(RestatedRow, self)
        self.goals = LineRows(make, ruled=False, gap=0)
        self.promised = LineRows(make, ruled=False, gap=0)
        self.due = LineRows(make, ruled=False, gap=0)
        for title, rows in zip(self._titles, self.lists, strict=True):
            column.addWidget(title)
            column.addWidget(rows)
        self.add(self.fold)
        self.add(self._content)

    @property
    def lists(self) -> "tuple[LineRows[RestatedRow], ...]":
        """Objectives, promises, actions."""
        return self.goals, self.promised, self.due

    def begin(self, *, folded: bool) -> None:
        """Another meeting is shown: it opens with these, and once it is over they are done."""
        self.fold.show_fold(folded=folded)

    def show_view(self, view: MeetingView) -> None:
        """Show them for a meeting that opens with them; nothing for others."""
        self._restated = view.restated
        self.setVisible(view.restated is not None)
        if view.restated is None:
            return
        now = view.restated
        things: tuple[Sequence[Thing], ...] = (now.goals, now.promised, now.actions)
        plan = tr("Improvement plan") if now.is_improvement else tr("Open actions, the next due")
        names = (tr("Objectives"), self._promised_in(now), plan)
        for title, rows, name, lines in zip(self._titles, self.lists, names, things, strict=True):
            title.setText(name)
            title.setVisible(bool(lines))
            rows.setVisible(bool(lines))
            rows.show_lines(lines)
        self.fold.summary.setText(self._left(now))

    def commit(self) -> bool:
        """Save what is still being typed; whether all of it could be."""
        rows = [row for rows in self.lists for row in rows.rows]
        return not [row for row in rows if not row.words_of.commit()]

    def _go_in(self) -> None:
        for rows in self.lists:
            if rows.rows:
                rows.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _promised_in(self, now: Restated) -> str:
        if now.review is None:
            return ""
        return render(say("Promised in EBR {n}, {on}", n=now.review.number, on=now.review.on))

    def _left(self, now: Restated) -> str:
        today = self.tab.view.facts.as_of
        doubtful = sum(goal.verified_on != today for goal in now.goals)
        unsaid = sum(goal.result is GoalResult.OPEN for goal in now.promised)
        nothing = not (now.goals or now.promised or now.actions)
        return beside((
            tr("Nothing was set or promised yet: goals are set on the Plan.") if nothing else "",
            render(say("{n} objective to verify", "{n} objectives to verify", n=doubtful))
            if doubtful else "",
            render(say("{n} promise open", "{n} promises open", n=unsaid)) if unsaid else "",
        ))  # fmt: skip

    def beside(self, thing: Thing) -> str:
        """What is known of a thing, small beside it."""
        today = self.tab.view.facts.as_of
        match thing:
            case Goal():
                now = self._restated
                share = now.shares.get(thing.id) if now is not None else None
                return beside((
                    label(thing.horizon),
                    tr("reached") if thing.reached_on else "" if share is None else percent(share),
                    words.due_words(thing.due_on, today),
                ))  # fmt: skip
            case ReviewGoal():
                return words.due_words(thing.due_on, today)
        late = days_late(thing, today)
        if late:
            return render(say("{n} d late", n=late))
        return words.due_words(thing.due_on, today)

    def state(self, thing: Thing) -> str:
        """What is true of a thing now, with its sign."""
        today = self.tab.view.facts.as_of
        match thing:
            case Goal(verified_on=on):
                if on is None:
                    return "○ " + tr("still their goal?")
                said = (
                    tr("today") if on == today else short_day(on, with_year=on.year != today.year)
                )
                sign = "● " if on == today else "○ "
                return sign + render(say("verified {on}", on=said))
            case ReviewGoal(result=result):
                return _RESULT_SIGNS[result] + label(result)
        done = thing.status is ActionStatus.DONE
        return ("● " if done else "○ ") + label(thing.status)
