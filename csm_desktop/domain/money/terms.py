"""When a contract's terms end and begin, and by when notice must be given (domain.md §1)."""

from datetime import date, timedelta

from csm_desktop.domain.money.revenue_figures import months_after
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


def notice_by(subscription: Subscription, renews_on: date | None) -> date | None:
    """The last day on which notice can be given; None where none is agreed."""
    if renews_on is None or subscription.notice_days is None:
        return None
    return renews_on - timedelta(days=subscription.notice_days)
