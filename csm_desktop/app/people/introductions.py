"""The draft of an introduction: who should meet whom, why it is worth their while, in one mail.

Made only from what may be shared with the customer (`domain.sharing`), for the user to edit; then
it is copied, handed to the mail program, or goes by the outbox as a mail of the account.
"""

from datetime import date
from pathlib import Path

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.handoff.spiced_summary import critical_event
from csm_desktop.domain.people.person_names import called
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.mail import drafts, handoff
from csm_desktop.mail.compose import Letter, Recipient
from csm_desktop.values import dataclass
from csm_desktop.wording import day_of_month, label, render


@dataclass(frozen=True, slots=True)
class IntroductionDraft:
    """A mail to one of theirs, the one of ours in copy; addresses are empty where unknown."""

    to: str
    copy: str
    subject: str
    text: str


def mail_link(draft: IntroductionDraft) -> str | None:
    """The draft as a link that opens the mail program; None where it is too long for one.

    Raises UserError where an address is missing or is none.
    """
    return handoff.mailto(_letter(draft))


def mail_file(draft: IntroductionDraft) -> Path:
    """The draft as an .eml file for the mail program. Raises UserError as `mail_link` does."""
    return handoff.write_draft(_letter(draft), drafts.drafts_folder())


def _letter(draft: IntroductionDraft) -> Letter:
    copies = (Recipient(draft.copy),) if draft.copy else ()
    return Letter((Recipient(draft.to),), copies, draft.subject, draft.text)


def introduction_draft(
    facts: AccountFacts, team_member_id: int, contact_id: int
) -> IntroductionDraft:
    """The mail that brings the two together: an introduction, or a new meeting after a long time.

    The user writes it; where the one of ours is the user, it is an invitation of their own. The
    occasion is the critical event, else the next milestone, else a goal; nothing where none is
    known. Raises KeyError for people who are not in the facts.
    """
    # From the copy for customers: no word that is internal can get into a mail.
    shared = facts_for_customer(facts)
    met = any(
        connection.team_member_id == team_member_id and connection.contact_id == contact_id
        for connection in facts.connections
    )
    # Ours from all facts, theirs from the copy: what one of ours is called is no secret.
    member = {member.id: member for member in facts.team}[team_member_id]
    contact = {contact.id: contact for contact in shared.contacts}[contact_id]
    me = next((member for member in facts.team if member.is_me), None)
    opening = _opening(shared, member, met)
    occasion = _occasion(shared)
    paragraphs: list[list[Message]] = [[say("Dear {name},", name=called(contact.name))], [opening]]
    if occasion is not None:
        paragraphs.append([occasion])
    paragraphs.append([_request(member, met)])
    paragraphs.append([say("Kind regards,"), say("{name}", name=me.name if me else "")])
    text = "\n\n".join("\n".join(_said(line) for line in lines) for lines in paragraphs).rstrip()
    return IntroductionDraft(
        contact.email,
        # Nobody is in copy of their own mail.
        "" if member.is_me else member.email,
        _said(_subject(shared, member, met)),
        text,
    )


def _said(line: Message) -> str:
    """As one line, whatever line ends the names hold."""
    return " ".join(render(line).split())


def _subject(shared: AccountFacts, member: TeamMember, met: bool) -> Message:
    if member.is_me or met:
        return say("{account}: a short talk", account=shared.account.name)
    return say("Introduction: {ours} and {account}", ours=member.name, account=shared.account.name)


def _opening(shared: AccountFacts, member: TeamMember, met: bool) -> Message:
    role = member.title or label(member.role)
    if member.is_me and met:
        return say("It has been a while since we last spoke, and I would like to hear how you are.")
    if member.is_me:
        return say(
            "I look after {account} on our side, and I would like to get to know you.",
            account=shared.account.name,
        )
    if met:
        return say(
            "It has been a while since you and {ours} ({role}, in copy) last spoke, and I would"
            " like to bring the two of you together again.",
            ours=member.name,
            role=role,
        )
    return say(
        "I would like to introduce {ours}, {role} on our side (in copy).",
        ours=member.name,
        role=role,
    )


def _occasion(shared: AccountFacts) -> Message | None:
    """What makes a talk worth their while now, in the customer's own words."""
    event = critical_event(shared.spiced, shared.as_of)
    entry = event.entry if event is not None else None
    # What lies behind is no occasion any more.
    if entry is not None and entry.event_on is not None and entry.event_on >= shared.as_of:
        return _coming(entry.text, entry.event_on)
    steps = sorted(
        (milestone.target_on, milestone.title)
        for milestone in shared.milestones
        if milestone.reached_on is None
    )
    # Only the first: behind a late milestone the later ones are not what people talk about.
    if steps and steps[0][0] >= shared.as_of:
        return _coming(steps[0][1], steps[0][0])
    goals = [goal.statement for goal in shared.goals if goal.reached_on is None]
    if goals:
        return say(
            "We agreed on this goal: “{goal}”. A short talk would help us to get it right for you.",
            goal=goals[0],
        )
    return None


def _coming(what: str, on: date) -> Message:
    # The customer's words may name the day already; said twice it reads as if by a machine.
    if day_of_month(on) in what:
        return say(
            "“{what}” is coming up, and we would like to get it right for you.",
            what=what.rstrip(". "),
        )
    return say(
        "“{what}” is coming up on {on}, and we would like to get it right for you.",
        what=what.rstrip(". "),
        on=day_of_month(on),
    )


def _request(member: TeamMember, met: bool) -> Message:
    if member.is_me:
        return say("Would half an hour in the next two weeks suit you?")
    if met:
        return say("Would half an hour in the next two weeks suit you both?")
    return say("Would half an hour in the next two weeks suit you? I am glad to find the time.")
