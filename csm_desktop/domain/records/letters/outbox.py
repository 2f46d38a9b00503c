"""Mails on their way out: what was written, how far each has come, and what servers said.

A mail's bytes and its Message-ID are frozen when the user says Send (reliability.md).
"""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, Searched, internal
from csm_desktop.values import dataclass


class MailState(StrEnum):
    """How far a mail has come.

    `CLAIMED` is written before a server is spoken to: found at a start, nobody knows what became
    of it (`UNKNOWN`), and only a person says so. `REFUSED`: not everybody got it.
    """

    DRAFT = "draft"
    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    HANDED_OFF = "handed_off"


class RecipientState(StrEnum):
    """What became of a mail for one of its recipients."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class RecipientResult:
    """What a server said of one recipient, the last time that it was asked."""

    address: str
    state: RecipientState
    reply: str = ""


@dataclass(frozen=True, slots=True)
class OutboxMail:
    """A mail to somebody at an account; `meeting_id` where it follows one up.

    `content` are the bytes as they go over the wire (ASCII), "" while it is a draft; `sender` the
    address that it goes from. It goes no earlier than `due_at`, and after a failure not before
    `again_at`. `trouble` says why it did not go. `campaign` is the set of drafts that it is one of.
    `sent_on` is the day that it was where the user was when it went.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    meeting_id: int | None = field(default=None, metadata=INTERNAL)
    contact_id: int | None = field(default=None, metadata=INTERNAL)
    to: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    cc: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    bcc: tuple[str, ...] = field(default=(), metadata=INTERNAL)
    subject: str = field(default="", metadata=internal(searched=Searched.TITLE, naming=True))
    body: str = field(default="", metadata=internal(searched=Searched.BODY))
    language: str = field(default="", metadata=INTERNAL)
    campaign: str = field(default="", metadata=INTERNAL)
    state: MailState = field(default=MailState.DRAFT, metadata=INTERNAL)
    sender: str = field(default="", metadata=INTERNAL)
    # No reference, for all that its name looks like one.
    message_id: str = field(default="", metadata=internal(to="", history=False))
    content: str = field(default="", metadata=internal(history=False))
    due_at: datetime | None = field(default=None, metadata=internal(label="Not before"))
    again_at: datetime | None = field(default=None, metadata=internal(history=False))
    claimed_at: datetime | None = field(default=None, metadata=internal(history=False))
    sent_at: datetime | None = field(default=None, metadata=INTERNAL)
    sent_on: date | None = field(default=None, metadata=internal(history=False))
    tries: int = field(default=0, metadata=internal(history=False))
    results: tuple[RecipientResult, ...] = field(default=(), metadata=internal(history=False))
    trouble: str = field(default="", metadata=internal(history=False))

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody who gets it, each once."""
        return tuple(dict.fromkeys((*self.to, *self.cc, *self.bcc)))

    @property
    def went_on(self) -> date | None:
        """The day on which it went to the first who got it; None where nobody has it."""
        if self.sent_at is None:
            return None
        return self.sent_on or self.sent_at.date()

    @property
    def reached(self) -> tuple[str, ...]:
        """Whom it is to and who has got it, as far as anybody answered; copies aside."""
        got = {r.address: r.state is RecipientState.ACCEPTED for r in self.results}
        return tuple(address for address in self.to if got.get(address, True))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who has not got it yet: nobody is sent it twice."""
        got = {r.address for r in self.results if r.state is RecipientState.ACCEPTED}
        return tuple(address for address in self.recipients if address not in got)


class OutboxMailText(TypedDict, total=False):
    """What a user writes of a mail."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    subject: str
    body: str
    language: str
