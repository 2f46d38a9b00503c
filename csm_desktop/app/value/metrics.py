"""What can be done with metrics: name one, measure an account by it, enter and correct readings."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    AccountMetricFields,
    Better,
    Metric,
    MetricDetails,
    MetricFields,
    MetricKind,
    Reading,
    ReadingFields,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import number, render, tr

_RANGES = {
    MetricKind.NPS: (Decimal(-100), Decimal(100)),
    MetricKind.CSAT: (Decimal(0), Decimal(100)),
}


def new_metric(work: Work, /, name: str, **fields: Unpack[MetricDetails]) -> Metric:
    """Add a metric to the book's list; `fields` are those of `Metric`.

    Raises UserError without a name, or where the list has one of that name and unit already.
    """
    return _added(work, Metric(work.new_id(), name, **fields))


def _added(work: Work, metric: Metric) -> Metric:
    metric = replace(metric, name=_name(metric.name))
    for other in work.find(Metric):
        if (other.name.casefold(), other.unit) == (metric.name.casefold(), metric.unit):
            raise UserError(
                render(say("There is already a metric called {name}.", name=other.name)),
                tr("Nothing was changed. Choose it from the list."),
            )
    return work.add(metric)


def measure_by(
    work: Work, /, account_id: int, metric_id: int, **fields: Unpack[AccountMetricFields]
) -> AccountMetric:
    """Measure an account by a metric of the book's list; one that it uses already is kept."""
    used = work.find(AccountMetric, account_id=account_id)
    known = next((used_metric for used_metric in used if used_metric.metric_id == metric_id), None)
    # Taken up again it has its baseline and target still: starting anew would lose them.
    if known is not None:
        return known
    fields.setdefault(
        # Behind the last one: what is added new stands where one looks for it.
        "position",
        max((used_metric.position for used_metric in used), default=-1) + 1,
    )
    made = AccountMetric(work.new_id(), account_id, metric_id, **fields)
    _refuse_backwards(made, work.today())
    return work.add(made)


def edit_measure(
    work: Work, /, account_metric_id: int, **fields: Unpack[AccountMetricFields]
) -> AccountMetric:
    """Change baseline, target, their dates, or whether reviews show the metric.

    Raises UserError where the baseline's day lies ahead, or the target's would not come after it.
    """
    made = replace(work.get(AccountMetric, account_metric_id), **fields)
    _refuse_backwards(made, work.today())
    return work.put(made)


def stop_measuring(work: Work, /, account_metric_id: int) -> None:
    """No longer measure an account by a metric; its readings stay for the day it is taken up."""
    work.remove(work.get(AccountMetric, account_metric_id))


def measure_by_new(
    work: Work, /, account_id: int, metric: MetricFields, **fields: Unpack[AccountMetricFields]
) -> AccountMetric:
    """Add a metric to the book's list and measure an account by it, as one act."""
    made = _added(work, replace(Metric(work.new_id(), ""), **metric))
    return measure_by(work, account_id, made.id, **fields)


def name_for_customers(work: Work, /, metric_id: int, words: str) -> Metric:
    """Say what customers read as the name of a metric, whoever is measured by it.

    Raises UserError without words: what a list calls a metric is for its user alone.
    """
    said = needed(words, tr("A metric needs a name that customers read."))
    return work.put(replace(work.get(Metric, metric_id), customer_name=said))


def say_direction(work: Work, /, metric_id: int, better: Better) -> Metric:
    """Say which way of a metric is better, whoever is measured by it."""
    return work.put(replace(work.get(Metric, metric_id), better=better))


def add_reading(
    work: Work, /, account_id: int, metric_id: int, on: date, value: Decimal, source: str = ""
) -> Reading:
    """Enter a reading. A second one of the same day is the correction of the first, and counts.

    Raises UserError for a day that lies ahead, or a value outside the scale of NPS or CSAT.
    """
    _refuse_unfit(work, metric_id, on, value)
    # Whoever reads a review asks where a number comes from; typed is an answer, too.
    words = " ".join(source.split()) or tr("typed in")
    return work.add(Reading(work.new_id(), account_id, metric_id, on, value, words))


def edit_reading(work: Work, /, reading_id: int, **fields: Unpack[ReadingFields]) -> Reading:
    """Correct a reading's day, value or source. Raises UserError as `add_reading` does."""
    made = replace(work.get(Reading, reading_id), **fields)
    _refuse_unfit(work, made.metric_id, made.on, made.value)
    return work.put(made)


def remove_readings(work: Work, /, reading_ids: Iterable[int]) -> None:
    """Take readings out as one act; undo brings them back."""
    for reading_id in reading_ids:
        work.remove(work.get(Reading, reading_id))


def _name(text: str) -> str:
    return needed(text, tr("A metric needs a name."))


def _refuse_backwards(use: AccountMetric, today: date) -> None:
    if use.baseline_on and use.baseline_on > today:
        raise UserError(
            tr("The baseline's day cannot lie in the future."), tr("Nothing was changed.")
        )
    # The path of targets divides by the days between the two.
    if use.baseline_on and use.target_on and use.target_on <= use.baseline_on:
        raise UserError(
            tr("The target's day must come after the baseline's."), tr("Nothing was changed.")
        )


def _refuse_unfit(work: Work, metric_id: int, on: date, value: Decimal) -> None:
    if on > work.today():
        raise UserError(
            tr("A reading cannot lie in the future."),
            tr("Nothing was changed. What is aimed at is the target."),
        )
    metric = work.get(Metric, metric_id)
    # Only surveys have a scale of their own; how much somebody may use of a product nobody knows.
    low, high = _RANGES.get(metric.kind, (None, None))
    if low is not None and high is not None and not low <= value <= high:
        raise UserError(
            render(
                say(
                    "{name} runs from {low} to {high}.",
                    name=metric.name,
                    low=number(low),
                    high=number(high),
                )
            ),
            tr("Nothing was changed."),
        )
