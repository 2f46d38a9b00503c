"""What can be done with people at a customer: enter, edit, say that somebody left or is back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.lists.chains import leads_back
from csm_desktop.domain.people.champions import champion_until
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Contact,
    ContactDetails,
    ContactFields,
    ContactStatus,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def new_contact(
    work: Work, /, account_id: int, name: str, **fields: Unpack[ContactDetails]
) -> Contact:
    """Enter a person; `fields` are those of `Contact`. Raises UserError without a name."""
    contact = Contact(work.new_id(), account_id, _name(name), **fields)
    _refuse_circle(work, contact)
    return work.add(contact)


def edit_contact(work: Work, /, contact_id: int, **fields: Unpack[ContactFields]) -> Contact:
    """Change fields of a person.

    Raises UserError where the name would be empty, or somebody would report to themselves, at once
    or by way of others: a chart of the organisation has a top.
    """
    if "name" in fields:
        fields["name"] = _name(fields["name"])
    before = work.get(Contact, contact_id)
    contact = replace(before, **fields)
    # A role taken away is remembered, unless its day itself is what was edited.
    if "roles" in fields and "champion_until" not in fields:
        contact = replace(contact, champion_until=champion_until(before, contact, work.today()))
    if fields.keys() & {"reports_to_id", "dotted_to_id"}:
        _refuse_circle(work, contact)
    return work.put(contact)


def give_account(work: Work, /, contact_id: int, account_id: int) -> Contact:
    """Give a person who came without an account the one that they belong to."""
    work.get(Account, account_id)
    contact = work.get(Contact, contact_id)
    return work.put(replace(contact, account_id=account_id, account_ref=""))


def give_account_to_all(work: Work, /, contact_ids: Iterable[int], account_id: int) -> None:
    """Give people who came without an account the one that they belong to, as one step."""
    for contact_id in contact_ids:
        give_account(work, contact_id, account_id)


def contact_left(work: Work, /, contact_id: int, on: date, went_to: str = "") -> Contact:
    """Say that a person has left, or will on a day that is known; where to, if that is known.

    Meetings, connections and roles stay: they are what happened, and what has to be filled again.
    """
    contact = work.get(Contact, contact_id)
    return work.put(
        replace(contact, status=ContactStatus.LEFT, left_on=on, went_to=" ".join(went_to.split()))
    )


def contact_is_back(work: Work, /, contact_id: int) -> Contact:
    """Take a leaving back, as if it had not been said."""
    contact = work.get(Contact, contact_id)
    return work.put(replace(contact, status=ContactStatus.ACTIVE, left_on=None, went_to=""))


def _name(text: str) -> str:
    return needed(text, tr("A contact needs a name."))


def _refuse_circle(work: Work, contact: Contact) -> None:
    if contact.dotted_to_id == contact.id:
        raise UserError(
            render(say("{name} would answer to themselves.", name=contact.name)),
            tr("Nothing was changed."),
        )
    if contact.reports_to_id is None:
        return
    # Only of this account: a boss at another company is no line of this chart.
    others = {each.id: each for each in work.find(Contact, account_id=contact.account_id)}

    def boss(contact_id: int) -> int | None:
        return others[contact_id].reports_to_id if contact_id in others else None

    if leads_back(contact.reports_to_id, frozenset((contact.id,)), boss):
        raise UserError(
            render(say("{name} would report to themselves.", name=contact.name)),
            tr("Nothing was changed. Choose somebody who does not report to them."),
        )
