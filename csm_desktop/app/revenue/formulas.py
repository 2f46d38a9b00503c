"""How each figure of revenue is reckoned, with its inputs: what a click shows (domain.md §1)."""

from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.app.revenue.report import FirstValueDays, Worth
from csm_desktop.domain.money.renewal_rate import RenewalRate
from csm_desktop.domain.money.revenue_figures import RevenueFigures
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.wording import days, money, percent, rates_words, render, sentences, tr

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
    used = [rates_words(rate.rates)] if rate.rates else []
    return sentences([*map(render, (by_count, by_money, rate.why)), *used])


def share_words(share: Decimal | None) -> str:
    """A share as it is shown, or that there is none."""
    return tr("n/a") if share is None else percent(share, _DIGITS)


def first_value_words(found: FirstValueDays) -> str:
    """The median time to first value, or that there is none."""
    return tr("n/a") if found.median is None else days(found.median)


def first_value_formula(found: FirstValueDays) -> str:
    """How time to first value is reckoned, or why there is none."""
    if found.median is None:
        said = say(
            "Not applicable: nobody has reached first value; {waiting} wait.",
            waiting=found.waiting,
        )
    else:
        said = say(
            "The median of {n} account that has reached first value, from its contract's start;"
            " {waiting} still wait.",
            "The median of {n} accounts that have reached first value, from their contracts'"
            " start; {waiting} still wait.",
            n=found.reached,
            waiting=found.waiting,
        )
    return render(said)


def worth_words(worth: Worth) -> str:
    """Lifetime value so far: one amount where the rates allow it, else how many currencies."""
    if len(worth.amounts) > 1 and worth.together is None:
        return render(say("{n} currency", "{n} currencies", n=len(worth.amounts)))
    # A sum of several currencies is only shown where the user's rates make it one.
    one = worth.together if len(worth.amounts) > 1 else None
    return _beside(worth.amounts if one is None else (one,)) or tr("n/a")


def worth_formula(worth: Worth) -> str:
    """How lifetime value is reckoned, what is left out, and each currency where there are more."""
    parts = [tr("Recurring revenue earned day by day since each first start; no forecast.")]
    if worth.unknown:
        more = say(
            "Left out: {n} account of which no start is known.",
            "Left out: {n} accounts of which no start is known.",
            n=worth.unknown,
        )
        parts.append(render(more))
    if len(worth.amounts) > 1:
        parts.append(_beside(worth.amounts))
        if worth.together is not None:
            parts.append(rates_words(worth.rates))
    return sentences(parts)


def whole_amount(amount: Money) -> str:
    """An amount without cents: a sum of years is no price."""
    return money(Money.of(round(amount.amount), amount.currency), whole=True)


def _beside(amounts: Sequence[Money]) -> str:
    return " + ".join(map(whole_amount, amounts))
