"""Who is who in an account, by name: owners of actions and those who may become one."""

from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.ui.widgets.fields import Somebody
from csm_desktop.wording import label, tr


def owner(facts: AccountFacts, action: Action) -> str:
    """The name of who does it; empty where nobody is named."""
    if action.team_member_id is not None:
        for member in facts.team:
            if member.id == action.team_member_id:
                return tr("You") if member.is_me else member.name
    if action.contact_id is not None:
        for contact in facts.contacts:
            if contact.id == action.contact_id:
                return contact.name
    return ""


def owner_or_side(facts: AccountFacts, action: Action) -> str:
    """The owner's name, or at least whose side it is."""
    sides = {Side.US: tr("Us"), Side.CUSTOMER: tr("The customer")}
    return owner(facts, action) or sides[action.side]


def of_ours(facts: AccountFacts) -> list[Somebody]:
    """The team, the user first."""
    team = sorted(facts.team, key=lambda member: (not member.is_me, member.name))
    return [
        Somebody(member.id, member.name, tr("you") if member.is_me else label(member.role))
        for member in team
        if member.active
    ]


def of_theirs(facts: AccountFacts) -> list[Somebody]:
    """The contacts who are still there."""
    return [
        Somebody(contact.id, contact.name, contact.title)
        for contact in sorted(facts.contacts, key=lambda each: each.name)
        if contact.status is not ContactStatus.LEFT
    ]
