"""What a user does with mails: write, send, schedule, take back, say what became of one.

Every one is an act that can be undone as long as no server was spoken to.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Unpack

from csm_desktop.app.outbox.server import server_in
from csm_desktop.domain.correspondence.outbox import UNDO_S, confirmed, retried
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail, OutboxMailText
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.mail.compose import Letter, Recipient
from csm_desktop.mail.frozen import frozen
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr

_OPEN = (MailState.DRAFT, MailState.REFUSED)
_ASKED = (MailState.HANDED_OFF, MailState.UNKNOWN)


def queue(
    work: Work, mail: OutboxMail, names: Mapping[str, str], at: datetime | None
) -> OutboxMail:
    """Freeze a mail and let it go at an instant, or in ten seconds; the mail as it is stored.

    `names` are those of addresses, in lower case. Raises UserError where no server is named, the
    user has no address, or what stands in it cannot be a mail.
    """
    if server_in(work.connection) is None:
        raise UserError(
            tr("No mail server is named yet."),
            tr("Name one under Settings, Mail; or hand the mail to your mail program."),
        )
    if not mail.recipients:
        raise UserError(tr("The mail has nobody to go to."), tr("Nothing was sent."))
    now = work.now()
    # A moment that has passed while somebody chose it means now.
    due = max(at, now) if at is not None else now + timedelta(seconds=UNDO_S)
    letter = letter_of(mail, names)
    made = frozen(letter, _sender(work), due, mail.bcc)
    # One that was tried before keeps its Message-ID: whoever has it knows it again (S1).
    content, message_id = made.content, mail.message_id or made.message_id
    content = content.replace(made.message_id, message_id)
    return work.put(
        replace(
            mail,
            id=mail.id or work.new_id(),
            state=MailState.QUEUED,
            sender=made.sender,
            message_id=message_id,
            content=content,
            due_at=due,
            again_at=None,
            trouble="",
        )
    )


def letter_of(mail: OutboxMail, names: Mapping[str, str]) -> Letter:
    """A mail as a letter, its addresses with the names that they belong to."""

    def people(addresses: tuple[str, ...]) -> tuple[Recipient, ...]:
        return tuple(Recipient(each, names.get(each.casefold(), "")) for each in addresses)

    return Letter(people(mail.to), people(mail.cc), mail.subject, mail.body)


def names_at(work: Work, account_id: int) -> dict[str, str]:
    """The names of everybody who can be written to from an account, by address."""
    people: tuple[Contact | TeamMember, ...] = (
        *work.find(TeamMember),
        *work.find(Contact, account_id=account_id),
    )
    return {person.email.casefold(): person.name for person in people if person.email}


def send_mail(work: Work, /, mail_id: int, at: datetime | None = None) -> OutboxMail:
    """Send a draft, or one that was refused: to those alone who have not got it.

    Raises UserError as `queue` does, and for a follow-up that nobody has got yet, whose text is
    that of its meeting.
    """
    mail = _in_state(work, mail_id, *_OPEN)
    if mail.meeting_id is not None and mail.sent_at is not None:
        due = work.now() + timedelta(seconds=UNDO_S)
        return work.put(replace(retried(mail, work.now()), due_at=at or due))
    if mail.meeting_id is not None:
        raise UserError(
            tr("A follow-up is sent from its meeting."), tr("Nothing was sent. O leads there.")
        )
    return queue(work, mail, names_at(work, mail.account_id), at)


def edit_mail(work: Work, /, mail_id: int, **fields: Unpack[OutboxMailText]) -> OutboxMail:
    """Change a mail that nobody has got."""
    mail = _in_state(work, mail_id, *_OPEN)
    if mail.sent_at is not None:
        raise _gone()
    return work.put(replace(mail, state=MailState.DRAFT, **fields))


def take_back(work: Work, /, mail_id: int) -> None:
    """A mail that waits does not go: it is a draft again, and so is the follow-up that it was."""
    mail = _in_state(work, mail_id, MailState.QUEUED, MailState.REFUSED, MailState.UNKNOWN,
                     MailState.HANDED_OFF)  # fmt: skip
    if mail.sent_at is not None:
        raise _gone()
    say_follow_up(work, mail, FollowUpState.DRAFT)
    # One that was tried keeps its Message-ID, should it be sent once more after all.
    if mail.meeting_id is not None and not mail.tries:
        work.remove(mail)
    else:
        work.put(replace(mail, state=MailState.DRAFT, content="", due_at=None, again_at=None))


def discard(work: Work, /, mail_id: int) -> None:
    """Throw a draft away."""
    work.remove(_in_state(work, mail_id, *_OPEN))


def retry(work: Work, /, mail_id: int) -> OutboxMail:
    """Try again now, under the same Message-ID, to those alone who have not got it."""
    mail = _in_state(work, mail_id, MailState.QUEUED, MailState.REFUSED, MailState.UNKNOWN)
    if mail.sent_at is None:
        say_follow_up(work, mail, FollowUpState.QUEUED)
    return work.put(retried(mail, work.now()))


def was_sent(work: Work, /, mail_id: int) -> OutboxMail:
    """The user says that it went out: one of which nobody knew, or that was handed over."""
    # Of one that a server answered nobody has to say what became of it.
    mail = _in_state(work, mail_id, *_ASKED)
    done = dated(work, mail, confirmed(mail, work.now()))
    say_follow_up(work, done, FollowUpState.SENT)
    return work.put(done)


def dated(work: Work, before: OutboxMail, after: OutboxMail) -> OutboxMail:
    """A mail that has gone, with the day that it was where the user is when it did."""
    if before.sent_at is not None or after.sent_at is None:
        return after
    return replace(after, sent_on=work.day_of(after.sent_at))


def handed_over(work: Work, /, mail_id: int) -> OutboxMail:
    """A mail was given to the mail program: whether it goes out is the user's to say (S11)."""
    mail = _in_state(work, mail_id, *_OPEN)
    return work.put(replace(mail, state=MailState.HANDED_OFF, claimed_at=work.now(), trouble=""))


def say_follow_up(work: Work, mail: OutboxMail, state: FollowUpState) -> None:
    """Let the follow-up that a mail is stand as far as the mail does."""
    if mail.meeting_id is None:
        return
    # Written as one act with the mail, so that the two never say different things.
    for follow_up in work.find(FollowUp, meeting_id=mail.meeting_id):
        sent = mail.sent_at if state is FollowUpState.SENT else None
        day = mail.went_on if sent is not None else None
        told = replace(follow_up, state=state, sent_at=sent, sent_on=day)
        if state is not FollowUpState.DRAFT:
            # What goes out are the mail's own words, whatever was written since.
            told = replace(told, to=mail.to, cc=mail.cc, subject=mail.subject, body=mail.body)
        work.put(told)


def _sender(work: Work) -> Recipient:
    me = next((member for member in work.find(TeamMember) if member.is_me), None)
    if me is None or not me.email:
        raise UserError(
            tr("Your own address is not known yet."), tr("Enter it under Settings, You.")
        )
    return Recipient(me.email, me.name)


def _in_state(work: Work, mail_id: int, *states: MailState) -> OutboxMail:
    mail = work.get(OutboxMail, mail_id)
    if mail.state not in states:
        raise _gone()
    return mail


def _gone() -> UserError:
    return UserError(
        tr("This mail is further by now."), tr("Nothing was changed. The outbox shows where it is.")
    )
