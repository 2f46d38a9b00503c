"""Each rule that proposes a title, with an example worked by hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.reviews import GoalResult, InitiativeStatus
from csm_desktop.reports.ebr import conclusions, measure_titles
from csm_desktop.reports.ebr.pack import (
    BenchmarkComparison,
    CapabilityLine,
    InitiativeLine,
    Reference,
)
from csm_desktop.reports.ebr.pack_lines import (
    JourneyStop,
    Measure,
    NextGoal,
    Objective,
    PersonLine,
    Point,
    PromiseLine,
    Value,
)
from csm_desktop.reports.ebr.pages.against_plan import AgainstPlan, against_plan
from csm_desktop.reports.plan.pack import plan_title
from csm_desktop.wording import render

DAY = date(2026, 11, 22)


def measure(
    before: int | None, now: int, target: int | None = None, better: Better = Better.LOWER
) -> Measure:
    def decimal(value: int | None) -> Decimal | None:
        return None if value is None else Decimal(value)

    return Measure(
        1,
        "Replanning",
        "minutes",
        better,
        Decimal(now),
        DAY,
        baseline=decimal(before),
        target=decimal(target),
    )


def said(saying: object) -> str:
    return render(saying).replace("\u00a0", " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "target", "better", "title"),
    [
        (90, 22, None, Better.LOWER, "Replanning fell from 90 to 22 minutes"),
        (90, 22, 15, Better.LOWER, "Replanning fell from 90 to 22 minutes"),
        (
            90,
            22,
            25,
            Better.LOWER,
            "Replanning fell from 90 to 22 minutes, past the target of 25",
        ),
        (90, 22, 22, Better.LOWER, "Replanning fell from 90 to 22 minutes: the target is reached"),
        (22, 90, 15, Better.LOWER, "Replanning rose from 22 to 90 minutes; the target is 15"),
        (22, 90, None, Better.LOWER, "Replanning rose from 22 to 90 minutes"),
        (22, 90, None, Better.HIGHER, "Replanning rose from 22 to 90 minutes"),
        (None, 22, 15, Better.LOWER, "Replanning stands at 22 minutes"),
        (22, 22, 15, Better.LOWER, "Replanning stands at 22 minutes, as on day 1"),
    ],
)
def test_title_of_a_measure(
    before: int | None, now: int, target: int | None, better: Better, title: str
) -> None:
    assert said(measure_titles.measure_title(measure(before, now, target, better))) == title


def test_title_of_a_measure_says_since_when_and_no_unit_twice() -> None:
    assert said(measure_titles.measure_title(measure(90, 22), month="October")).endswith(
        "to 22 minutes, most of it since October"
    )
    named = Measure(1, "Minutes to replan", "minutes", Better.LOWER, Decimal(22), DAY)
    assert said(measure_titles.measure_title(named)) == "Minutes to replan stands at 22"
    share = Measure(1, "Crews planned", "%", Better.HIGHER, Decimal(71), DAY, baseline=Decimal(0))
    assert said(measure_titles.measure_title(share)) == "Crews planned rose from 0% to 71%"


def _with_points(*values: int) -> Measure:
    points = tuple(
        Point(DAY + timedelta(10 * place), Decimal(value)) for place, value in enumerate(values)
    )
    return Measure(
        1,
        "x",
        "",
        Better.LOWER,
        Decimal(values[-1]),
        DAY,
        baseline=Decimal(values[0]),
        points=points,
    )


def test_the_turning_point_is_where_most_of_a_late_way_began() -> None:
    # 100 -> 20 is a way of 80; 60 % of it, 48, was made from the reading 90 on day 40 of 60 on
    assert measure_titles.turning_point(
        _with_points(100, 98, 96, 93, 90, 40, 20)
    ) == DAY + timedelta(40)
    assert measure_titles.turning_point(_with_points(100, 80, 60, 40, 20)) is None  # an even way
    assert measure_titles.turning_point(_with_points(20, 40, 60, 80, 100)) is None  # the wrong way
    assert measure_titles.turning_point(_with_points(100, 20)) is None


def test_a_measure_that_slipped_back_says_so() -> None:
    slipped = _with_points(100, 40, 20, 60)
    assert said(measure_titles.measure_title(slipped)) == (
        "x fell from 100 to 20 by December, then rose again to 60"
    )
    assert measure_titles.course_of(_with_points(100, 40, 20, 38)).turn is None  # 18 of 80
    assert measure_titles.course_of(_with_points(100, 120)).turn is None  # it never came
    share = replace(
        _with_points(0, 59, 32), better=Better.HIGHER, unit="%", now_on=date(2027, 1, 1)
    )
    assert said(measure_titles.measure_title(share)) == (
        "x rose from 0% to 59% by December 2026, then slipped back to 32%"
    )
    assert said(measure_titles.more_measures_title([share])) == (
        "The further measure moved the right way, then slipped in the last quarter"
    )
    kept = replace(slipped, target=Decimal(60))
    assert said(measure_titles.measure_title(kept)).endswith("the target is reached")


def promise(result: GoalResult) -> PromiseLine:
    return PromiseLine("x", result)


KEPT, MISSED, OPEN, DROPPED = (
    promise(r) for r in (GoalResult.KEPT, GoalResult.MISSED, GoalResult.OPEN, GoalResult.DROPPED)
)


@pytest.mark.parametrize(
    ("promises", "title"),
    [
        ([KEPT, KEPT, KEPT, MISSED], "3 of 4 goals of the last review are kept"),
        ([KEPT, KEPT, DROPPED], "All goals of the last review are kept"),
        ([KEPT], "The goal of the last review is kept"),
        ([OPEN], "The goal of the last review is still open"),
        ([OPEN, OPEN, DROPPED], "All goals of the last review are still open"),
        ([MISSED, OPEN], "None of the goals is kept yet since the last review"),
    ],
)
def test_title_of_the_promises(promises: list[PromiseLine], title: str) -> None:
    assert said(conclusions.promises_title(promises, ())) == title


def test_title_without_promises_counts_objectives() -> None:
    reached = Objective(Horizon.FIRST_VALUE, "x", reached_on=DAY)
    ahead = Objective(Horizon.TWELVE_MONTHS, "y")
    assert said(conclusions.promises_title((), (reached, ahead))) == "1 of 2 objectives reached"
    assert said(conclusions.promises_title((), (ahead,))) == "What we set out to achieve together"


def test_title_of_the_summary_takes_the_best_news_there_is() -> None:
    value = Value(Decimal(68), "")
    title = conclusions.summary_title
    assert said(title([measure(90, 22)], [KEPT, MISSED], value, DAY)) == (
        "Replanning fell from 90 to 22 minutes; 1 of 2 goals kept"
    )
    assert said(title([measure(90, 22)], [MISSED], None, DAY)) == (
        "Replanning fell from 90 to 22 minutes"  # a promise that is not kept is no headline
    )
    assert said(title([measure(90, 22)], [MISSED], value, DAY)) == (
        "Replanning fell from 90 to 22 minutes; 68% of the target business value is achieved"
    )
    assert said(title([measure(90, 22)], [], None, DAY)) == "Replanning fell from 90 to 22 minutes"
    assert said(title([], [], value, DAY)) == "68% of the target business value is achieved"
    assert said(title([], [KEPT], None, DAY)) == "The goal of the last review is kept"
    assert said(title([], [], None, DAY)) == "Where we stand on 22 November 2026"


def test_title_of_further_measures() -> None:
    better, worse = measure(90, 22), measure(22, 90)
    title = measure_titles.more_measures_title
    assert said(title([better, worse])) == "1 of 2 further measures moved the right way"
    assert said(title([better, better])) == "All further measures moved the right way"
    assert said(title([better])) == "The further measure moved the right way"
    assert said(title([worse])) == "1 further measure"


def test_title_of_the_benchmark() -> None:
    ahead = BenchmarkComparison(
        measure(90, 22), (Reference("median of like accounts", Decimal(41)),)
    )
    behind = BenchmarkComparison(measure(90, 60), (Reference("survey", Decimal(41)),))
    title = conclusions.benchmark_title
    assert said(title([ahead, behind])) == "Ahead of the reference on 1 of 2 measures"
    assert said(title([ahead, ahead])) == "Ahead of the reference on both measures"
    assert said(title([behind, behind])) == "The reference is still ahead on both measures"
    assert said(title([ahead] * 3)) == "Ahead of the reference on all 3 measures"
    level = BenchmarkComparison(measure(90, 41), ahead.references)
    assert said(title([level])) == "Level with the reference: Replanning at 41 minutes"
    assert said(title([level, behind])) == "Level with the reference on 1 of 2 measures"
    assert said(title([ahead])) == ("Ahead of the reference: Replanning at 22 minutes, against 41")
    assert said(title([behind])) == (
        "The reference is still ahead: Replanning at 60 minutes, against 41"
    )


def test_title_of_the_initiatives() -> None:
    well = InitiativeLine("Timetable", InitiativeStatus.ON_TRACK)
    late = InitiativeLine("Identity", InitiativeStatus.DELAYED)
    new = InitiativeLine("Energy", InitiativeStatus.NEW)
    title = conclusions.initiatives_title
    assert said(title([well, late])) == "1 of 2 initiatives on track; Identity is delayed"
    assert said(title([late])) == "Identity is delayed"
    assert said(title([late, late, well])) == "2 of 3 initiatives are delayed"
    assert said(title([well, well])) == "All your initiatives are on track"
    assert said(title([well, new])) == "1 of 2 initiatives are on track"
    assert said(title([new])) == "What moves you now: Energy"
    assert said(title([new, new])) == "2 strategic initiatives that move you now"
    ours = InitiativeLine("Energy", InitiativeStatus.NEW, our_part="Plans at night")
    assert said(title([ours])) == "1 strategic initiative, and our part in it"


def test_title_of_the_capabilities() -> None:
    ready = CapabilityLine("What-if plans")
    coming = CapabilityLine("Depot view", available_on=date(2027, 1, 15))
    title = conclusions.capabilities_title
    assert said(title([ready], DAY)) == "What-if plans is ready for you"
    assert said(title([coming], DAY)) == "Depot view comes on 15 January 2027"
    assert said(title([ready, coming], DAY)) == "1 of 2 new capabilities is ready for you"
    assert said(title([ready, ready], DAY)) == "2 new capabilities are ready for you"
    assert said(title([coming, coming], DAY)) == "2 new capabilities are on their way"


def test_title_of_the_champions() -> None:
    lena, marc = PersonLine("Lena Brandt"), PersonLine("Marc Olivier")
    title = conclusions.champions_title
    assert said(title([lena], 0, 3)) == "Lena Brandt champions the work"
    assert said(title([lena, marc], 2, 3)) == (
        "Lena Brandt and Marc Olivier champion the work; 2 of 3 working relationships stand"
    )
    assert said(title([lena] * 4, 0, 3)) == "4 people in your house champion the work"
    assert said(title([], 2, 3)) == "2 of 3 working relationships stand"


def test_title_of_the_goals() -> None:
    goal, until = NextGoal("Two depots live."), date(2027, 3, 18)
    title = conclusions.goals_title
    assert said(title([goal], None)) == "The goal until the next review: Two depots live"
    assert said(title([goal], until)) == "By 18 March 2027: Two depots live"
    assert said(title([goal] * 2, None)) == (
        "Until the next review: Two depots live, and 1 further goal"
    )
    assert (
        said(title([goal] * 3, until)) == "By 18 March 2027: Two depots live, and 2 further goals"
    )
    long = NextGoal("x" * 61)
    assert said(title([long], None)) == "1 goal until the next review"
    assert said(title([long] * 3, until)) == "3 goals until the next review on 18 March 2027"


def test_title_of_the_plan() -> None:
    done = JourneyStop("First login", date(2026, 7, 9), reached_on=date(2026, 7, 8))
    late = JourneyStop("Single sign-on", date(2026, 11, 1))
    ahead = JourneyStop("Two depots live", date(2026, 12, 13))
    assert said(plan_title([done, late, ahead], (), DAY)) == (
        "1 of 3 milestones reached; overdue: Single sign-on"
    )
    assert said(plan_title([done, late, late], (), DAY)) == (
        "1 of 3 milestones reached; overdue: Single sign-on, and 1 other"
    )
    assert said(plan_title([done, ahead], (), DAY)) == (
        "1 of 2 milestones reached; next: Two depots live"
    )
    assert said(plan_title([ahead], (), DAY)) == "1 milestone ahead of us; next: Two depots live"
    assert said(plan_title([late, ahead], (), DAY)) == (
        "1 milestone ahead of us; overdue: Single sign-on"
    )
    assert said(plan_title([late] * 4, (), DAY)) == "4 milestones are overdue; none lies ahead"
    assert said(plan_title([done], (), DAY)) == "The milestone is reached"
    assert said(plan_title([], (), DAY)) == "The plan is still to be agreed"


def _monthly(*values: int, better: Better = Better.HIGHER, target: int | None = None) -> Measure:
    days = [date(2026, 1 + place, 15) for place in range(len(values))]
    points = tuple(Point(on, Decimal(value)) for on, value in zip(days, values, strict=True))
    return Measure(
        1, "Active planners", "", better, Decimal(values[-1]), days[-1],
        baseline=Decimal(values[0]), points=points,
        target=None if target is None else Decimal(target),
    )  # fmt: skip


def test_a_title_is_true_of_the_whole_time_and_of_the_last_quarter() -> None:
    planners = _monthly(12, 60, 110, 150, 176, 160, 140, 120, target=200)
    assert said(measure_titles.measure_title(planners)) == (
        "Active planners rose from 12 to 176 by May, then slipped back to 120"
    )
    past_target = _monthly(12, 60, 110, 150, 176, 160, 140, 120, target=100)
    assert said(measure_titles.measure_title(past_target)).endswith(
        "slipped back to 120, still past the target of 100"
    )
    back_up = _monthly(90, 60, 20, 30, 40, 50, 60)
    assert said(measure_titles.measure_title(back_up)) == (
        "Active planners fell from 90 to 20 by March, then came back to 60"
    )
    level = _monthly(12, 60, 110, 60, 20, 12)
    assert said(measure_titles.measure_title(level)) == (
        "Active planners rose from 12 to 110 by March, then slipped back to 12"
    )


def test_further_measures_count_the_rise_and_the_fall() -> None:
    fell_since_july = _monthly(20, 30, 40, 45, 48, 50, 52, 50, 45, 43, 41)
    small_loss = _monthly(10, 30, 50, 60, 70, 80, 84, 80, 75, 70, 66)  # 18 of 74: once forgiven
    held = _monthly(10, 20, 30, 40, 50, 60)
    worse = _monthly(30, 28, 26, 24, 22, 20)
    titles = {
        (fell_since_july, small_loss): "All further measures moved the right way, "
        "then slipped in the last quarter",
        (fell_since_july, held): "All further measures moved the right way; "
        "1 slipped in the last quarter",
        (held, held): "All further measures moved the right way",
        (held, worse): "1 of 2 further measures moved the right way",
        (small_loss, worse): "1 of 2 further measures moved the right way; "
        "1 slipped in the last quarter",
        (worse, worse): "2 further measures",
    }
    for measures, title in titles.items():
        assert said(measure_titles.more_measures_title(measures)) == title


def test_a_measure_is_held_against_the_same_share_of_its_way_that_the_plan_expects() -> None:
    value = Value(Decimal(68), "", 141, Decimal(84))
    down = measure(90, 22, 15)
    assert against_plan(down, value) == AgainstPlan("27", "5\u00a0minutes ahead of plan", True)
    late = replace(measure(1240, 960, 900), unit="hours")
    assert against_plan(late, value) == AgainstPlan("954", "6\u00a0hours short of plan", False)
    up = replace(measure(0, 71, 95, Better.HIGHER), unit="%")
    assert against_plan(up, value) == AgainstPlan("80%", "9 points short of plan", False)
    assert against_plan(replace(up, now=Decimal(95)), value).state == "target reached"
    assert against_plan(replace(up, target=None), value) == AgainstPlan()
    assert against_plan(up, replace(value, expected=None)) == AgainstPlan()
    # Both stand as 79.8 % on paper: no reader sees the hundredths that lie between.
    close = replace(up, now=Decimal("79.84"))
    assert against_plan(close, value) == AgainstPlan("79.8%", "as planned", True)


def test_a_headline_does_not_pick_the_one_measure_that_went_well() -> None:
    well, ill = measure(90, 22, 15), measure(22, 90, 15)
    title = conclusions.summary_title
    assert said(title([well, ill, ill], (), None, DAY)) == (
        "1 of 3 measures is better than on day 1"
    )
    assert said(title([well, ill], (), None, DAY)) == "Replanning fell from 90 to 22 minutes"
    untold = [replace(each, target=None) for each in (well, ill, ill)]
    assert said(title(untold, (), None, DAY)) == "Replanning fell from 90 to 22 minutes"
    missed = PromiseLine("Sign on", GoalResult.MISSED)
    assert said(conclusions.promises_title((missed, missed), ())) == (
        "All goals of the last review were missed"
    )
    behind = Value(Decimal(51), "", 300, Decimal(100))
    assert said(title([well], (), behind, DAY)).endswith("is achieved; the plan expects 100%")


def test_a_value_of_long_ago_says_of_when_and_one_month_is_no_turn() -> None:
    old = replace(measure(90, 22), stale=True)
    assert said(measure_titles.measure_title(old)) == (
        "Replanning fell from 90 to 22 minutes; last measured in November 2026"
    )
    days = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23))
    points = tuple(Point(on, Decimal(v)) for on, v in zip(days, (90, 88, 86, 22), strict=True))
    assert measure_titles.turning_point(replace(measure(90, 22), points=points)) is None
