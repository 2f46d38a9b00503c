"""The joint impact plan and its agreed versions."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class GoalRow(Row):
    """A row of plan.Goal."""

    __tablename__ = "goal"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    horizon: Mapped[str]
    statement: Mapped[str]
    persona: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    metric_id: Mapped[int | None] = mapped_column(to("metric"), index=True)
    measure: Mapped[str]
    unit: Mapped[str]
    baseline: Mapped[str | None]
    target: Mapped[str | None]
    actual: Mapped[str | None]
    due_on: Mapped[str | None]
    reached_on: Mapped[str | None]
    position: Mapped[int]


class MilestoneRow(Row):
    """A row of plan.Milestone."""

    __tablename__ = "milestone"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    title: Mapped[str]
    target_on: Mapped[str]
    expected_percent: Mapped[int | None]
    proof: Mapped[str]
    reached_on: Mapped[str | None]
    achieved_percent: Mapped[int | None]
    goal_id: Mapped[int | None] = mapped_column(to("goal"))
    journey_step_id: Mapped[int | None] = mapped_column(to("journey_step"))
    moment_of_truth: Mapped[bool]
    position: Mapped[int]


class ActionRow(Row):
    """A row of plan.Action."""

    __tablename__ = "action"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    title: Mapped[str]
    side: Mapped[str]
    team_member_id: Mapped[int | None] = mapped_column(to("team_member"))
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    due_on: Mapped[str | None]
    status: Mapped[str]
    done_on: Mapped[str | None]
    milestone_id: Mapped[int | None] = mapped_column(to("milestone"))
    origin: Mapped[str]
    origin_id: Mapped[int | None]
    note: Mapped[str]
    evidence: Mapped[str]
    created_on: Mapped[str | None]
    position: Mapped[int]


class SuccessGapRow(Row):
    """A row of plan.SuccessGap."""

    __tablename__ = "success_gap"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    statement: Mapped[str]
    check: Mapped[str | None]
    action_id: Mapped[int | None] = mapped_column(to("action"))
    accepted: Mapped[bool]
    accepted_reason: Mapped[str]


class PracticeRow(Row):
    """A row of plan.Practice."""

    __tablename__ = "practice"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    text: Mapped[str]
    position: Mapped[int]


class AgreedPlanRow(Row):
    """A row of plan.AgreedPlan."""

    __tablename__ = "agreed_plan"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    version: Mapped[int]
    agreed_on: Mapped[str]
    agreed_with: Mapped[str]
    goals: Mapped[str]
    milestones: Mapped[str]
    actions: Mapped[str]
    note: Mapped[str]


class MoodRecordRow(Row):
    """A row of plan.MoodRecord."""

    __tablename__ = "mood_record"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    on: Mapped[str]
    mood: Mapped[str]
    note: Mapped[str]
