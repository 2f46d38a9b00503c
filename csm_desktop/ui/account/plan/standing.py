"""Where the account stands against its baseline, and on its journey: internal."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from csm_desktop.app.accounts import stages as use_cases
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.layout.form import label_of
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.wording import label, percent, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class StandingCard(Card):
    """Stage, journey and standing, each with its reason."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Journey and standing"))
        self.tab = tab
        if self.header is not None:
            self.header.add(Lock())
        stages = [Choice(stage, label(stage)) for stage in Stage]
        self.stage = ChoiceField(tr("Stage"), None, stages, self._enter)
        self.stage.setMaximumWidth(theme.px(180))
        self.stage_why = Text(colour="secondary", wrap=True)
        self.standing = Text(role="strong")
        self.standing_why = Text(colour="secondary", wrap=True)
        self.value = Text(role="strong")
        self.value_why = Text(colour="secondary", wrap=True)
        self.journey = Text(role="strong")
        self.journey_why = Text(colour="secondary", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(theme.L))
        grid.setVerticalSpacing(theme.px(theme.S))
        grid.setColumnStretch(2, 1)
        for index, (name, shown, why) in enumerate(
            (
                (tr("Stage"), self.stage, self.stage_why),
                (tr("Standing"), self.standing, self.standing_why),
                (tr("Business value"), self.value, self.value_why),
                (tr("Journey"), self.journey, self.journey_why),
            )
        ):
            grid.addWidget(label_of(shown, name), index, 0)
            grid.addWidget(shown, index, 1)
            grid.addWidget(why, index, 2)
        self.add_layout(grid)

    def show_view(self, view: "AccountView") -> None:
        """Show where it stands now."""
        self.stage.set_value(view.stage.stage)
        self.stage_why.setText(render(view.stage.why))
        self.standing.setText(label(view.standing.standing))
        self.standing_why.setText(render(view.standing.why))
        achieved, expected = view.standing.achieved, view.standing.expected
        words = "–" if achieved is None else percent(achieved / 100)
        if expected is not None:
            values = {"achieved": words, "expected": percent(expected / 100)}
            words = render(say("{achieved} of {expected} expected", **values))
        self.value.setText(words)
        self.value_why.setText(render(view.value.why))
        journey, steps = view.facts.journey, view.facts.journey_steps
        self.journey.setText(journey.name if journey else "–")
        self.journey_why.setText(
            render(
                say(
                    "{n} step from the segment’s template",
                    "{n} steps from the segment’s template",
                    n=len(steps),
                ),
            )
            if journey
            else tr("The account has no segment with a journey.")
        )

    def _enter(self, stage: Stage) -> None:
        saying = say("{name} enters {stage}", name=self.tab.view.facts.account.name, stage=stage)
        self.tab.shell.save(saying, use_cases.enter_stage, self.tab.account_id, stage)
