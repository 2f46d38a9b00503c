"""NRR, GRR and churn: worked by hand, and held to their laws by any story (domain.md §1)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.movements import ALWAYS, Movement, movements
from csm_desktop.domain.money.rates import converted, rate_on
from csm_desktop.domain.money.revenue_figures import (
    RevenueWindow,
    arr_on,
    last_months,
    months_after,
    revenue_figures,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.wording import Voice, rates_words, render

TODAY = date(2026, 11, 22)
YEAR = last_months(TODAY)
NEW, MORE, LESS, CHURN, RENEWAL = (
    RevenueKind.NEW,
    RevenueKind.EXPANSION,
    RevenueKind.CONTRACTION,
    RevenueKind.CHURN,
    RevenueKind.RENEWAL,
)


def moved(account: int, kind: RevenueKind, days: int, amount: int, cur: str = "EUR") -> Movement:
    return Movement(account, kind, TODAY - timedelta(days=days), Money(amount, cur))


STORY = (
    moved(1, NEW, 700, 100_00),
    moved(2, NEW, 700, 60_00),
    moved(3, NEW, 700, 40_00),
    moved(1, MORE, 100, 50_00),
    moved(2, LESS, 90, 10_00),
    moved(3, CHURN, 80, 40_00),
    moved(4, NEW, 70, 25_00),
)


def test_by_hand_four_accounts_over_a_year() -> None:
    # Start 200; +50, -10, -40: NRR 200/200; GRR 150/200; one of three accounts lost; 25 new.
    (found,) = revenue_figures(STORY, YEAR)
    assert [found.start, found.expansion, found.contraction, found.churn, found.new, found.end] == [
        Money(amount, "EUR") for amount in (200_00, 50_00, 10_00, 40_00, 25_00, 225_00)
    ]
    assert found.nrr == Decimal("1")
    assert found.grr == Decimal("0.75")
    assert found.revenue_churn == Decimal("0.25")
    assert found.logo_churn == Decimal("0.333333")
    assert (found.accounts_at_start, found.accounts_lost) == (3, 1)
    with Voice(locale="en_US").spoken():
        assert render(found.why) == (
            "Of €200 on November 22, 2025, held by 3 accounts, €10 was reduced and €40 lost, and "
            "€50 was added by November 22, 2026; €25 came from accounts that were new or came back."
        )


def test_by_hand_one_account_or_a_segment_is_chosen_by_its_movements() -> None:
    (found,) = revenue_figures([m for m in STORY if m.account_id == 1], YEAR)
    assert (found.nrr, found.grr, found.logo_churn) == (Decimal("1.5"), Decimal(1), Decimal(0))


def test_without_arr_at_the_start_the_figures_do_not_apply() -> None:
    (found,) = revenue_figures([m for m in STORY if m.account_id == 4], YEAR)
    assert (found.nrr, found.grr, found.revenue_churn, found.logo_churn) == (None,) * 4
    assert found.end == Money(25_00, "EUR")
    with Voice(locale="en_US").spoken():
        assert render(found.why).startswith("Not applicable")
    (empty,) = revenue_figures((), YEAR, "USD")
    assert (empty.nrr, empty.end) == (None, Money(0, "USD"))


def test_by_hand_a_second_product_of_a_customer_is_expansion_and_a_win_back_is_new() -> None:
    (second,) = revenue_figures([moved(1, NEW, 500, 100), moved(1, NEW, 50, 30)], YEAR)
    assert (second.expansion.minor, second.new.minor, second.nrr) == (30, 0, Decimal("1.3"))
    back = [moved(1, NEW, 500, 100), moved(1, CHURN, 90, 100), moved(1, NEW, 50, 80)]
    (won_back,) = revenue_figures([*back, moved(1, MORE, 20, 5)], YEAR)
    assert (won_back.churn.minor, won_back.new.minor, won_back.end.minor) == (100, 85, 85)
    assert (won_back.nrr, won_back.grr, won_back.logo_churn) == (Decimal(0), Decimal(0), Decimal(1))


def test_by_hand_grr_loses_no_more_than_there_was() -> None:
    grown_and_gone = [moved(1, NEW, 500, 100), moved(1, MORE, 90, 100), moved(1, CHURN, 9, 200)]
    (found,) = revenue_figures([*grown_and_gone, moved(2, NEW, 500, 100)], YEAR)
    assert (found.nrr, found.grr) == (Decimal("0.5"), Decimal("0.5"))


def test_what_happens_on_the_first_day_is_before_the_window_and_on_the_last_inside() -> None:
    window = RevenueWindow(TODAY - timedelta(days=10), TODAY)
    (found,) = revenue_figures([moved(1, NEW, 10, 100), moved(1, CHURN, 0, 100)], window)
    assert (found.start.minor, found.churn.minor, found.grr) == (100, 100, Decimal(0))


RATES = (
    ExchangeRate(1, "USD", "EUR", Decimal("0.8"), date(2026, 1, 1)),
    ExchangeRate(2, "USD", "EUR", Decimal("0.9"), date(2026, 6, 1)),
    ExchangeRate(3, "USD", "EUR", Decimal("0.5"), date(2026, 12, 1)),
    ExchangeRate(4, "EUR", "JPY", Decimal(160), date(2026, 2, 1)),
)


def test_by_hand_the_latest_rate_that_is_not_later_holds_and_may_be_turned_over() -> None:
    assert rate_on(RATES, "USD", "EUR", date(2026, 5, 31)) == Fraction(4, 5)
    assert rate_on(RATES, "USD", "EUR", TODAY) == Fraction(9, 10)
    assert rate_on(RATES, "JPY", "EUR", TODAY) == Fraction(1, 160)
    assert rate_on(RATES, "USD", "EUR", date(2025, 12, 31)) is None
    assert rate_on(RATES, "USD", "JPY", TODAY) is None
    assert converted([Money(1600, "JPY")], "EUR", RATES, TODAY) == Money(10_00, "EUR")
    assert converted([Money(100_00, "USD"), Money(1, "EUR")], "EUR", RATES, TODAY) == Money(
        90_01, "EUR"
    )
    assert converted([Money(1, "GBP")], "EUR", RATES, TODAY) is None


def test_the_rates_that_led_to_a_sum_are_told_as_they_were_typed() -> None:
    story = [*moved_in("USD", 1), *moved_in("JPY", 2), *moved_in("EUR", 3)]
    window = RevenueWindow(date(2026, 1, 1), TODAY)
    (together,) = revenue_figures(story, window, "EUR", RATES)
    assert [rate.id for rate in together.rates] == [4, 2], "JPY turned over, USD of June"
    assert rates_words(together.rates) == (
        "Rates used: 1 EUR = 160 JPY (1 February 2026) · 1 USD = 0.9 EUR (1 June 2026)"
    )
    apart = revenue_figures([*story, *moved_in("GBP", 4)], window, "EUR", RATES)
    assert [one.rates for one in apart] == [(), (), (), ()], "nothing was put together"
    assert rates_words(()) == ""


def moved_in(currency: str, account_id: int) -> list[Movement]:
    return [Movement(account_id, NEW, date(2026, 2, 3), Money(100_00, currency))]


def test_by_hand_mixed_currencies_meet_only_through_rates() -> None:
    story = [
        *(moved(1, NEW, 500, 100_00), moved(1, LESS, 50, 10_00)),
        *(moved(2, NEW, 500, 100_00, "USD"), moved(2, CHURN, 50, 100_00, "USD")),
    ]
    apart = revenue_figures(story, YEAR, "EUR")
    assert [(f.start.currency, f.grr) for f in apart] == [
        ("EUR", Decimal("0.9")),
        ("USD", Decimal(0)),
    ]
    (together,) = revenue_figures(story, YEAR, "EUR", RATES)
    # 100 + 90 at the start; 10 + 90 lost: 90 of 190 last.
    assert together.start == Money(190_00, "EUR")
    assert together.grr == Decimal("0.473684")
    assert arr_on(story, TODAY) == (Money(90_00, "EUR"),)


def test_by_hand_an_account_with_two_currencies_is_one_account() -> None:
    story = [moved(1, NEW, 500, 100_00), moved(1, NEW, 50, 10_00, "USD")]
    (found,) = revenue_figures(story, YEAR, "EUR", RATES)
    assert (found.accounts_at_start, found.expansion, found.new) == (
        1,
        Money(9_00, "EUR"),
        Money(0, "EUR"),
    )


KINDS = st.sampled_from([NEW, MORE, LESS, CHURN])
STORIES = st.lists(
    st.builds(moved, st.integers(1, 4), KINDS, st.integers(0, 900), st.integers(0, 10**7)),
    max_size=25,
)


@given(STORIES, st.randoms())
def test_the_laws_of_the_figures(story: list[Movement], chance: Random) -> None:
    (found,) = revenue_figures(story, YEAR, "EUR")
    moves = found.new + found.expansion - found.contraction - found.churn
    assert found.end == found.start + moves
    for day, part in ((YEAR.start, found.start), (YEAR.end, found.end)):
        assert sum(m.minor for m in arr_on(story, day)) == part.minor
    if found.start.minor == 0:
        assert (found.nrr, found.grr, found.logo_churn) == (None, None, None)
    else:
        assert found.nrr is not None
        assert found.grr is not None
        assert found.revenue_churn is not None
        assert found.logo_churn is not None
        assert 0 <= found.grr <= 1
        assert found.grr <= found.nrr
        assert found.revenue_churn == 1 - found.grr
        assert 0 <= found.logo_churn <= 1
    assert found.new.minor >= 0
    mixed = list(story)
    chance.shuffle(mixed)
    assert revenue_figures(mixed, YEAR, "EUR") == (found,)
    assert arr_on(mixed, TODAY) == arr_on(story, TODAY)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_by_hand_months_end_where_the_shorter_month_ends(
    day: date, months: int, then: date
) -> None:
    assert months_after(day, months) == then


# What the movements are made of.


def sub(id_: int, arr: int, start: int | None = 700, **more: object) -> Subscription:
    starts = None if start is None else TODAY - timedelta(days=start)
    made = Subscription(id_, 1, f"P{id_}", Money(arr, "EUR"), starts)
    return replace(made, **more)  # type: ignore[arg-type]


def event(kind: RevenueKind, days_ago: int, amount: int, of: int | None = None) -> RevenueEvent:
    on = TODAY - timedelta(days=days_ago)
    return RevenueEvent(days_ago, 1, kind, on, Money(amount, "EUR"), of)


def told_as(subs: list[Subscription], events: list[RevenueEvent]) -> list[tuple[str, int, int]]:
    return [
        (m.kind.value, (TODAY - m.on).days, m.amount.minor) for m in movements(subs, events, TODAY)
    ]


def test_by_hand_a_subscription_alone_opens_and_closes_itself() -> None:
    assert told_as([sub(1, 100)], []) == [("new", 700, 100)]
    gone = sub(1, 100, status=SubscriptionStatus.ENDED, ended_on=TODAY - timedelta(days=30))
    assert told_as([gone], []) == [("new", 700, 100), ("churn", 30, 100)]


def test_by_hand_its_own_events_are_already_in_the_arr_on_record() -> None:
    # 120 today after +30 and -10: it opened with 100. What lies ahead is not in it yet.
    events = [event(MORE, 300, 30, 1), event(LESS, 200, 10, 1), event(MORE, -40, 7, 1)]
    assert told_as([sub(1, 120)], [*events, event(RENEWAL, 100, 120, 1)]) == [
        ("new", 700, 100),
        ("expansion", 300, 30),
        ("contraction", 200, 10),
        ("expansion", -40, 7),
    ]


def test_by_hand_a_recorded_beginning_is_not_told_twice() -> None:
    assert told_as([sub(1, 100)], [event(NEW, 690, 90, 1)]) == [("new", 690, 90)]
    assert told_as([sub(1, 100), sub(2, 50)], [event(NEW, 690, 90)]) == [("new", 690, 90)]
    assert told_as([sub(1, 100)], [event(MORE, 20, 5)]) == [("new", 700, 100), ("expansion", 20, 5)]


@pytest.mark.parametrize("arr", [100, 0])
def test_by_hand_a_churn_that_was_recorded_closes_once_whatever_arr_was_left(arr: int) -> None:
    gone = sub(1, arr, status=SubscriptionStatus.ENDED, ended_on=TODAY - timedelta(days=30))
    assert told_as([gone], [event(CHURN, 30, 100, 1)]) == [("new", 700, 100), ("churn", 30, 100)]


def test_trials_and_ends_that_nobody_dated_count_for_nothing() -> None:
    trial = sub(1, 100, status=SubscriptionStatus.TRIAL)
    undated = sub(2, 100, status=SubscriptionStatus.ENDED)
    nobodys = sub(3, 100, account_id=None)
    assert told_as([trial, undated, nobodys], []) == []
    lapsed = replace(undated, renews_on=TODAY - timedelta(days=3))
    assert told_as([lapsed], []) == [("new", 700, 100), ("churn", 3, 100)]


def test_without_a_start_it_opens_with_the_contract_or_was_always_there() -> None:
    contract = date(2024, 5, 1)
    (known,) = movements([sub(1, 100, None)], [], TODAY, {1: contract})
    (unknown,) = movements([sub(1, 100, None)], [], TODAY)
    assert (known.on, unknown.on) == (contract, ALWAYS)
    (found,) = revenue_figures([unknown], YEAR)
    assert (found.start.minor, found.nrr, found.grr) == (100, None, None)
    assert "is not known" in render(found.why)
    (with_another,) = revenue_figures(
        [unknown, moved(2, NEW, 700, 40), moved(2, LESS, 9, 10)], YEAR
    )
    assert (with_another.start.minor, with_another.end.minor) == (140, 130)
    assert with_another.nrr == Decimal("0.75")
    assert "Left out: 1 account" in render(with_another.why)


@pytest.mark.parametrize("gap", [0, 1])
def test_by_hand_a_row_per_term_is_neither_churn_nor_new_business(gap: int) -> None:
    first = sub(1, 100, status=SubscriptionStatus.ENDED, ended_on=TODAY - timedelta(days=90 + gap))
    assert told_as([first, sub(2, 130, 90)], []) == [("new", 700, 100), ("expansion", 90, 30)]
    assert told_as([first, sub(2, 80, 90)], []) == [("new", 700, 100), ("contraction", 90, 20)]
    assert told_as([first, sub(2, 100, 90)], []) == [("new", 700, 100)]


@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=4),
    st.lists(
        st.builds(event, st.sampled_from([MORE, LESS]), st.integers(0, 600), st.integers(0, 1000)),
        max_size=6,
    ),
)
def test_the_arr_of_today_is_the_arr_on_record(arrs: list[int], events: list[RevenueEvent]) -> None:
    linked = [replace(each, subscription_id=1) for each in events]
    # An ARR on record that its own events could have led to: none ever fell below nothing.
    reached = sum(e.amount.minor for e in linked if e.kind is LESS) + 6000
    subs = [sub(n + 1, arr + (reached if n == 0 else 0)) for n, arr in enumerate(arrs)]
    total = sum(each.arr.minor for each in subs)
    told_today = movements(subs, linked, TODAY)
    assert sum(m.minor for m in arr_on(told_today, TODAY)) == total


@pytest.mark.parametrize(("late", "lost"), [(15, 0), (90, 0), (91, 1)])
def test_by_hand_a_renewal_that_was_signed_late_is_a_renewal(late: int, lost: int) -> None:
    ended = TODAY - timedelta(days=170)
    before = replace(sub(1, 100), starts_on=date(2025, 6, 1), ended_on=ended)
    before = replace(before, status=SubscriptionStatus.ENDED)
    after = replace(sub(2, 100), product="P1", starts_on=ended + timedelta(days=late))
    (found,) = revenue_figures(movements([before, after], [], TODAY), YEAR)
    assert (found.accounts_lost, found.nrr) == (lost, Decimal(1 - lost))
    other = replace(after, product="Another")
    (churned,) = revenue_figures(movements([before, other], [], TODAY), YEAR)
    assert churned.accounts_lost == 1
    (strict,) = revenue_figures(movements([before, after], [], TODAY, grace_days=0), YEAR)
    assert strict.accounts_lost == 1


def test_by_hand_a_contract_that_changes_its_currency_is_no_churn() -> None:
    ended = TODAY - timedelta(days=30)
    euros = replace(sub(1, 90_00), ended_on=ended, status=SubscriptionStatus.ENDED)
    dollars = replace(sub(2, 0), arr=Money(100_00, "USD"), starts_on=ended + timedelta(days=1))
    story = movements([euros, dollars], [], TODAY)
    assert [movement.swap for movement in story] == [False, True, True]
    (together,) = revenue_figures(story, YEAR, "EUR", RATES)  # 100 dollars are 90 euros
    assert (together.accounts_lost, together.nrr, together.grr) == (0, Decimal(1), Decimal(1))
    # Without a rate nobody knows what it is worth, but neither was won or lost.
    in_euros, in_dollars = revenue_figures(story, YEAR)
    assert (in_euros.churn.minor, in_euros.accounts_lost, in_euros.nrr) == (0, 0, None)
    assert (in_euros.end.minor, in_dollars.end.minor) == (0, 100_00)
    assert (in_euros.contraction.minor, in_euros.swapped.minor) == (0, -90_00)
    assert (in_dollars.new.minor, in_dollars.swapped.minor) == (0, 100_00)
    assert render(in_euros.why).startswith("Not applicable: no rate tells what 1 account pays")
