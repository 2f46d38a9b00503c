"""Laggards, champions and expansion."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class StrategyRow(Row):
    """A row of strategies.Strategy."""

    __tablename__ = "strategy"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    started_on: Mapped[str]
    ended_on: Mapped[str | None]
    plan: Mapped[str]
    reasons: Mapped[str]
    hours_budget: Mapped[str | None]
    hours_spent: Mapped[str | None]
    note_to_sales: Mapped[str]
    lesson: Mapped[str]
    outcome: Mapped[str]


class CriticalIssueRow(Row):
    """A row of strategies.CriticalIssue."""

    __tablename__ = "critical_issue"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    strategy_id: Mapped[int] = mapped_column(to("strategy"), index=True)
    statement: Mapped[str]
    solved_on: Mapped[str | None]


class CommunicationItemRow(Row):
    """A row of strategies.CommunicationItem."""

    __tablename__ = "communication_item"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    strategy_id: Mapped[int] = mapped_column(to("strategy"), index=True)
    audience: Mapped[str]
    to_whom: Mapped[str]
    message: Mapped[str]
    channel: Mapped[str]
    cadence_days: Mapped[int | None]


class CelebrationRow(Row):
    """A row of strategies.Celebration."""

    __tablename__ = "celebration"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    kind: Mapped[str]
    on: Mapped[str]
    note: Mapped[str]


class EssenceRow(Row):
    """A row of strategies.Essence."""

    __tablename__ = "essence"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    text: Mapped[str]
    position: Mapped[int]


class PairingRow(Row):
    """A row of strategies.Pairing."""

    __tablename__ = "pairing"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    champion_account_id: Mapped[int] = mapped_column(to("account"))
    proposed_on: Mapped[str]
    why: Mapped[str]
    introduced_on: Mapped[str | None]
    outcome: Mapped[str]


class OpportunityRow(Row):
    """A row of opportunities.Opportunity."""

    __tablename__ = "opportunity"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    title: Mapped[str]
    kind: Mapped[str]
    impact: Mapped[str]
    stage: Mapped[str]
    amount_minor: Mapped[int | None]
    amount_currency: Mapped[str | None]
    close_on: Mapped[str | None]
    decision_maker_id: Mapped[int | None] = mapped_column(to("contact"))
    owner_id: Mapped[int | None] = mapped_column(to("team_member"))
    process: Mapped[str | None]
    note: Mapped[str]


class SellingNoteRow(Row):
    """A row of opportunities.SellingNote."""

    __tablename__ = "selling_note"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    opportunity_id: Mapped[int] = mapped_column(to("opportunity"), index=True)
    step: Mapped[str]
    text: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(to("contact"), index=True)
    position: Mapped[int]
