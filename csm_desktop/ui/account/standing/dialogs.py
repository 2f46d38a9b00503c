"""What is asked for about a strategy: how it ended, and the hours that were spent."""

from PySide6.QtWidgets import QWidget

from csm_desktop.app.strategies import acts
from csm_desktop.domain.records.strategies import Strategy, StrategyKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import LongTextField, NumberField
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.wording import inside, render, tr


class EndStrategyDialog(FormDialog):
    """What came of a strategy, what was learnt, and when it ended."""

    def __init__(self, tab: Tab, parent: QWidget, strategy: Strategy) -> None:
        words = tr(
            "The lesson is kept in the book's library, and proposed where an account is like this"
            " one. What is still to be done for the strategy is dropped."
        )
        title = render(say("End: {strategy}", strategy=inside(strategy.kind)))
        super().__init__(title, words, tr("&End"), self._end, parent)
        self._tab, self._strategy = tab, strategy
        self.outcome = LongTextField(
            tr("What came of it"), strategy.outcome, hint=tr("In a sentence or two"), least=2
        )
        hint = (
            tr("What the next account like this one should know")
            if strategy.kind is StrategyKind.RESCUE
            else tr("What the next account like this one should know, if anything")
        )
        self.lesson = LongTextField(tr("What was learnt"), strategy.lesson, hint=hint, least=2)
        today = tab.view.facts.as_of
        self.on = PastDayField(tr("Day"), today, today=lambda: today)
        for mnemonic, field in (
            (tr("&What came of it"), self.outcome), (tr("What was &learnt"), self.lesson),
            (tr("&Day"), self.on),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        self.outcome.setFocus()

    def _end(self) -> None:
        saying = say("End: {strategy}", strategy=self._strategy.kind)
        self._tab.shell.save(
            saying, acts.end_strategy, self._strategy.id, self.outcome.stored, self.lesson.stored,
            self.on.stored,
        )  # fmt: skip
        self._tab.shell.toast(render(saying), undoable=True)


class HoursDialog(FormDialog):
    """How many hours were spent just now."""

    def __init__(self, tab: Tab, parent: QWidget, strategy: Strategy) -> None:
        words = tr("They count down the budget; less than nothing puts back what was too much.")
        super().__init__(tr("Spend hours"), words, tr("&Spend"), self._spend, parent)
        self._tab, self._strategy = tab, strategy
        self.hours = NumberField(tr("Hours"), None, hint=tr("Such as: 1.5"))
        self.form.add(tr("&Hours"), self.hours)
        self.ready()
        self.hours.setFocus()

    def _spend(self) -> None:
        hours = self.hours.stored
        if hours is None:
            raise UserError(tr("How many hours?"), tr("Nothing was changed."))
        saying = say("{n} hours spent", n=hours)
        self._tab.shell.save(saying, acts.spend_hours, self._strategy.id, hours)
        self._tab.shell.toast(render(saying), undoable=True)
