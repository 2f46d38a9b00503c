"""What belongs to the book as a whole: settings, our team, journeys, segments."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class SettingRow(Row):
    """A row of settings.Setting."""

    __tablename__ = "setting"

    key: Mapped[str]
    value: Mapped[str]


class TeamMemberRow(Row):
    """A row of team.TeamMember."""

    __tablename__ = "team_member"

    name: Mapped[str]
    role: Mapped[str]
    title: Mapped[str]
    email: Mapped[str]
    is_me: Mapped[bool]
    active: Mapped[bool]


class JourneyTemplateRow(Row):
    """A row of journeys.JourneyTemplate."""

    __tablename__ = "journey_template"

    name: Mapped[str]
    silent_until: Mapped[str | None]


class JourneyStepRow(Row):
    """A row of journeys.JourneyStep."""

    __tablename__ = "journey_step"

    journey_id: Mapped[int] = mapped_column(to("journey_template"), index=True)
    title: Mapped[str]
    day: Mapped[int]
    expected_percent: Mapped[int | None]
    moment_of_truth: Mapped[bool]
    position: Mapped[int]


class SegmentRow(Row):
    """A row of segments.Segment."""

    __tablename__ = "segment"

    name: Mapped[str]
    engagement: Mapped[str]
    cadence_days: Mapped[int]
    review_cadence_days: Mapped[int]
    journey_id: Mapped[int | None] = mapped_column(to("journey_template"), index=True)
    first_value_definition: Mapped[str]
    first_value_days: Mapped[int]
    position: Mapped[int]
