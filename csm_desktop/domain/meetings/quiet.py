"""Gone quiet: an account that we have lost touch with, and the trough in which it hurts most
(domain.md §4, §8)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import FollowUp, Meeting, MeetingKind
from csm_desktop.domain.records.plan import MoodRecord
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Contacted:
    """The last time that we had to do with the customer; `met` in a meeting, else in writing or
    as typed."""

    on: date
    met: bool


def held_on(meeting: Meeting) -> date | None:
    """The day a meeting was held, where it was planned; None while nobody has ended it."""
    return day_in(meeting.ended_at, meeting.zone) if meeting.ended_at else None


Held = tuple[date, Meeting]
"""A meeting with the customer and the day it was held."""


def held_within(meetings: Iterable[Meeting], since: date, as_of: date) -> tuple[Held, ...]:
    """The meetings with the customer held after `since` and up to `as_of`, in their own order.

    Instants are compared first, with a day to spare for the zones: asking for the local day of
    every meeting there ever was is what makes a book of thousands of accounts slow.
    """
    # A day to spare on each side, for the local day may differ from that of UTC.
    earliest = datetime.combine(since, time.min, UTC)
    latest = datetime.combine(as_of + timedelta(days=2), time.min, UTC)
    return tuple(
        (on, meeting)
        for meeting in meetings
        if (ended := meeting.ended_at) is not None
        and earliest <= ended < latest
        and meeting.kind is not MeetingKind.INTERNAL
        and since < (on := day_in(ended, meeting.zone)) <= as_of
    )


def last_contacted(facts: AccountFacts) -> Contacted | None:
    """The last contact up to `facts.as_of`: a meeting that was held (not an internal one), a
    follow-up or another mail that was sent, a call or mail that was logged, or a touch that was
    typed. None when nothing of it is recorded."""
    met = _last_met(facts.meetings, facts.as_of)
    written = follow_up_days(facts.meetings, facts.follow_ups)
    written += [on for mail in facts.outbox if mail.reached and (on := mail.went_on) is not None]
    typed = [
        connection.touched_on
        for connection in facts.connections
        if connection.touched_on is not None
    ]
    logged = [touch.on for touch in facts.touches if touch.is_contact]
    other = max((on for on in (*written, *typed, *logged) if on <= facts.as_of), default=None)
    # On one day the meeting says more than a mail.
    if met is not None and (other is None or met >= other):
        return Contacted(met, met=True)
    return Contacted(other, met=False) if other is not None else None


def follow_up_days(meetings: Iterable[Meeting], follow_ups: Iterable[FollowUp]) -> list[date]:
    """The user's days on which follow-ups went out."""
    gone = [mail for mail in follow_ups if mail.sent_at is not None]
    # Only of older ones the day has to be reckoned.
    zones = {meeting.id: meeting.zone for meeting in meetings} if gone else {}
    days = (mail.went_on(zones.get(mail.meeting_id, "UTC")) for mail in gone)
    return [on for on in days if on is not None]


def _last_met(meetings: Iterable[Meeting], as_of: date) -> date | None:
    ended = [
        (meeting.ended_at, meeting.zone)
        for meeting in meetings
        if meeting.ended_at is not None and meeting.kind is not MeetingKind.INTERNAL
    ]
    # From the latest back, for a local day costs, and one is enough nearly always.
    for instant, zone in sorted(ended, reverse=True):
        if (on := day_in(instant, zone)) <= as_of:
            return on
    return None


@dataclass(frozen=True, slots=True)
class Silence:
    """More days without a contact than the agreed cadence has `patience` for.

    `since` is the last contact, or the contract's start when there has been none.
    """

    since: date
    days: int
    patience: int
    in_trough: bool


@dataclass(frozen=True, slots=True)
class Quiet:
    """An account has gone quiet: for how long, against which cadence, and why that says so."""

    silence: Silence
    cadence_days: int
    why: Message


def in_trough(start: date | None, as_of: date, rules: Rules) -> bool:
    """Whether the account is in the months after signing in which reality sets in."""
    if start is None:
        return False
    return rules.trough_from_day <= (as_of - start).days <= rules.trough_to_day


def gone_quiet(facts: AccountFacts, rules: Rules) -> Quiet | None:
    """Whether a customer under contract has gone quiet (`silence`).

    Accounts without a segment have no cadence agreed, so none to miss.
    """
    account, segment = facts.account, facts.segment
    if segment is None or not is_customer(account):
        return None
    last = last_contacted(facts)
    cadence = segment.cadence_days
    found = silence(account.contract_start, last.on if last else None, cadence, facts.as_of, rules)
    return Quiet(found, cadence, _why(found, cadence, last)) if found is not None else None


def silence(
    start: date | None, last: date | None, cadence_days: int, as_of: date, rules: Rules
) -> Silence | None:
    """The silence of an account under contract since `start`, last contacted on `last`, if it is
    too long.

    That is once the agreed cadence has passed `rules.quiet_cadences` times without a contact; in
    the trough window after once (our choice: there, silence is the warning).
    """
    # Before the contract begins nothing was agreed that could be missed.
    if start is None or start > as_of:
        return None
    # Before the first contact the silence counts from the signature.
    since = last or start
    days = (as_of - since).days
    trough = in_trough(start, as_of, rules)
    patience = cadence_days * (1 if trough else rules.quiet_cadences)
    return Silence(since, days, patience, trough) if days > patience else None


def _why(found: Silence, cadence: int, last: Contacted | None) -> Message:
    why = say(
        "no contact for {n} day, agreed every {cadence}",
        "no contact for {n} days, agreed every {cadence}",
        n=found.days,
        cadence=cadence,
    )
    if last is None:
        # There may have been some that this book does not know of.
        why = say(
            "no contact on record in the {n} day since the contract began, agreed every {cadence}",
            "no contact on record in the {n} days since the contract began, agreed every {cadence}",
            n=found.days,
            cadence=cadence,
        )
    if not found.in_trough:
        return why
    return say("{why}; the months after signing are when doubts set in", why=why)


def mood_on(moods: Iterable[MoodRecord], as_of: date) -> MoodRecord | None:
    """The mood that was last recorded up to a day."""
    known = [mood for mood in moods if mood.on <= as_of]
    return max(known, key=lambda each: (each.on, each.id), default=None)
