"""The rows of milestones that readings say were reached."""

from collections.abc import Callable
from datetime import date

from csm_desktop.app.plan.acts import take_crossings
from csm_desktop.domain.lists.day_lines import ReachedLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.wording import beside, headed, measure, render, short_day, tr


class ReachedRow(DayRow[ReachedLine]):
    """A customer with milestones whose line a reading crossed: X takes the days, Enter opens the
    plan."""

    def __init__(self, shell: Shell, line: ReachedLine, today: Callable[[], date]) -> None:
        super().__init__(line)
        self._shell, self._today = shell, today

    def show_line(self, line: ReachedLine) -> None:
        """Show which milestones, on which days, and what was read."""
        self.line = line
        first, *others = line.milestones
        more = [render(say("and {n} more", n=len(others)))] if others else []
        read = [
            headed(one.title, beside([short_day(one.on), one.metric, measure(one.value, one.unit)]))
            for one in line.milestones
        ]
        hint = tr("X takes the days that readings say; Enter opens the plan.")
        day = max(one.on for one in line.milestones)
        self.say(
            line.account,
            beside([first.title, *more]),
            beside([first.metric, measure(first.value, first.unit)]),
            short_day(day, with_year=day.year != self._today().year),
            "\n".join([*read, hint]),
        )

    def open_line(self) -> None:
        """The plan, where the readings stand beside the milestones."""
        self._shell.open_account(self.line.id, "plan")

    def done(self) -> None:
        """Take the days."""
        titles = tuple(one.title for one in self.line.milestones)
        saying = say("Reached, by readings: {titles}", titles=titles)
        ids = [one.milestone_id for one in self.line.milestones]
        if self._shell.run(saying, take_crossings, self.line.id, ids) is not None:
            self._shell.toast(render(saying), undoable=True)
