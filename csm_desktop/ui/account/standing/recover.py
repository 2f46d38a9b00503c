"""What only a recovery has: the return of a goal that is lower or later, the plan that is agreed
anew, and a note to sales."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.strategies import acts
from csm_desktop.domain.journey.recovery import MONTHS_COUNTED, RecoveredReturn
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, LongTextField, Text
from csm_desktop.ui.widgets.fields import NumberField
from csm_desktop.ui.widgets.layout.form import FieldGrid, label_of
from csm_desktop.ui.widgets.typed_values import whole_number
from csm_desktop.wording import field_label, money, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.strategies.view import StrategyView

NUMBERS = ("months_agreed", "goal_percent", "months_now", "phases", "months_counted")


class RecoverCard(Card):
    """Lower goals, more time, shorter phases; beneath them whether it still pays."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Expectations, and what they return"))
        self._tab = tab
        self._running: Strategy | None = None
        self._currency = ""
        self.value = NumberField(field_label(Strategy, "value_a_year"), None, self._save_value)
        self._value_name = label_of(self.value)
        self.numbers = {
            name: NumberField(field_label(Strategy, name), None, partial(self._whole, name))
            for name in NUMBERS
        }
        self.numbers["goal_percent"].editor.setPlaceholderText("100")
        self.numbers["phases"].editor.setPlaceholderText("1")
        self.numbers["months_counted"].editor.setPlaceholderText(str(MONTHS_COUNTED))
        fields: list[tuple[QWidget, QWidget]] = [
            (self._value_name, self.value),
            *((label_of(one), one) for one in self.numbers.values()),
        ]
        self.words = Text(role="strong", wrap=True)
        self.moved = Text(colour="secondary", wrap=True)
        self.again = Button(tr("&Agree on the plan anew…"), self.agree, icon="check")
        self.note = LongTextField(
            field_label(Strategy, "note_to_sales"), save=partial(self._save, "note_to_sales"),
            hint=tr("What would have been seen before the signature, without blame"), least=2,
        )  # fmt: skip
        self.patterns = Button(tr("Patterns per seller"), self.show_patterns, kind="flat")
        for part in (
            FieldGrid(fields, ()), self.words, self.moved,
            self.again, label_of(self.note), self.note, self.patterns,
        ):  # fmt: skip
            self.add(part)

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show the expectations of the recovery that runs."""
        running = self._running = shown.running
        if running is None:
            return
        value = running.value_a_year
        self._currency = value.currency if value is not None else self._tab.view.currency
        self._value_name.setText(render(say("Value a year, {currency}", currency=self._currency)))
        self.value.set_value(value.amount if value is not None else None)
        for name, field in self.numbers.items():
            field.set_value(getattr(running, name))
        self.words.setText(render(_return(shown.recovered)))
        self.moved.setText(render(_moved(shown)))
        self.note.set_value(running.note_to_sales)

    def agree(self) -> None:
        """Go to where both sides agree on the plan."""
        self._tab.shell.commands.run("account.plan.agree")

    def show_patterns(self) -> None:
        """Show what became of the accounts that each of ours sold."""
        self._tab.shell.commands.run("relay.show_sellers")

    def _save_value(self, value: Decimal | None) -> None:
        amount = None if value is None else Money.of(value, self._currency)
        self._save("value_a_year", amount)

    def _whole(self, name: str, value: Any) -> None:
        self._save(name, whole_number(value))

    def _save(self, name: str, value: Any) -> None:
        if self._running is not None:
            fields: dict[str, Any] = {name: value}
            saying = say("Change the expectations")
            self._tab.shell.save(saying, acts.edit_strategy, self._running.id, **fields)


def _return(found: RecoveredReturn | None) -> Message:
    if found is None:
        return say("Give the value of a year, in the currency of the contract, and the months after"
                   " which it was to be whole: the return is reckoned from them.")  # fmt: skip
    agreed, now = money(found.agreed, whole=True), money(found.now, whole=True)
    told = say("Over {n} months it returns {now}, after {agreed} as agreed.", n=found.months,
               now=now, agreed=agreed)  # fmt: skip
    if found.pays:
        return say("It still pays. {told} The goal may go down to {least} %.", told=told,
                   least=found.least_percent)  # fmt: skip
    if found.least_percent is None:
        return say("It does not pay any more. {told} No goal does in this time.", told=told)
    return say("It does not pay any more. {told} It does from a goal of {least} % on.", told=told,
               least=found.least_percent)  # fmt: skip


def _moved(shown: "StrategyView") -> Message:
    if shown.agreed is not None:
        return say("The plan was agreed anew on {day}, as version {n}.",
                   day=short_day(shown.agreed.agreed_on, with_year=True),
                   n=shown.agreed.version)  # fmt: skip
    if shown.before is None:
        return say("The plan was never agreed on, and is not yet.")
    later = [line for line in shown.before.milestones if line.moved is not None and line.moved > 0]
    return say("Not agreed anew yet. Against version {version}, {n} milestone is later.",
               "Not agreed anew yet. Against version {version}, {n} milestones are later.",
               n=len(later), version=shown.before.version)  # fmt: skip
