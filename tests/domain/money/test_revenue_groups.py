"""Windows by name, and movements by segment, owner and product: sums agree to the cent."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.money.account_tally import stories_of
from csm_desktop.domain.money.movement_lines import PARTS, movement_tables, shown_parts
from csm_desktop.domain.money.movements import Movement, movements
from csm_desktop.domain.money.revenue_figures import RevenueWindow, last_months
from csm_desktop.domain.money.revenue_groups import RevenueStory, by_product, grouped
from csm_desktop.domain.money.windows import RevenueSpan, whole_days, window_of
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Contract,
    ExchangeRate,
    RevenueEvent,
    RevenueKind,
    Subscription,
)

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("span", "today", "first_month", "start", "end"),
    [
        (RevenueSpan.TWELVE_MONTHS, date(2028, 2, 29), 1, date(2027, 2, 28), date(2028, 2, 29)),
        (RevenueSpan.THIS_QUARTER, TODAY, 1, date(2026, 9, 30), TODAY),
        (RevenueSpan.LAST_QUARTER, TODAY, 1, date(2026, 6, 30), date(2026, 9, 30)),
        (RevenueSpan.THIS_YEAR, TODAY, 1, date(2025, 12, 31), TODAY),
        (RevenueSpan.LAST_YEAR, TODAY, 1, date(2024, 12, 31), date(2025, 12, 31)),
        # A year that begins in February has quarters that begin in February, May, August, November.
        (RevenueSpan.THIS_QUARTER, TODAY, 2, date(2026, 10, 31), TODAY),
        (RevenueSpan.LAST_QUARTER, date(2027, 1, 1), 2, date(2026, 7, 31), date(2026, 10, 31)),
        (RevenueSpan.THIS_YEAR, date(2027, 1, 31), 2, date(2026, 1, 31), date(2027, 1, 31)),
        (RevenueSpan.LAST_YEAR, date(2027, 1, 31), 2, date(2025, 1, 31), date(2026, 1, 31)),
        # Its first and its last day.
        (RevenueSpan.THIS_YEAR, date(2026, 10, 1), 10, date(2026, 9, 30), date(2026, 10, 1)),
        (RevenueSpan.THIS_YEAR, date(2026, 9, 30), 10, date(2025, 9, 30), date(2026, 9, 30)),
        # February of a leap year ends a quarter on its 29th.
        (RevenueSpan.LAST_QUARTER, date(2028, 3, 1), 3, date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_a_window_is_known_by_its_name(
    span: RevenueSpan, today: date, first_month: int, start: date, end: date
) -> None:
    assert window_of(span, today, first_month) == RevenueWindow(start, end)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12))
def test_spans_follow_each_other_without_a_gap(today: date, first_month: int) -> None:
    for this, last in (
        (RevenueSpan.THIS_QUARTER, RevenueSpan.LAST_QUARTER),
        (RevenueSpan.THIS_YEAR, RevenueSpan.LAST_YEAR),
    ):
        now, before = window_of(this, today, first_month), window_of(last, today, first_month)
        assert before.start < before.end == now.start < now.end == today


def moved(id_: int, kind: RevenueKind, days: int, amount: int, code: str = "EUR") -> Movement:
    return Movement(id_, kind, TODAY - timedelta(days=days), Money(amount, code))


KINDS = (RevenueKind.NEW, RevenueKind.EXPANSION, RevenueKind.CONTRACTION, RevenueKind.CHURN)
_MOVED = st.builds(
    moved, st.integers(1, 6), st.sampled_from(KINDS), st.integers(0, 800),
    st.integers(0, 10**7), st.sampled_from(("EUR", "USD", "JPY")),
)  # fmt: skip
_RATES = (
    ExchangeRate(1, "USD", "EUR", Decimal("0.9137"), date(2020, 1, 1)),
    ExchangeRate(2, "JPY", "EUR", Decimal("0.0061"), date(2020, 1, 1)),
)


@given(st.lists(_MOVED, max_size=25), st.integers(0, 2), st.integers(1, 800))
def test_lines_add_up_to_the_sum_whatever_they_stand_for(
    told: list[Movement], rates: int, days: int
) -> None:
    window = RevenueWindow(TODAY - timedelta(days=days), TODAY)
    names = {id_: f"Account {id_}" for id_ in range(1, 7)}
    tables = movement_tables(stories_of(told), names, window, "EUR", _RATES[:rates])
    stories = {id_: RevenueStory(id_, f"{id_ % 2}", f"Segment {id_ % 2}") for id_ in names}
    by_segment = grouped(told, stories, names, window, "EUR", _RATES[:rates])
    assert [table.currency for table in tables] == [table.currency for table in by_segment]
    for table, segments in zip(tables, by_segment, strict=True):
        for part in PARTS:
            whole = getattr(table.total, part)
            assert sum(getattr(line, part).minor for line in table.lines) == whole.minor
            assert sum(getattr(g.sums, part).minor for g in segments.groups) == whole.minor
        total = table.total
        kept = total.start + total.new + total.expansion - total.contraction - total.churn
        kept += total.swapped
        assert total.end == kept
        for figures in (table.figures, *(group.figures for group in segments.groups)):
            assert figures.grr is None or 0 <= figures.grr <= 1


def test_an_account_stands_in_one_table_where_a_rate_of_another_currency_is_missing() -> None:
    told = [
        moved(1, RevenueKind.NEW, 500, 100_00),
        moved(2, RevenueKind.NEW, 500, 200_00, "USD"),
        moved(3, RevenueKind.NEW, 500, 300_00, "GBP"),
    ]
    tables = movement_tables(stories_of(told), {}, last_months(TODAY), "EUR", _RATES)
    shown = [(table.currency, [line.id for line in table.lines]) for table in tables]
    assert shown == [("EUR", [1]), ("GBP", [3]), ("USD", [2])]
    assert [table.total.end.minor for table in tables] == [100_00, 300_00, 200_00]


def test_a_change_of_currency_has_a_column_of_its_own_where_there_is_one() -> None:
    day = TODAY - timedelta(days=30)
    paid = Movement(1, RevenueKind.NEW, TODAY - timedelta(days=500), Money(100_00, "EUR"))
    fall = Movement(1, RevenueKind.CONTRACTION, day, Money(100_00, "EUR"), swap=True)
    rise = Movement(1, RevenueKind.EXPANSION, day, Money(130_00, "SEK"), swap=True)
    tables = movement_tables(stories_of([paid, fall, rise]), {}, last_months(TODAY))
    told = [(t.currency, t.total.new.minor, t.total.contraction.minor, t.total.swapped.minor)
            for t in tables]  # fmt: skip
    assert told == [("EUR", 0, 0, -100_00), ("SEK", 0, 0, 130_00)]
    assert shown_parts(tables) == PARTS
    assert "swapped" not in shown_parts(movement_tables(stories_of([paid]), {}, last_months(TODAY)))


def test_by_product_each_product_is_a_story_of_its_own() -> None:
    # Roster for two years, Mobile bought by the same customer half a year ago: an expansion of the
    # account, and new to Mobile. What the events of the account tell belongs to no product.
    start = TODAY - timedelta(days=700)
    contracts = [
        Subscription(1, 7, "Roster", Money(100_00, "EUR"), start),
        Subscription(2, 7, " roster ", Money(20_00, "EUR"), start),
        Subscription(3, 7, "Mobile", Money(30_00, "EUR"), TODAY - timedelta(days=180)),
        Subscription(4, 8, "Roster", Money(50_00, "EUR"), start),
    ]
    events = [RevenueEvent(9, 8, RevenueKind.NEW, start, Money(40_00, "EUR"))]
    window = last_months(TODAY)

    def tell(some: Sequence[Contract], their: Sequence[RevenueEvent]) -> tuple[Movement, ...]:
        return movements(some, their, TODAY)

    told, stories = by_product(contracts, events, tell)
    (table,) = grouped(told, stories, {7: "Seven", 8: "Eight"}, window)
    by_name = {group.name: group for group in table.groups}
    assert set(by_name) == {"Roster", "Mobile", ""}
    assert by_name["Roster"].sums.start == by_name["Roster"].sums.end == Money(120_00, "EUR")
    assert by_name["Mobile"].sums.new == Money(30_00, "EUR")
    assert by_name["Mobile"].figures.nrr is None
    assert by_name[""].sums.end == Money(40_00, "EUR")
    assert [member.id for member in by_name["Mobile"].members] == [7]
    (whole,) = movement_tables(stories_of(tell(contracts, events)), {}, window)
    assert (whole.total.start, whole.total.end) == (table.total.start, table.total.end)
    assert whole.total.expansion == Money(30_00, "EUR")


def test_whole_days_count_both_ends() -> None:
    told = [moved(1, RevenueKind.NEW, 3, 100), moved(2, RevenueKind.NEW, 0, 50)]
    window = whole_days(TODAY - timedelta(days=3), TODAY)
    (table,) = movement_tables(stories_of(told), {}, window)
    assert (table.total.start.minor, table.total.new.minor) == (0, 150)
