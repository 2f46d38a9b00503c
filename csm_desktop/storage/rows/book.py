"""What belongs to the book as a whole: settings, our team, journeys, segments."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class SettingRow(Row):
    """A row of settings.Setting."""

    __tablename__ = "setting"

    key: Stored[str]
    value: Stored[str]


class TeamMemberRow(Row):
    """A row of team.TeamMember."""

    __tablename__ = "team_member"

    name: Stored[str]
    role: Stored[str]
    title: Stored[str]
    email: Stored[str]
    is_me: Stored[bool]
    active: Stored[bool]


class JourneyTemplateRow(Row):
    """A row of journeys.JourneyTemplate."""

    __tablename__ = "journey_template"

    name: Stored[str]
    silent_until: Stored[str | None]


class JourneyStepRow(Row):
    """A row of journeys.JourneyStep."""

    __tablename__ = "journey_step"

    journey_id: Stored[int] = stored_column(to="journey_template", index=True)
    title: Stored[str]
    day: Stored[int]
    expected_percent: Stored[int | None]
    moment_of_truth: Stored[bool]
    position: Stored[int]


class SegmentRow(Row):
    """A row of segments.Segment."""

    __tablename__ = "segment"

    name: Stored[str]
    engagement: Stored[str]
    cadence_days: Stored[int]
    review_cadence_days: Stored[int]
    journey_id: Stored[int | None] = stored_column(to="journey_template", index=True)
    first_value_definition: Stored[str]
    first_value_days: Stored[int]
    position: Stored[int]
