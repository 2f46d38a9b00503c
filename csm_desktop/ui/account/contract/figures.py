"""The five figures of a contract, each with what it is made of."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csm_desktop.domain.money.revenue_figures import RevenueFigures
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.use import licensed_seats
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.card import KeyFigure
from csm_desktop.wording import (
    money,
    moneys,
    percent,
    rates_words,
    render,
    sentences,
    short_day,
    tr,
)

if TYPE_CHECKING:
    from csm_desktop.app.accounts.contract import ContractView
    from csm_desktop.app.accounts.view import AccountView

_NOTHING = "–"


class ContractFigures(QWidget):
    """ARR, NRR, GRR, what the account was worth so far, and the next renewal."""

    def __init__(self) -> None:
        super().__init__()
        self.arr = KeyFigure(tr("ARR"), _NOTHING)
        self.nrr = KeyFigure(tr("NRR 12 months"), _NOTHING)
        self.grr = KeyFigure(tr("GRR 12 months"), _NOTHING)
        self.lifetime = KeyFigure(tr("Lifetime value so far"), _NOTHING)
        self.renewal = KeyFigure(tr("Renewal"), _NOTHING)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.L)
        for card in (self.arr, self.nrr, self.grr, self.lifetime, self.renewal):
            row.addWidget(card, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_contract(self, view: "AccountView", contract: "ContractView") -> None:
        """Show the figures of an account; none that stands on a value that cannot be used."""
        lost = "arr" in view.not_shown
        seats = licensed_seats(view.facts.subscriptions, contract.as_of)
        aside = render(say("{n} seat", "{n} seats", n=seats)) if seats else ""
        not_usable = tr("not usable")
        self.arr.set_figure(not_usable if lost else moneys(view.arr) or _NOTHING, aside)
        # Of several currencies there is no one share; that is said instead of choosing one.
        one = contract.figures[0] if len(contract.figures) == 1 and not lost else None
        none = tr("n/a")
        self.nrr.set_figure(
            none if one is None or one.nrr is None else percent(one.nrr),
            render(say("from {start}", start=one.start)) if one and one.nrr is not None else "",
        )
        self.grr.set_figure(
            none if one is None or one.grr is None else percent(one.grr),
            _given_back(one) if one is not None and one.grr is not None else "",
        )
        why = tr("Its amounts are in several currencies.")
        if one is not None:
            why = sentences(filter(None, (render(one.why), rates_words(one.rates))))
        self.nrr.explain(why)
        self.grr.explain(why)
        worth = view.lifetime_value
        since = short_day(worth.since, with_year=True) if worth.since else ""
        shown = " + ".join(money(_whole(amount), whole=True) for amount in worth.amounts)
        self.lifetime.set_figure(
            not_usable if lost else shown or none,
            render(say("since {on}", on=since)) if since else "",
        )
        self.lifetime.explain(render(worth.why))
        self._show_renewal(contract)

    def _show_renewal(self, contract: "ContractView") -> None:
        (*_, rate) = contract.rates
        self.renewal.explain(render(rate.why))
        if not contract.courses:
            self.renewal.set_figure(_NOTHING)
            return
        course = contract.courses[0]
        days = say("{n} day", "{n} days", n=course.days_left)
        if course.days_left < 0:
            days = say("{n} day late", "{n} days late", n=-course.days_left)
        answered = say("{n} of {all} answered", n=course.answered, all=len(course.questions))
        self.renewal.set_figure(render(days), render(answered))


def _given_back(figures: RevenueFigures) -> str:
    return render(say("{amount} given back", amount=figures.contraction + figures.churn))


def _whole(amount: Money) -> Money:
    """Without cents: a sum of years is no price."""
    return Money.of(round(amount.amount), amount.currency)
