"""A book keeps what one unit of a measure or goal is worth to the customer (domain.md §9)."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

_LED_TO = ("account", "contact", "goal", "metric")
_ASKED_BY = ("account", "contact", "metric")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unit_worth",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=False),
        sa.Column("value_currency", sa.String(), nullable=False),
        sa.Column("times_a_year", sa.String(), nullable=False),
        sa.Column("metric_id", sa.Integer(), nullable=True),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_on", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit_worth"),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=f"fk_unit_worth_{name}_id",
                deferrable=True, initially="DEFERRED",
            )
            for name in _LED_TO
        ),
    )  # fmt: skip
    for name in _ASKED_BY:
        op.create_index(f"ix_unit_worth_{name}_id", "unit_worth", [f"{name}_id"])
