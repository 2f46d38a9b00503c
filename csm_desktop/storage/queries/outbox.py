"""The mails of the outbox as lists show them, and when those that wait may go."""

import json
from datetime import date, datetime

from csm_desktop.domain.correspondence.audience import LastMail
from csm_desktop.domain.lists.outbox_lines import OutboxLine
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.domain.records.meetings import FollowUpState
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_INSTANT = codec_of("due_at", datetime, None)
_MAILS = """
SELECT o.id, o.account_id, a.name, o.meeting_id, o.subject, o."to", o.state, o.due_at, o.again_at,
       o.claimed_at, o.sent_at, o.tries, o.trouble, o.campaign
FROM outbox_mail o JOIN account a ON a.id = o.account_id AND a.deleted_at IS NULL
ORDER BY o.id
"""
_HANDED = """
SELECT f.id, f.account_id, a.name, f.meeting_id, f.subject, f."to", f.handed_off_at
FROM follow_up f JOIN account a ON a.id = f.account_id AND a.deleted_at IS NULL
WHERE f.state = ? ORDER BY f.id
"""
_WRITTEN = """
SELECT o."to", o.sent_at, o.sent_on FROM outbox_mail o
UNION ALL
SELECT f."to", f.sent_at, f.sent_on FROM follow_up f WHERE f.state = ? AND f.sent_at IS NOT NULL
"""
_WAITING = """
SELECT o.id, o.due_at, o.again_at FROM outbox_mail o
JOIN account a ON a.id = o.account_id AND a.deleted_at IS NULL
WHERE o.state = ? ORDER BY o.due_at, o.id
"""


def outbox_lines(connection: BookConnection) -> tuple[OutboxLine, ...]:
    """Every mail, and every follow-up that was handed to the mail program and not confirmed."""
    states = {state.value: state for state in MailState}
    found = []
    for row in execute(connection, _MAILS):
        id_, account_id, account, meeting_id, subject, to, state, due, again, began, sent, *more = (
            row
        )
        if state not in states:
            continue  # damaged: `check` names it
        tries, trouble, campaign = more
        waits = max(filter(None, (_instant(due), _instant(again))), default=None)
        at = _instant(sent) or (waits if state == MailState.QUEUED.value else _instant(began))
        found.append(
            OutboxLine(
                id_, account_id, account, meeting_id, subject, tuple(json.loads(to)),
                states[state], at, tries, trouble, campaign,
            )
        )  # fmt: skip
    for row in execute(connection, _HANDED, (FollowUpState.HANDED_OFF.value,)):
        id_, account_id, account, meeting_id, subject, to, at = row
        found.append(
            OutboxLine(
                id_, account_id, account, meeting_id, subject, tuple(json.loads(to)),
                MailState.HANDED_OFF, _instant(at), is_follow_up=True,
            )
        )  # fmt: skip
    return tuple(found)


def waiting_times(connection: BookConnection) -> tuple[tuple[int, datetime | None], ...]:
    """The queued mails with the instants from which on they may go; None: now."""
    return tuple(
        (id_, max(filter(None, (_instant(due), _instant(again))), default=None))
        for id_, due, again in execute(connection, _WAITING, (MailState.QUEUED.value,))
    )


def claimed_ids(connection: BookConnection) -> tuple[int, ...]:
    """The mails that are written down as being sent."""
    rows = execute(
        connection, "SELECT id FROM outbox_mail WHERE state = ?", (MailState.CLAIMED.value,)
    )
    return tuple(id_ for (id_,) in rows)


def needs_somebody(connection: BookConnection) -> int:
    """How many mails wait for a person: drafts to look through, refused, unknown, handed over."""
    states = (MailState.DRAFT, MailState.REFUSED, MailState.UNKNOWN, MailState.HANDED_OFF)
    marks = ", ".join("?" * len(states))
    (mails,) = execute(
        connection,
        f"SELECT count(*) FROM outbox_mail WHERE state IN ({marks})",
        tuple(state.value for state in states),
    ).fetchone()
    (handed,) = execute(
        connection,
        "SELECT count(*) FROM follow_up WHERE state = ?",
        (FollowUpState.HANDED_OFF.value,),
    ).fetchone()
    return int(mails) + int(handed)


def written_to(connection: BookConnection) -> dict[str, LastMail]:
    """What went to each address, or waits to go, over the whole book, by address in lower case.

    Copies are for information, and count for nobody.
    """
    found: dict[str, LastMail] = {}
    for addresses, sent, day in execute(connection, _WRITTEN, (FollowUpState.SENT.value,)):
        at = _instant(sent)
        # Of what went before days were kept, the day of UTC is near enough for a span of days.
        went_on = date.fromisoformat(day) if day else at.date() if at else None
        for address in _addresses(addresses):
            known = found.get(address, LastMail())
            days = [on for on in (known.last_on, went_on) if on is not None]
            found[address] = LastMail(max(days, default=None), known.waits or at is None)
    return found


def opted_out(connection: BookConnection) -> frozenset[str]:
    """The addresses, in lower case, of everybody who wants no messages to many."""
    rows = execute(connection, "SELECT email FROM contact WHERE opted_out AND email <> ''")
    return frozenset(email.strip().casefold() for (email,) in rows)


def _addresses(text: str) -> tuple[str, ...]:
    try:
        return tuple(str(address).casefold() for address in json.loads(text))
    except ValueError:  # damaged: `check` names it
        return ()


def _instant(text: object) -> datetime | None:
    found = None if text is None else _INSTANT.read(text)
    return None if found is UNUSABLE else found
