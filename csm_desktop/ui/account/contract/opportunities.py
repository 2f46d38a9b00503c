"""The card of opportunities: by size of impact with who decides, and what calls for another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from csm_desktop.app.expansion.opportunities import edit_opportunity, remove_opportunity
from csm_desktop.domain.lists.expansion_signals import ExpansionSignal, expansion_signals
from csm_desktop.domain.people.selling import decision_makers
from csm_desktop.domain.records.opportunities import (
    ImpactSize,
    Opportunity,
    OpportunityStage,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.use import breadth
from csm_desktop.ui.frame.expansion.opportunity_dialog import ask_hand_over, ask_opportunity
from csm_desktop.ui.frame.expansion.selling_dialog import SellingDialog
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.button import bin_of
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, render, sentences, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class Opportunities(Card):
    """Enter opens one; stage, amount and day are edited where they stand. Del takes one out."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Opportunities"))
        self._tab = tab
        self.signals: tuple[ExpansionSignal, ...] = ()
        self.enter = Button(tr("New…"), self.ask_new, icon="plus")
        self.gone = bin_of(tr("Opportunities"), self.remove_selected)
        self.hand = Button(tr("Hand over…"), self.hand_over)
        self.steps = Button(tr("Five steps…"), self.sell)
        if self.header is not None:
            for button in (self.gone, self.steps, self.hand, self.enter):
                self.header.add(button)
        self.table: WholeTable[Opportunity] = WholeTable(
            tr("Opportunities"), self._columns(), edit=self._edit,
            today=lambda: tab.view.facts.as_of, compact=True, empty=nothing_yet(
                tr("No opportunity yet: what would make a bigger difference to them?")
            ),
        )  # fmt: skip
        self.table.opened.connect(lambda line: ask_opportunity(
            tab.shell, tab.account_id, self, line))  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.table.on_delete(self.remove_selected)
        self.words = Text(role="caption", colour="secondary", wrap=True)
        self.calls = Text(role="caption", wrap=True)
        self.take = Button(tr("Open this door"), self.ask_from_signal, icon="trending-up")
        put_in_card(self, self.table)
        for part in (self.words, self.calls, self.take):
            self.add(part)

    def _columns(self) -> list[Column[Opportunity]]:
        stages = [(stage, label(stage)) for stage in OpportunityStage]
        sizes = [(size, label(size)) for size in ImpactSize]
        return [
            Column("title", tr("Opportunity"), lambda line: line.title, CellKind.STRONG,
                   stretch=True),
            Column("impact", tr("Impact"), lambda line: line.impact, CellKind.CHOICE, 80,
                   editable=True, choices=sizes),
            Column("kind", tr("Kind"), lambda line: line.kind, width=100),
            Column("stage", tr("Sales stage"), lambda line: line.stage, CellKind.CHOICE, 100,
                   editable=True, choices=stages),
            Column("amount", tr("A year"), lambda line: line.amount, CellKind.MONEY, 100,
                   editable=True, currency=self._currency),
            Column("close_on", tr("Decided by"), lambda line: line.close_on, CellKind.DAY, 105,
                   editable=True, late=self._is_late),
            Column("decides", tr("Who decides"), self._decider, width=140),
            Column("handed", tr("Handed over"), _handed, width=150),
        ]  # fmt: skip

    def _currency(self, line: Opportunity) -> str:
        return line.amount.currency if line.amount is not None else self._tab.view.currency

    def _is_late(self, line: Opportunity) -> bool:
        closed = line.stage in (OpportunityStage.WON, OpportunityStage.LOST)
        on = line.close_on
        return on is not None and on < self._tab.view.facts.as_of and not closed

    def _decider(self, line: Opportunity) -> str:
        contacts = self._tab.view.facts.contacts
        return next((one.name for one in contacts if one.id == line.decision_maker_id), "")

    def show_view(self, view: "AccountView") -> None:
        """Show the opportunities of an account, and what calls for another."""
        facts = view.facts
        self.table.set_lines(sorted(facts.opportunities, key=_in_order))
        share = breadth(facts, view.rules).licences
        known = {" ".join(one.title.casefold().split()) for one in facts.opportunities}
        self.signals = tuple(
            one
            for one in expansion_signals(facts, share)
            if " ".join(render(one.title).casefold().split()) not in known
        )
        self.words.setText(_deciders(facts.opportunities))
        self.words.setVisible(bool(facts.opportunities))
        first = next(iter(self.signals), None)
        self.calls.setVisible(first is not None)
        self.take.setVisible(first is not None)
        if first is not None:
            self.calls.setText(_called(first))
        self._chosen()

    def _chosen(self) -> None:
        there = bool(self.table.selection)
        self.gone.setEnabled(there)
        self.hand.setEnabled(there)
        self.steps.setEnabled(there)
        self._tab.state_changed.emit()

    def _edit(self, line: Opportunity, key: str, value: Any) -> None:
        saying = say("Change the opportunity {title}", title=line.title)
        self._tab.shell.save(saying, edit_opportunity, line.id, **{key: value})

    def ask_new(self) -> None:
        """Ask for a new one."""
        self._go_to(ask_opportunity(self._tab.shell, self._tab.account_id, self))

    def _go_to(self, made: Opportunity | None) -> None:
        """What comes next is about the one that was just made: its steps, its hand-over."""
        if made is not None:
            self.table.select(made.id)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_from_signal(self) -> None:
        """Begin one with what calls for it most."""
        for signal in self.signals[:1]:
            made = ask_opportunity(
                self._tab.shell, self._tab.account_id, self, title=render(signal.title),
                kind=signal.kind, note=render(signal.why), decision_maker_id=signal.contact_id,
            )  # fmt: skip
            self._go_to(made)

    def hand_over(self) -> None:
        """Hand the chosen one over."""
        if self.table.current is not None:
            ask_hand_over(self._tab.shell, self.table.current, self)

    def sell(self) -> None:
        """The five steps of selling of the chosen one."""
        book = self._tab.shell.book
        if self.table.current is not None and book is not None:
            SellingDialog(self._tab.shell, book, self.table.current, self).exec()

    def remove_selected(self) -> None:
        """Take the chosen one out."""
        for line in self.table.selection:
            saying = say("Remove the opportunity {title}", title=line.title)
            if carried_out(self._tab.shell, saying, remove_opportunity, line.id):
                self._tab.shell.toast(render(saying), undoable=True)


def _in_order(line: Opportunity) -> tuple[bool, int, int]:
    closed = line.stage in (OpportunityStage.WON, OpportunityStage.LOST)
    return closed, list(ImpactSize).index(line.impact), line.id


def _handed(line: Opportunity) -> str:
    if line.accepted_on is not None:
        return render(say("accepted {day}", day=short_day(line.accepted_on)))
    return short_day(line.handed_on) if line.handed_on is not None else ""


def _deciders(opportunities: Sequence[Opportunity]) -> str:
    """Of each size of impact, whether somebody is known to decide on it."""
    told = [
        render(say("{impact}: {why}", impact=line.impact, why=line.why))
        for line in decision_makers(opportunities)
        if line.missing or not line.opportunities
    ]
    return sentences(told)


def _called(signal: ExpansionSignal) -> str:
    return render(say("{title}: {why}", title=signal.title, why=signal.why))
