"""The Contract tab: figures, the staircase of ARR, subscriptions, ledger, and the next renewal."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.accounts.contract import ContractView, contract_view
from csm_desktop.domain.records.revenue import RenewalAnswer, RenewalDecision, RenewalPlan
from csm_desktop.ui import theme
from csm_desktop.ui.account.contract import staircase
from csm_desktop.ui.account.contract.figures import ContractFigures
from csm_desktop.ui.account.contract.ledger import Ledger
from csm_desktop.ui.account.contract.opportunities import Opportunities
from csm_desktop.ui.account.contract.renewal_card import RenewalCard
from csm_desktop.ui.account.contract.subscriptions import Subscriptions
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.charts.chart import Chart
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.table.in_card import around
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import moneys, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class ContractTab(Tab):
    """What is paid at the left, what comes next at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.contract: ContractView | None = None
        self.figures = ContractFigures()
        self.stairs = Card(tr("Recurring revenue"))
        self.chart = Chart(shell.background, 240)
        self.no_stairs = Text(
            tr("Nothing is earned yet: enter a subscription with its amount and start."),
            colour="secondary", wrap=True,
        )  # fmt: skip
        self.stairs.add(self.chart, 1)
        self.stairs.add(self.no_stairs)
        self.subscriptions = Subscriptions(self)
        paid = Card()
        paid.add_wide(self.subscriptions, around())
        paid.add(self.subscriptions.words)
        self.ledger = Ledger(self)
        self.renewal = RenewalCard(self)
        self.opportunities = Opportunities(self)
        self._lay_out(paid)

    def _lay_out(self, paid: Card) -> None:
        left, right = QWidget(), QWidget()
        for column_of, cards in (
            (left, (self.stairs, paid, self.opportunities, self.ledger)),
            (right, (self.renewal,)),
        ):
            column = QVBoxLayout(column_of)
            theme.spaced(column, gap=theme.L)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        theme.edged(whole, bottom=theme.XL)
        whole.setSpacing(theme.px(theme.L))
        whole.addWidget(self.figures)
        whole.addWidget(Beside(left, right, shares=(1, 0), fixed=(1, 380, 320)), 1)
        self.scrolled = Scroll(inside, sideways=False)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.scrolled)

    def show_view(self, view: "AccountView") -> None:
        """Show an account, or this one anew."""
        contract = self.contract = contract_view(view)
        self.figures.show_contract(view, contract)
        self.subscriptions.show_view(view)
        self.ledger.show_events(contract.events)
        self.renewal.show_contract(contract)
        self.opportunities.show_view(view)
        there = bool(contract.stairs) and "arr" not in view.not_shown
        self.chart.setVisible(there)
        self.no_stairs.setVisible(not there)
        header = self.stairs.header
        if header is not None:
            header.title.setText(staircase.headline(contract) if there else tr("Recurring revenue"))
            header.set_aside(moneys(contract.other_currencies))
        if there:
            self.chart.show_drawing(
                partial(staircase.draw, contract), staircase.spots(contract),
                staircase.headline(contract),
            )  # fmt: skip

    def take_focus(self) -> None:
        """The subscriptions."""
        self.subscriptions.go_to()
        self.scrolled.begin()

    def go_to(self, part: str) -> None:
        """The "ledger", the "renewal", "opportunities", or what is paid for ("subscriptions"); one
        thing by its id, as "opportunity:7", a renewal also by its contract's, as "renewal:7"."""
        kind, _, number = part.partition(":")
        row = int(number) if number.isdigit() else None
        facts = self.view.facts
        if kind == "selling_note":
            kind = "opportunity"
            row = next((n.opportunity_id for n in facts.selling_notes if n.id == row), None)
        elif kind in ("renewal_plan", "renewal_answer", "renewal_decision"):
            about: tuple[RenewalPlan | RenewalAnswer | RenewalDecision, ...]
            about = (*facts.renewal_plans, *facts.renewal_answers, *facts.renewal_decisions)
            row = next((one.subscription_id for one in about if one.id == row), None)
        if kind in ("ledger", "revenue_event"):
            self._bring(self.ledger, self.ledger.table, row)
        elif kind.startswith("renewal"):
            self.renewal.choose(str(row))
            target = self.renewal.questions[0][-1]
            (target if target.isVisible() else self.renewal.end).setFocus()
            self.scrolled.ensureWidgetVisible(self.renewal)
        elif kind.startswith("opportunit"):
            self._bring(self.opportunities, self.opportunities.table, row)
        else:
            self.subscriptions.go_to(row)
            self.scrolled.ensureWidgetVisible(self.subscriptions)

    def _bring(self, card: Card, table: WholeTable[Any], row: int | None) -> None:
        if (row is None or not table.select(row)) and not table.selection:
            table.step(0)
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.ensureWidgetVisible(card)

    def has_selection(self) -> bool:
        """Whether a subscription or an event is chosen."""
        tables = (self.subscriptions.table, self.ledger.table, self.opportunities.table)
        return any(table.selection for table in tables)
