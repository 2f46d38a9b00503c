"""Value achieved, and the time to first value (domain.md §4, §9)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.accounts import Account, AccountFirstValue, Experience
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import FollowUp, Meeting
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.plan import Horizon, Milestone
from csm_desktop.domain.records.segments import Segment, first_value_target
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import tidy
from csm_desktop.domain.value.readings import latest_of_each, progress
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """How far a measurable goal has come; `share` runs from 0 to 1.5, 1 is the target."""

    goal_id: int
    statement: str
    unit: str
    baseline: Decimal
    present: Decimal
    target: Decimal
    share: Decimal
    as_of: date | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class AchievedValue:
    """Achieved business value in percent of the target, or None when nothing is known."""

    percent: Decimal | None
    goals: tuple[GoalProgress, ...]
    why: Message


def goal_progress(facts: AccountFacts, horizon: Horizon | None = None) -> tuple[GoalProgress, ...]:
    """The progress of every measurable goal of a horizon (None: of all), in the plan's order.

    Measurable means: baseline, target and present value are known. With a metric the present value
    is its last reading and the metric of the account lends baseline and target where the goal has
    none; else, or without a reading, it is what was typed. A goal that lacks one of the three is
    left out rather than counted as 0.
    """
    if not facts.goals:
        return ()
    used = {account_metric.metric_id: account_metric for account_metric in facts.account_metrics}
    better = {metric.id: metric.better for metric in facts.metrics}
    units = {metric.id: metric.unit for metric in facts.metrics}
    readings = latest_of_each(facts.readings, facts.as_of)
    found = []
    for goal in facts.goals:
        if horizon is not None and goal.horizon is not horizon:
            continue
        # 0 is no id: a goal without a metric finds neither reading nor account's metric.
        metric_id = goal.metric_id if goal.metric_id is not None else 0
        metric, reading = used.get(metric_id), readings.get(metric_id)
        baseline = _first(goal.baseline, metric.baseline if metric else None)
        target = _first(goal.target, metric.target if metric else None)
        present = reading.value if reading else goal.actual
        if baseline is None or target is None or present is None:
            continue
        share = progress(baseline, present, target, better.get(metric_id, Better.HIGHER))
        unit = goal.unit or units.get(metric_id, "")
        on, source = (reading.on, reading.source) if reading else (None, "")
        found.append(
            GoalProgress(
                goal.id, goal.statement, unit, baseline, present, target, share, on, source
            )
        )
    return tuple(found)


def achieved_value(facts: AccountFacts) -> AchievedValue:
    """How much of the target business value is achieved (our choice; domain.md leaves it open).

    The mean progress of the measurable twelve-month goals, each 0 to 150 %. Without one, the
    percentage of the last reached milestone: what was proven then, else what was expected by
    then. None when that is unknown too: a missing value is never a zero.
    """
    goals = goal_progress(facts, Horizon.TWELVE_MONTHS)
    if goals:
        percent = tidy(sum((goal.share for goal in goals), Decimal(0)) * 100 / len(goals))
        why = say(
            "mean progress of {n} measurable twelve-month goal",
            "mean progress of {n} measurable twelve-month goals",
            n=len(goals),
        )
        return AchievedValue(percent, goals, why)
    last = _last_proven(facts.milestones, facts.as_of)
    if last is None:
        return AchievedValue(None, (), say("no measurable goal and no reached milestone yet"))
    if last.achieved_percent is not None:
        why = say("proven when {title} was reached, {on}", title=last.title, on=last.reached_on)
        return AchievedValue(Decimal(last.achieved_percent), (), why)
    why = say("expected with {title}, reached {on}", title=last.title, on=last.reached_on)
    # One of the two shares is known of whatever was chosen: `or` is for the type checker.
    return AchievedValue(Decimal(last.expected_percent or 0), (), why)


def _last_proven(milestones: Iterable[Milestone], as_of: date) -> Milestone | None:
    reached = (
        (milestone.reached_on, milestone.target_on, milestone.position, milestone.id, milestone)
        for milestone in milestones
        if milestone.reached_on is not None
        and milestone.reached_on <= as_of
        and (milestone.achieved_percent is not None or milestone.expected_percent is not None)
    )
    # Without the milestone at the end, for things of a book have no order of their own.
    last = max(reached, key=lambda entry: entry[:4], default=None)
    return last[-1] if last else None


def _first(*values: Decimal | None) -> Decimal | None:
    return next((value for value in values if value is not None), None)


@dataclass(frozen=True, slots=True)
class FirstValue:
    """Time to first value (TTFV), in days from the contract's start.

    `days` is None until first value is reached; `running` counts the days so far while it is not.
    `late` compares either with the segment's target and is None without one.
    """

    days: int | None
    running: int | None
    target: int | None
    late: bool | None
    why: Message


def update_counts(account: Account | AccountFirstValue, segment: Segment | None) -> bool:
    """Whether a status update is first value to a customer: to the inexperienced, where the
    segment's definition says so (domain.md §4)."""
    inexperienced = account.experience is Experience.INEXPERIENCED
    return segment is not None and segment.update_counts and inexperienced


def first_update(
    account: Account | AccountFirstValue,
    follow_ups: Iterable[FollowUp],
    meetings: Iterable[Meeting],
    as_of: date,
) -> date | None:
    """The day of the first status update of a contract: a follow-up in writing that went out (our
    choice). None while there is none, and without a contract start."""
    start = account.contract_start
    zones = {meeting.id: meeting.zone for meeting in meetings}
    days = (one.went_on(zones.get(one.meeting_id, "UTC")) for one in follow_ups)
    if start is None:
        return None
    return min((day for day in days if day is not None and start <= day <= as_of), default=None)


def time_to_first_value(
    account: Account | AccountFirstValue,
    segment: Segment | None,
    as_of: date,
    updated_on: date | None = None,
) -> FirstValue:
    """First value date minus contract start, against the segment's target, which is earlier for the
    inexperienced (domain.md §4).

    `updated_on` is the day of a status update that counts; a day that somebody entered goes first.
    """
    start, reached = account.contract_start, account.first_value_on
    target = first_value_target(segment.first_value_days, account.experience) if segment else None
    if start is None:
        return FirstValue(None, None, target, None, say("the contract has no start date yet"))
    # A day that is still to come is a plan, and not a value that somebody has seen.
    if reached is not None and reached <= as_of:
        days = (reached - start).days
        late = None if target is None else days > target
        why = say("first value on day {n}, {on}", n=days, on=reached)
        return FirstValue(days, None, target, late, _against(why, target))
    if updated_on is not None and start <= updated_on <= as_of:
        days = (updated_on - start).days
        late = None if target is None else days > target
        why = say("first value by a status update on day {n}, {on}", n=days, on=updated_on)
        return FirstValue(days, None, target, late, _against(why, target))
    # A clock that runs before its start would count negative days.
    if as_of < start:
        return FirstValue(None, None, target, None, say("the contract starts on {on}", on=start))
    running = (as_of - start).days
    late = None if target is None else running > target
    return FirstValue(None, running, target, late, _against(say("day {n}", n=running), target))


def _against(why: Message, target: int | None) -> Message:
    return why if target is None else say("{why} (target {target})", why=why, target=target)
