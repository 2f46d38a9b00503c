"""What the program does of its own accord with mails that wait: claim, hand over, write down.

Who may send a mail is decided in a transaction: it is claimed before a server is spoken to, so that
no two senders take it, and a kill at any moment leaves a row that tells the truth (S1 to S3).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.outbox.acts import dated, say_follow_up
from csm_desktop.app.outbox.server import not_let_in
from csm_desktop.domain.correspondence.outbox import (
    DeliveryEnd,
    DeliveryOutcome,
    claimed,
    is_due,
    recovered,
    settled,
)
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState
from csm_desktop.mail.mail_server import MailServer
from csm_desktop.mail.sign_in.grant import SignInError
from csm_desktop.mail.sign_in.keys import MailKeys
from csm_desktop.storage.final_acts import make_final
from csm_desktop.storage.queries.outbox import claimed_ids, waiting_times
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.mail.smtp import Delivery

__all__ = ["Delivery"]


def recover(book: Book) -> int:
    """Mails that were being sent when the program ended are unknown from now on; how many."""
    with book.reading() as connection:
        found = claimed_ids(connection)
    return book.record(_recover) if found else 0


def _recover(work: Work) -> int:
    found = work.find(OutboxMail, state=MailState.CLAIMED.value)
    why = tr("The program ended while it was on its way: nobody knows if it arrived.")
    for mail in found:
        work.put(recovered(mail, why))
    return len(found)


def claim_next(book: Book) -> OutboxMail | None:
    """The next mail that is due, written down as being sent; None where none is."""
    with book.reading() as connection:
        due = [id_ for id_, at in waiting_times(connection) if at is None or at <= book.now()]
    for mail_id in due:
        # Looked at again inside the transaction: another sender may have been quicker.
        mail = book.record(_claim, mail_id)
        if mail is not None:
            return mail
    return None


def next_time(book: Book) -> datetime | None:
    """When the next mail may go; None where none waits."""
    with book.reading() as connection:
        times = [at or book.now() for _, at in waiting_times(connection)]
    return min(times, default=None)


def try_now(work: Work) -> int:
    """What waits for a connection is tried now, and not after its pause; how many mails."""
    found = [m for m in work.find(OutboxMail, state=MailState.QUEUED.value) if m.again_at]
    for mail in found:
        work.put(replace(mail, again_at=None))
    return len(found)


def _claim(work: Work, mail_id: int) -> OutboxMail | None:
    found = work.find(OutboxMail, id=mail_id)
    mail = found[0] if found else None
    if mail is None or not is_due(mail, work.now()):
        return None
    taken = claimed(mail, work.now())
    if taken is None:
        return None
    rows = [("outbox_mail", mail.id)]
    if mail.meeting_id is not None:
        follow_ups = work.find(FollowUp, meeting_id=mail.meeting_id)
        rows += [("follow_up", follow_up.id) for follow_up in follow_ups]
    # What has left cannot be undone: no undo may say that it never was.
    make_final(work.connection, mail.account_id, rows)
    return work.put(taken)


def deliver(
    mail: OutboxMail,
    server: MailServer,
    keys: MailKeys,
    begun: "Callable[[Delivery], object]" = lambda _: None,
) -> DeliveryOutcome:
    """Hand a claimed mail over; on a thread, for it takes as long as the server does.

    `begun` is told of each try before it begins, so that it can be stopped.
    """

    def attempt() -> DeliveryOutcome:
        try:
            secret = keys.secret(server)
        except SignInError as refusal:
            return not_let_in(refusal)
        if secret is None:
            return DeliveryOutcome(
                DeliveryEnd.NOT_ALLOWED,
                tr("The password is not known any more. Enter it under Settings, Mail."),
            )
        from csm_desktop.mail.smtp import Delivery  # the network, which most starts never use

        delivery = Delivery(server, secret)
        begun(delivery)
        return delivery.send(mail.sender, mail.waiting, mail.content.encode("ascii"))

    fresh = not keys.knows(server)
    outcome = attempt()
    # A token may end before its time; a new one is asked for once.
    if outcome.end is DeliveryEnd.NOT_ALLOWED and not fresh and keys.drop(server):
        return attempt()
    return outcome


def settle(book: Book, mail_id: int, outcome: DeliveryOutcome) -> OutboxMail:
    """Write down how a try ended, with the mail and with the follow-up that it is."""
    return book.record(_settle, mail_id, outcome)


def _settle(work: Work, mail_id: int, outcome: DeliveryOutcome) -> OutboxMail:
    mail = work.get(OutboxMail, mail_id)
    # Its user, or a restart, has said meanwhile what became of it: that stands.
    if mail.state is not MailState.CLAIMED:
        return mail
    done = dated(work, mail, settled(mail, outcome, work.now()))
    if done.sent_at is not None:
        say_follow_up(work, done, FollowUpState.SENT)
    elif done.state is MailState.REFUSED:
        # It falls back to a draft, which the mail program can take (S10).
        say_follow_up(work, done, FollowUpState.DRAFT)
    return work.put(done)
