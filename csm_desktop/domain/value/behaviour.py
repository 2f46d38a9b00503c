"""What an account does not do: features it does not use, metrics that have not moved since day 1.

The facts of behavioural segments (domain.md §9). What nobody has read is not known, and not said.
"""

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Access, Better, Metric
from csm_desktop.domain.value.readings import is_better, latest_of_each


def unused(facts: AccountFacts) -> tuple[str, ...]:
    """The names of what is not used: metrics that we read ourselves, more is better, and the last
    reading is none at all."""
    last = latest_of_each(facts.readings, facts.as_of)
    return tuple(
        metric.name
        for metric in facts.metrics
        if _is_of_use(metric) and metric.id in last and last[metric.id].value <= 0
    )


def unimproved(facts: AccountFacts) -> tuple[str, ...]:
    """The names of the metrics whose last reading is no better than the baseline of day 1.

    A reading of day 1 itself, or before it, says nothing of what became of it.
    """
    names = {metric.id: metric for metric in facts.metrics}
    last = latest_of_each(facts.readings, facts.as_of)
    found = []
    for measured in facts.account_metrics:
        metric, reading = names.get(measured.metric_id), last.get(measured.metric_id)
        if metric is None or reading is None or measured.baseline is None:
            continue
        began = measured.baseline_on or facts.account.contract_start
        if began is not None and reading.on <= began:
            continue
        if not is_better(reading.value, measured.baseline, metric.better):
            found.append(metric.name)
    return tuple(found)


def _is_of_use(metric: Metric) -> bool:
    return metric.access is Access.USAGE and metric.better is not Better.LOWER
