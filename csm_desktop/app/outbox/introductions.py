"""An introduction that goes out by the outbox."""

from csm_desktop.app.outbox.acts import names_at, queue
from csm_desktop.app.people.introductions import IntroductionDraft
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.storage.session import Work


def queue_introduction(
    work: Work, /, account_id: int, contact_id: int, draft: IntroductionDraft
) -> OutboxMail:
    """Let the draft go by the outbox in ten seconds: a mail of the account, to this contact.

    Raises UserError as `outbox.acts.queue` does, and where an address is missing or is none.
    """
    # Without an id yet: `queue` gives one to what was never stored.
    mail = OutboxMail(
        0,
        account_id,
        contact_id=contact_id,
        to=(draft.to,),
        cc=(draft.copy,) if draft.copy else (),
        subject=draft.subject,
        body=draft.text,
    )
    return queue(work, mail, names_at(work, account_id), None)
