"""Laggards, champions and expansion."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class StrategyRow(Row):
    """A row of strategies.Strategy."""

    __tablename__ = "strategy"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    started_on: Stored[str]
    ended_on: Stored[str | None]
    plan: Stored[str]
    reasons: Stored[str]
    hours_budget: Stored[str | None]
    hours_spent: Stored[str | None]
    note_to_sales: Stored[str]
    lesson: Stored[str]
    outcome: Stored[str]


class CriticalIssueRow(Row):
    """A row of strategies.CriticalIssue."""

    __tablename__ = "critical_issue"

    account_id: Stored[int] = stored_column(to="account", index=True)
    strategy_id: Stored[int] = stored_column(to="strategy", index=True)
    statement: Stored[str]
    solved_on: Stored[str | None]


class CommunicationItemRow(Row):
    """A row of strategies.CommunicationItem."""

    __tablename__ = "communication_item"

    account_id: Stored[int] = stored_column(to="account", index=True)
    strategy_id: Stored[int] = stored_column(to="strategy", index=True)
    audience: Stored[str]
    to_whom: Stored[str]
    message: Stored[str]
    channel: Stored[str]
    cadence_days: Stored[int | None]


class CelebrationRow(Row):
    """A row of strategies.Celebration."""

    __tablename__ = "celebration"

    account_id: Stored[int] = stored_column(to="account", index=True)
    kind: Stored[str]
    on: Stored[str]
    note: Stored[str]


class EssenceRow(Row):
    """A row of strategies.Essence."""

    __tablename__ = "essence"

    account_id: Stored[int] = stored_column(to="account", index=True)
    text: Stored[str]
    position: Stored[int]


class PairingRow(Row):
    """A row of strategies.Pairing."""

    __tablename__ = "pairing"

    account_id: Stored[int] = stored_column(to="account", index=True)
    champion_account_id: Stored[int] = stored_column(to="account")
    proposed_on: Stored[str]
    why: Stored[str]
    introduced_on: Stored[str | None]
    outcome: Stored[str]


class OpportunityRow(Row):
    """A row of opportunities.Opportunity."""

    __tablename__ = "opportunity"

    account_id: Stored[int] = stored_column(to="account", index=True)
    title: Stored[str]
    kind: Stored[str]
    impact: Stored[str]
    stage: Stored[str]
    amount_minor: Stored[int | None]
    amount_currency: Stored[str | None]
    close_on: Stored[str | None]
    decision_maker_id: Stored[int | None] = stored_column(to="contact")
    owner_id: Stored[int | None] = stored_column(to="team_member")
    process: Stored[str | None]
    note: Stored[str]


class SellingNoteRow(Row):
    """A row of opportunities.SellingNote."""

    __tablename__ = "selling_note"

    account_id: Stored[int] = stored_column(to="account", index=True)
    opportunity_id: Stored[int] = stored_column(to="opportunity", index=True)
    step: Stored[str]
    text: Stored[str]
    contact_id: Stored[int | None] = stored_column(to="contact", index=True)
    position: Stored[int]
