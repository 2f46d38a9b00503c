"""The book's key figures: how much, and what to compare it with."""

from csm_desktop.app.lists.overview import Overview
from csm_desktop.domain.money.revenue_figures import BEST_LOGO_CHURN, BEST_NRR, RevenueFigures
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.key_figures import NOTHING, KeyFigures
from csm_desktop.wording import compact, money, percent, render, tr


class FigureRow(KeyFigures):
    """The figures of the whole book in their cards."""

    def show_overview(self, overview: Overview) -> None:
        """Show the figures, each with what it is made of in its tooltip."""
        self.arr.caption.setText(self._arr_caption(overview))
        self.arr.set_figure(
            self._amounts(overview.arr), _counted(overview), self._amounts(overview.arr, rough=True)
        )
        self.arr.explain(" + ".join(money(each, whole=True) for each in overview.arr))
        # Several currencies without a rate have no common share; an average would be made up.
        one = overview.revenue[0] if len(overview.revenue) == 1 else None
        best = percent(BEST_NRR)
        self.nrr.set_figure(
            self._share(one.nrr if one else None), render(say("best: over {share}", share=best))
        )
        churn = self._share(one.revenue_churn if one else None)
        self.grr.set_figure(
            self._share(one.grr if one else None),
            render(say("revenue churn {share}", share=churn)),
        )
        best = percent(BEST_LOGO_CHURN)
        self.churn.set_figure(
            self._share(one.logo_churn if one else None),
            render(say("best: under {share}", share=best)),
        )
        why = (
            render(one.why)
            if one
            else tr("There are several currencies and no exchange rate between them.")
        )
        # A figure that leaves amounts out must say so beside its number.
        if overview.unusable:
            why = f"{why} {_left_out(overview)}"
            self.arr.explain(_left_out(overview))
        self.nrr.explain(why)
        self.grr.explain(why)
        self.churn.explain(_logos(one) if one and _counts_all(one) else why)
        self.renewals.set_figure(
            self._amounts(overview.renewing_arr),
            render(say("{n} at risk", n=overview.renewing_at_risk)),
            self._amounts(overview.renewing_arr, rough=True),
        )
        self.coverage.set_figure(
            render(say("{n} of {all}", n=len(overview.covered), all=len(overview.asked))),
            tr("high-touch"),
        )

        self._fit()

    def _arr_caption(self, overview: Overview) -> str:
        if len(overview.arr) == 1:
            return render(say("ARR ({currency} at your rates)", currency=overview.arr[0].currency))
        return tr("ARR")

    def _amounts(self, amounts: tuple[Money, ...], *, rough: bool = False) -> str:
        """The one amount, short, or `rough`, in thousands; of several the number of currencies: no
        false sum."""
        if not amounts:
            return NOTHING
        if len(amounts) > 1:
            return render(say("{n} currencies", n=len(amounts)))
        amount = amounts[0]
        # The locale says where the currency stands; a nought keeps the place of the short number.
        whole = money(Money(0, amount.currency), whole=True)
        return whole.replace("0", compact(_rounded(amount), rough=rough))

    def _share(self, share: object) -> str:
        from decimal import Decimal

        return percent(share) if isinstance(share, Decimal) else NOTHING


def _counts_all(one: RevenueFigures) -> bool:
    """Whether the share is of all customers: it leaves out those whose start is not known."""
    if one.logo_churn is None:
        return False
    # The share is rounded itself, so it leads back to whole accounts only to some places.
    return round(one.logo_churn * one.accounts_at_start, 4) == one.accounts_lost


def _logos(one: RevenueFigures) -> str:
    return render(
        say(
            "{lost} of {n} customer that paid on {day} was lost by {end}.",
            "{lost} of {n} customers that paid on {day} were lost by {end}.",
            lost=one.accounts_lost,
            n=one.accounts_at_start,
            day=one.window.start,
            end=one.window.end,
        )
    )


def _counted(overview: Overview) -> str:
    """Whose money it is; a sum without somebody's says so where it stands."""
    if overview.unusable:
        return render(say("without {n} of {all}", n=len(overview.unusable), all=overview.accounts))
    return render(say("{n} account", "{n} accounts", n=overview.accounts))


def _left_out(overview: Overview) -> str:
    words = say(
        "{n} account is left out: an amount or a day cannot be used.",
        "{n} accounts are left out: an amount or a day cannot be used.",
        n=len(overview.unusable),
    )
    return render(words)


def _rounded(amount: Money) -> int:
    return round(amount.amount)
