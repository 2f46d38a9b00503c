"""Who came and who went, whom we were in touch with, and what they took part in or did for us."""

from collections.abc import Iterator

from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind


def people_moved(facts: AccountFacts) -> Iterator[Occurrence]:
    """Contacts that arrived, left, or ceased to be our champion."""
    for contact in facts.contacts:
        if contact.arrived_on is not None:
            arrived = say("{name} arrived", name=contact.name)
            if contact.title:
                arrived = say("{name} arrived as {title}", name=contact.name, title=contact.title)
            yield Occurrence(contact.arrived_on, TimelineKind.PEOPLE, arrived, contact)
        if contact.status is ContactStatus.LEFT and contact.left_on is not None:
            yield Occurrence(
                contact.left_on, TimelineKind.PEOPLE, _left(contact.name, contact.went_to), contact
            )
        if contact.champion_until is not None:
            ended = say("{name} is our champion no more", name=contact.name)
            yield Occurrence(contact.champion_until, TimelineKind.PEOPLE, ended, contact)


def _left(name: str, went_to: str) -> Message:
    if went_to:
        return say("{name} left for {company}", name=name, company=went_to)
    return say("{name} left", name=name)


def team_moved(facts: AccountFacts) -> Iterator[Occurrence]:
    """Who handed the lead to whom, who took it, and who of ours came to the account and went."""
    ours = {member.id: member.name for member in facts.team}
    for hand in facts.hand_overs:
        handed = say("Handed over: {giver} to {taker}", giver=hand.from_function,
                     taker=hand.to_function)  # fmt: skip
        yield Occurrence(hand.on, TimelineKind.PEOPLE, handed, hand, hand.note)
        if hand.accepted_on is not None:
            taken = say("Hand-over accepted: {taker}", taker=hand.to_function)
            yield Occurrence(hand.accepted_on, TimelineKind.PEOPLE, taken, hand, hand.answer)
    for part in facts.team_parts:
        name = ours.get(part.team_member_id)
        if name is None:
            continue
        what: object = part.part or part.function
        if part.since is not None:
            begun = say("{name} joins the account team: {part}", name=name, part=what)
            yield Occurrence(part.since, TimelineKind.PEOPLE, begun, part)
        if part.until is not None:
            ended = say("Last day of {name} in the account team: {part}", name=name, part=what)
            yield Occurrence(part.until, TimelineKind.PEOPLE, ended, part)


def touches(facts: AccountFacts) -> Iterator[Occurrence]:
    """The last touch of each of ours with each of theirs, as it was typed, and what was logged."""
    theirs = {contact.id: contact.name for contact in facts.contacts}
    ours = {member.id: member.name for member in facts.team}
    for connection in facts.connections:
        if connection.touched_on is None:
            continue
        who, whom = ours.get(connection.team_member_id), theirs.get(connection.contact_id)
        if who and whom:
            touched = say("{ours} was in touch with {theirs}", ours=who, theirs=whom)
            yield Occurrence(connection.touched_on, TimelineKind.TOUCH, touched, connection)
    for touch in facts.touches:
        what = say("{kind}: {text}", kind=touch.kind, text=touch.text)
        if touch.contact_id in theirs:
            name = theirs[touch.contact_id]
            what = say("{kind}, {name}: {text}", kind=touch.kind, name=name, text=touch.text)
        yield Occurrence(touch.on, TimelineKind.TOUCH, what, touch)


def taken_part(facts: AccountFacts) -> Iterator[Occurrence]:
    """Trainings and the like, acts of advocacy, and what was celebrated."""
    names = {contact.id: contact.name for contact in facts.contacts}
    for event in facts.engagement:
        what = say("{kind}: {title}", kind=event.kind, title=event.title)
        if event.people:
            what = say(
                "{kind}: {title}, {n} person",
                "{kind}: {title}, {n} people",
                n=event.people,
                kind=event.kind,
                title=event.title,
            )
        yield Occurrence(event.on, TimelineKind.ENGAGEMENT, what, event)
    for act in facts.advocacy:
        who = names.get(act.contact_id) if act.contact_id is not None else None
        did = say("Spoke for us: {kind}", kind=act.kind)
        if who:
            did = say("{who} spoke for us: {kind}", who=who, kind=act.kind)
        yield Occurrence(act.on, TimelineKind.ENGAGEMENT, did, act, act.note)
    for celebration in facts.celebrations:
        marked = say("Celebrated: {kind}", kind=celebration.kind)
        yield Occurrence(
            celebration.on, TimelineKind.ENGAGEMENT, marked, celebration, celebration.note
        )
