"""The ledger: every dated change of what an account pays, corrected where it stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from csm_desktop.app.money.revenue_events import edit_event, new_event, remove_event
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.button import bin_of
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, MoneyField, TextField
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, tr

_WHOLE = 0
"""Stands for no subscription: the event is of the account as a whole."""


class Ledger(Card):
    """Events, the latest first. Del takes one out; it can be undone."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Ledger"))
        self._tab = tab
        self._products: dict[int | None, str] = {}
        self.enter = Button(tr("Enter event…"), self.ask_event, icon="plus")
        self.gone = bin_of(tr("Ledger"), self.remove_selected)
        if self.header is not None:
            self.header.add(self.gone)
            self.header.add(self.enter)
        self.table: WholeTable[RevenueEvent] = WholeTable(
            tr("Ledger"), self._columns(), edit=self._edit, today=lambda: tab.view.facts.as_of,
            opens=False, compact=True,
            empty=nothing_yet(
                tr("Nothing has become of it yet: changes of revenue will stand here by day.")
            ),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.table.on_delete(self.remove_selected)
        put_in_card(self, self.table)

    def _columns(self) -> list[Column[RevenueEvent]]:
        kinds = [(kind, label(kind)) for kind in RevenueKind]
        return [
            Column("on", tr("Day"), lambda event: event.on, CellKind.DAY, 110, editable=True,
                   past=True),
            Column(
                "kind", tr("What"), lambda event: event.kind, CellKind.CHOICE, 120, editable=True,
                choices=kinds,
            ),
            Column(
                "amount", tr("A year"), lambda event: event.amount, CellKind.MONEY, 120,
                editable=True, currency=lambda event: event.amount.currency,
            ),
            Column(
                "product", tr("Product"),
                lambda event: self._products.get(event.subscription_id, ""), width=180,
            ),
            Column("note", tr("Note"), lambda event: event.note, editable=True, stretch=True),
        ]  # fmt: skip

    def show_events(self, events: Sequence[RevenueEvent]) -> None:
        """Show the events of the account in front."""
        self._products = {
            contract.id: contract.product for contract in self._tab.view.facts.subscriptions
        }
        self.table.set_lines(list(events))
        self._chosen()

    def _chosen(self) -> None:
        self.gone.setEnabled(bool(self.table.selection))
        self._tab.state_changed.emit()

    def _edit(self, event: RevenueEvent, key: str, value: Any) -> None:
        if value is None and key in ("on", "amount", "kind"):
            raise UserError(tr("This is needed."), tr("Remove the event if it never was."))
        fields: dict[str, Any] = {key: value or ""} if key == "note" else {key: value}
        self._tab.shell.save(say("Correct a revenue event"), edit_event, event.id, **fields)

    def remove_selected(self) -> None:
        """Take the chosen event out."""
        for event in self.table.selection:
            saying = say("Remove a revenue event: {kind}", kind=event.kind)
            if carried_out(self._tab.shell, saying, remove_event, event.id):
                self._tab.shell.toast(tr("The event was removed."), undoable=True)

    def ask_event(self) -> None:
        """Ask for an event, also one of the past."""
        EventDialog(self._tab, self).exec()


class EventDialog(FormDialog):
    """What became of a contract on a day."""

    def __init__(self, tab: Tab, parent: Ledger) -> None:
        words = tr(
            "Where the ledger has the contract's beginning, what is earned today follows it; else"
            " that stays, and this says when it came to it."
        )
        super().__init__(tr("Enter a revenue event"), words, tr("&Enter"), self._enter, parent)
        self._tab = tab
        facts = tab.view.facts
        today: date = facts.as_of
        contracts = facts.subscriptions
        kinds = [Choice(kind, label(kind)) for kind in RevenueKind]
        self.kind = ChoiceField(tr("What"), RevenueKind.EXPANSION, kinds)
        self.on = PastDayField(tr("Day"), today, today=lambda: today)
        currencies = [contract.arr.currency for contract in contracts]
        self.amount = MoneyField(
            tr("By how much a year"), currencies=currencies or [tab.view.currency]
        )
        which = [Choice(contract.id, contract.product) for contract in contracts]
        which.append(Choice(_WHOLE, tr("The account as a whole")))
        self.which = ChoiceField(tr("Contract"), which[0].value, which)
        self.note = TextField(tr("Note"))
        for mnemonic, field in (
            (tr("&What"), self.kind), (tr("&Day"), self.on),
            (tr("&By how much a year"), self.amount), (tr("&Contract"), self.which),
            (tr("&Note"), self.note),
        ):  # fmt: skip
            self.form.add(mnemonic, field)
        self.ready()
        self.kind.setFocus()

    def _enter(self) -> None:
        amount: Money | None = self.amount.stored
        on = self.on.stored
        if amount is None or on is None:
            raise UserError(tr("Day and amount are needed."), tr("Nothing was changed."))
        saying = say("Revenue event: {kind} {amount}", kind=self.kind.stored, amount=amount)
        self._tab.shell.save(
            saying,
            new_event,
            self._tab.account_id,
            self.kind.stored,
            on,
            amount,
            self.which.stored or None,
            self.note.stored,
        )
