"""How each figure of revenue is reckoned, with its inputs: what a click shows (domain.md §1)."""

from decimal import Decimal

from csm_desktop.domain.money.renewal_rate import RenewalRate
from csm_desktop.domain.money.revenue_figures import RevenueFigures
from csm_desktop.domain.text.message import say
from csm_desktop.wording import money, percent, render, tr

_DIGITS = 1


def nrr_formula(figures: RevenueFigures) -> str:
    """NRR of a window, or why there is none."""
    basis = figures.basis
    if figures.nrr is None:
        return render(figures.why)
    said = say(
        "NRR = (start + expansion − contraction − churn) / start"
        " = ({start} + {expansion} − {contraction} − {churn}) / {start} = {share}.",
        start=money(basis.start),
        expansion=money(basis.expansion),
        contraction=money(basis.contraction),
        churn=money(basis.churn),
        share=percent(figures.nrr, _DIGITS),
    )
    return render(said)


def grr_formula(figures: RevenueFigures) -> str:
    """GRR and the churn of revenue, or why there is none."""
    basis = figures.basis
    if figures.grr is None:
        return render(figures.why)
    told = say(
        "GRR = what is left of the start / start = {lasting} / {start} = {share}; revenue churn is"
        " the rest.",
        lasting=money(basis.lasting),
        start=money(basis.start),
        share=percent(figures.grr, _DIGITS),
    )
    # They differ where somebody grew first and then gave back: nobody loses more than there was.
    if basis.lasting != basis.start - basis.contraction - basis.churn:
        told = say(
            "{told} {contraction} was given back and {churn} lost; of each account no more counts"
            " than it had at the start.",
            told=told,
            contraction=money(basis.contraction),
            churn=money(basis.churn),
        )
    return render(told)


def churn_formula(figures: RevenueFigures) -> str:
    """The share of customers lost, or why there is none."""
    basis = figures.basis
    if figures.logo_churn is None:
        return render(figures.why)
    said = say(
        "Customer churn = accounts lost / accounts at the start = {lost} / {accounts} = {share}.",
        lost=basis.lost,
        accounts=basis.accounts,
        share=percent(figures.logo_churn, _DIGITS),
    )
    return render(said)


def renewal_formula(rate: RenewalRate) -> str:
    """The renewal rate by count and by money, or why there is none."""
    if rate.by_count is None:
        return render(rate.why)
    by_count = say(
        "By count = won / came due = {won} / {due} = {share}.",
        won=rate.won,
        due=rate.came_due,
        share=percent(rate.by_count, _DIGITS),
    )
    by_money = (
        say("By money: not applicable, what came due earned nothing.")
        if rate.by_money is None
        else say(
            "By money = kept / due = {kept} / {due} = {share}; what was added lifts no rate.",
            kept=money(rate.kept),
            due=money(rate.due),
            share=percent(rate.by_money, _DIGITS),
        )
    )
    return " ".join(map(render, (by_count, by_money, rate.why)))


def share_words(share: Decimal | None) -> str:
    """A share as it is shown, or that there is none."""
    return tr("n/a") if share is None else percent(share, _DIGITS)
