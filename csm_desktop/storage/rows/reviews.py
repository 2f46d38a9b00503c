"""Executive business reviews."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class ReviewRow(Row):
    """A row of reviews.Review."""

    __tablename__ = "review"

    account_id: Stored[int] = stored_column(to="account", index=True)
    number: Stored[int]
    on: Stored[str]
    status: Stored[str]
    prepared_for: Stored[str]
    next_on: Stored[str | None]
    titles: Stored[str]
    left_out: Stored[str]
    shown: Stored[str]
    meeting_id: Stored[int | None] = stored_column(to="meeting", index=True)


class ReviewGoalRow(Row):
    """A row of reviews.ReviewGoal."""

    __tablename__ = "review_goal"

    account_id: Stored[int] = stored_column(to="account", index=True)
    review_id: Stored[int] = stored_column(to="review", index=True)
    text: Stored[str]
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    team_member_id: Stored[int | None] = stored_column(to="team_member")
    metric_id: Stored[int | None] = stored_column(to="metric", index=True)
    target: Stored[str | None]
    due_on: Stored[str | None]
    result: Stored[str]
    result_note: Stored[str]
    position: Stored[int]


class ReviewAskRow(Row):
    """A row of reviews.ReviewAsk."""

    __tablename__ = "review_ask"

    account_id: Stored[int] = stored_column(to="account", index=True)
    review_id: Stored[int] = stored_column(to="review", index=True)
    verb: Stored[str]
    text: Stored[str]
    due_on: Stored[str | None]
    position: Stored[int]


class ReviewMeasureRow(Row):
    """A row of reviews.ReviewMeasure."""

    __tablename__ = "review_measure"

    account_id: Stored[int] = stored_column(to="account", index=True)
    review_id: Stored[int] = stored_column(to="review", index=True)
    metric_id: Stored[int] = stored_column(to="metric", index=True)
    meaning: Stored[str]
    method: Stored[str]
    position: Stored[int]


class InitiativeRow(Row):
    """A row of reviews.Initiative."""

    __tablename__ = "initiative"

    account_id: Stored[int] = stored_column(to="account", index=True)
    title: Stored[str]
    description: Stored[str]
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    status: Stored[str]
    since: Stored[str | None]
    due_on: Stored[str | None]
    update: Stored[str]
    our_part: Stored[str]
    position: Stored[int]


class CapabilityRow(Row):
    """A row of reviews.Capability."""

    __tablename__ = "capability"

    title: Stored[str]
    benefit: Stored[str]
    product: Stored[str]
    available_on: Stored[str | None]


class CapabilityOfferRow(Row):
    """A row of reviews.CapabilityOffer."""

    __tablename__ = "capability_offer"

    account_id: Stored[int] = stored_column(to="account", index=True)
    capability_id: Stored[int] = stored_column(to="capability")
    why: Stored[str]
    position: Stored[int]
