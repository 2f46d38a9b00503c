"""An account's contract: what it earns and earned, what is to be renewed, and its ledger."""

from collections.abc import Sequence
from datetime import date, timedelta

from csm_desktop.app.accounts.view import AccountView
from csm_desktop.app.book import Book
from csm_desktop.app.money.renewals import renewal_reasons
from csm_desktop.domain.lists.renewal_lines import RenewalLine, renewal_line
from csm_desktop.domain.money.due_renewals import came_due
from csm_desktop.domain.money.movements import ALWAYS, Movement, movements
from csm_desktop.domain.money.renewal_course import RenewalCourse, renewal_courses
from csm_desktop.domain.money.renewal_rate import RenewalRate, renewal_rates
from csm_desktop.domain.money.revenue_figures import (
    RevenueFigures,
    arr_on,
    last_months,
    revenue_figures,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind
from csm_desktop.values import dataclass

_YEARS = 2


@dataclass(frozen=True, slots=True)
class Stair:
    """What is earned a year from a day on, in the currency of the staircase; `moved` is why."""

    on: date
    arr: Money
    moved: Movement | None


@dataclass(frozen=True, slots=True)
class ContractView:
    """The contract of one account as of a day.

    `stairs` begin two years ago, or where the contract did, in the currency that it earns most in;
    the last one is today's, and `renewed` are the days on it on which a term was renewed. `figures`
    are those of twelve months: of several currencies one where typed rates lead to the account's.
    `events` are the ledger, the latest first. `courses` are the renewals that come, the nearest
    first, each judged in `outlooks`.
    """

    as_of: date
    stairs: tuple[Stair, ...]
    renewed: tuple[RevenueEvent, ...]
    figures: tuple[RevenueFigures, ...]
    other_currencies: tuple[Money, ...]
    events: tuple[RevenueEvent, ...]
    courses: tuple[RenewalCourse, ...]
    outlooks: tuple[RenewalLine, ...]
    rates: tuple[RenewalRate, ...]


def contract_view(view: AccountView) -> ContractView:
    """What the facts of an account say of its contract."""
    facts, rules = view.facts, view.rules
    as_of, account = facts.as_of, facts.account
    story = movements(
        facts.subscriptions,
        facts.revenue_events,
        as_of,
        {account.id: account.contract_start},
        rules.renewal_grace_days,
    )
    courses = renewal_courses(facts.subscriptions, facts.renewal_answers, as_of, rules)
    standing = view.standing.standing
    year = last_months(as_of)
    # Stairs add up in one currency only, so they show the one that pays most.
    currency = max(view.arr, key=lambda money: money.minor).currency if view.arr else ""
    stairs = _stairs(story, as_of, currency)
    figures = view.revenue
    if len(figures) > 1:
        figures = revenue_figures(story, year, view.currency, view.rates)
    return ContractView(
        as_of=as_of,
        stairs=stairs,
        renewed=_renewed(facts.revenue_events, stairs),
        figures=figures,
        other_currencies=tuple(money for money in view.arr if money.currency != currency),
        events=tuple(
            sorted(facts.revenue_events, key=lambda event: (event.on, event.id), reverse=True)
        ),
        courses=courses,
        outlooks=tuple(
            renewal_line(course, account.name, view.health.band, standing, facts.renewal_plans)
            for course in courses
        ),
        rates=renewal_rates(came_due(facts, year, rules), year, view.currency, view.rates),
    )


def _renewed(events: Sequence[RevenueEvent], stairs: Sequence[Stair]) -> tuple[RevenueEvent, ...]:
    """The renewals within the time of the stairs, a day once."""
    if not stairs:
        return ()
    first, last = stairs[0], stairs[-1]
    by_day = {
        event.on: event
        for event in events
        if event.kind is RevenueKind.RENEWAL
        and first.on <= event.on <= last.on
        and event.amount.currency == last.arr.currency
    }
    return tuple(by_day[on] for on in sorted(by_day))


def reasons_known(book: Book) -> tuple[str, ...]:
    """Why renewals end as they do, to choose from."""
    with book.reading() as connection:
        return renewal_reasons(connection)


def _stairs(story: tuple[Movement, ...], as_of: date, currency: str) -> tuple[Stair, ...]:
    own = [
        movement
        for movement in story
        if movement.amount.currency == currency and movement.on <= as_of
    ]
    if not own:
        return ()
    # A contract of ten years would press the last two into a corner.
    first = as_of.replace(day=1) - timedelta(days=365 * _YEARS)
    found = []
    for movement in own:
        if movement.on <= first or movement.on == ALWAYS:
            continue
        found.append(Stair(movement.on, _held(own, movement.on, currency), movement))
    # The line begins where something was held, or the picture would claim years of nothing.
    begins = max(first, min(movement.on for movement in own))
    if not found or found[0].on > begins:
        found.insert(0, Stair(begins, _held(own, begins, currency), None))
    # The last step reaches to today: that nothing has changed since is a statement as well.
    return (*found, Stair(as_of, _held(own, as_of, currency), None))


def _held(story: list[Movement], on: date, currency: str) -> Money:
    return next(iter(arr_on(story, on)), Money(0, currency))
