"""A champion leaves, or is none any more: fill the vacuum, and follow them to the new company."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from csm_desktop.domain.alerts.champion_movement import champion_movements
from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection, Recurrence
from csm_desktop.domain.alerts.triggers.people_change import is_news
from csm_desktop.domain.people.champions import champions, lost_champions
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import Message, say


def _detect(look: Inspection) -> Iterable[Finding]:
    contacts = {contact.id: contact for contact in look.facts.contacts}
    for movement in champion_movements(look.facts, look.rules):
        # A sponsor's leaving is a movement as well; `people_change` calls for that.
        if ContactRole.CHAMPION not in movement.roles:
            continue
        who = contacts[movement.contact_id]
        fresh = is_news(look, who)
        # A day to come is known as well: the best time to act is before they leave.
        on = who.left_on or look.facts.as_of
        # An alert's cause cannot begin after today, whatever day of leaving was typed.
        since = min(on, look.facts.as_of)
        key = f"champion_left:{who.id}"
        yield Finding(
            Trigger.CHAMPION_LEFT,
            key,
            say("The champion {name} has left", name=who.name)
            if on <= look.facts.as_of
            else say("The champion {name} leaves on {on}", name=who.name, on=on),
            _in_a_row(movement.lost),
            since,
            recurs=Recurrence.AFTER_END,
            fresh=fresh,
        )
        if who.went_to:
            yield Finding(
                Trigger.CHAMPION_LEFT,
                f"{key}:follow",
                say("Follow {name} to {company}", name=who.name, company=who.went_to),
                say("a champion of ours now works there"),
                since,
                Tone.POSITIVE,
                Recurrence.AFTER_END,
                fresh,
            )
    yield from _no_longer(look)


def _no_longer(look: Inspection) -> Iterable[Finding]:
    """Nobody is champion since somebody who is still there ceased to be one."""
    facts = look.facts
    if champions(facts.contacts, facts.as_of):
        return
    for lost in lost_champions(facts.contacts, facts.as_of):
        if not lost.has_left and lost.on is not None:
            # Who has left is told above already, by the movement.
            yield Finding(
                Trigger.CHAMPION_LEFT,
                f"champion_left:{lost.contact_id}:role",
                say("{name} is no champion any more", name=lost.name),
                say("Nobody else there is known as {roles}.", roles=(ContactRole.CHAMPION,)),
                lost.on,
                recurs=Recurrence.AFTER_END,
                fresh=(facts.as_of - lost.on).days <= look.threshold,
            )


def _in_a_row(sentences: Sequence[Message]) -> Message:
    if not sentences:
        return say("Others can carry on.")
    first, *rest = sentences
    return say("{first} {rest}", first=first, rest=_in_a_row(rest)) if rest else first


DECLARED = TriggerDeclaration(
    Trigger.CHAMPION_LEFT,
    AlertSubject.PEOPLE,
    Severity.URGENT,
    Decimal(90),
    say("days that a leaving stays news"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("Fill the vacuum"),
            say("Somebody else's champion may come in. Find ours among those who stayed."),
            (
                DeclaredStep(0, say("Call whoever knows most: who takes over, who decides now?")),
                DeclaredStep(1, say("Look at the map: who of ours must meet whom of theirs?")),
                DeclaredStep(
                    3,
                    say("Offer the likely successor an hour with what has been achieved"),
                    say(
                        "Your team has come a long way with us. Let me show you what was agreed,"
                        " what is achieved and what is next, so that nothing of it gets lost."
                    ),
                ),
                DeclaredStep(
                    5,
                    say("Write to the decision maker from executive to executive"),
                    role=TeamRole.EXECUTIVE_SPONSOR,
                ),
                DeclaredStep(14, say("Agree on the plan anew with the new champion")),
            ),
        ),
        DeclaredPlaybook(
            Tone.POSITIVE,
            say("Follow the champion"),
            say("Who knows its worth takes it along. Wish them well before asking anything."),
            (
                DeclaredStep(
                    0,
                    say("Wish them well, and ask what the new post is about"),
                    say(
                        "Congratulations on your new post. It was good to work with you at"
                        " {account}; I would like to hear what you have taken on."
                    ),
                ),
                DeclaredStep(7, say("Enter the new company as a prospect, with its first contact")),
                DeclaredStep(
                    45,
                    say("Call the champion in the new company"),
                    role=TeamRole.ACCOUNT_EXECUTIVE,
                ),
            ),
        ),
    ),
)
