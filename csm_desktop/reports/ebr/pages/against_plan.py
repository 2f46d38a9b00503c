"""Each measure of the summary beside what the plan expects of it by today, in words to print.

Our choice: the plan expects a share of the target value by today (`Value.expected`), and so the
same share of each measure's way from day 1 to its target; it is said on the page. What is printed
adds up: the expected value is rounded to the decimals of the measure, and both values to what is
shown of them, before they are compared.
"""

from decimal import ROUND_HALF_UP, Decimal

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.readings import is_better
from csm_desktop.reports.ebr.pack import Pack, Summary
from csm_desktop.reports.ebr.pack_lines import Measure, Value
from csm_desktop.reports.ebr.pages.common import apart, bare, on, sourced, unit_beside
from csm_desktop.reports.figures.plan_bars import PlanBar, PlanBars
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """What is expected of a measure by today, and how it stands to that; empty where nobody knows.

    `ahead` is None where nothing was expected of it.
    """

    expected: str = ""
    state: str = ""
    ahead: bool | None = None


def against_plan(measure: Measure, value: Value | None) -> AgainstPlan:
    """How a measure stands to the plan of the whole."""
    if measure.is_reached:
        return AgainstPlan(_told(measure, value), tr("target reached"), True)
    expected = _expected(measure, value)
    if expected is None:
        return AgainstPlan()
    told = bare(expected, measure.unit)
    now = wording.as_shown(measure.now, measure.unit)
    gap = abs(now - expected)
    if not gap:
        return AgainstPlan(told, tr("as planned"), True)
    far = apart(gap, measure.unit)
    if is_better(now, expected, measure.better):
        return AgainstPlan(told, wording.render(say("{gap} ahead of plan", gap=far)), True)
    return AgainstPlan(told, wording.render(say("{gap} short of plan", gap=far)), False)


def _told(measure: Measure, value: Value | None) -> str:
    expected = _expected(measure, value)
    return "" if expected is None else bare(expected, measure.unit)


def _expected(measure: Measure, value: Value | None) -> Decimal | None:
    if value is None or value.expected is None:
        return None
    if measure.baseline is None or measure.target is None:
        return None
    way = measure.target - measure.baseline
    exact = measure.baseline + way * value.expected / 100
    known = (measure.baseline, measure.target, measure.now)
    finest = min(int(each.normalize().as_tuple().exponent) for each in known)
    near = exact.quantize(Decimal(1).scaleb(min(finest, 0)), ROUND_HALF_UP)
    return wording.as_shown(near, measure.unit)


def bars(page: Summary, pack: Pack, most: int) -> PlanBars:
    """The value achieved, and up to `most` measures, each on its way from day 1 to its target."""
    value = page.value
    rows = [_of_value(value)] if value is not None else []
    rows += [_of_measure(each, value, pack) for each in page.measures[:most]]
    expected = None if value is None or value.expected is None else float(value.expected) / 100
    if all(row.share is None for row in rows):
        return PlanBars(rows, tr("Day 1"), "", now_head=tr("Now"))
    return PlanBars(rows, tr("Day 1"), tr("Target"), expected_words(value), expected)


def expected_words(value: Value | None) -> str:
    """What stands over the column of what is expected."""
    if value is None or value.expected is None:
        return ""
    if value.day is None:
        return tr("Expected by today")
    return wording.render(say("Expected by day {n}", n=value.day))


def _of_value(value: Value) -> PlanBar:
    percent, expected, state, ahead = _whole(value.percent), "", "", None
    if value.expected is not None:
        wanted = _whole(value.expected)
        expected, gap = wording.percent(wanted / 100), abs(percent - wanted)
        ahead = percent >= wanted
        words = say("{gap} ahead of plan") if ahead else say("{gap} short of plan")
        state = wording.render(words.filled(gap=apart(gap, "%"))) if gap else tr("as planned")
    return PlanBar(
        tr("Value achieved"), "", wording.percent(Decimal(0)),
        wording.percent(percent / 100), wording.percent(Decimal(1)), float(value.percent) / 100,
        state, ahead, expected,
    )  # fmt: skip


def _whole(percent: Decimal) -> Decimal:
    """As it is printed, so that the difference that stands beside it is theirs."""
    return percent.quantize(Decimal(1), ROUND_HALF_UP)


def _of_measure(measure: Measure, value: Value | None, pack: Pack) -> PlanBar:
    held = against_plan(measure, value)
    unit = measure.unit
    return PlanBar(
        wording.commas((measure.name, unit_beside(measure.name, unit))),
        sourced(measure.source, on(measure.now_on, pack.as_of)),
        bare(measure.baseline, unit), bare(measure.now, unit), bare(measure.target, unit),
        None if measure.share is None else float(measure.share),
        held.state, held.ahead, held.expected,
    )  # fmt: skip


def value_words(value: Value | None) -> str:
    """What the value achieved is made of, as a sentence."""
    return "" if value is None else wording.stopped(wording.headed(tr("Value achieved"), value.why))


def scale_words(page: Summary, pack: Pack) -> str:
    """Since when the ways are counted, and what the plan expects of them by today; empty where no
    measure has a way."""
    if page.since is None or not any(each.share is not None for each in page.measures):
        return ""
    value = page.value
    if value is None or value.expected is None:
        return wording.render(say("Day 1 was {since}.", since=page.since))
    words = say(
        "Day 1 was {since}; by {on} the plan expects {share} of the way to each target.",
        since=page.since,
        share=wording.percent(value.expected / 100),
        on=pack.as_of,
    )
    return wording.render(words)
