"""The pre-close introduction: three steps, each ticked and dated. Internal: it bears the lock."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout

from csm_desktop.app.handoff import sheet as use_cases
from csm_desktop.domain.handoff.sheet import introduction_progress
from csm_desktop.domain.records.handoff import IntroductionStep
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class PreCloseCard(Card):
    """A tick is today; a day is typed beside it; without one the step is not done."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Pre-close introduction"))
        self._tab = tab
        if self.header is not None:
            self.header.add(Lock())
        self.steps: dict[IntroductionStep, QCheckBox] = {}
        self.days: dict[IntroductionStep, PastDayField] = {}
        grid = QGridLayout()
        theme.spaced(grid, gap=theme.S)
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(IntroductionStep):
            box = QCheckBox(label(step))
            box.clicked.connect(partial(self._tick, step))
            day = PastDayField(
                render(say("Day: {step}", step=step)), None, partial(self._save, step),
                today=lambda: tab.view.facts.as_of,
            )  # fmt: skip
            day.setFixedWidth(theme.px(130))
            grid.addWidget(box, row, 0)
            grid.addWidget(day, row, 1, Qt.AlignmentFlag.AlignTop)
            self.steps[step], self.days[step] = box, day
        self.add_layout(grid)

    def show_view(self, view: "AccountView") -> None:
        """Show which steps are done."""
        lines = introduction_progress(view.facts.introduction, view.facts.as_of)
        for line in lines:
            self.steps[line.step].setChecked(line.done_on is not None)
            self.days[line.step].set_value(line.done_on)
        done = sum(line.done_on is not None for line in lines)
        if self.header is not None:
            self.header.set_aside(render(say("{n} of {all} done", n=done, all=len(lines))))

    def _tick(self, step: IntroductionStep) -> None:
        done = self.steps[step].isChecked()
        self._save(step, self._tab.view.facts.as_of if done else None)

    def _save(self, step: IntroductionStep, on: date | None) -> None:
        saying = say("Introduction: {step}", step=step)
        self._tab.shell.save(saying, use_cases.tick_introduction, self._tab.account_id, step, on)
