"""Who is invited to a meeting, and who came (domain.md §7)."""

from dataclasses import replace

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Attendance, Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def invite_contact(work: Work, meeting_id: int, contact_id: int) -> Attendance:
    """Add somebody of the customer; who came to a meeting that has ended, was there."""
    meeting = work.get(Meeting, meeting_id)
    known = work.find(Attendance, meeting_id=meeting.id, contact_id=contact_id)
    if known:
        return known[0]
    contact = work.get(Contact, contact_id)
    # A contact of another account would carry this meeting into the wrong history.
    if contact.account_id != meeting.account_id:
        raise UserError(
            render(say("{name} does not belong to this account.", name=contact.name)),
            tr("Nothing was changed."),
        )
    # Added after the end means that they were there.
    came = True if meeting.ended_at else None
    return work.add(
        Attendance(
            work.new_id(), meeting.account_id, meeting.id, contact_id=contact_id, attended=came
        )
    )


def invite_member(work: Work, meeting_id: int, member_id: int) -> Attendance:
    """Add somebody of ours."""
    meeting = work.get(Meeting, meeting_id)
    known = work.find(Attendance, meeting_id=meeting_id, team_member_id=member_id)
    if known:
        return known[0]
    came = True if meeting.ended_at else None
    return work.add(
        Attendance(
            work.new_id(), meeting.account_id, meeting_id, team_member_id=member_id, attended=came
        )
    )


def uninvite(work: Work, attendance_id: int) -> None:
    """Take somebody out of a meeting."""
    work.remove(work.get(Attendance, attendance_id))


def say_came(work: Work, attendance_id: int, attended: bool | None) -> Attendance:
    """Say whether somebody came."""
    return work.put(replace(work.get(Attendance, attendance_id), attended=attended))
