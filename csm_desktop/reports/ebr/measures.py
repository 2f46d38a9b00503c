"""The measures of a review: which there are, how far each came, and what happened on the way."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Benchmark,
    Better,
    EngagementKind,
    Metric,
    Reading,
)
from csm_desktop.domain.records.reviews import Review, ReviewList, ReviewMeasure
from csm_desktop.domain.reviews.arrangement import on_paper
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.course import QUARTER
from csm_desktop.domain.value.readings import (
    Aggregate,
    aimed_direction,
    is_better,
    progress,
    series,
    typed_benchmarks,
)
from csm_desktop.reports.ebr.pack import BenchmarkComparison, Reference
from csm_desktop.reports.ebr.pack_lines import Event, Measure, Point
from csm_desktop.values import dataclass
from csm_desktop.wording import commas, day, render, tr

OWN_PAGES = 2
"""How many measures get a page of their own where there are more than `ALL_ALONE`."""
Quartiles = tuple[Decimal, Decimal, Decimal, Decimal, Decimal]

ALL_ALONE = 3
"""Up to so many measures each has its own page, and there is no table."""


def measures_of(facts: AccountFacts, review: Review) -> tuple[Measure, ...]:
    """The measures shown in a review, in its order."""
    found = ranked_measures(facts, review)
    shown = on_paper(map(Keyed, found), review, ReviewList.MEASURES)
    return tuple(each.measure for each in shown)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A measure as a line, known by its metric."""

    measure: Measure

    @property
    def id(self) -> int:
        """The metric's."""
        return self.measure.metric_id


def ranked_measures(facts: AccountFacts, review: Review) -> tuple[Measure, ...]:
    """The measures of a review, the biggest movers first.

    A measure without a reading has nothing to say and is left out.
    """
    metrics = {metric.id: metric for metric in facts.metrics}
    words = {w.metric_id: w for w in facts.review_measures if w.review_id == review.id}
    used = {account_metric.metric_id: account_metric for account_metric in facts.account_metrics}
    found = []
    for index, metric_id in enumerate(_shown(facts, used)):
        readings = series(facts.readings, metric_id, facts.as_of)
        if metric_id in metrics and readings:
            metric, use = metrics[metric_id], used.get(metric_id)
            stale = readings[-1].on < facts.as_of - QUARTER
            measure = _measure(metric, use, readings, words.get(metric_id), stale=stale)
            # The biggest movers first; equal ones in the user's order.
            found.append((-_moved(measure), index, measure))
    return tuple(measure for *_, measure in sorted(found, key=lambda each: each[:2]))


def _shown(facts: AccountFacts, used: Mapping[int, AccountMetric]) -> list[int]:
    """Metrics marked for reviews; where an account has marked none, those that have readings, the
    one read last first."""
    if used:
        ranked = sorted(used.values(), key=lambda each: (each.position, each.id))
        return [used_metric.metric_id for used_metric in ranked if used_metric.in_review]
    # Nobody has said what matters: what was read last says most about today.
    last: dict[int, date] = {}
    for reading in facts.readings:
        last[reading.metric_id] = max(reading.on, last.get(reading.metric_id, reading.on))
    return sorted(last, key=lambda metric_id: last[metric_id], reverse=True)


def _measure(
    metric: Metric,
    use: AccountMetric | None,
    readings: tuple[Reading, ...],
    words: ReviewMeasure | None,
    *,
    stale: bool,
) -> Measure:
    last, first = readings[-1], readings[0]
    baseline = use.baseline if use else None
    baseline_on = use.baseline_on if use else None
    is_day_1 = baseline is not None
    # Without a typed day 1 the first reading is the earliest that is known.
    if baseline is None and len(readings) > 1:
        baseline, baseline_on = first.value, first.on
    target = use.target if use else None
    share = None
    better = aimed_direction(metric.better, baseline, target)
    if baseline is not None and target is not None:
        share = progress(baseline, last.value, target, better)
    points = [Point(reading.on, reading.value) for reading in readings]
    # A typed day 1 before the readings begins the line.
    if baseline is not None and baseline_on is not None and baseline_on < first.on:
        points.insert(0, Point(baseline_on, baseline))
    return Measure(
        metric_id=metric.id,
        name=metric.name,
        unit=metric.unit,
        better=better,
        now=last.value,
        now_on=last.on,
        source=last.source,
        baseline=baseline,
        baseline_on=baseline_on,
        target=target,
        target_on=use.target_on if use else None,
        share=share,
        points=tuple(points),
        meaning=words.meaning if words else "",
        method=words.method if words else "",
        definition=metric.definition,
        is_day_1=is_day_1,
        stale=stale,
    )


def _moved(measure: Measure) -> Decimal:
    """How far a measure came: of its way to the target, else of its baseline; 0 without either."""
    if measure.share is not None:
        return measure.share
    if not measure.baseline:
        return Decimal(0)
    change = abs((measure.now - measure.baseline) / measure.baseline)
    if measure.better is Better.UNKNOWN:
        return Decimal(0)
    better = is_better(measure.now, measure.baseline, measure.better)
    return min(change, Decimal(1)) if better else -min(change, Decimal(1))


def events_of(facts: AccountFacts) -> tuple[Event, ...]:
    """What happened while the measures moved: first value, trainings, milestones reached."""
    start, first = facts.account.contract_start, facts.account.first_value_on
    found: list[Event] = []
    if first is not None and first <= facts.as_of:
        number = (first - start).days if start else None
        words = (
            tr("first value") if number is None else render(say("first value, day {n}", n=number))
        )
        found.append(Event(first, words))
    for each in facts.engagement:
        if each.kind is EngagementKind.TRAINING and each.on <= facts.as_of:
            people = say("training, {n} person", "training, {n} people", n=each.people or 0)
            found.append(Event(each.on, render(people) if each.people else each.title))
    return tuple(sorted(found, key=lambda event: event.on))


def comparisons_of(
    facts: AccountFacts,
    measures: tuple[Measure, ...],
    likes: Mapping[int, Aggregate],
) -> tuple[BenchmarkComparison, ...]:
    """Each measure with what there is to compare it with; `likes` are aggregates by metric id."""
    segment = facts.segment.id if facts.segment else None
    found = []
    for measure in measures:
        references: list[Reference] = []
        others: Quartiles | None = None
        words = ""
        like = likes.get(measure.metric_id)
        if like is not None:
            words = render(like.why)
            median = tr("median of like accounts")
            references.append(Reference(median, like.spread.median, words))
            s = like.spread
            others = (s.least, s.lower, s.median, s.upper, s.greatest)
        typed = typed_benchmarks(facts.benchmarks, measure.metric_id, segment, facts.as_of)
        for each in typed:
            # A typed reference without a name is known by its source.
            name = each.label or each.source
            source = commas((each.source, day(each.on))) if each.source else ""
            references.append(Reference(name, each.value, source))
        if others is None:
            others = _typed_quartiles(typed)
        if references:
            found.append(BenchmarkComparison(measure, tuple(references), others, words))
    return tuple(found)


def _typed_quartiles(typed: Sequence[Benchmark]) -> Quartiles | None:
    """The middle half, of the first source that tells it; of the rest it says nothing."""
    for each in typed:
        if each.lower is not None and each.upper is not None:
            return (each.lower, each.lower, each.value, each.upper, each.upper)
    return None


def since(measures: tuple[Measure, ...]) -> date | None:
    """Day 1: the earliest baseline of the measures."""
    days = [measure.baseline_on for measure in measures if measure.baseline_on]
    return min(days, default=None)
