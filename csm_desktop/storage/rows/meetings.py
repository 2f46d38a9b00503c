"""Meetings, who was there, notes and follow-ups."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class MeetingRow(Row):
    """A row of meetings.Meeting."""

    __tablename__ = "meeting"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    title: Stored[str]
    starts_at: Stored[str]
    zone: Stored[str]
    minutes: Stored[int]
    ended_at: Stored[str | None]
    place: Stored[str]
    purpose: Stored[str]
    value_for_customer: Stored[str]
    appreciation: Stored[str]
    agenda: Stored[str]
    summary: Stored[str]
    summary_confirmed: Stored[bool]
    looked_forward: Stored[bool | None]
    got_value: Stored[bool | None]
    stories: Stored[str]
    questions: Stored[str]
    directions: Stored[str]
    external_id: Stored[str]


class AttendanceRow(Row):
    """A row of meetings.Attendance."""

    __tablename__ = "attendance"

    account_id: Stored[int] = stored_column(to="account", index=True)
    meeting_id: Stored[int] = stored_column(to="meeting", index=True)
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    team_member_id: Stored[int | None] = stored_column(to="team_member")
    attended: Stored[bool | None]


class EndGoalRow(Row):
    """A row of meetings.EndGoal."""

    __tablename__ = "end_goal"

    account_id: Stored[int] = stored_column(to="account", index=True)
    meeting_id: Stored[int] = stored_column(to="meeting", index=True)
    text: Stored[str]
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    met: Stored[bool | None]


class NoteRow(Row):
    """A row of meetings.Note."""

    __tablename__ = "note"

    account_id: Stored[int] = stored_column(to="account", index=True)
    meeting_id: Stored[int] = stored_column(to="meeting", index=True)
    tone_words: Stored[str]
    priorities: Stored[str]
    themes: Stored[str]
    body: Stored[str]


class FollowUpRow(Row):
    """A row of meetings.FollowUp."""

    __tablename__ = "follow_up"

    account_id: Stored[int] = stored_column(to="account", index=True)
    meeting_id: Stored[int] = stored_column(to="meeting", index=True)
    to: Stored[str]
    cc: Stored[str]
    subject: Stored[str]
    body: Stored[str]
    state: Stored[str]
    handed_off_at: Stored[str | None]
    sent_at: Stored[str | None]


class GoldenNoteRow(Row):
    """A row of meetings.GoldenNote."""

    __tablename__ = "golden_note"

    account_id: Stored[int] = stored_column(to="account", index=True)
    meeting_id: Stored[int] = stored_column(to="meeting", index=True)
    step: Stored[str]
    text: Stored[str]
