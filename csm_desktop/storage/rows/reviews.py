"""Executive business reviews."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class ReviewRow(Row):
    """A row of reviews.Review."""

    __tablename__ = "review"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    number: Mapped[int]
    on: Mapped[str]
    status: Mapped[str]
    prepared_for: Mapped[str]
    next_on: Mapped[str | None]
    titles: Mapped[str]
    left_out: Mapped[str]
    shown: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(to("meeting"), index=True)


class ReviewGoalRow(Row):
    """A row of reviews.ReviewGoal."""

    __tablename__ = "review_goal"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    review_id: Mapped[int] = mapped_column(to("review"), index=True)
    text: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    team_member_id: Mapped[int | None] = mapped_column(to("team_member"))
    metric_id: Mapped[int | None] = mapped_column(to("metric"), index=True)
    target: Mapped[str | None]
    due_on: Mapped[str | None]
    result: Mapped[str]
    result_note: Mapped[str]
    position: Mapped[int]


class ReviewAskRow(Row):
    """A row of reviews.ReviewAsk."""

    __tablename__ = "review_ask"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    review_id: Mapped[int] = mapped_column(to("review"), index=True)
    verb: Mapped[str]
    text: Mapped[str]
    due_on: Mapped[str | None]
    position: Mapped[int]


class ReviewMeasureRow(Row):
    """A row of reviews.ReviewMeasure."""

    __tablename__ = "review_measure"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    review_id: Mapped[int] = mapped_column(to("review"), index=True)
    metric_id: Mapped[int] = mapped_column(to("metric"), index=True)
    meaning: Mapped[str]
    method: Mapped[str]
    position: Mapped[int]


class InitiativeRow(Row):
    """A row of reviews.Initiative."""

    __tablename__ = "initiative"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    title: Mapped[str]
    description: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    status: Mapped[str]
    since: Mapped[str | None]
    due_on: Mapped[str | None]
    update: Mapped[str]
    our_part: Mapped[str]
    position: Mapped[int]


class CapabilityRow(Row):
    """A row of reviews.Capability."""

    __tablename__ = "capability"

    title: Mapped[str]
    benefit: Mapped[str]
    product: Mapped[str]
    available_on: Mapped[str | None]


class CapabilityOfferRow(Row):
    """A row of reviews.CapabilityOffer."""

    __tablename__ = "capability_offer"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    capability_id: Mapped[int] = mapped_column(to("capability"))
    why: Mapped[str]
    position: Mapped[int]
