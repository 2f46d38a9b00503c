"""A follow-up that goes out by the outbox: a copy of it stays with its meeting."""

from dataclasses import replace
from datetime import datetime

from csm_desktop.app.meetings.acts import remove_meeting
from csm_desktop.app.meetings.follow_ups import draft_of
from csm_desktop.app.outbox.acts import names_at, queue, take_back
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState
from csm_desktop.storage.session import Work

_TRIED = (MailState.REFUSED, MailState.DRAFT)


def send_follow_up(work: Work, /, whole: FollowUp, at: datetime | None = None) -> OutboxMail:
    """Keep the mail as it stands and let it go, in ten seconds or at an instant.

    One that a server refused before goes under the same Message-ID. Raises UserError as
    `outbox.acts.queue` does, and for one that was sent or handed over already.
    """
    known = draft_of(work, whole.meeting_id)
    kept = work.put(
        replace(whole, id=known.id if known else work.new_id(), state=FollowUpState.QUEUED)
    )
    former = work.find(OutboxMail, meeting_id=whole.meeting_id)
    # The row that was tried bears the Message-ID by which a server may know the mail (S1).
    tried = next((mail for mail in former if mail.state in _TRIED), None)
    mail = tried or OutboxMail(0, whole.account_id, whole.meeting_id)
    text = replace(
        mail, to=kept.to, cc=kept.cc, subject=kept.subject, body=kept.body, language=kept.language
    )
    return queue(work, text, names_at(work, whole.account_id), at)


def queued_mail(facts: AccountFacts, meeting_id: int) -> OutboxMail | None:
    """The follow-up of a meeting that waits in the outbox and can be taken back."""
    waiting = (mail for mail in facts.outbox if mail.state is MailState.QUEUED)
    return next((mail for mail in waiting if mail.meeting_id == meeting_id), None)


def remove_with_mail(work: Work, /, meeting_id: int, *, takes_back: bool = False) -> None:
    """Take a meeting out as `remove_meeting` does; its mail that waits goes, or is taken back with
    it. Raises UserError where it has gone meanwhile."""
    if takes_back:
        for mail in work.find(OutboxMail, meeting_id=meeting_id):
            if mail.state in (MailState.QUEUED, MailState.CLAIMED):
                take_back(work, mail.id)
    remove_meeting(work, meeting_id)
