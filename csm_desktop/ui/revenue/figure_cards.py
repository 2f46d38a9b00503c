"""The sums of a window, and the figures that follow from them; each says how it is reckoned."""

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.app.revenue.formulas import (
    churn_formula,
    first_value_formula,
    first_value_words,
    grr_formula,
    nrr_formula,
    renewal_formula,
    share_words,
    whole_amount,
    worth_formula,
    worth_words,
)
from csm_desktop.app.revenue.report import FirstValueDays, RevenueReport, Worth
from csm_desktop.domain.money.revenue_groups import GroupTable
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.asked_figure import AskedFigure
from csm_desktop.ui.widgets.layout.flow import ShelfLayout
from csm_desktop.wording import money, render, tr

_LEAST = 128  # px for a card


class FigureCards(QWidget):
    """Start to end in the upper row, shares and times in the lower one."""

    def __init__(self, who: Callable[[], object]) -> None:
        super().__init__()
        words = tr("Show whose they are")
        # Declared one by one: each caption has to be found by whoever translates.
        self.start = AskedFigure(tr("Start"), words, who)
        self.new = AskedFigure(tr("New"), words, who)
        self.expansion = AskedFigure(tr("Expansion"), words, who)
        self.contraction = AskedFigure(tr("Contraction"), words, who)
        self.churn = AskedFigure(tr("Churn"), words, who)
        self.end = AskedFigure(tr("End"), words, who)
        self.nrr = AskedFigure(tr("NRR"), words, who)
        self.grr = AskedFigure(tr("GRR"), words, who)
        self.logo_churn = AskedFigure(tr("Customer churn"), words, who)
        self.renewals = AskedFigure(tr("Renewal rate"), words, who)
        self.first_value = AskedFigure(tr("Time to first value"), words, who)
        self.worth = AskedFigure(tr("Lifetime value so far"), words, who)
        row = ShelfLayout(self, _LEAST)
        for card in (
            self.start, self.new, self.expansion, self.contraction, self.churn, self.end,
            self.nrr, self.grr, self.logo_churn, self.renewals, self.first_value, self.worth,
        ):  # fmt: skip
            row.addWidget(card)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_table(self, table: GroupTable, report: RevenueReport) -> None:
        """Show the figures of one currency."""
        self._show_sums(table)
        figures = table.figures
        self.nrr.show_figure(share_words(figures.nrr), nrr_formula(figures))
        churned = say("revenue churn {share}", share=share_words(figures.revenue_churn))
        self.grr.show_figure(share_words(figures.grr), grr_formula(figures), render(churned))
        lost = say("{n} of {all}", n=figures.basis.lost, all=figures.basis.accounts)
        self.logo_churn.show_figure(
            share_words(figures.logo_churn), churn_formula(figures), render(lost)
        )
        rate = report.whole.renewed(table.currency)
        by_money = say("by money {share}", share=share_words(rate.by_money))
        told = [renewal_formula(one) for one in report.whole.renewals]
        self.renewals.show_figure(share_words(rate.by_count), "\n".join(told), render(by_money))
        self._show_first_value(report.whole.first_value)
        self._show_worth(report.whole.worth)

    def _show_sums(self, table: GroupTable) -> None:
        total = table.total
        n = len({member.id for group in table.groups for member in group.members})
        whose = say("Of {n} account.", "Of {n} accounts.", n=n)
        window = table.figures.window
        at_start = say("Earned a year at the close of {day}.", day=window.start)
        came = say("Of accounts without revenue at the start, or that came back.")
        for card, amount, saying in (
            (self.start, total.start, at_start),
            (self.new, total.new, came),
            (self.expansion, total.expansion, say("Added by accounts that were there.")),
            (self.contraction, total.contraction, say("Given back by accounts that stayed.")),
            (self.churn, total.churn, say("Lost with what ended.")),
        ):  # fmt: skip
            card.show_figure(whole_amount(amount), f"{render(saying)} {render(whose)}")
        told = say(
            "{start} + {new} + {expansion} − {contraction} − {churn} = {end}: each line is rounded"
            " by itself, so that the lines add up to the sum.",
            start=money(total.start),
            new=money(total.new),
            expansion=money(total.expansion),
            contraction=money(total.contraction),
            churn=money(total.churn),
            end=money(total.end),
        )
        if total.swapped.minor:
            told = say("{told} {swapped} went into another currency, or came from one, to which no"
                       " rate leads.", told=told, swapped=money(total.swapped))  # fmt: skip
        self.end.show_figure(whole_amount(total.end), render(told))

    def _show_first_value(self, found: FirstValueDays) -> None:
        aside = render(say("{n} account", "{n} accounts", n=found.reached))
        self.first_value.show_figure(
            first_value_words(found),
            first_value_formula(found),
            aside if found.median is not None else "",
        )

    def _show_worth(self, worth: Worth) -> None:
        self.worth.show_figure(worth_words(worth), worth_formula(worth))
