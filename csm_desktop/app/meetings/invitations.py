"""Meetings, next steps and reviews as calendar files: what is sent again takes the former's place.

An invitation asks its guests (REQUEST): only then does their program offer to answer, and takes a
later version for the same meeting. It needs our address; without guests who have one, or where the
meeting came from somebody else's calendar, the file only tells (PUBLISH).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import (
    OUR_UIDS,
    Attendance,
    CalendarEntry,
    Meeting,
    uid_of_meeting,
)
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.files import atomic_write, check_target
from csm_desktop.mail.calendars import CalendarItem, Method, calendar_file
from csm_desktop.mail.compose import Recipient, sendable
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar file as it is written: what it asks for, and what it holds."""

    method: Method
    items: tuple[CalendarItem, ...]

    @property
    def content(self) -> bytes:
        """The bytes of the file. Raises UserError where a time zone is not known."""
        return calendar_file(self.items, self.method)


def write_invitation(book: Book, meeting_id: int, target: Path, *, overwrite: bool) -> Invitation:
    """Write a meeting as an .ics file; the book remembers what was said, for the next version.

    Raises UserError where nothing can be written, and before anything is remembered.
    """
    check_target(target, overwrite=overwrite)
    made = book.run(say("Invitation"), invitation, meeting_id)
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(made.content)
    return made


def write_dates(book: Book, account_id: int, target: Path, *, overwrite: bool) -> Invitation:
    """Write the days on which something is due for an account: its open actions and its reviews.

    Raises UserError where there is none.
    """
    made = dates(book, account_id)
    if not made.items:
        raise UserError(
            tr("No open action of this account has a day, and no review is planned."),
            tr("Nothing was written."),
        )
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(made.content)
    return made


def invitation(work: Work, /, meeting_id: int) -> Invitation:
    """A meeting as it is now; a version of its own where anything differs from what was sent last.

    Raises UserError for a meeting that was held, or whose time zone nobody knows.
    """
    meeting = work.get(Meeting, meeting_id)
    if meeting.ended_at is not None:
        raise UserError(tr("This meeting has ended: nobody can be invited to it any more."),
                        tr("Nothing was written."))  # fmt: skip
    entries = work.find(CalendarEntry, meeting_id=meeting_id)
    before = entries[0] if entries else None
    is_ours = before is None or before.is_ours
    me, guests = _people(work, meeting)
    asks = is_ours and me is not None and bool(guests)
    entry = _entry(work, meeting, before, me if asks else None, guests if asks else ())
    item = CalendarItem(
        uid=entry.uid, recurrence=entry.recurrence, sequence=entry.sequence,
        title=entry.title, starts=meeting.starts_at, zone=meeting.zone, minutes=meeting.minutes,
        changed_at=entry.modified_at or work.now(), place=meeting.place, text=entry.text,
        organiser=me if asks else None, guests=guests if asks else (), cancelled=entry.cancelled,
    )  # fmt: skip
    method = Method.PUBLISH
    if asks:
        method = Method.CANCEL if entry.cancelled else Method.REQUEST
    made = Invitation(method, (item,))
    # Before it is remembered: what cannot be written was not sent.
    _ = made.content
    if before is None:
        work.add(entry)
    # What somebody else's calendar said is kept: by it the next file is read.
    elif before.is_ours and entry != before:
        work.put(entry)
    return made


def _entry(
    work: Work,
    meeting: Meeting,
    before: CalendarEntry | None,
    me: Recipient | None,
    guests: tuple[Recipient, ...],
) -> CalendarEntry:
    """What the file says of the meeting, as the book remembers it; the version goes up where it
    differs from the last."""
    people = (*([me] if me else []), *guests)
    said = CalendarEntry(
        before.id if before else work.new_id(),
        meeting.account_id,
        before.uid if before else uid_of_meeting(meeting.id),
        before.recurrence if before else "",
        before.sequence if before else 0,
        before.modified_at if before else work.now().replace(microsecond=0),
        meeting.id,
        title=meeting.title or label(meeting.kind),
        starts_at=meeting.starts_at,
        zone=meeting.zone,
        minutes=meeting.minutes,
        place=meeting.place,
        text=_text(meeting, before),
        guests=tuple(sorted({each.address.casefold() for each in people})),
        cancelled=meeting.cancelled_at is not None,
        is_ours=before.is_ours if before else True,
    )
    if before is None or said == before:
        return said
    if not before.is_ours:  # somebody else counts its versions
        return said
    changed = work.now().replace(microsecond=0)
    return replace(said, sequence=before.sequence + 1, modified_at=changed)


def _text(meeting: Meeting, before: CalendarEntry | None) -> str:
    """What guests are told: why they meet and what about, and beneath it what an invitation that
    came from elsewhere says; nothing that is internal."""
    points = [f"- {point}" for point in meeting.agenda]
    own = "\n".join(filter(None, [meeting.purpose.strip(), *points]))
    theirs = before.sent_words if before is not None else ""
    return "\n\n".join(filter(None, [own, theirs]))


def _people(work: Work, meeting: Meeting) -> tuple[Recipient | None, tuple[Recipient, ...]]:
    """The user and the guests of both sides, as far as mail can go to them."""
    me, guests = None, []
    for attendance in work.find(Attendance, meeting_id=meeting.id):
        if attendance.attended is False:  # declined, or left out
            continue
        if attendance.contact_id is not None:
            contact = work.get(Contact, attendance.contact_id)
            guests.append((contact.name, contact.email))
        elif attendance.team_member_id is not None:
            member = work.get(TeamMember, attendance.team_member_id)
            if not member.is_me:
                guests.append((member.name, member.email))
    for member in work.find(TeamMember, is_me=1):
        me = Recipient(sendable(member.email), member.name) if member.email else None
    found = {address.casefold(): Recipient(sendable(address), name)
             for name, address in guests if address}  # fmt: skip
    return me, tuple(found.values())


def meeting_meant(book: Book, account_id: int, which: str) -> Meeting:
    """The meeting to come that an id or a part of a title means; the next one for "".

    Raises UserError where there is none, with what there is.
    """
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
    coming = [each for each in facts.meetings if each.ended_at is None]
    asked = " ".join(which.casefold().split())
    found = [
        each for each in coming if asked in (str(each.id), "") or asked in each.title.casefold()
    ]
    later = [each for each in found if each.starts_at >= book.now()]
    if found:
        return (later or found[-1:])[0]
    titles = ", ".join(each.title or label(each.kind) for each in coming)
    raise UserError(
        render(say("{account} has no meeting to come that is meant.", account=facts.account.name)),
        render(say("Nothing was written. To come: {titles}", titles=titles)) if titles
        else tr("Nothing was written. Plan one, or bring it in with a calendar."),
    )  # fmt: skip


def dates(book: Book, account_id: int) -> Invitation:
    """The days of an account as whole-day events: open actions that are due, reviews to come.

    They are for the user's own calendar. Nobody counts their versions, so each file is a later one.
    """
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
    now = book.now().replace(microsecond=0)
    version = int(now.timestamp() // 60)

    def item(uid: str, what: Message | str, on: date) -> CalendarItem:
        title = render(say("{account}: {what}", account=facts.account.name, what=what))
        return CalendarItem(f"{OUR_UIDS}{uid}", title, on, now, sequence=version)

    items = [
        item(f"action-{action.id}", action.title, action.due_on)
        for action in facts.actions
        if is_pending(action) and action.due_on is not None
    ]
    for review in facts.reviews:
        # A review with a meeting of its own is in that invitation.
        if review.status is ReviewStatus.PLANNED and review.meeting_id is None:
            items.append(item(f"review-{review.id}", say("EBR {n}", n=review.number), review.on))
        if review.next_on is not None and review.next_on >= facts.as_of:
            words = say("EBR {n}", n=review.number + 1)
            items.append(item(f"review-after-{review.id}", words, review.next_on))
    items.sort(key=lambda each: (each.starts, each.uid))
    return Invitation(Method.PUBLISH, tuple(items))
