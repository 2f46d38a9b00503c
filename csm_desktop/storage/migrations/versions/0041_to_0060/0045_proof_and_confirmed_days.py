"""A step of a journey says how it is proven, by whom, and which reading tells it; a milestone which
day the customer confirmed; a goal what of ours serves it (domain.md §2, §5)."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"

_TEXTS = (("journey_step", "proof"), ("journey_step", "confirms"), ("milestone", "confirms"),
          ("goal", "served_by"))  # fmt: skip


def upgrade() -> None:
    """Add the columns; nobody has said any of it yet."""
    for table, name in _TEXTS:
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
        # The default was for the rows that are there: new ones bring their own.
        with op.batch_alter_table(table) as altered:
            altered.alter_column(name, server_default=None)
    op.add_column("milestone", sa.Column("confirmed_day", sa.String(), nullable=True))
    with op.batch_alter_table("journey_step") as step:
        step.add_column(sa.Column("metric_id", sa.Integer(), nullable=True))
        step.add_column(sa.Column("metric_line", sa.String(), nullable=True))
        step.create_foreign_key(
            "fk_journey_step_metric_id", "metric", ["metric_id"], ["id"],
            deferrable=True, initially="DEFERRED",
        )  # fmt: skip
    op.create_index("ix_journey_step_metric_id", "journey_step", ["metric_id"])
