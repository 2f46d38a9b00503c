"""What can be done with opportunities: enter, edit, hand over, remove (domain.md §6)."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.people.team import my_id
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.opportunities import (
    Opportunity,
    OpportunityDetails,
    OpportunityFields,
    OpportunityKind,
    SellingNote,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def new_opportunity(
    work: Work, /, account_id: int, title: str, **fields: Unpack[OpportunityDetails]
) -> Opportunity:
    """Open a door: dated today and the user's, unless told otherwise; an upsell.

    Raises UserError without a title, for an amount below zero, and for days that cannot be.
    """
    work.get(Account, account_id)
    fields.setdefault("kind", OpportunityKind.UPSELL)
    fields.setdefault("opened_on", work.today())
    fields.setdefault("opener_id", my_id(work))
    made = Opportunity(work.new_id(), account_id, _title(title), **fields)
    _refuse(made, work.today())
    return work.add(made)


def edit_opportunity(
    work: Work, /, opportunity_id: int, **fields: Unpack[OpportunityFields]
) -> Opportunity:
    """Change fields of an opportunity; errors as in `new_opportunity`."""
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    changed = replace(work.get(Opportunity, opportunity_id), **fields)
    _refuse(changed, work.today())
    return work.put(changed)


def hand_over(
    work: Work, /, opportunity_id: int, owner_id: int, on: date | None = None
) -> Opportunity:
    """Give it to the account manager on a day (default: today); whether they take it is said by
    `accept`. Raises UserError for a day to come."""
    found = work.get(Opportunity, opportunity_id)
    changed = replace(found, owner_id=owner_id, handed_on=on or work.today(), accepted_on=None)
    _refuse(changed, work.today())
    return work.put(changed)


def accept(work: Work, /, opportunity_id: int, on: date | None = None) -> Opportunity:
    """Say that the account manager took it (default: today). Raises UserError where it was not
    handed over, or for a day before that."""
    found = work.get(Opportunity, opportunity_id)
    if found.handed_on is None:
        raise UserError(tr("It has not been handed over yet."), tr("Nothing was changed."))
    changed = replace(found, accepted_on=on or work.today())
    _refuse(changed, work.today())
    return work.put(changed)


def remove_opportunity(work: Work, /, opportunity_id: int) -> None:
    """Take out an opportunity that never was, with what is known of its selling."""
    for note in work.find(SellingNote, opportunity_id=opportunity_id):
        work.remove(note)
    work.remove(work.get(Opportunity, opportunity_id))


def _title(text: str) -> str:
    return needed(text, tr("What is the opportunity?"))


def _refuse(one: Opportunity, today: date) -> None:
    unchanged = tr("Nothing was changed.")
    if one.amount is not None and one.amount.minor < 0:
        raise UserError(tr("An amount cannot be below zero."), unchanged)
    if any(day is not None and day > today for day in (one.handed_on, one.accepted_on)):
        raise UserError(tr("This day is still to come."), unchanged)
    handed, accepted = one.handed_on, one.accepted_on
    if accepted is not None and (handed is None or accepted < handed):
        raise UserError(tr("It was accepted before it was handed over."), unchanged)
