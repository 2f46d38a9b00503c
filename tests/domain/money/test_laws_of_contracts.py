"""What contracts do to the figures, whatever their amounts and days: laws, and awkward cases."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.account_tally import stories_of
from csm_desktop.domain.money.movement_lines import movement_tables
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.revenue_figures import (
    RevenueFigures,
    RevenueWindow,
    last_months,
    revenue_figures,
)
from csm_desktop.domain.money.terms import next_due
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES

TODAY = date(2026, 11, 29)
YEAR = last_months(TODAY)
GRACE = DEFAULT_RULES.renewal_grace_days
RATES = (ExchangeRate(1, "USD", "EUR", Decimal("0.8"), date(2020, 1, 1)),)

amounts = st.integers(1, 10**9)
past_days = st.dates(date(2020, 1, 1), TODAY)


def contract(
    id_: int, minor: int, starts_on: date, ended_on: date | None = None, code: str = "EUR"
) -> Subscription:
    status = SubscriptionStatus.ENDED if ended_on is not None else SubscriptionStatus.ACTIVE
    return Subscription(
        id_, 7, "Roster", Money(minor, code), starts_on, 12, status=status, ended_on=ended_on
    )


def figures(*contracts: Subscription, window: RevenueWindow = YEAR) -> RevenueFigures:
    (found,) = revenue_figures(movements(contracts, (), TODAY), window, "EUR", RATES)
    return found


@given(amounts, amounts, past_days, st.none() | past_days)
def test_splitting_a_contract_changes_no_total(
    one: int, other: int, starts_on: date, ended_on: date | None
) -> None:
    whole = figures(contract(1, one + other, starts_on, ended_on))
    split = figures(contract(1, one, starts_on, ended_on), contract(2, other, starts_on, ended_on))
    assert replace(split, why=whole.why) == whole


@given(amounts, st.integers(0, GRACE), st.integers(40, 300))
def test_a_late_renewal_inside_grace_changes_nothing(arr: int, late: int, ago: int) -> None:
    ended = TODAY - timedelta(days=ago)
    found = figures(
        contract(1, arr, ended - timedelta(days=365), ended),
        contract(2, arr, ended + timedelta(days=late)),
    )
    assert (found.nrr, found.grr, found.logo_churn) == (1, 1, 0)
    assert (found.churn.minor, found.new.minor, found.contraction.minor) == (0, 0, 0)


@given(amounts, amounts, st.integers(1, 300))
def test_a_change_of_currency_is_no_churn(euros: int, dollars: int, ago: int) -> None:
    day = TODAY - timedelta(days=ago)
    found = figures(
        contract(1, euros, day - timedelta(days=730), day),
        contract(2, dollars, day, code="USD"),
    )
    assert (found.churn.minor, found.new.minor, found.logo_churn) == (0, 0, 0)
    assert found.grr is not None
    assert found.grr <= 1


def test_a_renewal_before_the_old_end_is_an_overlap_and_lasts() -> None:
    # The next term was begun a month before the last one ended: both are paid, then one.
    ended = TODAY - timedelta(days=100)
    early = figures(
        contract(1, 100_00, ended - timedelta(days=365), ended),
        contract(2, 120_00, ended - timedelta(days=30)),
    )
    assert early.end == Money(120_00, "EUR")
    assert early.logo_churn == 0
    assert early.start + early.new + early.expansion - early.contraction - early.churn == early.end


def test_a_churn_dated_ahead_is_no_loss_yet_and_one_in_a_window_that_holds_it() -> None:
    lost = replace(contract(1, 100_00, date(2024, 1, 1)), ended_on=TODAY + timedelta(days=40))
    now = figures(lost)
    assert (now.churn.minor, now.logo_churn, now.end) == (0, 0, Money(100_00, "EUR"))
    later = figures(lost, window=RevenueWindow(TODAY, TODAY + timedelta(days=60)))
    assert (later.churn, later.logo_churn) == (Money(100_00, "EUR"), 1)


def test_who_comes_back_is_new_and_was_lost() -> None:
    gone = TODAY - timedelta(days=250)
    found = figures(
        contract(1, 100_00, date(2024, 1, 1), gone),
        contract(2, 300_00, TODAY - timedelta(days=30)),
    )
    assert (found.churn, found.new, found.nrr, found.logo_churn) == (
        Money(100_00, "EUR"), Money(300_00, "EUR"), 0, 1,
    )  # fmt: skip


def test_a_window_before_the_first_contract_has_no_shares() -> None:
    window = RevenueWindow(date(2010, 1, 1), date(2012, 1, 1))
    told = movements([contract(1, 100_00, date(2024, 1, 1))], (), TODAY)
    (found,) = revenue_figures(told, window, "EUR")
    assert (found.nrr, found.grr, found.logo_churn, found.end.minor) == (None, None, None, 0)
    (table,) = movement_tables(stories_of(told), {}, window, "EUR")
    assert table.lines == ()
    across = RevenueWindow(date(2010, 1, 1), TODAY)
    (found,) = revenue_figures(told, across, "EUR")
    assert (found.nrr, found.new) == (None, Money(100_00, "EUR"))


def test_zero_and_negative_amounts_on_record_take_nothing_from_others() -> None:
    start = date(2024, 1, 1)
    told = [
        contract(1, 100_00, start),
        contract(2, 0, start),
        contract(3, -50_00, start),
    ]
    found = figures(*told)
    assert (found.start, found.end) == (Money(100_00, "EUR"), Money(100_00, "EUR"))
    events = [RevenueEvent(9, 7, RevenueKind.EXPANSION, TODAY, Money(0, "EUR"), 2)]
    (with_event,) = revenue_figures(movements(told, events, TODAY), YEAR, "EUR")
    assert with_event.end == Money(100_00, "EUR")


def test_terms_from_a_leap_day_or_the_31st_keep_their_day() -> None:
    leap = replace(contract(1, 1, date(2024, 2, 29)), term_months=12)
    due = date(2025, 2, 28)
    for expected in (date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)):
        due = next_due(leap, due)
        assert due == expected
    monthly = replace(contract(1, 1, date(2026, 1, 31)), term_months=1)
    due = date(2026, 2, 28)
    for expected in (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)):
        due = next_due(monthly, due)
        assert due == expected
