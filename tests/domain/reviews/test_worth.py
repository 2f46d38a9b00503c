"""What the work is worth: confirmed units alone, their change since day 1, and the price paid."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Better, Metric, Reading, UnitWorth
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.reviews.worth import WorkWorth, not_counted, worth_of
from csm_desktop.wording import render

START = date(2026, 1, 1)
TODAY = date(2026, 7, 2)  # 182 days on


def euros(amount: int | str) -> Money:
    return Money.of(amount, "EUR")


UNIT = UnitWorth(
    1, 1, "Overtime hour", euros(38), Decimal(52), metric_id=5, source="payroll",
    contact_id=9, confirmed_on=START,
)  # fmt: skip


def facts(
    *values: tuple[int, int], price: int | None = 36500, units: tuple[UnitWorth, ...] = (UNIT,)
) -> AccountFacts:
    """Readings as (days after the start, value); day 1 is 1,000 and the target 500."""
    sold = Subscription(7, 1, "Roster", euros(price or 0), START, 12)
    return AccountFacts(
        as_of=TODAY,
        account=Account(1, "Northwind", currency="EUR", contract_start=START),
        metrics=(Metric(5, "Overtime hours per week", "hours", Better.LOWER),),
        account_metrics=(AccountMetric(6, 1, 5, Decimal(1000), START, Decimal(500)),),
        readings=tuple(
            Reading(100 + n, 1, 5, START + timedelta(days=day), Decimal(value))
            for n, (day, value) in enumerate(values)
        ),
        subscriptions=(sold,) if price is not None else (),
        worths=units,
    )


def worth(facts_: AccountFacts) -> WorkWorth:
    found = worth_of(facts_)
    assert found is not None
    return found


def test_gain_is_the_change_times_how_often_times_its_value_and_cost_is_the_price() -> None:
    found = worth(facts((0, 1000), (91, 800)))
    (line,) = found.lines
    assert line.a_year == euros(200 * 52 * 38)
    assert line.a_year_at_goal == euros(500 * 52 * 38)
    # 91 days at 200 hours a week, rounded as it is printed, and then priced.
    assert line.units_so_far == Decimal(round(Decimal(91 * 200 * 52) / 365))
    assert line.so_far == euros(int(line.units_so_far) * 38)
    assert found.price is not None
    assert found.price.a_year == euros(36500)
    assert found.price.so_far == euros(18200), "182 days of 365"
    assert found.times_its_price == Decimal("10.8")


def test_half_a_unit_of_money_is_rounded_up_as_everywhere() -> None:
    half = replace(UNIT, value=Money.of(Decimal("162.50"), "EUR"), times_a_year=Decimal(1))
    (line,) = worth(facts((0, 1000), (91, 999), units=(half,))).lines
    assert line.a_year == euros(163)


def test_a_measure_that_fell_back_is_counted_against_it() -> None:
    found = worth(facts((10, 1100)))
    assert found.a_year == -euros(100 * 52 * 38)
    assert found.paid_back_on is None


@pytest.mark.parametrize(
    "missing",
    [
        {"contact_id": None}, {"confirmed_on": None}, {"source": " "},
        {"confirmed_on": TODAY + timedelta(1)},
    ],
)  # fmt: skip
def test_an_unconfirmed_value_is_never_counted_and_named_without_it(
    missing: dict[str, object],
) -> None:
    waits = facts((10, 800), units=(replace(UNIT, **missing),))  # type: ignore[arg-type]
    assert worth_of(waits) is None
    (left,) = not_counted(waits)
    assert left.words == "Overtime hour"
    assert "confirmed" in render(left.why)
    assert "38" not in render(left.why)


def test_one_measure_is_counted_once_and_another_currency_not_at_all() -> None:
    twin = replace(UNIT, id=2, words="Overtime again", position=1)
    yen = replace(UNIT, id=3, words="In yen", value=Money(9, "JPY"), metric_id=None, goal_id=4)
    done = Goal(4, 1, Horizon.OTHER, "Old tools off", reached_on=START)
    found = worth(replace(facts((10, 800), units=(UNIT, twin, yen)), goals=(done,)))
    assert [line.unit.words for line in found.lines] == ["Overtime hour"]
    assert {left.words for left in found.not_counted} == {"Overtime again", "In yen"}


def test_a_goal_without_figures_is_one_unit_from_the_day_on_which_it_was_reached() -> None:
    unit = replace(UNIT, metric_id=None, goal_id=4, value=euros(36000), times_a_year=Decimal(1))
    goal = Goal(4, 1, Horizon.OTHER, "Old tools off")
    waiting = worth(replace(facts(units=(unit,)), goals=(goal,)))
    assert (waiting.a_year, waiting.at_goals) == (euros(0), euros(36000))
    reached = replace(goal, reached_on=TODAY - timedelta(days=73))
    done = worth(replace(facts(units=(unit,)), goals=(reached,)))
    assert done.a_year == euros(36000)
    assert done.so_far == euros(7200), "a fifth of the year"


def test_payback_is_the_first_day_from_which_gain_has_covered_the_price() -> None:
    # 52 x 38 = 1,976 a year for each hour: 40 hours bring 79,040 a year from day 91 on.
    found = worth(facts((91, 960)))
    # Until then 9,100 were paid; each day after brings 216.55 and costs 100.
    assert found.paid_back_on == START + timedelta(days=91 + 79)
    assert found.is_paid_back
    slow = worth(facts((91, 975)))  # 49,400 a year: 135.34 a day, 9,100 / 35.34 = 257.5 days
    assert slow.paid_back_on == START + timedelta(days=91 + 258)
    assert not slow.is_paid_back
    assert worth(facts((91, 990))).paid_back_on is None, "19,760 a year never cover 36,500"


def test_without_a_price_there_is_gain_and_no_payback() -> None:
    found = worth(facts((10, 800), price=None))
    assert found.price is None
    assert found.paid_back_on is None
    assert found.times_its_price is None


@given(
    st.lists(st.tuples(st.integers(0, 182), st.integers(0, 3000)), min_size=1, max_size=8),
    st.integers(0, 500_000),
)
def test_what_is_printed_adds_up_and_payback_keeps_its_word(
    values: list[tuple[int, int]], price: int
) -> None:
    found = worth_of(facts(*values, price=price))
    assert found is not None
    line = found.lines[0]
    change = line.measured.change
    assert line.a_year.amount == (change * 52 * 38).quantize(Decimal("0.01"))
    assert abs(line.so_far.amount - line.units_so_far * 38) < 1
    assert found.at_goals.minor >= found.a_year.minor
    if found.is_paid_back and found.price is not None and found.price.so_far is not None:
        # Rounding of what is told may leave a day's worth of difference.
        a_day = abs(found.a_year.minor) // 365 + found.price.a_year.minor // 365 + 20_000
        assert found.so_far.minor - found.price.so_far.minor > -a_day
