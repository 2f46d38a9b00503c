"""The card of subscriptions: what the account pays for, how much a year, and until when."""

from datetime import date
from typing import TYPE_CHECKING, Any

from csm_desktop.app.money import subscriptions as use_cases
from csm_desktop.app.money.renewal_plans import end_with
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.contract.terms import TermsDialog, terms_words
from csm_desktop.ui.account.plan.section import PlanSection
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, CellKind, Column, Text
from csm_desktop.wording import label, moneys, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_COUNTS = ("term_months", "licensed_seats", "notice_days", "auto_renewal_months")


class Subscriptions(PlanSection[Subscription]):
    """A table edited in place; changing the revenue keeps the difference as an event of today."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(
            tab,
            tr("Subscriptions"),
            self._columns(tab),
            edit=self._edit,
            add=self._make,
            remove=self._drop,
            hint=tr("New subscription: which product?"),
            nothing=tr("No subscription is known: revenue and renewal are missing."),
            framed=False,
        )
        self.terms = Button(tr("Terms…"), self.ask_terms)
        self.header.add(self.terms)
        self.words = Text(role="caption", colour="secondary", wrap=True)

    def show_view(self, view: "AccountView") -> None:
        """Show what the account pays for now."""
        arr = moneys(view.arr)
        self.show_lines(
            view.facts.subscriptions,
            render(say("{arr} a year", arr=arr)) if arr else "",
        )
        self.terms.setVisible(bool(view.facts.subscriptions))
        told = terms_words(view.facts.subscriptions, view.facts.as_of, view.rules)
        self.words.setText(told)
        self.words.setVisible(bool(told))

    def ask_terms(self) -> None:
        """Ask for the terms of the chosen contract, or of the only one."""
        contracts = self.tab.view.facts.subscriptions
        chosen = self.table.current or next(iter(contracts), None)
        if chosen is not None:
            others = [one for one in contracts if one.id != chosen.id]
            TermsDialog(self.tab, chosen, others, self).exec()

    def _columns(self, tab: Tab) -> list[Column[Subscription]]:
        def renews(subscription: Subscription) -> date | None:
            view = tab.view
            return renewal_date(subscription, view.facts.as_of, view.rules.renewal_grace_days)

        def late(subscription: Subscription) -> bool:
            on = renews(subscription)
            return on is not None and on < tab.view.facts.as_of

        return [
            Column(
                "product", tr("Product"), lambda line: line.product, CellKind.STRONG, editable=True,
                stretch=True,
            ),
            Column(
                "arr", tr("A year"), lambda line: line.arr, CellKind.MONEY, 110, editable=True,
                currency=lambda line: line.arr.currency,
            ),
            Column(
                "starts_on", tr("Since"), lambda line: line.starts_on, CellKind.DAY, 105,
                editable=True,
            ),
            Column("renews_on", tr("Renews"), renews, CellKind.DAY, 105, editable=True, late=late),
            Column(
                "licensed_seats", tr("Seats"), lambda line: line.licensed_seats, CellKind.NUMBER,
                65,
                editable=True,
            ),
            Column(
                "status", tr("Status"), lambda line: line.status, CellKind.CHOICE, 80,
                editable=True,
                choices=[(status, label(status)) for status in SubscriptionStatus],
            ),
            Column(
                "ends_with", tr("Ends with"), self._ends_with, width=130, editable=True,
                hidden=True,
            ),
            Column(
                "notice_days", tr("Notice in days"), lambda line: line.notice_days,
                CellKind.NUMBER, 110, editable=True, hidden=True,
            ),
            Column(
                "auto_renewal_months", tr("Renews itself for months"),
                lambda line: line.auto_renewal_months, CellKind.NUMBER, 150, editable=True,
                hidden=True,
            ),
            Column(
                "uplift_percent", tr("Price rises by %"), lambda line: line.uplift_percent,
                CellKind.NUMBER, 120, editable=True, hidden=True,
            ),
            Column(
                "term_months", tr("Term in months"), lambda line: line.term_months, CellKind.NUMBER,
                110, editable=True, hidden=True,
            ),
        ]  # fmt: skip

    def _edit(self, line: Subscription, key: str, value: Any) -> None:
        saying = say("Change the subscription {product}", product=line.product)
        if key == "arr":
            if value is None:
                raise UserError(tr("What does it earn a year?"), tr("Type 0 where it is free."))
            self.tab.shell.save(saying, use_cases.change_arr, line.id, value)
            return
        if key == "ends_with":
            main = self._main(line, str(value or ""))
            self.tab.shell.save(saying, end_with, line.id, main)
            return
        if key in _COUNTS and value is not None:
            if value != int(value):
                raise UserError(tr("Only whole numbers can stand here."), "")
            value = int(value)
        self.tab.shell.save(saying, use_cases.edit_subscription, line.id, **{key: value})

    def _ends_with(self, line: Subscription) -> str:
        contracts = self.tab.view.facts.subscriptions
        return next((one.product for one in contracts if one.id == line.ends_with_id), "")

    def _main(self, line: Subscription, words: str) -> int | None:
        """The contract that is meant. Raises UserError where there is none of that product."""
        plain = " ".join(words.casefold().split())
        if not plain:
            return None
        others = [one for one in self.tab.view.facts.subscriptions if one.id != line.id]
        for other in others:
            if " ".join(other.product.casefold().split()) == plain:
                return other.id
        raise UserError(
            tr("The account has no contract of that product."),
            render(say("There are: {names}", names=tuple(one.product for one in others)))
            if others
            else "",
        )

    def _make(self, words: str) -> int:
        saying = say("New subscription: {product}", product=words)
        made = self.tab.shell.save(saying, use_cases.new_subscription, self.tab.account_id, words)
        return made.id

    def _drop(self, line: Subscription) -> None:
        saying = say("Remove the subscription {product} {since}", product=line.product,
                     since=line.starts_on)  # fmt: skip
        self.tab.shell.run(saying, use_cases.remove_subscription, line.id)
