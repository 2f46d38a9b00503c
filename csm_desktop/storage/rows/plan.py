"""The joint impact plan and its agreed versions."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class GoalRow(Row):
    """A row of plan.Goal."""

    __tablename__ = "goal"

    account_id: Stored[int] = stored_column(to="account", index=True)
    horizon: Stored[str]
    statement: Stored[str]
    persona: Stored[str]
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    metric_id: Stored[int | None] = stored_column(to="metric", index=True)
    measure: Stored[str]
    unit: Stored[str]
    baseline: Stored[str | None]
    target: Stored[str | None]
    actual: Stored[str | None]
    due_on: Stored[str | None]
    reached_on: Stored[str | None]
    position: Stored[int]


class MilestoneRow(Row):
    """A row of plan.Milestone."""

    __tablename__ = "milestone"

    account_id: Stored[int] = stored_column(to="account", index=True)
    title: Stored[str]
    target_on: Stored[str]
    expected_percent: Stored[int | None]
    proof: Stored[str]
    reached_on: Stored[str | None]
    achieved_percent: Stored[int | None]
    goal_id: Stored[int | None] = stored_column(to="goal")
    journey_step_id: Stored[int | None] = stored_column(to="journey_step")
    moment_of_truth: Stored[bool]
    position: Stored[int]


class ActionRow(Row):
    """A row of plan.Action."""

    __tablename__ = "action"

    account_id: Stored[int] = stored_column(to="account", index=True)
    title: Stored[str]
    side: Stored[str]
    team_member_id: Stored[int | None] = stored_column(to="team_member")
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    due_on: Stored[str | None]
    status: Stored[str]
    done_on: Stored[str | None]
    milestone_id: Stored[int | None] = stored_column(to="milestone")
    origin: Stored[str]
    origin_id: Stored[int | None]
    note: Stored[str]
    evidence: Stored[str]
    created_on: Stored[str | None]
    position: Stored[int]


class SuccessGapRow(Row):
    """A row of plan.SuccessGap."""

    __tablename__ = "success_gap"

    account_id: Stored[int] = stored_column(to="account", index=True)
    statement: Stored[str]
    check: Stored[str | None]
    action_id: Stored[int | None] = stored_column(to="action")
    accepted: Stored[bool]
    accepted_reason: Stored[str]


class PracticeRow(Row):
    """A row of plan.Practice."""

    __tablename__ = "practice"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    text: Stored[str]
    position: Stored[int]


class AgreedPlanRow(Row):
    """A row of plan.AgreedPlan."""

    __tablename__ = "agreed_plan"

    account_id: Stored[int] = stored_column(to="account", index=True)
    version: Stored[int]
    agreed_on: Stored[str]
    agreed_with: Stored[str]
    goals: Stored[str]
    milestones: Stored[str]
    actions: Stored[str]
    note: Stored[str]


class MoodRecordRow(Row):
    """A row of plan.MoodRecord."""

    __tablename__ = "mood_record"

    account_id: Stored[int] = stored_column(to="account", index=True)
    on: Stored[str]
    mood: Stored[str]
    note: Stored[str]
