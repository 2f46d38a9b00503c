"""Typed references: numbers of others to compare with, each with its source (domain.md §9).

They belong to the book: a reference for a segment, or for all, stands in the review of every
account that it fits.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Benchmark, Metric
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.readings import typed_benchmarks
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A typed reference that fits an account, and what it is compared with."""

    id: int
    metric: Metric
    value: Decimal
    label: str
    source: str
    on: date
    segment_id: int | None
    lower: Decimal | None = None
    upper: Decimal | None = None


class ReferenceDetails(TypedDict, total=False):
    """What can be said of a reference beside value and source. Its label is called `name` here:
    `label` is that of the act."""

    on: date | None
    segment_id: int | None
    name: str
    lower: Decimal | None
    upper: Decimal | None


class ReferenceFields(ReferenceDetails, total=False):
    """What can be changed of a reference; nothing where a form has nothing, which is refused."""

    value: Decimal | None
    source: str


def references_of(facts: AccountFacts, metric_ids: tuple[int, ...]) -> tuple[ReferenceLine, ...]:
    """The typed references for these metrics, in the metrics' order."""
    metrics = {metric.id: metric for metric in facts.metrics}
    segment_id = facts.segment.id if facts.segment else None
    return tuple(
        ReferenceLine(
            benchmark.id, metrics[metric_id], benchmark.value, benchmark.label,
            benchmark.source, benchmark.on,
            benchmark.segment_id, benchmark.lower, benchmark.upper,
        )
        for metric_id in metric_ids
        for benchmark in typed_benchmarks(facts.benchmarks, metric_id, segment_id, facts.as_of)
    )  # fmt: skip


def add_reference(
    work: Work,
    /,
    metric_id: int,
    value: Decimal | None,
    source: str,
    **fields: Unpack[ReferenceDetails],
) -> Benchmark:
    """Enter what others reach on a metric; `fields` are those of `Benchmark`, its label as `name`.

    Raises UserError without a value or a source, or for a day that lies ahead.
    """
    # The metric is looked for first: a reference to one that is gone would be seen nowhere.
    made = Benchmark(work.new_id(), work.get(Metric, metric_id).id, Decimal(0), "", work.today())
    return work.add(_checked(work, made, value=value, source=source, **fields))


def edit_reference(
    work: Work, /, reference_id: int, **fields: Unpack[ReferenceFields]
) -> Benchmark:
    """Correct a reference; `fields` and errors as in `add_reference`."""
    return work.put(_checked(work, work.get(Benchmark, reference_id), **fields))


def remove_reference(work: Work, /, reference_id: int) -> None:
    """Take a reference out of the book; undo brings it back."""
    work.remove(work.get(Benchmark, reference_id))


def set_norm(work: Work, /, segment_id: int, metric_id: int, value: Decimal | None) -> None:
    """Say what a well-started client of the segment shows on a metric; None takes it back.

    Raises UserError where several references are typed for the segment: which is meant is theirs.
    """
    segment = work.get(Segment, segment_id)
    typed = work.find(Benchmark, metric_id=metric_id, segment_id=segment_id)
    if len(typed) > 1:
        raise UserError(
            tr("Several references are typed in for this segment; the middle one is the norm."),
            tr("Change them on the Value tab of one of its accounts."),
        )
    if value is None:
        for reference in typed:
            remove_reference(work, reference.id)
    elif typed:
        edit_reference(work, typed[0].id, value=value, on=work.today())
    else:
        source = render(say("Norm of {segment}", segment=segment.name))
        add_reference(work, metric_id, value, source, segment_id=segment_id)


def _checked(work: Work, reference: Benchmark, **fields: Unpack[ReferenceFields]) -> Benchmark:
    unchanged = tr("Nothing was changed.")
    value = fields.get("value", reference.value)
    source = " ".join(fields.get("source", reference.source).split())
    on = fields.get("on", reference.on)
    if value is None:
        raise UserError(tr("A reference needs a value."), unchanged)
    if not source:
        raise UserError(
            tr("A reference needs its source."),
            tr("Whoever reads the review asks where the number comes from."),
        )
    # What others reach tomorrow is nobody's reference.
    if on is None or on > work.today():
        raise UserError(tr("A reference needs a day, not one that lies ahead."), unchanged)
    lower, upper = fields.get("lower", reference.lower), fields.get("upper", reference.upper)
    # As the numbers lie, whichever way is better; either may be unknown.
    if not _in_order(lower, value, upper):
        raise UserError(tr("A reference lies between its lower and its upper quarter."), unchanged)
    return replace(
        reference,
        value=value,
        source=source,
        on=on,
        segment_id=fields.get("segment_id", reference.segment_id),
        label=" ".join(fields.get("name", reference.label).split()),
        lower=lower,
        upper=upper,
    )


def _in_order(*values: Decimal | None) -> bool:
    known = [each for each in values if each is not None]
    return known == sorted(known)
