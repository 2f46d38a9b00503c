"""Mails as the outbox lists them."""

from datetime import datetime

from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One mail; `at` is when it may go, was begun, or went. `is_follow_up`: `id` is that of a
    follow-up which was handed to the mail program, and no mail of ours."""

    id: int
    account_id: int
    account: str
    meeting_id: int | None
    subject: str
    to: tuple[str, ...]
    state: MailState
    at: datetime | None = None
    tries: int = 0
    trouble: str = ""
    campaign: str = ""
    is_follow_up: bool = False

    @property
    def asks(self) -> bool:
        """Whether it waits for a person."""
        return self.state in (
            MailState.DRAFT, MailState.REFUSED, MailState.UNKNOWN, MailState.HANDED_OFF,
        )  # fmt: skip
