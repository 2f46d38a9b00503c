"""A book keeps models of effectiveness, and which behaviours an account showed (domain.md §9)."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "effectiveness_model",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        _id(),
        sa.PrimaryKeyConstraint("id", name="pk_effectiveness_model"),
    )
    op.create_table(
        "effectiveness_phase",
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _id(),
        sa.PrimaryKeyConstraint("id", name="pk_effectiveness_phase"),
        _key("effectiveness_phase", "model_id", "effectiveness_model"),
    )
    op.create_table(
        "behaviour",
        sa.Column("phase_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("practice", sa.String(), nullable=False),
        sa.Column("metric_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("capability_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        _id(),
        sa.PrimaryKeyConstraint("id", name="pk_behaviour"),
        _key("behaviour", "phase_id", "effectiveness_phase"),
        _key("behaviour", "metric_id", "metric"),
        _key("behaviour", "capability_id", "capability"),
    )
    op.create_index("ix_behaviour_metric_id", "behaviour", ["metric_id"])
    op.create_table(
        "behaviour_finding",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("behaviour_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        _id(),
        sa.PrimaryKeyConstraint("id", name="pk_behaviour_finding"),
        _key("behaviour_finding", "account_id", "account"),
        _key("behaviour_finding", "behaviour_id", "behaviour"),
        _key("behaviour_finding", "contact_id", "contact"),
    )
    for name in ("account_id", "contact_id"):
        op.create_index(f"ix_behaviour_finding_{name}", "behaviour_finding", [name])
