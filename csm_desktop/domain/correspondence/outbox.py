"""How a mail goes from one state to the next: pure, so that every path can be walked in a test.

SMTP cannot promise exactly once. What is promised: no silent double, no silent loss
(reliability.md, S1 to S3, S7, S8).
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from csm_desktop.domain.records.letters.outbox import (
    MailState,
    OutboxMail,
    RecipientResult,
    RecipientState,
)
from csm_desktop.values import dataclass

UNDO_S = 10
"""Seconds in which a mail that was sent can be taken back without anybody having seen it."""
_PAUSES = (1, 2, 5, 15, 30, 60)  # minutes after a try that reached nobody, the last one repeated


class DeliveryEnd(StrEnum):
    """How a try to deliver ended.

    `ANSWERED`: each recipient has an answer. `NOT_REACHED`: nothing was handed over, so it can be
    tried again. `NOT_ALLOWED`: the server does not let this user send, which trying again will not
    mend. `UNKNOWN`: the mail was handed over, and no answer came.
    """

    ANSWERED = "answered"
    NOT_REACHED = "not_reached"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What a try came to; `why` are words for a person, `results` by address where answered.

    `is_heard`: somebody answered there, whatever was said.
    """

    end: DeliveryEnd
    why: str = ""
    results: Mapping[str, RecipientResult] = field(default_factory=dict)
    is_heard: bool = False


def is_due(mail: OutboxMail, now: datetime) -> bool:
    """Whether a mail can go now.

    A clock that was set back does not keep one for longer than it was to wait anyway.
    """
    if mail.state is not MailState.QUEUED:
        return False
    waits = [at for at in (mail.due_at, mail.again_at) if at is not None]
    return all(at <= now for at in waits)


def claimed(mail: OutboxMail, now: datetime) -> OutboxMail | None:
    """The mail as it is written down before a server is spoken to; None where it may not go."""
    if not is_due(mail, now):
        return None
    return replace(mail, state=MailState.CLAIMED, claimed_at=now, tries=mail.tries + 1)


def recovered(mail: OutboxMail, why: str) -> OutboxMail:
    """A mail that was being sent when the program ended: nobody knows what became of it, and `why`
    are the words for that."""
    if mail.state is not MailState.CLAIMED:
        return mail
    return replace(mail, state=MailState.UNKNOWN, trouble=why)


def settled(mail: OutboxMail, outcome: DeliveryOutcome, now: datetime) -> OutboxMail:
    """The mail after a try, of which it was claimed."""
    if outcome.end is DeliveryEnd.UNKNOWN:
        return replace(mail, state=MailState.UNKNOWN, trouble=outcome.why)
    if outcome.end is DeliveryEnd.NOT_ALLOWED:
        return replace(mail, state=MailState.REFUSED, trouble=outcome.why)
    if outcome.end is DeliveryEnd.NOT_REACHED:
        return _put_off(mail, outcome.why, now)
    # Answers of earlier tries stay: only who was tried again has a new one.
    known = {result.address: result for result in mail.results} | dict(outcome.results)
    results = tuple(known[address] for address in mail.recipients if address in known)
    mail = replace(mail, results=results, trouble="")
    states = {result.state for result in results}
    # Whoever was told "later" is asked again; who got it is not in `waiting` any more.
    if RecipientState.LATER in states:
        return _put_off(mail, outcome.why, now)
    if RecipientState.ACCEPTED in states and mail.sent_at is None:
        mail = replace(mail, sent_at=now)
    ended = MailState.REFUSED if RecipientState.REFUSED in states else MailState.SENT
    return replace(mail, state=ended, trouble=outcome.why, again_at=None)


def _put_off(mail: OutboxMail, why: str, now: datetime) -> OutboxMail:
    # Claiming counted this try already, so the first pause belongs to a count of one.
    pause = _PAUSES[min(mail.tries, len(_PAUSES)) - 1]
    again = now + timedelta(minutes=pause)
    # Somebody has it, so it went out today, whenever the others get it.
    first = any(result.state is RecipientState.ACCEPTED for result in mail.results)
    sent = now if first and mail.sent_at is None else mail.sent_at
    return replace(mail, state=MailState.QUEUED, trouble=why, again_at=again, sent_at=sent)


def retried(mail: OutboxMail, now: datetime) -> OutboxMail:
    """The mail to be tried again now, by the user's wish: under the same Message-ID, and to those
    alone who have not got it."""
    return replace(mail, state=MailState.QUEUED, again_at=None, due_at=now, trouble="")


def confirmed(mail: OutboxMail, now: datetime) -> OutboxMail:
    """The user says that it went out."""
    return replace(
        mail,
        state=MailState.SENT,
        # When it was begun is nearer to the truth than when somebody said so.
        sent_at=mail.sent_at or mail.claimed_at or now,
        trouble="",
        again_at=None,
    )
