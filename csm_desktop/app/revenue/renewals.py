"""The renewals of the whole book, the nearest first, each with what speaks for and against it."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.revenue.records import revenue_records
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.renewal_lines import RenewalLine, renewal_line
from csm_desktop.domain.money.pipeline import Rated
from csm_desktop.domain.money.rates import converted, rates_used
from csm_desktop.domain.money.renewal_course import renewal_courses
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    Outlook,
    RenewalAnswer,
    RenewalPlan,
    Subscription,
)
from csm_desktop.storage.queries import dump


def book_renewals(book: Book, lines: Sequence[AccountLine], until: date) -> tuple[RenewalLine, ...]:
    """The renewals up to a day, and those that are past theirs and undecided.

    Left out are the accounts whose money or renewal date holds a value that cannot be used.
    """
    known = {
        line.id: line for line in lines if not {"arr", "renews_on"}.intersection(line.unusable)
    }
    with book.reading() as connection:
        contracts = [
            contract
            for contract in dump.everything(connection, Subscription)
            if contract.account_id in known
        ]
        answers = dump.everything(connection, RenewalAnswer)
        plans = dump.everything(connection, RenewalPlan)
        rules = rules_of(connection)
    own: dict[int, list[RenewalPlan]] = {}
    for plan in plans:
        own.setdefault(plan.subscription_id, []).append(plan)
    found = []
    for course in renewal_courses(contracts, answers, book.today(), rules):
        # 0 is no id: a contract that no account is known of is not in this list.
        line = known.get(course.subscription.account_id or 0)
        if line is not None and course.due_on <= until:
            said = own.get(course.subscription.id, ())
            found.append(renewal_line(course, line.name, line.band, line.standing, said))
    return tuple(found)


def by_outlook(
    lines: Iterable[RenewalLine], rated: Rated | None = None
) -> dict[Outlook, tuple[Money, ...]]:
    """What stands behind each outlook, the surest first: one amount where typed rates lead from
    every currency of these renewals, else one total a currency."""
    amounts: dict[Outlook, list[Money]] = {outlook: [] for outlook in Outlook}
    for line in lines:
        amounts[line.outlook].append(line.amount)
    sums = {outlook: totals(found) for outlook, found in amounts.items() if found}
    if rated is None or not rates_of(chain(*sums.values()), rated):
        return sums
    together = {
        outlook: converted(found, rated.currency, rated.rates, rated.as_of)
        for outlook, found in sums.items()
    }
    return {outlook: (one,) if one else sums[outlook] for outlook, one in together.items()}


def rates_of(amounts: Iterable[Money], rated: Rated) -> tuple[ExchangeRate, ...]:
    """The rates that put these amounts together; none where one is missing, or none is needed."""
    used = {amount.currency for amount in amounts}
    found = rates_used(used, rated.currency, rated.rates, rated.as_of) if rated.currency else ()
    return found if len(found) == len(used - {rated.currency}) else ()


def rated_now(book: Book, lines: Sequence[AccountLine]) -> Rated:
    """What sums of renewals are put together in, as those of revenue are."""
    records = revenue_records(book, lines)
    return Rated(records.currency, records.rates, records.as_of)
