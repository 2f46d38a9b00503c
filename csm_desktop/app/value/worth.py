"""What can be done with the worth of a unit: entered, confirmed, changed, taken out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, UnitWorth, UnitWorthDetails, UnitWorthFields
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Goal
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr

_CONFIRMED = ("words", "value", "times_a_year", "metric_id", "goal_id", "source")
"""What the customer said yes to: with another of these, they have not confirmed it."""


def new_worth(
    work: Work,
    /,
    account_id: int,
    words: str,
    value: Money,
    **fields: Unpack[UnitWorthDetails],
) -> UnitWorth:
    """Say what one unit is worth. Raises UserError without words, without an amount above nothing,
    and where it is not measured by exactly one metric or goal of the account."""
    work.get(Account, account_id)
    made = UnitWorth(work.new_id(), account_id, _words(words), value, **fields)
    _refuse_unfit(work, made)
    return work.add(made)


def edit_worth(work: Work, /, worth_id: int, **fields: Unpack[UnitWorthFields]) -> UnitWorth:
    """Change it; errors as in `new_worth`. A changed value has to be confirmed anew."""
    before = work.get(UnitWorth, worth_id)
    if "words" in fields:
        fields["words"] = _words(fields["words"])
    changed = replace(before, **fields)
    is_other = any(getattr(before, name) != getattr(changed, name) for name in _CONFIRMED)
    # Unless the same act says that it was confirmed as it stands now.
    if is_other and "confirmed_on" not in fields:
        changed = replace(changed, confirmed_on=None)
    _refuse_unfit(work, changed)
    return work.put(changed)


def confirm_worth(work: Work, /, worth_id: int, contact_id: int, on: date) -> UnitWorth:
    """A contact of theirs confirmed the value on a day. Raises UserError where nobody said where it
    is from, for a day to come, and for somebody of another account."""
    unit = work.get(UnitWorth, worth_id)
    if not unit.source.strip():
        raise UserError(
            tr("Say first where the amount is from."),
            tr("The page for the customer prints its source. Nothing was changed."),
        )
    return edit_worth(work, worth_id, contact_id=contact_id, confirmed_on=on)


def remove_worth(work: Work, /, worth_id: int) -> None:
    """Take it out; undo brings it back."""
    work.remove(work.get(UnitWorth, worth_id))


def _words(text: str) -> str:
    return needed(text, tr("What is one unit, in words for the customer?"))


def _refuse_unfit(work: Work, unit: UnitWorth) -> None:
    unchanged = tr("Nothing was changed.")
    if unit.value.minor <= 0:
        raise UserError(tr("A unit is worth more than nothing."), unchanged)
    if unit.times_a_year <= Decimal(0):
        raise UserError(tr("A unit is counted at least sometimes a year."), unchanged)
    if (unit.metric_id is None) == (unit.goal_id is None):
        raise UserError(tr("A unit is measured by one metric, or by one goal."), unchanged)
    if unit.metric_id is not None:
        work.get(Metric, unit.metric_id)
    if unit.goal_id is not None and work.get(Goal, unit.goal_id).account_id != unit.account_id:
        raise UserError(tr("This goal belongs to another account."), unchanged)
    if unit.contact_id is not None:
        if work.get(Contact, unit.contact_id).account_id != unit.account_id:
            raise UserError(tr("This contact belongs to another account."), unchanged)
    elif unit.confirmed_on is not None:
        raise UserError(tr("Who of theirs confirmed it?"), unchanged)
    if unit.confirmed_on is not None and unit.confirmed_on > work.today():
        raise UserError(tr("Nobody has confirmed it on a day to come."), unchanged)


_TIMES = {"day": 365, "week": 52, "month": 12, "quarter": 4}


def usual_times(name: str, unit: str) -> Decimal:
    """How often a year what is measured is counted, by its name: "hours per week" 52 times."""
    words = f"{name} {unit}".casefold().replace("-", " ").split()
    for period, times in _TIMES.items():
        if period in words or f"{period}ly" in words or (period == "day" and "daily" in words):
            return Decimal(times)
    return Decimal(1)
