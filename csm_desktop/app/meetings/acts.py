"""What can be done with meetings: plan, prepare, end, take out (domain.md §7).

Ending is one act: the time, who was there, the actions of the notes and the next step are stored
together, and undone together.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Unpack

from csm_desktop.app.meetings.guests import invite_contact
from csm_desktop.app.meetings.notes import store_noted
from csm_desktop.app.people.team import my_id
from csm_desktop.app.plan.actions import is_same
from csm_desktop.app.plan.shared_days import follow_meeting
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.meetings.end import entered_late, planned_end
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.meetings import (
    Attendance,
    CalendarEntry,
    EndGoal,
    FollowUp,
    GoldenNote,
    Meeting,
    MeetingDetails,
    MeetingFields,
    MeetingKind,
    Note,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.spiced import SpicedEntry
from csm_desktop.domain.records.strategies import RescueCase
from csm_desktop.domain.text.instants import day_in
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a meeting ends with: what, who, by when."""

    what: str
    owner: Owner
    due_on: date | None = None


def new_meeting(
    work: Work,
    /,
    account_id: int,
    kind: MeetingKind,
    starts_at: datetime,
    zone: str,
    contact_ids: Iterable[int] = (),
    **fields: Unpack[MeetingDetails],
) -> Meeting:
    """Plan a meeting with these people of the customer and the user; `starts_at` is an instant in
    UTC, `fields` are those of `Meeting`."""
    account = work.get(Account, account_id)
    fields["title"] = " ".join(fields.get("title", "").split())
    meeting = work.add(
        Meeting(work.new_id(), account.id, kind, starts_at=starts_at, zone=zone, **fields)
    )
    mine = my_id(work)
    # A book may not know yet which of the team is its user.
    if mine is not None:
        work.add(Attendance(work.new_id(), account_id, meeting.id, team_member_id=mine))
    for contact_id in contact_ids:
        invite_contact(work, meeting.id, contact_id)
    return meeting


def edit_meeting(work: Work, /, meeting_id: int, **fields: Unpack[MeetingFields]) -> Meeting:
    """Change fields of a meeting; a planned review that it is goes with its day.

    Raises UserError where it would end before it begins.
    """
    if "title" in fields:
        fields["title"] = " ".join(fields["title"].split())
    before = work.get(Meeting, meeting_id)
    meeting = replace(before, **fields)
    if meeting.ended_at is not None and meeting.ended_at < meeting.starts_at:
        raise UserError(tr("A meeting cannot end before it begins."), tr("Nothing was changed."))
    follow_meeting(work, work.put(meeting), before)
    return meeting


def call_off(work: Work, /, meeting_id: int, *, off: bool) -> Meeting:
    """Mark a meeting as cancelled, or say that it takes place after all; nothing of it is lost.

    Raises UserError for one that was held.
    """
    meeting = work.get(Meeting, meeting_id)
    if meeting.ended_at is not None:
        raise UserError(tr("This meeting has ended already."), tr("Nothing was changed."))
    return work.put(replace(meeting, cancelled_at=work.now() if off else None))


def remove_meeting(work: Work, meeting_id: int) -> None:
    """Take a meeting out with all that was written in it.

    The actions that were agreed there stay, since somebody waits for them, and so does what was
    learnt of SPICED, and a case that began there. A calendar that comes again does not bring it
    back.
    """
    meeting = work.get(Meeting, meeting_id)
    for kind in (Attendance, EndGoal, Note, FollowUp):
        for part in work.find(kind, meeting_id=meeting_id):
            work.remove(part)
    # A mail that went out went out, whatever becomes of its meeting.
    for mail in work.find(OutboxMail, meeting_id=meeting_id):
        work.put(replace(mail, meeting_id=None))
    # The case goes on: what was found out is true without the call.
    for golden in work.find(GoldenNote, meeting_id=meeting_id):
        work.put(replace(golden, meeting_id=None))
    for case in work.find(RescueCase, meeting_id=meeting_id):
        work.put(replace(case, meeting_id=None))
    for entry in work.find(SpicedEntry, meeting_id=meeting_id):
        work.put(replace(entry, meeting_id=None))
    for review in work.find(Review, meeting_id=meeting_id):
        work.put(replace(review, meeting_id=None))
    for invitation in work.find(CalendarEntry, meeting_id=meeting_id):
        work.put(replace(invitation, meeting_id=None))
    work.remove(meeting)


def add_end_goal(work: Work, meeting_id: int, text: str, contact_id: int | None = None) -> EndGoal:
    """Record what somebody would like to have accomplished. Raises UserError without words."""
    words = needed(text, tr("An end goal needs words."))
    meeting = work.get(Meeting, meeting_id)
    return work.add(EndGoal(work.new_id(), meeting.account_id, meeting_id, words, contact_id))


def word_end_goal(work: Work, end_goal_id: int, text: str) -> EndGoal | None:
    """Change the words of an end goal; without words it is taken out."""
    goal, words = work.get(EndGoal, end_goal_id), " ".join(text.split())
    if not words:
        work.remove(goal)
        return None
    return work.put(replace(goal, text=words))


def cover_point(work: Work, /, meeting_id: int, point: str, covered: bool = True) -> Meeting:
    """Say that a point of the agenda was dealt with, or that it was not."""
    meeting = work.get(Meeting, meeting_id)
    # Taken out first, so that a point that is ticked twice stands there once.
    others = tuple(each for each in meeting.covered if each != point)
    return work.put(replace(meeting, covered=(*others, point) if covered else others))


def mark_end_goal(work: Work, end_goal_id: int, met: bool | None) -> EndGoal:
    """Say whether an end goal was met; None is "not yet said"."""
    return work.put(replace(work.get(EndGoal, end_goal_id), met=met))


def end_meeting(
    work: Work,
    /,
    meeting_id: int,
    next_step: NextStep | None = None,
    absent: Collection[int] = (),
) -> Meeting:
    """End a meeting now: its clock starts, its notes' actions and its next step are stored.

    One that is ended on a later day was over when it was planned to be. `absent` are the ids of the
    attendances of those who did not come; the others whose attendance was not yet known came.
    Raises UserError for a meeting that has ended already.
    """
    meeting = work.get(Meeting, meeting_id)
    # A second end would start the clock anew, and a late follow-up would be on time.
    if meeting.ended_at is not None:
        raise UserError(tr("This meeting has ended already."), tr("Nothing was changed."))
    for each in work.find(Attendance, meeting_id=meeting_id):
        if each.attended is None:
            # Whoever was not named as absent came: only exceptions are ticked.
            work.put(replace(each, attended=each.id not in absent))
    store_noted(work, meeting_id)
    if next_step is not None:
        add_next_step(work, meeting_id, next_step)
    ended = _over_at(meeting, work.now())
    # Ended before it was to begin: then it began when it ended. What was held was not called off.
    starts = min(meeting.starts_at, ended)
    return work.put(
        replace(
            meeting,
            starts_at=starts,
            ended_at=ended,
            closed_at=entered_late(ended, work.now()),
            cancelled_at=None,
        )
    )


def say_held(work: Work, /, meeting_ids: Iterable[int]) -> tuple[Meeting, ...]:
    """Say of meetings that lie behind that they were held, each until it was planned to end, with
    all who were invited and did not decline; others, and those called off, are let be.

    Raises UserError where none of them was left to be said so.
    """
    held = tuple(
        end_meeting(work, meeting.id)
        for meeting in (work.get(Meeting, id_) for id_ in meeting_ids)
        if meeting.ended_at is None
        and meeting.cancelled_at is None
        and planned_end(meeting) < work.now()
    )
    if not held:
        raise UserError(
            tr("None of them lies behind and waits to be said to be held."),
            tr("Nothing was changed."),
        )
    return held


def _over_at(meeting: Meeting, now: datetime) -> datetime:
    planned = planned_end(meeting)
    # Past midnight: up to twice its time it may still have been going on.
    longest = planned + timedelta(minutes=meeting.minutes)
    same_day = day_in(now, meeting.zone) <= day_in(meeting.starts_at, meeting.zone)
    return now if same_day or now <= longest else planned


def reopen_meeting(work: Work, meeting_id: int) -> Meeting:
    """Say that a meeting has not ended after all; what was stored at its end stays."""
    return edit_meeting(work, meeting_id, ended_at=None, closed_at=None)


def add_next_step(work: Work, meeting_id: int, step: NextStep) -> Action:
    """Store the next step of a meeting. Raises UserError where it does not say what."""
    what = needed(step.what, tr("The next step does not say what is to be done."))
    meeting = work.get(Meeting, meeting_id)
    made = Action(
        id=work.new_id(),
        account_id=meeting.account_id,
        title=what,
        side=step.owner.side,
        team_member_id=step.owner.team_member_id,
        contact_id=step.owner.contact_id,
        due_on=step.due_on,
        origin=ActionOrigin.NEXT_STEP,
        origin_id=meeting_id,
        created_on=work.today(),
    )
    noted = [action for action in work.find(Action, origin_id=meeting_id) if is_same(action, made)]
    if noted:  # a line of the notes says so already: it is the next step, not a second action
        due_on = made.due_on or noted[0].due_on
        return work.put(replace(noted[0], origin=ActionOrigin.NEXT_STEP, due_on=due_on))
    return work.add(made)
