"""What can be done with an account's place on the boomerang: stages, hand-overs, growth steps
(domain.md §2)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from csm_desktop.app.accounts.relay import relay_of
from csm_desktop.domain.journey.stages import leaders, stage_history
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import (
    HandOver,
    Leader,
    ProcessStep,
    Stage,
    StageChange,
    StepChange,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


class StageChangeFields(TypedDict, total=False):
    """What can be corrected of an entry into a stage."""

    stage: Stage
    on: date
    leader: Leader
    note: str


class HandOverDetails(TypedDict, total=False):
    """What can be said of a hand-over beside who gives and who takes, and when."""

    note: str
    from_member_id: int | None
    to_member_id: int | None
    accepted_on: date | None
    answer: str


class HandOverFields(HandOverDetails, total=False):
    """What can be corrected of a hand-over."""

    on: date
    from_function: Leader
    to_function: Leader


def enter_stage(
    work: Work,
    /,
    account_id: int,
    stage: Stage,
    leader: Leader | None = None,
    on: date | None = None,
    note: str = "",
) -> StageChange | None:
    """Say that the account entered a stage on a day (default: today), led by who leads it in the
    relay unless told otherwise; kept, so that time in stage can be shown.

    Where another function led until then, the hand-over is noted with it, to be accepted. None
    where it was there already on that day. Raises UserError for a day to come.
    """
    account = work.get(Account, account_id)
    day = on or work.today()
    _refuse_future(work, day)
    changes = work.find(StageChange, account_id=account_id)
    # As of that day: an entry of the past may be a change though the account is elsewhere now.
    there = [span.stage for span in stage_history(changes, day)]
    if there and there[-1] is stage:
        return None
    relay = relay_of(work.connection)
    change = StageChange(
        work.new_id(), account_id, stage, day, leader or relay[stage].leader, note.strip()
    )
    before = _led_until(work, account_id, day)
    # Where nothing was recorded yet, who leads the stage that the account names handed it over.
    if not changes and before is None and account.stage is not stage:
        before = relay[account.stage].leader
    work.add(change)
    if before is not None and before is not change.leader:
        hand = HandOver(work.new_id(), account_id, day, before, change.leader, change.note)
        work.add(replace(hand, stage_change_id=change.id))
    _follow(work, account_id)
    return change


def stand_where_said(work: Work, /, account_id: int, note: str) -> None:
    """Note today the stage that an account names, where its last change says another one: nobody
    handed anything over, so nothing waits to be accepted."""
    account = work.get(Account, account_id)
    history = stage_history(work.find(StageChange, account_id=account_id), work.today())
    if history and history[-1].stage is not account.stage:
        leader = relay_of(work.connection)[account.stage].leader
        work.add(StageChange(work.new_id(), account_id, account.stage, work.today(), leader, note))


def edit_stage_change(
    work: Work, /, change_id: int, **fields: Unpack[StageChangeFields]
) -> StageChange:
    """Correct an entry into a stage; the hand-over that came with it goes along to another day or
    leader. Raises UserError for a day to come."""
    before = work.get(StageChange, change_id)
    after = replace(before, **fields)
    _refuse_future(work, after.on)
    for hand in work.find(HandOver, stage_change_id=change_id):
        moved = replace(hand, to_function=after.leader)
        if hand.on == before.on:
            moved = replace(moved, on=after.on)
        # Nothing went from anybody to themselves, and nobody took it before it was given.
        if moved.to_function is moved.from_function:
            work.remove(hand)
            continue
        _refuse_hand_over(work, moved)
        work.put(moved)
    work.put(after)
    _follow(work, after.account_id)
    return after


def remove_stage_change(work: Work, /, change_id: int) -> None:
    """Take out an entry that never was, and the hand-over that came with it."""
    change = work.get(StageChange, change_id)
    for hand in work.find(HandOver, stage_change_id=change_id):
        work.remove(hand)
    work.remove(change)
    _follow(work, change.account_id)


def hand_over(
    work: Work,
    /,
    account_id: int,
    to_function: Leader,
    from_function: Leader | None = None,
    on: date | None = None,
    **fields: Unpack[HandOverDetails],
) -> HandOver:
    """Hand the lead to another function on a day (default: today, by who leads then).

    Raises UserError for a day to come, for one function handing to itself, and for an acceptance
    before the hand-over.
    """
    work.get(Account, account_id)
    day = on or work.today()
    if from_function is None:
        from_function = _led_until(work, account_id, day) or _leads_by_default(work, account_id)
    made = HandOver(work.new_id(), account_id, day, from_function, to_function, **fields)
    _refuse_hand_over(work, made)
    return work.add(made)


def edit_hand_over(work: Work, /, hand_over_id: int, **fields: Unpack[HandOverFields]) -> HandOver:
    """Correct a hand-over, or say when it was accepted; errors as in `hand_over`.

    A stage that was entered with it is led by who was handed it.
    """
    changed = replace(work.get(HandOver, hand_over_id), **fields)
    _refuse_hand_over(work, changed)
    for change in work.find(StageChange, id=changed.stage_change_id or 0):
        work.put(replace(change, leader=changed.to_function))
    return work.put(changed)


def remove_hand_over(work: Work, /, hand_over_id: int) -> None:
    """Take out a hand-over that never was; a stage entered with it keeps its leader."""
    work.remove(work.get(HandOver, hand_over_id))


def tick_step(
    work: Work,
    /,
    account_id: int,
    step: ProcessStep,
    on: date | None = None,
    *,
    again: bool = False,
) -> StepChange:
    """Say that the account came to a growth step on a day (default: today).

    A step that is ticked gets that day, unless it came to it `again`, as to each renewal. Raises
    UserError for a day to come.
    """
    work.get(Account, account_id)
    day = on or work.today()
    _refuse_future(work, day)
    known = sorted(
        work.find(StepChange, account_id=account_id, step=step.value),
        key=lambda change: (change.on, change.id),
    )
    # Corrected rather than added: the growth steps are a course, and no log of ticks.
    if known and not again:
        return work.put(replace(known[-1], on=day))
    return work.add(StepChange(work.new_id(), account_id, step, day))


def tick_steps(
    work: Work, /, account_id: int, steps: Iterable[tuple[ProcessStep, date]]
) -> tuple[StepChange, ...]:
    """Tick several steps, each on its day, as one act; errors as in `tick_step`."""
    return tuple(tick_step(work, account_id, step, on) for step, on in steps)


def untick_step(work: Work, /, account_id: int, step: ProcessStep) -> None:
    """Take the last tick of a step out; of an earlier round it stays."""
    known = work.find(StepChange, account_id=account_id, step=step.value)
    # A slice: where nothing was ticked there is nothing to take out.
    for last in sorted(known, key=lambda change: (change.on, change.id))[-1:]:
        work.remove(last)


def _led_until(work: Work, account_id: int, day: date) -> Leader | None:
    changes = work.find(StageChange, account_id=account_id)
    hands = work.find(HandOver, account_id=account_id)
    led = [leader for on, leader in leaders(changes, hands, day) if on <= day]
    return led[-1] if led else None


def _leads_by_default(work: Work, account_id: int) -> Leader:
    return relay_of(work.connection)[work.get(Account, account_id).stage].leader


def _follow(work: Work, account_id: int) -> None:
    """The account is where its last change says; without any it stays where it was."""
    history = stage_history(work.find(StageChange, account_id=account_id), work.today())
    account = work.get(Account, account_id)
    if history and history[-1].stage is not account.stage:
        work.put(replace(account, stage=history[-1].stage))


def _refuse_future(work: Work, day: date) -> None:
    if day > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))


def _refuse_hand_over(work: Work, one: HandOver) -> None:
    unchanged = tr("Nothing was changed.")
    _refuse_future(work, one.on)
    if one.from_function is one.to_function:
        raise UserError(tr("Both are the same function: there is nothing to hand over."), unchanged)
    if one.accepted_on is not None:
        _refuse_future(work, one.accepted_on)
        if one.accepted_on < one.on:
            raise UserError(tr("It was accepted before it was handed over."), unchanged)
