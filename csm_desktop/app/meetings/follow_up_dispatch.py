"""A follow-up that goes out by the outbox: a copy of it stays with its meeting."""

from dataclasses import replace
from datetime import datetime

from csm_desktop.app.meetings.follow_ups import draft_of
from csm_desktop.app.outbox.acts import names_at, queue
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
    tried = next((mail for mail in former if mail.state in _TRIED), None)
    mail = tried or OutboxMail(0, whole.account_id, whole.meeting_id)
    text = replace(
        mail, to=kept.to, cc=kept.cc, subject=kept.subject, body=kept.body, language=kept.language
    )
    return queue(work, text, names_at(work, whole.account_id), at)
