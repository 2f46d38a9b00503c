"""The answer to a champion's leaving: both sides of the playbook, and the new company as a prospect
(domain.md §1)."""

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.alerts.playbooks import adopt_playbook
from csm_desktop.app.alerts.runs import StartedRun, start_playbook
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.alerts import Alert, PlaybookRun, Tone, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a champion went: the account there, the person in it, and whether it is new here."""

    account: Account
    contact: Contact
    is_new: bool


def answer_movement(work: Work, /, contact_id: int) -> tuple[StartedRun, ...]:
    """Start both sides of the playbook for somebody who has left, as actions with days and owners:
    fill the vacuum, follow the champion. A side that is under way is left as it is.

    Raises UserError where both are.
    """
    contact = _gone(work, contact_id)
    if contact.account_id is None:
        raise UserError(tr("This contact belongs to no account."), tr("Nothing was changed."))
    # By cause and not by kind: the alert is this person's, whoever else left.
    alerts = {alert.cause: alert.id for alert in work.find(Alert, account_id=contact.account_id)}
    key = f"champion_left:{contact_id}"
    sides = ((Tone.NEGATIVE, alerts.get(key)), (Tone.POSITIVE, alerts.get(f"{key}:follow")))
    started = []
    for tone, alert_id in sides:
        playbook = adopt_playbook(work, Trigger.CHAMPION_LEFT, tone)
        runs = work.find(PlaybookRun, account_id=contact.account_id, playbook_id=playbook.id)
        # Started twice, every step would stand in the plan twice.
        if not any(run.ended_on is None for run in runs):
            started.append(start_playbook(work, contact.account_id, playbook.id, alert_id))
    if not started:
        raise UserError(
            tr("Both playbooks are under way here already."),
            tr("Nothing was changed. End them before they are started again."),
        )
    return tuple(started)


def follow_champion(work: Work, /, contact_id: int) -> Followed:
    """Make the company that somebody went to a prospect, with them as its first contact, what is
    known of them, and where they come from; an account of that name is taken as it is.

    Raises UserError where it is not known where they went, or they are there already.
    """
    contact = _gone(work, contact_id)
    if not contact.went_to:
        raise UserError(
            render(say("It is not known where {name} went.", name=contact.name)),
            tr("Nothing was changed. Enter the new company first."),
        )
    name = plain_letters(contact.went_to)
    known = [
        account
        for account in work.find(Account)
        if plain_letters(account.name) == name and account.deleted_at is None
    ]
    account = known[0] if known else new_account(
        work, contact.went_to, status=AccountStatus.PROSPECT, stage=Stage.AWARENESS
    )  # fmt: skip
    same = plain_letters(contact.name)
    if any(plain_letters(c.name) == same for c in work.find(Contact, account_id=account.id)):
        raise UserError(
            render(say("{name} is a contact of {account} already.", name=contact.name,
                       account=account.name)),
            tr("Nothing was changed."),
        )  # fmt: skip
    made = new_contact(
        work, account.id, contact.name, sentiment=contact.sentiment, influence=contact.influence,
        arrived_on=contact.left_on, notes="\n".join(filter(None, (_past(work, contact),
                                                                  contact.notes))),
    )  # fmt: skip
    return Followed(account, made, not known)


def _gone(work: Work, contact_id: int) -> Contact:
    contact = work.get(Contact, contact_id)
    if contact.status is not ContactStatus.LEFT:
        raise UserError(
            render(say("{name} has not left.", name=contact.name)), tr("Nothing was changed.")
        )
    return contact


def _past(work: Work, contact: Contact) -> str:
    """Where somebody comes from, in words: which roles, in which account, until when."""
    account = work.get(Account, contact.account_id) if contact.account_id is not None else None
    values: dict[str, object] = {
        "roles": contact.roles or (tr("Contact"),),
        "account": account.name if account else contact.account_ref,
        "on": contact.left_on,
    }
    words: Message = (
        say("{roles} at {account} until {on}.")
        if contact.left_on is not None
        else say("{roles} at {account} before.")
    )
    return render(words.filled(**values))
