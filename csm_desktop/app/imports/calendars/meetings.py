"""Rows of a calendar: made once, known again by their id, and changed where the calendar changed.

What the calendar said last stands beside the meeting (`CalendarEntry`): so a title that the user
changed stays, and a meeting that was moved moves. What is called off is marked, never deleted.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from csm_desktop.app.imports.calendars.answers import take_answer
from csm_desktop.app.imports.calendars.guests import Group, GuestBook
from csm_desktop.app.imports.calendars.next_steps import AgreedSteps
from csm_desktop.app.imports.report import Difference, Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.app.plan.shared_days import follow_meeting
from csm_desktop.domain.meetings.kind_meant import kind_meant
from csm_desktop.domain.records.meetings import (
    Attendance,
    CalendarEntry,
    Meeting,
    MeetingKind,
    Note,
    meeting_of_uid,
)
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.calendars.calendar_plan import CalendarEvent
from csm_desktop.importers.calendars.series import DAYS
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.wording import clock_time, short_day, tr
from csm_desktop.wording.clock_words import day_and_time

_NOBODY = say("nobody who is invited belongs to an account; --account says whose meeting it is")
_UNKNOWN = say("it belongs to no account of the book")
_CALLED_OFF = say("called off before the book knew it")
_UNASKED = say("an answer to an invitation that the book does not know")
_Pair = tuple[ReadyRow, CalendarEvent, CalendarEntry | None]


def take_meetings(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the meetings of a calendar, those of one id together."""
    _Calendar(taking, taken).take(plan)


class _Calendar:
    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._guests = GuestBook(taking, taken)
        self._entries: dict[str, list[CalendarEntry]] = defaultdict(list)
        former = {entry.id: entry for entry in taking.work.find(CalendarEntry)}
        # Another calendar of the same import may hold the same meetings.
        made = taking.made[CalendarEntry]
        for id_ in former | dict(made):
            entry = taking.fetch(CalendarEntry, id_)
            self._entries[entry.uid].append(entry)
        self._gone = 0
        self._steps = AgreedSteps(taking, taken)

    def take(self, plan: ImportPlan) -> None:
        groups: dict[str, list[tuple[ReadyRow, CalendarEvent]]] = defaultdict(list)
        # By series: that an occurrence lacks can only be told from all of one id.
        for row in plan.drafts:
            event = row.values["event"]
            if isinstance(event, CalendarEvent) and event.is_answer:
                self._answer(row, event)
            elif isinstance(event, CalendarEvent):
                groups[event.uid].append((row, event))
        # Those that the user leaves out are in the calendar nevertheless: they are not called off.
        unwanted = {row.key for row in plan.left_out}
        for row in plan.left_out:
            event = row.values["event"]
            if isinstance(event, CalendarEvent) and not event.is_answer:
                groups[event.uid].append((row, event))
        for uid, rows in groups.items():
            pairs, left = _matched(rows, self._entries_of(uid, rows[0][1]))
            for row, event, entry in pairs:
                if row.key in unwanted:
                    continue
                if entry is None:
                    self._make(row, event)
                else:
                    self._meet(row, event, entry)
            self._leave_out([pair for pair in pairs if pair[0].key in unwanted])
            # Last, when it is known which entries no row has met.
            self._call_off(rows, left)
        self._taken.remarks += [*self._guests.remarks(), *self._steps.remarks()]
        if self._gone:
            text = say(
                "{n} meeting takes place no more: it is marked as cancelled",
                "{n} meetings take place no more: they are marked as cancelled",
                n=self._gone,
            )
            self._taken.remarks.append(ImportNotice(0, "", text))

    def _answer(self, row: ReadyRow, event: CalendarEvent) -> None:
        entries = self._entries.get(event.uid, [])
        if not take_answer(self._taking, self._taken, self._guests, event, entries, row.line):
            self._set_aside(row, event, _UNASKED)

    def _entries_of(self, uid: str, event: CalendarEvent) -> list[CalendarEntry]:
        """What is known of a calendar's id. An invitation of ours is met again by its id alone, and
        changes nothing, where the book does not know that it was sent (an undo, an older copy)."""
        found = self._entries[uid]
        number = meeting_of_uid(uid)
        if not found and number is not None:
            for meeting in self._taking.work.find(Meeting, id=number):
                sent = _entry(
                    event, self._taking.new_id(), meeting.id, meeting.account_id, is_ours=True
                )
                self._taking.add(sent)
                found.append(sent)
        return found

    def _leave_out(self, pairs: Sequence[_Pair]) -> None:
        """Keep with a series what of it the user does not want: the next file does not bring it.

        What is in the book by now stays there as it is.
        """
        for _, event, entry in pairs:
            account_id = next((known.account_id for known in self._entries[event.uid]), None)
            if entry is None and account_id is not None:
                kept = _entry(event, self._taking.new_id(), None, account_id)
                self._taking.add(kept)
                self._entries[event.uid].append(kept)

    # new ones

    def _make(self, row: ReadyRow, event: CalendarEvent) -> None:
        if event.is_cancelled:
            self._set_aside(row, event, _CALLED_OFF)
            return
        said, reference = account_of(self._taking.directory, row.values)
        if said is None and reference:
            self._set_aside(row, event, _UNKNOWN)
            return
        group = self._guests.group(event, row.line, said)
        account = group.account
        if account is None:
            self._set_aside(row, event, _NOBODY)
            return
        title = _title(event)
        if account.in_trash:
            self._taken.known.append(Known(row.line, account.name, in_trash=True))
            return
        kind = MeetingKind.INTERNAL if group.is_ours else kind_meant(title)
        meeting = Meeting(
            id=self._taking.new_id(), account_id=account.id, kind=kind, title=title,
            starts_at=event.starts, zone=event.zone, minutes=event.minutes, place=event.place,
            ended_at=self._held_until(row, event),
        )  # fmt: skip
        self._taking.add(meeting)
        # What a calendar says is an invitation; what a list says is a note on what was.
        if "held" in row.values and event.text:
            self._taking.add(Note(self._taking.new_id(), account.id, meeting.id, body=event.text))
        self._steps.take(row, meeting)
        mine = self._guests.me
        team = group.colleagues if mine is None else {mine: False} | group.colleagues
        self._invite(meeting, replace(group, colleagues=team), (),
                     came=row.values.get("held") is True)  # fmt: skip
        entry = _entry(event, self._taking.new_id(), meeting.id, account.id)
        self._taking.add(entry)
        self._entries[event.uid].append(entry)
        self._taken.stored += 1

    def _set_aside(self, row: ReadyRow, event: CalendarEvent, why: Message) -> None:
        shown = f"{_title(event)}, {short_day(event.starts.date(), with_year=True)}"
        self._taken.set_aside.append(SetAside(row.line, why, shown))

    def _held_until(self, row: ReadyRow, event: CalendarEvent) -> datetime | None:
        """When a meeting of a list was over that lies behind and was held, as far as it says."""
        if "held" not in row.values or row.values["held"] is False:
            return None
        ended = event.starts + timedelta(minutes=event.minutes)
        return ended if ended <= self._taking.now else None

    def _invite(
        self,
        meeting: Meeting,
        group: Group,
        there: Sequence[Attendance],
        *,
        came: bool = False,
    ) -> None:
        """Who is invited and not there yet. Who declined does not come; `came` says that those who
        are named were there."""
        known = {each.contact_id or each.team_member_id for each in there}
        ended = meeting.ended_at is not None
        for field, guests in (("contact_id", group.contacts), ("team_member_id", group.colleagues)):
            for id_, declined in guests.items():
                if id_ in known or (ended and there):
                    continue
                invited: dict[str, Any] = {field: id_}
                self._taking.add(
                    Attendance(
                        self._taking.new_id(), meeting.account_id, meeting.id,
                        attended=False if declined else (True if came else None), **invited,
                    )
                )  # fmt: skip

    # known ones

    def _meet(self, row: ReadyRow, event: CalendarEvent, entry: CalendarEntry) -> None:
        title = _title(event)
        after = _entry(event, entry.id, entry.meeting_id, entry.account_id, is_ours=entry.is_ours)
        # Who calls a meeting off says nothing new of it: its title gets "Canceled:" in front, and
        # of its guests only those stand there who are told.
        if event.is_cancelled:
            after = replace(
                after,
                title=entry.title,
                place=entry.place,
                text=entry.text,
                guests=entry.guests,
                minutes=entry.minutes,
            )
        # An older version must not undo what a newer one brought.
        if entry.meeting_id is None or _is_older(after, entry) or _is_same(after, entry):
            self._taken.known.append(Known(row.line, title))
            # The version is kept though nothing else changed: the next file is held against it.
            if entry.meeting_id is not None and _is_same(after, entry) and after != entry:
                self._taking.put(replace(after, sequence=max(after.sequence, entry.sequence)))
            return
        before = self._taking.fetch(Meeting, entry.meeting_id)
        meeting = self._changed(row, before, entry, after)
        self._steps.take(row, meeting, is_new=False)
        self._taking.put(after)
        if meeting != before:
            self._taking.put(meeting)
            self._taking.afterwards.append(
                partial(follow_meeting, self._taking.work, meeting, before)
            )
        if set(after.guests) != set(entry.guests):
            self._change_guests(row, event, entry, meeting)
        self._taken.known.append(Known(row.line, title, filled=True))

    def _changed(
        self, row: ReadyRow, meeting: Meeting, entry: CalendarEntry, after: CalendarEntry
    ) -> Meeting:
        """The meeting as the calendar has it now; what the user wrote stays and is told."""
        changed: dict[str, Any] = {}
        for name in ("title", "place", "minutes"):
            was, now = getattr(entry, name), getattr(after, name)
            own = getattr(meeting, name)
            if now in (was, own):
                continue
            if own == was or self._taking.update:
                changed[name] = now
            if own != was:
                self._differ(row, meeting, name, str(own), str(now))
        if (after.starts_at, after.zone) != (entry.starts_at, entry.zone) and after.starts_at:
            if meeting.ended_at is None:
                changed |= {"starts_at": after.starts_at, "zone": after.zone}
            else:  # held: when it was is known better here
                self._differ(row, meeting, "starts_at", _when(meeting.starts_at),
                             _when(after.starts_at))  # fmt: skip
        if after.cancelled != entry.cancelled and meeting.ended_at is None:
            changed["cancelled_at"] = self._taking.now if after.cancelled else None
        return replace(meeting, **changed)

    def _differ(self, row: ReadyRow, meeting: Meeting, name: str, ours: str, theirs: str) -> None:
        self._taken.differences.append(Difference(row.line, meeting.title, name, ours, theirs))

    def _change_guests(
        self, row: ReadyRow, event: CalendarEvent, entry: CalendarEntry, meeting: Meeting
    ) -> None:
        """Who was asked besides comes in; who is asked no more goes, unless they were there."""
        group = self._guests.group(event, row.line)
        there = self._taking.work.find(Attendance, meeting_id=meeting.id)
        if group.account is not None and group.account.id == meeting.account_id:
            self._invite(meeting, group, there)
        gone = set(entry.guests) - {one.address.casefold() for one in event.guests}
        # Who was at a meeting that is over is a fact, whatever the calendar says later.
        if meeting.ended_at is not None or not gone:
            return
        contacts = {id_ for address in gone for id_ in self._guests.known(address)}
        for attendance in there:
            if attendance.contact_id in contacts and attendance.attended is None:
                self._taking.drop(attendance)

    # what takes place no more

    def _call_off(
        self, rows: Sequence[tuple[ReadyRow, CalendarEvent]], left: Sequence[CalendarEntry]
    ) -> None:
        """Mark what is to come of a series and stands in it no more; the past stays as it was.

        An exception that comes alone says nothing of the others.
        """
        events = [event for _, event in rows]
        if not any(event.is_series or not event.recurrence for event in events):
            return
        all_off = all(event.is_cancelled for event in events)
        # Beyond the days that are expanded nothing can be missed; if all is off, there is no such
        # end.
        last = None if all_off else self._taking.now + timedelta(days=DAYS)
        for entry in left:
            starts = entry.starts_at
            if entry.cancelled or entry.meeting_id is None or starts is None:
                continue
            # What lies behind did take place, or its user has said what became of it.
            if starts < self._taking.now or (last is not None and starts > last):
                continue
            meeting = self._taking.fetch(Meeting, entry.meeting_id)
            if meeting.ended_at is None and meeting.cancelled_at is None:
                self._taking.put(replace(entry, cancelled=True))
                self._taking.put(replace(meeting, cancelled_at=self._taking.now))
                self._gone += 1


def _matched(
    rows: Sequence[tuple[ReadyRow, CalendarEvent]], entries: Sequence[CalendarEntry]
) -> tuple[list[_Pair], list[CalendarEntry]]:
    """Rows of one id with what is known of each, and the known ones that no row speaks of.

    By the id of the occurrence; where the whole series was moved within its days, by the day.
    """
    by_recurrence = {entry.recurrence: entry for entry in entries}
    pairs: list[_Pair] = []
    open_: list[tuple[ReadyRow, CalendarEvent]] = []
    for row, event in rows:
        entry = by_recurrence.pop(event.recurrence, None)
        if entry is None:
            open_.append((row, event))
        else:
            pairs.append((row, event, entry))
    by_day = {
        day_in(entry.starts_at, entry.zone): entry
        for entry in by_recurrence.values()
        if entry.starts_at is not None
    }
    for row, event in open_:
        entry = by_day.pop(day_in(event.starts, event.zone), None)
        if entry is not None:
            # Met after all, so it is none of those that no row speaks of.
            del by_recurrence[entry.recurrence]
        pairs.append((row, event, entry))
    return pairs, list(by_recurrence.values())


def _entry(
    event: CalendarEvent,
    id_: int,
    meeting_id: int | None,
    account_id: int,
    *,
    is_ours: bool = False,
) -> CalendarEntry:
    addresses = (one.address.casefold() for one in event.guests if one.address)
    return CalendarEntry(
        id_, account_id, event.uid, event.recurrence, event.sequence, event.modified, meeting_id,
        _title(event), event.starts, event.zone, event.minutes, event.place, event.text,
        tuple(sorted(set(addresses))), event.is_cancelled, is_ours,
    )  # fmt: skip


def _is_older(after: CalendarEntry, entry: CalendarEntry) -> bool:
    """Whether the file has a version that another has taken the place of."""
    if after.sequence != entry.sequence:
        return after.sequence < entry.sequence
    if after.modified_at is None or entry.modified_at is None:
        return False
    return after.modified_at < entry.modified_at


def _is_same(after: CalendarEntry, entry: CalendarEntry) -> bool:
    """Whether nothing is said that was not said before, whatever its version is called."""
    return after == replace(
        entry, recurrence=after.recurrence, sequence=after.sequence, modified_at=after.modified_at
    )


def _title(event: CalendarEvent) -> str:
    return event.title or tr("Meeting without a title")


def _when(moment: datetime) -> str:
    return f"{day_and_time(short_day(moment.date(), with_year=True), clock_time(moment))} UTC"
