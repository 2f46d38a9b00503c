"""What is seen of an account's effectiveness, and what is planned towards the next phase (§9)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Unpack

from csm_desktop.app.plan.actions import new_action
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionOrigin, Side
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    BehaviourFinding,
    BehaviourFindingFields,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.effectiveness import Effectiveness, effectiveness, values_by_day
from csm_desktop.domain.value.effectiveness_models import models_for
from csm_desktop.domain.value.improvement import ProposedPractice, proposed_practices
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import measure, render, tr


def see_behaviour(
    work: Work,
    /,
    account_id: int,
    behaviour_id: int,
    on: date,
    is_shown: bool,
    contact_id: int | None = None,
) -> BehaviourFinding:
    """Say that a behaviour is shown, or not, as it was seen on a day.

    Raises UserError for a day to come, for somebody of another account, and where readings say it.
    """
    behaviour = work.get(Behaviour, behaviour_id)
    work.get(Account, account_id)
    if on > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))
    _refuse_stranger(work, contact_id, account_id)
    if _is_read(account_facts(work.connection, account_id, on), behaviour):
        raise UserError(
            tr("Its readings say whether this is shown."),
            tr("Enter a reading on the Value tab. Nothing was changed."),
        )
    known = _seen_on(work, account_id, behaviour_id, on)
    if known:
        return work.put(replace(known[0], is_shown=is_shown))
    made = BehaviourFinding(
        work.new_id(), account_id, behaviour_id, on, is_shown, contact_id=contact_id
    )
    return work.add(made)


def forget_behaviour(work: Work, /, account_id: int, behaviour_id: int, on: date) -> None:
    """Take back what was seen of a behaviour on a day: what was seen before counts again."""
    for one in _seen_on(work, account_id, behaviour_id, on):
        work.remove(one)


def _seen_on(work: Work, account_id: int, behaviour_id: int, on: date) -> list[BehaviourFinding]:
    found = work.find(BehaviourFinding, account_id=account_id, behaviour_id=behaviour_id)
    return [one for one in found if one.on == on]


def see_rest(
    work: Work, /, account_id: int, model_id: int, on: date, contact_id: int | None = None
) -> int:
    """Say of each behaviour of which nobody knows yet that it was not shown on a day; of how many.

    Raises UserError for a day to come.
    """
    if on > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))
    facts = account_facts(work.connection, account_id, work.today())
    laid = next((one for one in models_for(facts) if one.id == model_id), None)
    if laid is None:
        return 0
    seen = {finding.behaviour_id for finding in facts.findings}
    unknown = [
        one.id
        for phase in laid.phases
        for one in phase.behaviours
        if one.id not in seen and not _is_read(facts, one)
    ]
    for behaviour_id in unknown:
        see_behaviour(work, account_id, behaviour_id, on, False, contact_id)
    return len(unknown)


def edit_finding(
    work: Work, /, finding_id: int, **fields: Unpack[BehaviourFindingFields]
) -> BehaviourFinding:
    """Change what was seen, by what, and with whom. Raises UserError for somebody of another
    account."""
    made = replace(work.get(BehaviourFinding, finding_id), **fields)
    _refuse_stranger(work, made.contact_id, made.account_id)
    return work.put(replace(made, evidence=" ".join(made.evidence.split())))


def plan_practice(
    work: Work, /, account_id: int, behaviour_id: int, title: str, due_on: date | None = None
) -> Action:
    """Plan a practice that leads to a behaviour: an action of the joint plan, theirs until it is
    given to one of ours. Raises UserError without a title."""
    work.get(Behaviour, behaviour_id)
    return new_action(
        work, account_id, title, side=Side.CUSTOMER, due_on=due_on, origin=ActionOrigin.PRACTICE,
        origin_id=behaviour_id,
    )  # fmt: skip


def plan_next_phase(work: Work, /, account_id: int, model_id: int) -> tuple[Action, ...]:
    """Plan what is missing to the next phase and not planned yet.

    Raises UserError where nothing was seen yet, or nothing is missing.
    """
    found = judged(account_facts(work.connection, account_id, work.today()), model_id)
    if found is None:
        raise UserError(
            tr("Nothing was seen of this account yet."), tr("Say first what it shows today.")
        )
    proposed = proposed_practices(found)
    if not proposed:
        raise UserError(
            tr("All that the next phase takes is planned or there."), tr("Nothing was changed.")
        )
    return tuple(
        plan_practice(work, account_id, one.state.id, practice_title(one), one.due_on)
        for one in proposed
    )


def practice_title(proposed: ProposedPractice) -> str:
    """What a proposed step is called: the practice that leads there, with the value to reach."""
    behaviour = proposed.state.behaviour
    words = behaviour.practice or behaviour.text
    if proposed.target is None or proposed.state.metric is None:
        return words
    value = measure(_short(proposed.target), proposed.state.metric.unit)
    return render(say("{practice}: {value}", practice=words, value=value))


def _short(value: Decimal) -> Decimal:
    """A step's value as anybody would say it: no finer than a tenth."""
    whole = value.to_integral_value()
    return whole if abs(value) >= 10 or value == whole else value.quantize(Decimal("0.1"))


def judged(facts: AccountFacts, model_id: int | None = None) -> Effectiveness | None:
    """An account judged by a model, by default by the fittest; None before anything was seen."""
    models = models_for(facts)
    laid = next((one for one in models if one.id == model_id), models[0] if models else None)
    return effectiveness(facts, laid) if laid is not None else None


def _is_read(facts: AccountFacts, behaviour: Behaviour) -> bool:
    """Whether a reading, or the baseline, says by a day whether a behaviour is shown."""
    measured = behaviour.metric_id is not None and behaviour.line is not None
    return measured and bool(values_by_day(facts, behaviour.metric_id))


def _refuse_stranger(work: Work, contact_id: int | None, account_id: int) -> None:
    if contact_id is not None and work.get(Contact, contact_id).account_id != account_id:
        raise UserError(tr("This contact belongs to another account."), tr("Nothing was changed."))
