"""Where an account stands on the boomerang, for how long, and who led it there (domain.md §2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import (
    Arc,
    HandOver,
    Leader,
    ProcessStep,
    Stage,
    StageChange,
    StepChange,
    arc_of,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stay in a stage; `left_on` is None for the present one, `days` run up to now for it."""

    stage: Stage
    leader: Leader
    entered_on: date
    left_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class StageNow:
    """The present stage; `since`, `days` and `leader` are None where no change was recorded."""

    stage: Stage
    arc: Arc
    since: date | None
    days: int | None
    leader: Leader | None
    why: Message


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """One of the seven steps.

    `entered_on` is the latest time the account came to it, `passed` whether it has been there and
    moved on; a step before the current one that was never entered is `skipped`.
    """

    step: ProcessStep
    entered_on: date | None
    current: bool
    passed: bool
    skipped: bool


def stage_history(
    changes: Iterable[StageChange], as_of: date, hand_overs: Iterable[HandOver] = ()
) -> tuple[StageSpan, ...]:
    """Every stay, the first one first; a change of leader inside a stage prolongs the stay.

    Its leader is who led it last: who entered with it, or was handed it later.
    """
    spans: list[StageSpan] = []
    for change in _past(changes, as_of):
        if spans and spans[-1].stage is change.stage:
            # Entered once: a new leader does not make the stay a new one.
            last = spans.pop()
            spans.append(_span(change.stage, change.leader, last.entered_on, None, as_of))
            continue
        if spans:
            last = spans.pop()
            spans.append(_span(last.stage, last.leader, last.entered_on, change.on, as_of))
        spans.append(_span(change.stage, change.leader, change.on, None, as_of))
    legs = tuple(leaders(changes, hand_overs, as_of))
    return tuple(replace(span, leader=_led_last(span, legs)) for span in spans)


def leaders(
    changes: Iterable[StageChange], hand_overs: Iterable[HandOver], as_of: date
) -> Iterator[tuple[date, Leader]]:
    """Who led from which day on, as it was said: by the entry into a stage or by a hand-over, of
    the two on one day by the hand-over. Who hands over goes on leading until the day of it."""
    said = [(change.on, False, change.id, change.leader) for change in _past(changes, as_of)]
    said += [(one.on, True, one.id, one.to_function) for one in hand_overs if one.on <= as_of]
    for on, _, _, leader in sorted(said, key=lambda each: each[:3]):
        yield on, leader


def _led_last(span: StageSpan, legs: Sequence[tuple[date, Leader]]) -> Leader:
    within = [
        leader
        for on, leader in legs
        # The day on which a stage is left belongs to the next one.
        if span.entered_on <= on and (span.left_on is None or on < span.left_on)
    ]
    return within[-1] if within else span.leader


def stage_now(
    account: Account,
    changes: Iterable[StageChange],
    as_of: date,
    hand_overs: Iterable[HandOver] = (),
) -> StageNow:
    """The stage of the last change, else the one that the account says."""
    history = stage_history(changes, as_of, hand_overs)
    # Without a recorded change the stage is known, but not since when.
    if not history:
        why = say("No change of stage was recorded.")
        return StageNow(account.stage, arc_of(account.stage), None, None, None, why)
    span = history[-1]
    why = say(
        "In {stage} since {since}, {n} day, led by {leader}.",
        "In {stage} since {since}, {n} days, led by {leader}.",
        stage=span.stage,
        since=span.entered_on,
        n=span.days,
        leader=span.leader,
    )
    return StageNow(span.stage, arc_of(span.stage), span.entered_on, span.days, span.leader, why)


def process_lines(changes: Iterable[StepChange], as_of: date) -> tuple[ProcessLine, ...]:
    """The seven steps; an account goes round from review to renewal and back more than once."""
    past = sorted(
        (change for change in changes if change.on <= as_of), key=lambda each: (each.on, each.id)
    )
    entered = {change.step: change.on for change in past}
    order = list(ProcessStep)
    # The last change tells where it is: going back to an earlier step is allowed.
    index = order.index(past[-1].step) if past else -1
    return tuple(
        ProcessLine(
            step=step,
            entered_on=entered.get(step),
            current=number == index,
            passed=step in entered and number != index,
            # Passed by without an entry, which may be an entry that was forgotten.
            skipped=step not in entered and number < index,
        )
        for number, step in enumerate(order)
    )


def _past(changes: Iterable[StageChange], as_of: date) -> list[StageChange]:
    past = [change for change in changes if change.on <= as_of]
    return sorted(past, key=lambda change: (change.on, change.id))


def _span(stage: Stage, leader: Leader, entered: date, left: date | None, as_of: date) -> StageSpan:
    return StageSpan(stage, leader, entered, left, ((left or as_of) - entered).days)
