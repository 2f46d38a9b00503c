"""What a guest answered to an invitation: whether they come to a meeting that the book knows."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.app.imports.calendars.guests import GuestBook
from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.meetings import Attendance, CalendarEntry, Meeting
from csm_desktop.importers.calendars.calendar_plan import CalendarEvent


def take_answer(
    taking: ImportRun,
    taken: ListResult,
    guests: GuestBook,
    event: CalendarEvent,
    entries: Sequence[CalendarEntry],
    line: int,
) -> bool:
    """Mark who does not come, and who comes after all; False where the book has no such meeting.

    An answer to a series is one to each of its meetings. Nothing else of the event counts: a guest
    repeats what was known when the invitation was read.
    """
    meetings = [
        taking.fetch(Meeting, entry.meeting_id)
        for entry in entries
        if entry.meeting_id is not None and event.recurrence in ("", entry.recurrence)
    ]
    if not meetings:
        return False
    changed = False
    for meeting in meetings:
        # Who was there is known better here, once it is over.
        if meeting.ended_at is None:
            changed |= _answered(taking, guests, event, meeting)
    taken.known.append(Known(line, meetings[0].title, filled=changed))
    return True


def _answered(taking: ImportRun, guests: GuestBook, event: CalendarEvent, meeting: Meeting) -> bool:
    said = {
        id_: guest.declined
        for guest in event.guests
        if (id_ := guests.invited(guest, meeting.account_id)) is not None
    }
    changed = False
    for attendance in taking.work.find(Attendance, meeting_id=meeting.id):
        declined = said.get(attendance.contact_id or attendance.team_member_id or 0)
        after = attendance.attended
        if declined:
            after = False
        elif declined is False and attendance.attended is False:
            after = None
        if after is not attendance.attended:
            taking.put(replace(attendance, attended=after))
            changed = True
    return changed
