"""Meetings, who was there, notes and follow-ups."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class MeetingRow(Row):
    """A row of meetings.Meeting."""

    __tablename__ = "meeting"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    title: Mapped[str]
    starts_at: Mapped[str]
    zone: Mapped[str]
    minutes: Mapped[int]
    ended_at: Mapped[str | None]
    place: Mapped[str]
    purpose: Mapped[str]
    value_for_customer: Mapped[str]
    appreciation: Mapped[str]
    agenda: Mapped[str]
    summary: Mapped[str]
    summary_confirmed: Mapped[bool]
    looked_forward: Mapped[bool | None]
    got_value: Mapped[bool | None]
    stories: Mapped[str]
    questions: Mapped[str]
    directions: Mapped[str]
    external_id: Mapped[str]


class AttendanceRow(Row):
    """A row of meetings.Attendance."""

    __tablename__ = "attendance"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    meeting_id: Mapped[int] = mapped_column(to("meeting"), index=True)
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    team_member_id: Mapped[int | None] = mapped_column(to("team_member"))
    attended: Mapped[bool | None]


class EndGoalRow(Row):
    """A row of meetings.EndGoal."""

    __tablename__ = "end_goal"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    meeting_id: Mapped[int] = mapped_column(to("meeting"), index=True)
    text: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    met: Mapped[bool | None]


class NoteRow(Row):
    """A row of meetings.Note."""

    __tablename__ = "note"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    meeting_id: Mapped[int] = mapped_column(to("meeting"), index=True)
    tone_words: Mapped[str]
    priorities: Mapped[str]
    themes: Mapped[str]
    body: Mapped[str]


class FollowUpRow(Row):
    """A row of meetings.FollowUp."""

    __tablename__ = "follow_up"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    meeting_id: Mapped[int] = mapped_column(to("meeting"), index=True)
    to: Mapped[str]
    cc: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    state: Mapped[str]
    handed_off_at: Mapped[str | None]
    sent_at: Mapped[str | None]


class GoldenNoteRow(Row):
    """A row of meetings.GoldenNote."""

    __tablename__ = "golden_note"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    meeting_id: Mapped[int] = mapped_column(to("meeting"), index=True)
    step: Mapped[str]
    text: Mapped[str]
