"""The series of an account's readings that still speak for the present."""

from collections.abc import Iterable

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Metric, MetricKind, Reading
from csm_desktop.domain.value.readings import series


def recent_series(
    facts: AccountFacts, kind: MetricKind, days: int
) -> Iterable[tuple[Metric, tuple[Reading, ...]]]:
    """The series of the metrics of a kind whose last reading is younger than `days`."""
    for metric in facts.metrics:
        if metric.kind is kind:
            found = series(facts.readings, metric.id, facts.as_of)
            if found and (facts.as_of - found[-1].on).days < days:
                yield metric, found
