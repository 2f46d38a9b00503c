"""How much the customer uses what they pay for, and what is held against it (domain.md §5, §8).

Two baselines are two things: *day 1* is where the customer stood, and value is measured from it;
the *norm* is what a well-started client shows, and use is held against that.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median, median_high, median_low

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Benchmark, Better, Metric, MetricKind, Reading
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.value.readings import is_better, series, typed_benchmarks
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class UsageNorm:
    """What use of a metric is held against; `of_segment`, or the account's own of late."""

    value: Decimal
    of_segment: bool


@dataclass(frozen=True, slots=True)
class MeasuredUse:
    """A usage metric of an account: its last reading, and the norm where one is known."""

    metric: Metric
    reading: Reading
    norm: UsageNorm | None


@dataclass(frozen=True, slots=True)
class Breadth:
    """How broadly the customer uses the product; None where that is not known.

    `licences` is the share of licensed seats in use (1 = all), `features` whether every usage
    metric for which the segment has a norm reaches it.
    """

    licences: Decimal | None
    features: bool | None

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return self.licences is not None or self.features is not None

    def is_broad(self, rules: Rules) -> bool:
        """Whether nothing that is known speaks against it."""
        enough = self.licences is None or self.licences >= rules.champion_breadth
        return enough and self.features is not False


NOT_KNOWN = Breadth(None, None)
"""Of an account whose seats are not read, and whose segment has no norm."""


def segment_norm(
    benchmarks: Iterable[Benchmark], metric: Metric, segment_id: int | None, as_of: date
) -> Decimal | None:
    """What a well-started client of the segment shows: the reference typed for that segment.

    Of several (a median, a top quarter) the middle one, of two the less demanding: the norm is no
    record (our choice). References for all segments are none of this one.
    """
    typed = [
        benchmark.value
        for benchmark in typed_benchmarks(benchmarks, metric.id, segment_id, as_of)
        if benchmark.segment_id is not None
    ]
    if not typed:
        return None
    # The less demanding of two in the middle: where less is better, that is the larger one.
    return median_high(typed) if metric.better is Better.LOWER else median_low(typed)


def own_norm(readings: Sequence[Reading], as_of: date, rules: Rules) -> Decimal | None:
    """The account's own median of the 90 days before the last 30 (defaults).

    `readings` are one metric's, oldest first. The last of them is what is held against the norm,
    and no part of it; without another in that time there is no norm.
    """
    until = as_of - timedelta(days=rules.norm_gap_days)
    since = until - timedelta(days=rules.norm_days)
    # Not the last one: held against itself it could not have fallen.
    past = [reading.value for reading in readings[:-1] if since < reading.on <= until]
    return median(past) if past else None


def usage_norm(
    facts: AccountFacts, metric: Metric, readings: Sequence[Reading], rules: Rules
) -> UsageNorm | None:
    """The norm of a metric: the segment's, else the account's own; None where neither is known."""
    segment_id = facts.account.segment_id
    typed = segment_norm(facts.benchmarks, metric, segment_id, facts.as_of)
    if typed is not None:
        return UsageNorm(typed, of_segment=True)
    own = own_norm(readings, facts.as_of, rules)
    return None if own is None else UsageNorm(own, of_segment=False)


def measured_use(facts: AccountFacts, rules: Rules) -> tuple[MeasuredUse, ...]:
    """The usage metrics of which the last reading still speaks for the present."""
    since = facts.as_of - timedelta(days=rules.reading_days)
    metrics = [metric for metric in facts.metrics if metric.kind is MetricKind.USAGE]
    by_metric = _by_metric(facts.readings, {metric.id for metric in metrics})
    found = []
    for metric in metrics:
        readings = series(by_metric.get(metric.id, ()), metric.id, facts.as_of)
        if readings and readings[-1].on > since:
            norm = usage_norm(facts, metric, readings, rules)
            found.append(MeasuredUse(metric, readings[-1], norm))
    return tuple(found)


def _by_metric(readings: Iterable[Reading], ids: set[int]) -> Mapping[int, list[Reading]]:
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.metric_id in ids:
            found.setdefault(reading.metric_id, []).append(reading)
    return found


def newest_of_kind(facts: AccountFacts, kind: MetricKind, days: int) -> Reading | None:
    """The last reading of a kind of metric that is younger than so many days."""
    ids = {metric.id for metric in facts.metrics if metric.kind is kind}
    if not ids:
        return None
    # A reading that is too old does not speak for the present: no data, rather than an old value.
    since = facts.as_of - timedelta(days=days)
    return max(
        (
            reading
            for reading in facts.readings
            if reading.metric_id in ids and since < reading.on <= facts.as_of
        ),
        key=lambda each: (each.on, each.id),
        default=None,
    )


def licensed_seats(subscriptions: Iterable[Subscription], as_of: date) -> int:
    """The seats of all subscriptions that run on a day, trials aside."""
    return sum(
        subscription.licensed_seats or 0
        for subscription in subscriptions
        if subscription.status is not SubscriptionStatus.TRIAL
        and (subscription.starts_on is None or subscription.starts_on <= as_of)
        and (subscription.ended_on is None or subscription.ended_on > as_of)
        and (subscription.status is SubscriptionStatus.ACTIVE or subscription.ended_on is not None)
    )


def breadth(facts: AccountFacts, rules: Rules) -> Breadth:
    """How broadly an account uses what it has, from its seats and from its usage metrics."""
    seats = newest_of_kind(facts, MetricKind.ACTIVE_SEATS, rules.reading_days)
    licensed = licensed_seats(facts.subscriptions, facts.as_of)
    # Of an account without licences no share is known, which is not the same as none in use.
    share = seats.value / licensed if seats is not None and licensed > 0 else None
    # Without a reference a segment has no norm.
    measured = measured_use(facts, rules) if facts.benchmarks else ()
    held = [
        not is_better(use.norm.value, use.reading.value, use.metric.better)
        for use in measured
        # Its own norm says how it did before, and not how broad use should be.
        if use.norm is not None and use.norm.of_segment
    ]
    return Breadth(share, all(held) if held else None)
