"""Many accounts in four pictures by hand: bands over time, movers, health and ARR, segments."""

from datetime import date
from decimal import Decimal

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.book_history import (
    PastScore,
    bands_over_time,
    month_ends,
    movers,
    scored_revenue,
    segment_counts,
)
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate

TODAY = date(2026, 11, 22)


def line(
    id_: int,
    score: str | None = None,
    band: Band = Band.UNKNOWN,
    *,
    arr: tuple[Money, ...] = (),
    segment: tuple[int | None, str] = (None, ""),
    standing: Standing | None = None,
    unusable: tuple[str, ...] = (),
) -> AccountLine:
    return AccountLine(
        id_, f"Account {id_}", "", "", "", segment[1], AccountStatus.LIVE, Stage.ADOPTION, None,
        band=band, score=None if score is None else Decimal(score), arr=arr, standing=standing,
        segment_id=segment[0], unusable=unusable,
    )  # fmt: skip


def past(day: str, band: Band, score: str | None) -> PastScore:
    return PastScore(date.fromisoformat(day), band, None if score is None else Decimal(score))


def test_twelve_month_ends_the_last_is_today() -> None:
    days = month_ends(TODAY)
    assert len(days) == 12
    assert days[0] == date(2025, 12, 31)
    assert days[-3:] == (date(2026, 9, 30), date(2026, 10, 31), TODAY)
    assert month_ends(date(2024, 3, 31))[-2] == date(2024, 2, 29)


def test_a_band_holds_until_the_next_and_nobody_is_counted_before_being_judged() -> None:
    lines = [line(1, "80", Band.HEALTHY), line(2, "40", Band.AT_RISK), line(3)]
    scores = {
        1: [past("2026-08-10", Band.WATCH, "60"), past("2026-10-31", Band.HEALTHY, "80")],
        2: [past("2026-10-01", Band.AT_RISK, "40")],
    }
    found = bands_over_time(lines, scores, TODAY)
    assert [(day.on.month, dict(day.bands)) for day in found] == [
        (8, {Band.WATCH: 1}),
        (9, {Band.WATCH: 1}),
        (10, {Band.HEALTHY: 1, Band.AT_RISK: 1}),
        (11, {Band.HEALTHY: 1, Band.AT_RISK: 1, Band.UNKNOWN: 1}),
    ]
    (alone,) = bands_over_time([line(3)], {}, TODAY)
    assert (alone.on, dict(alone.bands)) == (TODAY, {Band.UNKNOWN: 1})


def test_movers_are_those_whose_shown_score_is_another_than_thirty_days_ago() -> None:
    """23 October is 30 days before: what was kept on that day counts, what came later does not."""
    lines = [
        line(1, "80.4", Band.HEALTHY), line(2, "40", Band.AT_RISK), line(3, "70", Band.WATCH),
        line(4, "70", Band.WATCH), line(5, "70", Band.UNKNOWN), line(6, "55.4", Band.WATCH),
    ]  # fmt: skip
    scores = {
        1: [past("2026-10-01", Band.WATCH, "60.6"), past("2026-10-24", Band.HEALTHY, "99")],
        2: [past("2026-10-23", Band.WATCH, "62")],
        3: [past("2026-10-24", Band.WATCH, "50")],
        4: [past("2026-10-01", Band.UNKNOWN, "10")],
        5: [past("2026-10-01", Band.WATCH, "60")],
        6: [past("2026-10-01", Band.WATCH, "54.6")],
    }
    assert [(one.id, one.points) for one in movers(lines, scores, TODAY)] == [(1, 19), (2, -22)]
    many = [line(n, str(50 + n), Band.WATCH) for n in range(1, 16)]
    before = {n: [past("2026-10-01", Band.WATCH, "58")] for n in range(1, 16)}
    assert [one.points for one in movers(many, before, TODAY)] == [
        7, 6, 5, 4, 3, 2, -2, -3, -4, -5, -6, -7,
    ]  # fmt: skip


def test_currencies_are_converted_at_typed_rates_or_left_out_by_name() -> None:
    rates = [ExchangeRate(1, "GBP", "EUR", Decimal("1.2"), date(2026, 1, 1))]
    lines = [
        line(1, "80", Band.HEALTHY, arr=(Money(10_000, "EUR"), Money(10_000, "GBP"))),
        line(2, "40", Band.AT_RISK, arr=(Money(5_000, "USD"),)),
        line(3, "40", Band.AT_RISK, arr=(Money(5_000, "JPY"), Money(5_000, "EUR"))),
        line(4, "40", Band.UNKNOWN, arr=(Money(5_000, "EUR"),)),
        line(5, "40", Band.WATCH, arr=(Money(0, "EUR"),)),
        line(6, "40", Band.WATCH, arr=(Money(9_000, "EUR"),), unusable=("arr",)),
        line(7, "40", Band.WATCH),
    ]
    found, without_rate = scored_revenue(lines, "EUR", rates, TODAY)
    assert [(one.id, one.arr) for one in found] == [(1, Money(22_000, "EUR"))]
    assert without_rate == {"USD": 1, "EUR, JPY": 1}


def test_segments_are_counted_by_band_and_standing() -> None:
    core, more = (1, "Core"), (2, "More")
    lines = [
        line(1, "80", Band.HEALTHY, segment=core, standing=Standing.CHAMPION),
        line(2, "40", Band.AT_RISK, segment=core, standing=Standing.LAGGARD),
        line(3, segment=core, standing=Standing.TOO_EARLY),
        line(4, "60", Band.WATCH, segment=more, standing=Standing.CRUISER),
        line(5, "60", Band.WATCH),
    ]
    found = segment_counts(lines)
    assert [(each.name, each.accounts) for each in found] == [("Core", 3), ("More", 1), ("", 1)]
    assert found[0].bands == {Band.HEALTHY: 1, Band.AT_RISK: 1, Band.UNKNOWN: 1}
    assert found[0].standings == {
        Standing.CHAMPION: 1, Standing.LAGGARD: 1, Standing.TOO_EARLY: 1,
    }  # fmt: skip
    assert found[2].standings == {}
