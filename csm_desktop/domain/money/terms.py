"""When a contract's terms end and begin, and by when notice must be given (domain.md §1)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription

_MONTHS = 12


def next_due(subscription: Subscription, due_on: date, months: int | None = None) -> date:
    """The day on which the term that begins on `due_on` ends; `months` long, else as the last one.

    A contract that began on the 31st, or on a leap day, keeps that day: terms are counted from its
    start and not from the shortened day of the term before.
    """
    length = months or subscription.term_months or _MONTHS
    start = subscription.starts_on
    if start is None or start > due_on:
        return months_after(due_on, length)
    gone = (due_on.year - start.year) * _MONTHS + due_on.month - start.month
    # Only where the day due is a term's own end; one that was agreed otherwise counts by itself.
    if months_after(start, gone) != due_on:
        return months_after(due_on, length)
    return months_after(start, gone + length)


def proposed_arr(subscription: Subscription, expected: Money | None = None) -> Money:
    """What the next term earns a year unless somebody says otherwise: what is `expected`, else what
    is paid now with the rise that was agreed."""
    if expected is not None:
        return expected
    rise = subscription.uplift_percent or Decimal(0)
    risen = subscription.arr.minor * (100 + Fraction(rise)) / 100
    return Money(max(0, round(risen)), subscription.arr.currency)


def notice_by(subscription: Subscription, renews_on: date | None) -> date | None:
    """The last day on which notice can be given; None where none is agreed."""
    if renews_on is None or subscription.notice_days is None:
        return None
    return renews_on - timedelta(days=subscription.notice_days)
