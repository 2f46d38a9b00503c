"""Proposes what the title over a measure says: how far it came, and whether it held.

As in `conclusions`: what the numbers show, and no cause.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop import wording
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.course import Bearing, Course, DatedValue, course
from csm_desktop.domain.value.readings import is_better
from csm_desktop.reports.ebr.pack_lines import Measure, Point
from csm_desktop.wording import number

_MOST = Decimal("0.6")


def amount(value: Decimal, unit: str) -> str:
    """A value with its unit."""
    return wording.measure(value, unit)


def unit_to_say(measure: Measure) -> str:
    """The unit, unless the measure's name says it already: "Minutes to replan ... to 22"."""
    unit = measure.unit.strip()
    return "" if unit != "%" and unit.casefold() in measure.name.casefold() else unit


def start_value(value: Decimal, unit: str) -> str:
    """The value that a sentence starts from: without its unit, which the second value carries."""
    return wording.measure(value, unit) if unit.strip() == "%" else number(value)


def measure_title(measure: Measure, month: str = "") -> Message:
    """What one measure did: "Replanning fell from 90 to 22 minutes, past the target of 25".

    `month` names the month since which most of the way was made, where that holds. A value that
    nobody has read for a quarter says of when it is.
    """
    told = _told(measure, month)
    if not measure.stale:
        return told
    read = wording.month(measure.now_on, with_year=True, full=True)
    return say("{told}; last measured in {month}", told=told, month=read)


def _told(measure: Measure, month: str) -> Message:
    now = amount(measure.now, unit_to_say(measure))
    if measure.baseline is None:
        return say("{name} stands at {now}", name=measure.name, now=now)
    path = course_of(measure)
    # A turn in the last quarter is said even where the whole period is good.
    if path.turn is not None:
        tell = _slipped if path.direction is Bearing.SLIPPED else _recovering
        return tell(measure, path.turn)
    # "Rose from 22 to 22" is no news.
    if measure.now == measure.baseline:
        return say("{name} stands at {now}, as on day 1", name=measure.name, now=now)
    before = start_value(measure.baseline, measure.unit)
    words = (
        say("{name} rose from {before} to {now}")
        if measure.now > measure.baseline
        else say("{name} fell from {before} to {now}")
    )
    moved = words.filled(name=measure.name, before=before, now=now)
    if is_better(measure.baseline, measure.now, measure.better):
        return _step_back(measure, moved)
    if measure.target is not None and measure.is_reached:
        return _reached(measure, measure.target, moved)
    return say("{moved}, most of it since {month}", moved=moved, month=month) if month else moved


def _reached(measure: Measure, target: Decimal, moved: Message) -> Message:
    if target == measure.now:
        return say("{moved}: the target is reached", moved=moved)
    aim = start_value(target, measure.unit)
    return say("{moved}, past the target of {target}", moved=moved, target=aim)


def course_of(measure: Measure) -> Course:
    """How the measure came from day 1 and through the last quarter."""
    return course(
        measure.baseline, measure.points or (Point(measure.now_on, measure.now),), measure.better
    )


def _slipped(measure: Measure, best: DatedValue) -> Message:
    words = (
        say("{name} rose from {before} to {best} by {month}, then slipped back to {now}")
        # By the direction of the number, not by good or bad: "rose" has to be true.
        if best.value > (measure.baseline or 0)
        else say("{name} fell from {before} to {best} by {month}, then rose again to {now}")
    )
    slipped = _turned(measure, words, best)
    if measure.target is None or not measure.is_reached:
        return slipped
    if measure.target == measure.now:
        return say("{slipped}: the target is reached", slipped=slipped)
    target = start_value(measure.target, measure.unit)
    return say("{slipped}, still past the target of {target}", slipped=slipped, target=target)


def _recovering(measure: Measure, worst: DatedValue) -> Message:
    words = (
        say("{name} rose from {before} to {best} by {month}, then came back to {now}")
        if worst.value > (measure.baseline or 0)
        else say("{name} fell from {before} to {best} by {month}, then came back to {now}")
    )
    return _turned(measure, words, worst)


def _turned(measure: Measure, words: Message, turn: DatedValue) -> Message:
    with_year = turn.on.year != measure.now_on.year
    return words.filled(
        name=measure.name,
        before=start_value(measure.baseline or Decimal(0), measure.unit),
        best=start_value(turn.value, measure.unit),
        month=wording.month(turn.on, with_year=with_year, full=True),
        now=amount(measure.now, unit_to_say(measure)),
    )


def _step_back(measure: Measure, moved: Message) -> Message:
    # Without a target nobody said which way is wanted, and the reader sees which it went.
    if measure.target is None:
        return moved
    target = start_value(measure.target, measure.unit)
    return say("{moved}; the target is {target}", moved=moved, target=target)


def turning_point(measure: Measure) -> date | None:
    """The day since which at least 60 % of the way was made, in less than half of the time.

    None when the way was even, went back, or has fewer than four readings.
    """
    # A few readings cannot tell a step from a slope.
    if len(measure.points) < 4 or measure.baseline is None:
        return None
    way = measure.now - measure.baseline
    if not is_better(measure.now, measure.baseline, measure.better):
        return None
    first, last = measure.points[0].on, measure.points[-1].on
    for point in reversed(measure.points):
        # Backwards: the latest day since which so much was made is the sharpest thing to say.
        if (measure.now - point.value) / way >= _MOST:
            # "Most of it since November" says nothing where all of it is of November.
            if (point.on.year, point.on.month) == (first.year, first.month):
                return None
            return point.on if (last - point.on) * 2 < (last - first) else None
    return None


def more_measures_title(measures: Sequence[Measure]) -> Message:
    """How many of the remaining measures are better than on day 1, and how many of all have
    fallen in the last quarter: neither may hide the other."""
    known = [m for m in measures if m.baseline is not None and m.better is not Better.UNKNOWN]
    better = sum(is_better(m.now, m.baseline, m.better) for m in known if m.baseline is not None)
    slipped = sum(course_of(m).direction is Bearing.SLIPPED for m in measures)
    # That none is better is not said in a title; the table shows it.
    if better == 0:
        return say("{n} further measure", "{n} further measures", n=len(measures))
    if better == len(measures):
        moved = say(
            "The further measure moved the right way",
            "All further measures moved the right way",
            n=better,
        )
    else:
        moved = say(
            "{better} of {n} further measures moved the right way", better=better, n=len(measures)
        )
    if not slipped:
        return moved
    if slipped == len(measures):
        return say("{moved}, then slipped in the last quarter", moved=moved)
    return say("{moved}; {slipped} slipped in the last quarter", moved=moved, slipped=slipped)
