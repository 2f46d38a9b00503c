"""Proposes what the title over a measure says: how far it came, and whether it held.

As in `conclusions`: what the numbers show, and no cause.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop import wording
from csm_desktop.domain.metrics import Better
from csm_desktop.domain.readings import is_better
from csm_desktop.domain.saying import Saying, say
from csm_desktop.reports.ebr.pack import Measure, Point
from csm_desktop.wording import DEFAULT_LOCALE, measure, number

_MOST = Decimal("0.6")
_LOST = Decimal("0.25")


def amount(value: Decimal, unit: str, locale: str = DEFAULT_LOCALE) -> str:
    """A value with its unit."""
    return measure(value, unit, locale)


def unit_to_say(of: Measure) -> str:
    """The unit, unless the measure's name says it already: "Minutes to replan ... to 22"."""
    unit = of.unit.strip()
    return "" if unit != "%" and unit.casefold() in of.name.casefold() else unit


def start_value(value: Decimal, unit: str, locale: str) -> str:
    """The value that a sentence starts from: without its unit, which the second value carries."""
    return measure(value, unit, locale) if unit.strip() == "%" else number(value, locale)


def measure_title(of: Measure, locale: str = DEFAULT_LOCALE, month: str = "") -> Saying:
    """What one measure did: "Replanning fell from 90 to 22 minutes, past the target of 25".

    `month` names the month since which most of the way was made, where that holds.
    """
    now = amount(of.now, unit_to_say(of), locale)
    if of.baseline is None:
        return say("{name} stands at {now}", name=of.name, now=now)
    if of.now == of.baseline:
        return say("{name} stands at {now}, as on day 1", name=of.name, now=now)
    before = start_value(of.baseline, of.unit, locale)
    words = (
        "{name} rose from {before} to {now}"
        if of.now > of.baseline
        else "{name} fell from {before} to {now}"
    )
    moved = say(words, name=of.name, before=before, now=now)
    if is_better(of.baseline, of.now, of.better):
        return _step_back(of, moved, locale)
    if of.target is not None and not is_better(of.target, of.now, of.better):
        return _reached(of, of.target, moved, locale)
    best = slipped_from(of)
    if best is not None:
        return _slipped(of, best, locale)
    return say("{moved}, most of it since {month}", moved=moved, month=month) if month else moved


def _reached(of: Measure, target: Decimal, moved: Saying, locale: str) -> Saying:
    if target == of.now:
        return say("{moved}: the target is reached", moved=moved)
    aim = start_value(target, of.unit, locale)
    return say("{moved}, past the target of {target}", moved=moved, target=aim)


def slipped_from(of: Measure) -> Point | None:
    """The best reading, where at least a quarter of the way to it was lost since (our choice).

    None while a measure holds what it won.
    """
    if of.baseline is None or not of.points:
        return None
    sign = 1 if of.better is Better.HIGHER else -1
    best = max(of.points, key=lambda point: (sign * point.value, point.on))
    way = sign * (best.value - of.baseline)
    lost = sign * (best.value - of.now)
    return best if way > 0 and lost >= way * _LOST else None


def _slipped(of: Measure, best: Point, locale: str) -> Saying:
    words = (
        "{name} rose from {before} to {best} by {month}, then slipped back to {now}"
        if best.value > (of.baseline or 0)
        else "{name} fell from {before} to {best} by {month}, then rose again to {now}"
    )
    with_year = best.on.year != of.now_on.year
    return say(
        words,
        name=of.name,
        before=start_value(of.baseline or Decimal(0), of.unit, locale),
        best=start_value(best.value, of.unit, locale),
        month=wording.month(best.on, locale, with_year=with_year, full=True),
        now=amount(of.now, unit_to_say(of), locale),
    )


def _step_back(of: Measure, moved: Saying, locale: str) -> Saying:
    if of.target is None:
        return say("{moved}: not the way we want", moved=moved)
    target = start_value(of.target, of.unit, locale)
    return say("{moved}; the target is {target}", moved=moved, target=target)


def turning_point(of: Measure) -> date | None:
    """The day since which at least 60 % of the way was made, in less than half of the time.

    None when the way was even, went back, or has fewer than four readings.
    """
    if len(of.points) < 4 or of.baseline is None:
        return None
    way = of.now - of.baseline
    wrong = way <= 0 if of.better is Better.HIGHER else way >= 0
    if wrong:
        return None
    first, last = of.points[0].on, of.points[-1].on
    for point in reversed(of.points):
        if (of.now - point.value) / way >= _MOST:
            return point.on if (last - point.on) * 2 < (last - first) else None
    return None


def more_measures_title(measures: Sequence[Measure]) -> Saying:
    """How many of the remaining measures moved the right way and hold what they won."""
    better = sum(
        m.baseline is not None
        and is_better(m.now, m.baseline, m.better)
        and slipped_from(m) is None
        for m in measures
    )
    if better == 0:
        return say("{n} further {n:measure|measures}", n=len(measures))
    if better == len(measures):
        return say("{n:The further measure|All further measures} moved the right way", n=better)
    return say(
        "{better} of {n} further measures moved the right way", better=better, n=len(measures)
    )
