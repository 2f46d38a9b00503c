"""Figures: whatever the values, nothing breaks, leaves the drawing or stands upon another label."""

import math
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from csm_desktop.reports import fonts
from csm_desktop.reports.figures.amounts import NamedAmount, amounts
from csm_desktop.reports.figures.axis import tick_words
from csm_desktop.reports.figures.bullet import Bullet, bullet
from csm_desktop.reports.figures.coverage import Link, Person, coverage_map
from csm_desktop.reports.figures.plan_bars import PlanBar, PlanBars, plan_bars
from csm_desktop.reports.figures.scale import day_ticks, nice_ticks, value_ticks
from csm_desktop.reports.figures.shapes import Drawing, Rect, StraightLine, String
from csm_desktop.reports.figures.sketch import Box, levels, spread
from csm_desktop.reports.figures.strip import Mark, MarkKind, Range, StripChart, dots, strip
from csm_desktop.reports.figures.timeline import Stop, TimeLine, timeline
from csm_desktop.reports.figures.trend import Trend, trend
from csm_desktop.reports.figures.waterfall import StepKind, WaterfallStep, waterfall

fonts.register()
DAY = date(2026, 7, 4)


def number(value: float) -> str:
    return f"{value:,.6g}"


def labels(drawing: Drawing) -> list[tuple[Box, str]]:
    """The core of each label: its x-height band, so that neighbouring lines do not count."""
    found = []
    for shape in drawing.contents:
        if isinstance(shape, String) and shape.text.strip():
            width = stringWidth(shape.text, shape.font, shape.size)
            box = Box(shape.x, shape.y, shape.x + width, shape.y + 0.5 * shape.size)
            found.append((box, shape.text))
    return found


def sound(drawing: Drawing) -> None:
    found = labels(drawing)
    for box, words in found:
        assert box.x0 >= -1, words
        assert box.x1 <= drawing.width + 1, words
        assert box.y0 >= -1, words
        assert box.y1 <= drawing.height + 1, words
    for (one, words), (other, more) in combinations(found, 2):
        assert not one.overlaps(other), (words, more)


def made(
    values: list[float], target: float | None = None, events: int = 0, every: int = 7
) -> Trend:
    points = [(DAY + timedelta(every * place), value) for place, value in enumerate(values)]
    happened = [(DAY + timedelta(9 * place), f"event {place} of many") for place in range(events)]
    words = "" if target is None else f"target {number(target)}"
    return Trend(points, number, target, words, happened)


@pytest.mark.parametrize(
    "values",
    [
        [5.0],
        [5.0, 7.0],
        [7.0] * 12,
        [0.0] * 5,
        [float(i * 37 % 23) for i in range(40)],
        [-5.0, -40.0, 3.0, 12.0],
        [1e15, 2e15, 1.5e15],
        [1e-9, 3e-9],
    ],
)
@pytest.mark.parametrize("target", [None, 6.0, -100.0])
def test_a_trend_of_any_values(values: list[float], target: float | None) -> None:
    sound(trend(made(values, target, events=6), 540, 300))


@settings(max_examples=60)
@given(
    values=st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40),
    target=st.none() | st.floats(-1e9, 1e9),
    events=st.integers(0, 12),
    every=st.integers(1, 90),
)
def test_no_label_of_a_trend_ever_touches_another(
    values: list[float], target: float | None, events: int, every: int
) -> None:
    sound(trend(made(values, target, events, every), 540, 300))


def test_a_long_silence_is_drawn_dashed() -> None:
    points = [(DAY, 1.0), (DAY + timedelta(7), 2.0), (DAY + timedelta(200), 3.0)]
    drawing = trend(Trend(points, number), 540, 300)
    dashed = [s for s in drawing.contents if getattr(s, "dash", None)]
    assert len(dashed) == 1


def test_a_trend_without_points_draws_nothing() -> None:
    assert trend(made([]), 540, 300).contents == []


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5), st.integers(0, 4), st.booleans())
def test_a_strip_names_every_mark_without_collision(
    values: list[float], mine: int, downwards: bool
) -> None:
    kinds = [MarkKind.OWN if i == mine else MarkKind.REFERENCE for i in range(len(values))]
    marks = [Mark(f"mark {i}", value, kinds[i]) for i, value in enumerate(values)]
    for others in (Range(-10, 5, 50, 90), None):
        chart = StripChart(others, marks, number, downwards)
        sound(strip(chart, 360))
        assert not labels(dots(chart, 120)), "a table tells the numbers"


def test_what_is_better_lies_to_the_right() -> None:
    marks = [Mark("own", 22, MarkKind.OWN), Mark("median", 34), Mark("target", 15, MarkKind.AIM)]
    for downwards, order in (
        (True, ["median", "own", "target"]),
        (False, ["target", "own", "median"]),
    ):
        found = labels(strip(StripChart(None, marks, number, downwards), 400))
        named = sorted((box.x0, words.split()[0]) for box, words in found if words[0].isalpha())
        assert [words for _, words in named] == order


def test_no_line_of_a_mark_runs_through_the_name_of_another() -> None:
    marks = [
        Mark("Northwind Rail", 22, MarkKind.OWN), Mark("Median of 9 operators", 34),
        Mark("Top quarter of 9", 18), Mark("target", 15, MarkKind.AIM),
    ]  # fmt: skip
    drawing = strip(StripChart(None, marks, number, downwards=True), 365)
    lines = [
        each for each in drawing.contents if isinstance(each, StraightLine) and each.x1 == each.x2
    ]
    for box, words in labels(drawing):
        for line in lines:
            across = box.x0 + 1 < line.x1 < box.x1 - 1
            along = min(line.y1, line.y2) < box.y1 - 3 and box.y0 + 3 < max(line.y1, line.y2)
            assert not (across and along), words


def test_an_axis_of_days_says_its_year_and_repeats_no_month() -> None:
    assert tick_words([date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]) == [
        "Nov 2026", "Dec", "Jan 2027",
    ]  # fmt: skip
    weeks = tick_words([date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)])
    assert weeks == ["2 Nov 2026", "9 Nov", "16 Nov"]


@given(
    st.lists(st.one_of(st.none(), st.floats(-2, 3)), max_size=6),
    st.one_of(st.none(), st.floats(0, 1.3)),
    st.sampled_from([330.0, 455.0, 560.0]),
)
@example([None, -0.1, 0.0, 0.9, 1.0, 1.13], 0.84, 455.0)
@example([0.05, 0.5], 0.06, 455.0)
@example([0.0], 0.0625, 330.0)
def test_bars_towards_a_target_keep_their_words_apart(
    shares: list[float | None], expected: float | None, width: float
) -> None:
    rows = [
        PlanBar(
            f"Minutes to replan depot {n}", "operations report, 24 Nov", "1,240", "960", "900",
            share, "16 minutes short of plan", bool(n % 2), "1,027" if expected is not None else "",
        )
        for n, share in enumerate(shares)
    ]  # fmt: skip
    sound(plan_bars(PlanBars(rows, "Day 1", "Target", "expected by day 141", expected), width))


@pytest.mark.parametrize("values", [(), (0.0,), (3.0, 1.0), (-5.0, 2.0), (1e12, 0.5)])
def test_amounts_of_any_size_stay_in_their_column(values: tuple[float, ...]) -> None:
    sound(amounts([NamedAmount(f"Amount {v}", v, f"€{v:,.2f}", v > 1) for v in values], 170))


@pytest.mark.parametrize("values", [(5.0,), (5.0, -9.0, 3.0), (-5.0, -2.0), (0.0, 0.0), (1e9,) * 9])
def test_a_waterfall_of_any_values_ends_at_their_sum(values: tuple[float, ...]) -> None:
    steps = [WaterfallStep("A part of it", "3 × 52 × €9", v, f"{v:,.0f}") for v in values]
    steps.append(WaterfallStep("Sum", "", sum(values), f"{sum(values):,.0f}", StepKind.SUM))
    sound(waterfall(steps, number, 720, 206))


@pytest.mark.parametrize("share", [-3, -0.1, 0, 0.5, 1, 1.5, 9])
def test_a_bullet_stays_on_its_track(share: float) -> None:
    drawing = bullet(Bullet(share), 100)
    assert all(0 <= shape.x <= 100 for shape in drawing.contents if isinstance(shape, Rect))


@pytest.mark.parametrize("count", [0, 1, 2, 6, 12, 40])
@pytest.mark.parametrize("every", [0, 1, 30])
def test_a_time_line_of_any_length(count: int, every: int) -> None:
    stops = [
        Stop(
            "Long name of a milestone " * 12 if i % 5 == 4 else f"Stop {i}",
            DAY + timedelta(every * i),
            DAY + timedelta(every * i + 11) if i % 2 else None,
            "75 % of value",
        )
        for i in range(count)
    ]
    today = DAY + timedelta(60)
    drawing = timeline(TimeLine(stops, today, "today, 2 Sep", lambda d: f"{d:%d %b}"), 499)
    assert drawing.height < 420
    sound(drawing)


def test_the_coverage_map_names_both_sides() -> None:
    ours = [Person("Ann " * 30, "Customer success manager"), Person("Tom")]
    theirs = [Person(f"Person {i}", "A very long title indeed, of the board") for i in range(5)]
    drawing = coverage_map(ours, theirs, {(0, 0): Link("strong", "12 Nov")}, 480)
    sound(drawing)
    assert any("Person 4" in words for _, words in labels(drawing))
    assert coverage_map([], theirs, {}, 480).contents == []


def test_e3_dollar_signs_are_no_mathematics() -> None:
    marks = [Mark("$5k to $9k", 5), Mark("A$$AP", 3)]
    drawing = strip(StripChart(None, marks, number), 360)
    assert {"$5k to $9k 5", "A$$AP 3"} <= {words for _, words in labels(drawing)}


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
@example(0.0, 5e-324)
@example(1e-322, 1e-322)
@example(-1e-310, 3e-310)
def test_ticks_enclose_the_values_at_round_steps(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high)
    slack = 1e-6 * max(abs(low), abs(high), 1e-9)
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert 2 <= len(ticks) <= 8


def test_ticks_of_a_hand_worked_example() -> None:
    assert nice_ticks(0, 90) == [0, 25, 50, 75, 100]
    assert value_ticks([90, 22, 15]) == [0, 25, 50, 75, 100]
    assert value_ticks([98.0, 99.0])[0] > 90  # a line that hardly moves is looked at closely
    assert nice_ticks(math.inf, 1) == [0, 0.25, 0.5, 0.75, 1.0]


def test_date_ticks_are_starts_of_months_or_mondays() -> None:
    assert day_ticks(date(2026, 7, 4), date(2026, 11, 22), 8) == [
        date(2026, 8, 1),
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 11, 1),
    ]
    assert all(tick.weekday() == 0 for tick in day_ticks(DAY, DAY + timedelta(28), 8))
    assert len(day_ticks(date(1990, 1, 1), date(2026, 1, 1), 8)) <= 8


def test_labels_are_spread_without_touching() -> None:
    assert spread([10, 11], [10, 10], 0, 100) == [10, 20]
    assert spread([99, 98], [10, 10], 0, 100) == [95, 85]


def test_levels_rise_so_that_no_leader_crosses_a_label() -> None:
    # 40 wide labels 10 apart: each must stand above its right neighbour
    assert levels([0, 10, 20], [5, 15, 25], [45, 55, 65]) == [2, 1, 0]
    assert levels([0, 100, 200], [5, 105, 205], [45, 145, 245]) == [0, 0, 0]


def test_a_label_that_runs_to_the_left_stands_above_the_leaders_it_would_cross() -> None:
    # the last label has no room at its right and lies over the place of the one before
    assert levels([0, 100, 150], [5, 105, 80], [40, 145, 145]) == [0, 0, 1]
    assert levels([0, 100, 150], [5, 40, 60], [30, 95, 145]) == [0, 0, 1]
