"""An executive or a stakeholder leaves, or arrives: the newcomer decides without having agreed."""

from collections.abc import Iterable
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
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
    yield from _left(look)
    yield from _arrived(look)


def _arrived(look: Inspection) -> Iterable[Finding]:
    """Only of whom the day is known: an import of a hundred contacts is no arrival of a hundred."""
    for who in look.facts.contacts:
        on = who.arrived_on
        roles = tuple(role for role in who.roles if role in _EXECUTIVE)
        if on is None or on > look.facts.as_of or not roles or who.status is ContactStatus.LEFT:
            continue
        yield Finding(
            Trigger.PEOPLE_CHANGE,
            f"people_change:{who.id}:arrived",
            say("{name} has arrived", name=who.name),
            say("{roles}, since {on}", roles=roles, on=on),
            on,
            Tone.POSITIVE,
            Recurrence.AFTER_END,
            fresh=(look.facts.as_of - on).days <= look.threshold,
        )


def _left(look: Inspection) -> Iterable[Finding]:
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
            # A cause cannot begin after today, though the day of leaving may lie ahead.
            min(on, look.facts.as_of),
            recurs=Recurrence.AFTER_END,
            fresh=is_news(look, who),
        )


DECLARED = TriggerDeclaration(
    Trigger.PEOPLE_CHANGE,
    AlertSubject.PEOPLE,
    Severity.IMPORTANT,
    Decimal(90),
    say("days that a change stays news"),
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
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("An executive arrives"),
            say("Newcomers look for quick results. Be one of them before others explain us."),
            (
                DeclaredStep(
                    0,
                    say("Send a welcome with what their people achieved so far"),
                    say(
                        "Welcome to {account}. Your colleagues have achieved the results below with"
                        " us. What do you want to have accomplished by the end of the year?"
                    ),
                ),
                DeclaredStep(7, say("Hear their goals, and write down what is new")),
                DeclaredStep(
                    14,
                    say("Bring our executive sponsor and the newcomer together"),
                    role=TeamRole.EXECUTIVE_SPONSOR,
                ),
                DeclaredStep(21, say("Agree on goals and plan anew with them")),
            ),
        ),
    ),
)
