"""An executive or a stakeholder leaves."""

from collections.abc import Iterable
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say

_EXECUTIVE = frozenset(
    (
        ContactRole.SPONSOR,
        ContactRole.COMMERCIAL_BUYER,
        ContactRole.STAKEHOLDER,
        ContactRole.DECISION_MAKER,
    )
)


def is_news(look: Inspection, who: Contact) -> bool:
    """Left lately, or on a day that nobody knows, or about to leave."""
    return who.left_on is None or (look.facts.as_of - who.left_on).days <= look.threshold


def _detect(look: Inspection) -> Iterable[Finding]:
    for who in look.facts.contacts:
        roles = tuple(role for role in who.roles if role in _EXECUTIVE)
        # A champion's leaving has a trigger of its own, and would call twice.
        if who.status is not ContactStatus.LEFT or not roles or ContactRole.CHAMPION in who.roles:
            continue
        on = who.left_on or look.facts.as_of
        left = say("{name} has left", name=who.name)
        dated = say("{roles}, {on}", roles=roles, on=on)
        yield Finding(
            Trigger.PEOPLE_CHANGE,
            # Without the day: it is often entered later, and is no other leaving for that.
            f"people_change:{who.id}",
            left if on <= look.facts.as_of else say("{name} leaves", name=who.name),
            dated if who.left_on else say("{roles}", roles=roles),
            min(on, look.facts.as_of),
            recurs=Recurrence.AFTER_END,
            fresh=is_news(look, who),
        )


DECLARED = TriggerDeclaration(
    Trigger.PEOPLE_CHANGE,
    Severity.IMPORTANT,
    Decimal(90),
    say("days that a leaving stays news"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("An executive leaves"),
            say("Whoever comes next was not there when the goals were agreed. Meet them first."),
            (
                DeclaredStep(0, say("Ask who takes over, and from which day")),
                DeclaredStep(
                    2,
                    say("Introduce yourself to the successor, with the goals on one page"),
                    say(
                        "Welcome to {account}. With your predecessor we agreed on the goals below,"
                        " and this is how far we are. May I show you in twenty minutes what is"
                        " still open, and hear what matters to you?"
                    ),
                ),
                DeclaredStep(
                    7,
                    say("Write to the successor from executive to executive"),
                    role=TeamRole.EXECUTIVE_SPONSOR,
                ),
                DeclaredStep(14, say("Verify goals and critical event with the successor")),
            ),
        ),
    ),
)
