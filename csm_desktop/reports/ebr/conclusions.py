"""Proposes each page's title from its facts: a page's title is its conclusion (design.md §5).

Each rule is a pure function from values to a saying. The user may write over every one. The rules
state what the numbers show and no cause: a coincidence in time is said as "most of it since".
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from csm_desktop import wording
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.reviews import GoalResult, InitiativeStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.readings import is_better
from csm_desktop.reports.ebr.measure_titles import amount, measure_title, start_value, unit_to_say
from csm_desktop.reports.ebr.pack import (
    BenchmarkComparison,
    CapabilityLine,
    InitiativeLine,
)
from csm_desktop.reports.ebr.pack_lines import (
    Measure,
    NextGoal,
    Objective,
    PersonLine,
    PromiseLine,
    Value,
)
from csm_desktop.wording import percent


def summary_title(
    measures: Sequence[Measure],
    promises: Sequence[PromiseLine],
    value: Value | None,
    on: date,
    money: Message | None = None,
) -> Message:
    """The first measure's news, with what it is worth (`money`), the promises kept or the value;
    else where we stand."""
    # A goal that was dropped was not missed.
    judged = [p for p in promises if p.result is not GoalResult.DROPPED]
    kept = sum(p.result is GoalResult.KEPT for p in judged)
    worth: Message | None = None
    if value is not None:
        worth = _achieved(value)
    # Without a measure there is no news, so promises or value open the page.
    if not measures:
        if kept or (judged and worth is None):
            return promises_title(promises, ())
        return worth if worth is not None else say("Where we stand on {on}", on=on)
    news = _news_of(measures)
    if money is not None:
        return say("{news}; {worth}", news=news, worth=money)
    if kept:
        return say(
            "{news}; {kept} of {n} goal kept",
            "{news}; {kept} of {n} goals kept",
            news=news,
            kept=kept,
            n=len(judged),
        )
    return news if worth is None else say("{news}; {worth}", news=news, worth=worth)


def _news_of(measures: Sequence[Measure]) -> Message:
    """What the first measure did; where more are worse than on day 1 than are better, how many are:
    the one that went well is not the news then."""
    known = [
        (m.now, m.baseline, m.better)
        for m in measures
        if m.baseline is not None and m.better is not Better.UNKNOWN
    ]
    better = sum(is_better(now, before, way) for now, before, way in known)
    worse = sum(is_better(before, now, way) for now, before, way in known)
    # Where nobody agreed on a target, nobody said which way is wanted.
    if worse <= better or len(known) < 2 or all(m.target is None for m in measures):
        return measure_title(measures[0])
    return say(
        "{n} of {all} measures is better than on day 1",
        "{n} of {all} measures are better than on day 1",
        n=better,
        all=len(known),
    )


_FELT = 5
"""Points by which value has to lie behind the plan for the headline to say so (our choice)."""


def _achieved(value: Value) -> Message:
    """The share of the value; beside it what the plan expects, where that is clearly more."""
    share = percent(value.percent / 100)
    if value.expected is None or value.expected - value.percent < _FELT:
        return say("{share} of the target business value is achieved", share=share)
    return say(
        "{share} of the target business value is achieved; the plan expects {expected}",
        share=share,
        expected=percent(value.expected / 100),
    )


def promises_title(
    promises: Sequence[PromiseLine], objectives: Sequence[Objective], on: date | None = None
) -> Message:
    """How many goals of the last review were kept; without any, how many objectives are reached,
    or past their day `on` that of the review."""
    judged = [p for p in promises if p.result is not GoalResult.DROPPED]
    if judged:
        kept = sum(p.result is GoalResult.KEPT for p in judged)
        if kept == len(judged):
            return say(
                "The goal of the last review is kept",
                "All goals of the last review are kept",
                n=kept,
            )
        if all(p.result is GoalResult.OPEN for p in judged):
            return say(
                "The goal of the last review is still open",
                "All goals of the last review are still open",
                n=len(judged),
            )
        if all(p.result is GoalResult.MISSED for p in judged):
            return say(
                "The goal of the last review was missed",
                "All goals of the last review were missed",
                n=len(judged),
            )
        # "Not kept yet": some of them may still be open.
        if kept == 0:
            return say(
                "The goal is not kept yet since the last review",
                "None of the goals is kept yet since the last review",
                n=len(judged),
            )
        return say("{kept} of {n} goals of the last review are kept", kept=kept, n=len(judged))
    return _objectives_title(objectives, on)


def _objectives_title(objectives: Sequence[Objective], on: date | None) -> Message:
    reached = sum(o.reached_on is not None for o in objectives)
    if reached:
        return say(
            "{reached} of {n} objective reached",
            "{reached} of {n} objectives reached",
            reached=reached,
            n=len(objectives),
        )
    late = sum(on is not None and o.is_overdue(on) for o in objectives)
    if late:
        return say(
            "{n} objective is past its day, and not reached yet",
            "{n} objectives are past their day, and not reached yet",
            n=late,
        )
    return objective_title(objectives) or say("What we set out to achieve together")


def objective_title(objectives: Sequence[Objective]) -> Message | None:
    """The one objective with its day, where it is short enough for a title."""
    if len(objectives) != 1 or objectives[0].due_on is None:
        return None
    goal = objectives[0].statement.strip(" .")
    if len(goal) > _SHORT:
        return None
    return say("By {on}: {goal}", on=objectives[0].due_on, goal=goal)


def benchmark_title(comparisons: Sequence[BenchmarkComparison]) -> Message:
    """On how many measures the customer is ahead of the reference (the first of each measure)."""
    ahead, behind = _ahead(comparisons), _behind(comparisons)
    if len(comparisons) == 1 and comparisons[0].references:
        one = comparisons[0]
        now = amount(one.measure.now, unit_to_say(one.measure))
        reference = one.references[0]
        words = say("Level with the reference: {name} at {now}")
        if one.measure.better is Better.UNKNOWN:
            words = say("{name} at {now}; the reference is at {value}")
        if ahead:
            words = say("Ahead of the reference: {name} at {now}, against {value}")
        elif behind:
            words = say("The reference is still ahead: {name} at {now}, against {value}")
        value = start_value(reference.value, one.measure.unit)
        return words.filled(name=one.measure.name, now=now, value=value)
    unknown = any(each.measure.better is Better.UNKNOWN for each in comparisons)
    if unknown and not ahead:
        return say("Where you stand on {n} measures", n=len(comparisons))
    return _counted(ahead, behind, len(comparisons))


def _counted(ahead: int, behind: int, every: int) -> Message:
    """Of several measures; two are "both" and not "all 2"."""
    if ahead == every:
        both = say("Ahead of the reference on both measures")
        return both if every == 2 else say("Ahead of the reference on all {n} measures", n=every)
    if ahead:
        return say("Ahead of the reference on {ahead} of {n} measures", ahead=ahead, n=every)
    if behind == every:
        both = say("The reference is still ahead on both measures")
        more = say("The reference is still ahead on all {n} measures", n=every)
        return both if every == 2 else more
    return say("Level with the reference on {level} of {n} measures", level=every - behind, n=every)


def _ahead(comparisons: Sequence[BenchmarkComparison]) -> int:
    return sum(is_better(now, other, each) for now, other, each in _as_shown(comparisons))


def _behind(comparisons: Sequence[BenchmarkComparison]) -> int:
    return sum(is_better(other, now, each) for now, other, each in _as_shown(comparisons))


def _as_shown(
    comparisons: Sequence[BenchmarkComparison],
) -> Iterator[tuple[Decimal, Decimal, Better]]:
    """Each measure and its first reference, the one drawn beside it, as both are printed."""
    for each in comparisons:
        # Nobody is ahead where nobody said which way that is.
        if each.references and each.measure.better is not Better.UNKNOWN:
            now, other = (
                wording.as_shown(value, each.measure.unit)
                for value in (each.measure.now, each.references[0].value)
            )
            yield now, other, each.measure.better


def initiatives_title(lines: Sequence[InitiativeLine]) -> Message:
    """Which initiatives are delayed, else how many are on track."""
    late = [line for line in lines if line.status is InitiativeStatus.DELAYED]
    well = [
        line for line in lines if line.status in (InitiativeStatus.ON_TRACK, InitiativeStatus.DONE)
    ]
    # One delay is named; several are counted, or the title would be a list.
    if len(late) == 1:
        return (
            say(
                "{well} of {n} initiatives on track; {late} is delayed",
                well=len(well),
                n=len(lines),
                late=late[0].title,
            )
            if well
            else say("{late} is delayed", late=late[0].title)
        )
    if late:
        return say("{late} of {n} initiatives are delayed", late=len(late), n=len(lines))
    if well and len(well) == len(lines):
        return say("Your initiative is on track", "All your initiatives are on track", n=len(lines))
    if well:
        return say("{well} of {n} initiatives are on track", well=len(well), n=len(lines))
    return _initiatives_in_motion(lines)


def _initiatives_in_motion(lines: Sequence[InitiativeLine]) -> Message:
    """Where none is late and none on track: what they are, and whether we take part."""
    if any(line.our_part for line in lines):
        return say(
            "{n} strategic initiative, and our part in it",
            "{n} strategic initiatives, and our part in them",
            n=len(lines),
        )
    if len(lines) == 1:
        return say("What moves you now: {title}", title=lines[0].title)
    return say("{n} strategic initiatives that move you now", n=len(lines))


def capabilities_title(lines: Sequence[CapabilityLine], as_of: date) -> Message:
    """What is new and ready; else what comes."""
    # Without a day it is there: a day is typed for what is still to come.
    ready = [c for c in lines if c.available_on is None or c.available_on <= as_of]
    if len(lines) == 1:
        if ready:
            return say("{title} is ready for you", title=lines[0].title)
        return say("{title} comes on {on}", title=lines[0].title, on=lines[0].available_on)
    if not ready:
        return say("{n} new capabilities are on their way", n=len(lines))
    if len(ready) == len(lines):
        return say("{n} new capabilities are ready for you", n=len(lines))
    return say(
        "{n} of {all} new capabilities is ready for you",
        "{n} of {all} new capabilities are ready for you",
        n=len(ready),
        all=len(lines),
    )


def champions_title(champions: Sequence[PersonLine], covered: int, wanted: int) -> Message:
    """Who carries it, and how many relationships stand."""
    # More than three names do not fit a title.
    names = tuple(person.name for person in champions[:3])
    if not names:
        return _relationships(covered, wanted)
    carried = (
        say("{names} champions the work", "{names} champion the work", names=names, n=len(names))
        if len(champions) <= 3
        else say("{n} people in your house champion the work", n=len(champions))
    )
    # That none stands is not said in a title; the map on the page shows it.
    if covered == 0:
        return carried
    return say("{news}; {worth}", news=carried, worth=_relationships(covered, wanted))


def _relationships(covered: int, wanted: int) -> Message:
    return say(
        "{n} of {wanted} working relationships stands",
        "{n} of {wanted} working relationships stand",
        n=covered,
        wanted=wanted,
    )


_SHORT = 60


def goals_title(goals: Sequence[NextGoal], next_on: date | None) -> Message:
    """The first goal, where it is short enough for a title, and how many more until when."""
    first, more = goals[0].text.strip(" ."), len(goals) - 1
    if len(first) > _SHORT:
        return _goals_counted(len(goals), next_on)
    if not more:
        done = say("The goal until the next review: {goal}", goal=first)
        return done if next_on is None else say("By {on}: {goal}", on=next_on, goal=first)
    if next_on is None:
        return say(
            "Until the next review: {goal}, and {n} further goal",
            "Until the next review: {goal}, and {n} further goals",
            goal=first,
            n=more,
        )
    return say(
        "By {on}: {goal}, and {n} further goal",
        "By {on}: {goal}, and {n} further goals",
        on=next_on,
        goal=first,
        n=more,
    )


def _goals_counted(count: int, next_on: date | None) -> Message:
    if next_on is None:
        return say("{n} goal until the next review", "{n} goals until the next review", n=count)
    return say(
        "{n} goal until the next review on {on}",
        "{n} goals until the next review on {on}",
        n=count,
        on=next_on,
    )
