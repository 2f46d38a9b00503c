"""Revenue recognised so far, day by day; and renewals that raise their question early."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.lifetime import lifetime_value
from csm_desktop.domain.money.movements import ALWAYS, Movement
from csm_desktop.domain.money.renewals import renewal_date, upcoming_renewals
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueKind, Subscription, SubscriptionStatus
from csm_desktop.domain.records.rules import Rules
from csm_desktop.wording import Voice, render

TODAY = date(2026, 11, 22)
EUR = "EUR"


def moved(kind: RevenueKind, on: date, minor: int, currency: str = EUR) -> Movement:
    return Movement(1, kind, on, Money(minor, currency))


def test_by_hand_a_year_is_worth_its_arr_and_a_day_its_share_of_it() -> None:
    story = [moved(RevenueKind.NEW, date(2025, 1, 1), 365_00)]
    assert lifetime_value(story, date(2026, 1, 1)).amounts == (Money(365_00, EUR),)
    assert lifetime_value(story, date(2025, 1, 2)).amounts == (Money(1_00, EUR),)
    assert lifetime_value(story, date(2025, 1, 1)).amounts == ()
    # A leap year has a day more and the same worth.
    leap = [moved(RevenueKind.NEW, date(2024, 1, 1), 366_00)]
    assert lifetime_value(leap, date(2024, 3, 1)).amounts == (Money(60_00, EUR),)


def test_by_hand_it_grows_with_expansion_and_stops_with_churn() -> None:
    story = [
        moved(RevenueKind.NEW, date(2025, 1, 1), 365_00),
        moved(RevenueKind.EXPANSION, date(2025, 1, 11), 365_00),
        moved(RevenueKind.CHURN, date(2025, 1, 21), 730_00),
    ]
    found = lifetime_value(story, TODAY)
    assert found.amounts == (Money(10_00 + 20_00, EUR),)
    assert found.since == date(2025, 1, 1)
    with Voice(locale="en_US").spoken():
        assert render(found.why) == (
            "Recurring revenue earned day by day since January 1, 2025, up to November 22, 2026;"
            " no forecast."
        )


def test_each_currency_has_its_own_worth_and_an_unknown_start_none() -> None:
    story = [
        moved(RevenueKind.NEW, date(2025, 1, 1), 365_00),
        moved(RevenueKind.NEW, date(2025, 1, 1), 730_00, "USD"),
    ]
    assert lifetime_value(story, date(2025, 1, 11)).amounts == (
        Money(10_00, EUR),
        Money(20_00, "USD"),
    )
    unknown = lifetime_value([*story, moved(RevenueKind.NEW, ALWAYS, 5)], TODAY)
    assert (unknown.since, unknown.amounts) == (None, ())
    assert "no start date" in render(unknown.why)


@given(st.dates(date(2019, 1, 1), date(2026, 1, 1)), st.integers(1, 10**9), st.integers(1, 7))
def test_whole_years_are_worth_whole_arr(start: date, arr: int, years: int) -> None:
    story = [moved(RevenueKind.NEW, start, arr)]
    leap_day = (start.month, start.day) == (2, 29)
    end = date(start.year + years, start.month, 28 if leap_day else start.day)
    if leap_day and years == 4:
        end = date(start.year + 4, 2, 29)
    assert lifetime_value(story, end).amounts == (Money(arr * years, EUR),)


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 10**9))
def test_it_never_shrinks_and_splits_anywhere(first: int, second: int, arr: int) -> None:
    start = date(2018, 3, 5)
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    whole = [moved(RevenueKind.NEW, start, arr)]
    paused = [*whole, moved(RevenueKind.CHURN, middle, arr)]
    until = sum(m.minor for m in lifetime_value(whole, middle).amounts)
    assert sum(m.minor for m in lifetime_value(paused, end).amounts) == until
    assert sum(m.minor for m in lifetime_value(whole, end).amounts) >= until


def sub(id_: int, days: int | None, **more: object) -> Subscription:
    on = None if days is None else TODAY + timedelta(days=days)
    return Subscription(id_, 1, "Suite", Money(210_000_00, EUR), renews_on=on, **more)  # type: ignore[arg-type]


def test_by_hand_renewals_are_asked_about_120_90_60_and_30_days_before() -> None:
    days = (121, 120, 91, 90, 60, 31, 30, 0, -4)
    found = upcoming_renewals([sub(n, left) for n, left in enumerate(days)], TODAY)
    assert [(each.days_left, each.notice) for each in found] == [
        *((-4, 30), (0, 30), (30, 30), (31, 60), (60, 60), (90, 90), (91, 120), (120, 120)),
    ]
    with Voice(locale="en_US").spoken():
        assert render(found[3].why) == (
            "Suite (€210,000 a year) renews on December 23, 2026, in 31 days."
        )
    with Voice(locale="en_US").spoken():
        assert render(found[0].why).endswith("4 days ago: was it renewed, or lost?")


def test_ended_trial_and_given_up_subscriptions_do_not_renew() -> None:
    subs = [
        sub(1, 10, status=SubscriptionStatus.ENDED),
        sub(2, 10, status=SubscriptionStatus.TRIAL),
        sub(3, 10, ended_on=TODAY + timedelta(days=10)),
        sub(4, None),
    ]
    assert upcoming_renewals(subs, TODAY) == ()


def test_the_notices_are_a_rule() -> None:
    assert upcoming_renewals([sub(1, 200)], TODAY) == ()
    (found,) = upcoming_renewals([sub(1, 200)], TODAY, Rules(renewal_days=(240, 180)))
    assert found.notice == 240


@pytest.mark.parametrize(
    ("start", "term", "on"),
    [
        (date(2025, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2025, 11, 22), 12, date(2026, 11, 22)),
        (date(2024, 8, 31), 1, date(2026, 11, 30)),
        (date(2024, 8, 31), 36, date(2027, 8, 31)),
        (date(2025, 1, 15), 0, None),
    ],
)
def test_by_hand_without_a_date_the_running_term_tells_it(
    start: date, term: int, on: date | None
) -> None:
    subscription = sub(1, None, starts_on=start, term_months=term)
    assert renewal_date(subscription, TODAY) == on
